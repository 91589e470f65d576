import { changeClinic, clinicById, saveSetUp, setUpOf } from "@backroot/storage";
import { data, useActionData, useLoaderData } from "react-router";
import { z } from "zod";
import { records } from "../../records.server.ts";
import { EntryForm, EntryRow, LongEntry, Press, TextEntry } from "../../ui/entry/entry.tsx";
import { useStaffWords } from "../../words/staff.ts";
import { useLanguage } from "../../words/words.ts";
import type { Route } from "./+types/set-up";
import { meOf } from "./door.server.ts";
import { isZone, line, lineOrNull, minutesWithin } from "./entries.server.ts";
import { SetUpPage } from "./set-up-page.tsx";

export async function loader({ context }: Route.LoaderArgs) {
  // As it is now: at the door it was what it was before this change.
  const clinic = (await clinicById(context.get(records), meOf(context).clinic.id))!;
  const { name, phone, email, currency, notice_min, horizon_days, step_min, change_limit_min } = clinic;
  const { location } = await setUpOf(context.get(records), clinic.id);
  return { name, phone, email, currency, notice_min, horizon_days, step_min, change_limit_min, location };
}

const wanted = z.discriminatedUnion("do", [
  z.object({
    do: z.literal("clinic"),
    name: line(120),
    phone: lineOrNull(40),
    email: z
      .literal("")
      .transform(() => null)
      .or(z.email().max(254)),
    currency: z.string().regex(/^[A-Z]{3}$/),
    notice_min: minutesWithin(0, 20_160),
    horizon_days: z.coerce.number().int().min(1).max(730),
    step_min: minutesWithin(5, 240).refine((n) => n % 5 === 0),
    change_limit_min: minutesWithin(0, 20_160),
  }),
  z.object({
    do: z.literal("location"),
    id: z.string().max(64),
    name: line(120),
    address: line(400),
    directions: lineOrNull(2000),
    phone: lineOrNull(40),
    zone: z.string().max(64).refine(isZone),
  }),
]);

export async function action({ request, context }: Route.ActionArgs) {
  const { clinic, by } = meOf(context);
  const storage = context.get(records);
  const form = wanted.safeParse(Object.fromEntries(await request.formData()));
  if (!form.success) return data({ said: "form" } as const, 400);
  const { do: what, ...to } = form.data;
  if (what === "clinic") await changeClinic(storage, clinic.id, to as Omit<typeof to, "id">, by);
  else {
    const row = to as Extract<z.output<typeof wanted>, { do: "location" }>;
    const { id, name, address, directions, phone, zone } = row;
    const place = { id: id === "" ? storage.newId() : id, name, address, directions, phone, zone };
    await saveSetUp(storage, clinic.id, "location", place, by);
  }
  return data({ said: "kept" } as const);
}

/** The clinic itself: how it is called and found, and its rules for booking. */
export default function ClinicSetUp() {
  const clinic = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { setUp, making } = useStaffWords();
  const hours = new Intl.NumberFormat(useLanguage(), { style: "unit", unit: "hour", unitDisplay: "long" });
  return (
    <SetUpPage title={setUp.clinic} here="" said={answer?.said}>
      <EntryForm>
        <input type="hidden" name="do" value="clinic" />
        <TextEntry label={setUp.name} name="name" defaultValue={clinic.name} required maxLength={120} />
        <EntryRow>
          <TextEntry label={making.phone} name="phone" type="tel" size="short" defaultValue={clinic.phone ?? ""} />
          <TextEntry label={making.email} name="email" type="email" defaultValue={clinic.email ?? ""} />
        </EntryRow>
        <TextEntry label={setUp.currency} name="currency" size="short" defaultValue={clinic.currency} required />
        <EntryRow>
          {(["notice_min", "change_limit_min", "step_min", "horizon_days"] as const).map((name) => (
            <TextEntry
              key={name}
              label={setUp.policies[name]}
              hint={name !== "horizon_days" && clinic[name] > 60 ? `= ${hours.format(clinic[name] / 60)}` : undefined}
              name={name}
              type="number"
              size="short"
              min={0}
              defaultValue={clinic[name]}
              required
            />
          ))}
        </EntryRow>
        <Press>{setUp.save}</Press>
      </EntryForm>
      {[...clinic.location, null].map((place) => (
        <section key={place?.id ?? "new"} aria-labelledby={`place-${place?.id ?? "new"}`}>
          <h2 id={`place-${place?.id ?? "new"}`}>{place?.name ?? setUp.addLocation}</h2>
          <EntryForm>
            <input type="hidden" name="do" value="location" />
            <input type="hidden" name="id" value={place?.id ?? ""} />
            <TextEntry label={setUp.name} name="name" defaultValue={place?.name} required maxLength={120} />
            <TextEntry label={setUp.address} name="address" defaultValue={place?.address} required maxLength={400} />
            <LongEntry
              label={setUp.directions}
              name="directions"
              defaultValue={place?.directions ?? ""}
              maxLength={2000}
            />
            <EntryRow>
              <TextEntry label={making.phone} name="phone" type="tel" size="short" defaultValue={place?.phone ?? ""} />
              <TextEntry label={setUp.zone} name="zone" size="short" defaultValue={place?.zone} required />
            </EntryRow>
            <Press kind="plain">{setUp.save}</Press>
          </EntryForm>
        </section>
      ))}
    </SetUpPage>
  );
}
