import { removeSetUp, saveSetUp, setUpOf } from "@backroot/storage";
import { data, redirect, useActionData, useLoaderData } from "react-router";
import { z } from "zod";
import { records } from "../../records.server.ts";
import { ChoiceEntry, EntryForm, EntryRow, LongEntry, Press, TextEntry, TickEntry } from "../../ui/entry/entry.tsx";
import { languageOf, pathIn } from "../../words/language.ts";
import { useStaffWords } from "../../words/staff.ts";
import type { Route } from "./+types/service";
import { meOf } from "./door.server.ts";
import { line, lineOrNull, minutesWithin } from "./entries.server.ts";
import { SetUpPage } from "./set-up-page.tsx";

/** What evidence and safety questions there are for; the content has them by these names. */
const treatments = [
  "assessment",
  "osteopathic_adjustment",
  "massage",
  "physiotherapy_exercise",
  "shockwave",
  "low_level_laser",
  "therapeutic_ultrasound",
  "electrotherapy",
  "dry_needling",
] as const;

export async function loader({ context, params }: Route.LoaderArgs) {
  const setUp = await setUpOf(context.get(records), meOf(context).clinic.id);
  const service = setUp.service.find(({ id }) => id === params.service) ?? null;
  if (service === null && params.service !== "new") throw new Response("There is no such service.", { status: 404 });
  return {
    service,
    rooms: service === null ? "treatment" : (JSON.parse(service.room_types) as string[]).join(", "),
    segment: setUp.service_segment.find(({ service_id }) => service_id === service?.id) ?? null,
    devices: [...new Set(setUp.resource.flatMap(({ kind, type }) => (kind === "device" && type ? [type] : [])))],
    practitioners: setUp.resource
      .filter(({ kind }) => kind === "practitioner")
      .map(({ id, name }) => {
        const does = setUp.practitioner_service.find(
          (row) => row.practitioner_id === id && row.service_id === service?.id,
        );
        return { id, name, does: does !== undefined, until: does?.competent_until ?? "" };
      }),
  };
}

const minutes = minutesWithin(0, 720);
const count = z
  .literal("")
  .transform(() => null)
  .or(z.coerce.number().int().min(0).max(1e8));
const wanted = z.object({
  name: line(120),
  treatment: z.enum(treatments),
  description: line(2000),
  evidence_note: lineOrNull(1000),
  length: minutesWithin(5, 720).refine((n) => n % 5 === 0),
  before: minutes,
  after: minutes,
  price: z
    .literal("")
    .transform(() => null)
    .or(z.coerce.number().min(0).max(1e6)),
  rooms: z.string().max(200),
  position: z.coerce.number().int().min(0).max(999),
  online: z.literal("on").optional(),
  active: z.literal("on").optional(),
  device: z.string().max(40),
  device_from: count,
  device_to: count,
  device_cleaning: count,
});

export async function action({ request, context, params, url }: Route.ActionArgs) {
  const { clinic, by } = meOf(context);
  const storage = context.get(records);
  const form = Object.fromEntries(await request.formData()) as Record<string, string>;
  const parsed = wanted.safeParse(form);
  const setUp = await setUpOf(storage, clinic.id);
  const was = setUp.service.find(({ id }) => id === params.service);
  if (!parsed.success || (was === undefined && params.service !== "new")) return data({ said: "form" } as const, 400);
  const to = parsed.data;
  const [from, until] = [to.device_from ?? 0, to.device_to ?? to.length];
  if (to.device !== "" && !(from < until && until <= to.length)) return data({ said: "form" } as const, 400);
  const id = was?.id ?? storage.newId();
  await saveSetUp(
    storage,
    clinic.id,
    "service",
    {
      id,
      treatment: to.treatment,
      name: to.name,
      description: to.description,
      evidence_note: to.evidence_note,
      length_min: to.length,
      before_min: to.before,
      after_min: to.after,
      price_minor: to.price === null ? null : Math.round(to.price * 100),
      room_types: JSON.stringify(
        to.rooms
          .split(",")
          .map((type) => type.trim())
          .filter((type) => type !== ""),
      ),
      notice_min: was?.notice_min ?? null,
      horizon_days: was?.horizon_days ?? null,
      step_min: was?.step_min ?? null,
      online: to.online === "on" ? 1 : 0,
      position: to.position,
      active: to.active === "on" ? 1 : 0,
    },
    by,
  );
  if (to.device === "") await removeSetUp(storage, clinic.id, "service_segment", { service_id: id, ordinal: 0 }, by);
  else
    await saveSetUp(
      storage,
      clinic.id,
      "service_segment",
      {
        service_id: id,
        ordinal: 0,
        device_type: to.device,
        from_min: from,
        to_min: until,
        cleaning_min: to.device_cleaning ?? 0,
      },
      by,
    );
  for (const { id: practitioner_id } of setUp.practitioner) {
    const key = { practitioner_id, service_id: id };
    const had = setUp.practitioner_service.some(
      (row) => row.practitioner_id === practitioner_id && row.service_id === id,
    );
    const until_ = form[`until-${practitioner_id}`] ?? "";
    const competent_until = /^\d{4}-\d\d-\d\d$/.test(until_) ? until_ : null;
    if (form[`does-${practitioner_id}`] === "on")
      await saveSetUp(storage, clinic.id, "practitioner_service", { ...key, competent_until }, by);
    else if (had) await removeSetUp(storage, clinic.id, "practitioner_service", key, by);
  }
  if (was === undefined)
    throw redirect(pathIn(languageOf(url.pathname), `/staff/${clinic.slug}/set-up/services/${id}`));
  return data({ said: "kept" } as const);
}

/** One service: what it is, how long, what it needs and who may do it. */
export default function ServiceSetUp() {
  const { service, rooms, segment, devices, practitioners } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { setUp } = useStaffWords();
  const own = setUp.service;
  const title = service?.name ?? setUp.addService;
  return (
    <SetUpPage title={title} here="services" said={answer?.said}>
      <EntryForm>
        <TextEntry label={setUp.name} name="name" defaultValue={service?.name} required maxLength={120} />
        <ChoiceEntry
          label={own.treatment}
          hint={own.treatmentHint}
          name="treatment"
          defaultValue={service?.treatment}
          options={treatments.map((id) => [id, own.treatments[id]])}
        />
        <LongEntry label={own.description} name="description" defaultValue={service?.description} required />
        <LongEntry
          label={own.evidence}
          hint={own.evidenceHint}
          name="evidence_note"
          rows={2}
          defaultValue={service?.evidence_note ?? ""}
        />
        <EntryRow>
          <TextEntry
            label={own.length}
            name="length"
            type="number"
            min={5}
            step={5}
            size="short"
            defaultValue={service?.length_min ?? 30}
            required
          />
          <TextEntry
            label={own.before}
            name="before"
            type="number"
            min={0}
            size="short"
            defaultValue={service?.before_min ?? 0}
            required
          />
          <TextEntry
            label={own.after}
            name="after"
            type="number"
            min={0}
            size="short"
            defaultValue={service?.after_min ?? 0}
            required
          />
          <TextEntry
            label={own.price}
            name="price"
            type="number"
            min={0}
            step="0.01"
            size="short"
            defaultValue={service?.price_minor == null ? "" : service.price_minor / 100}
          />
        </EntryRow>
        <TextEntry label={own.rooms} hint={own.roomsHint} name="rooms" defaultValue={rooms} />
        <EntryRow>
          <ChoiceEntry
            label={own.device}
            name="device"
            size="short"
            defaultValue={segment?.device_type ?? ""}
            options={[["", own.noDevice], ...devices.map((type) => [type, type] as const)]}
          />
          <TextEntry
            label={own.deviceFrom}
            name="device_from"
            type="number"
            min={0}
            size="short"
            defaultValue={segment?.from_min ?? ""}
          />
          <TextEntry
            label={own.deviceTo}
            name="device_to"
            type="number"
            min={0}
            size="short"
            defaultValue={segment?.to_min ?? ""}
          />
          <TextEntry
            label={own.cleaning}
            name="device_cleaning"
            type="number"
            min={0}
            size="short"
            defaultValue={segment?.cleaning_min ?? ""}
          />
        </EntryRow>
        <fieldset>
          <legend>{own.who}</legend>
          {practitioners.map(({ id, name, does, until }) => (
            <EntryRow key={id}>
              <TickEntry label={name} name={`does-${id}`} defaultChecked={does} />
              <TextEntry
                label={`${own.until}: ${name}`}
                name={`until-${id}`}
                type="date"
                size="short"
                defaultValue={until}
              />
            </EntryRow>
          ))}
        </fieldset>
        <TextEntry
          label={setUp.position}
          name="position"
          type="number"
          min={0}
          size="short"
          defaultValue={service?.position ?? 0}
          required
        />
        <TickEntry label={own.online} name="online" defaultChecked={service?.online !== 0} />
        <TickEntry label={setUp.active} name="active" defaultChecked={service?.active !== 0} />
        <Press>{setUp.save}</Press>
      </EntryForm>
    </SetUpPage>
  );
}
