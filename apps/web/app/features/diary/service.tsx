import { removeSetUp, saveSetUp, setUpOf } from "@backroot/storage";
import { data, redirect, useActionData, useLoaderData } from "react-router";
import { records } from "../../records.server.ts";
import {
  ChoiceEntry,
  EntryForm,
  EntryRow,
  LongEntry,
  NumberEntry,
  Press,
  TextEntry,
  TickEntry,
} from "../../ui/entry/entry.tsx";
import { languageOf, pathIn } from "../../words/language.ts";
import { useStaffWords } from "../../words/staff.ts";
import type { Route } from "./+types/service";
import { meOf } from "./door.server.ts";
import style from "./record.module.css";
import { competenceIn, serviceIn, treatmentIds } from "./service-form.server.ts";
import { SetUpPage } from "./set-up-page.tsx";

/** How many digits a currency has after the point: 2 for EUR, 0 for JPY. */
function digitsOf(currency: string): number {
  return new Intl.NumberFormat("en", { style: "currency", currency }).resolvedOptions().maximumFractionDigits ?? 2;
}

export async function loader({ context, params }: Route.LoaderArgs) {
  const { clinic } = meOf(context);
  const setUp = await setUpOf(context.get(records), clinic.id);
  const service = setUp.service.find(({ id }) => id === params.service) ?? null;
  if (service === null && params.service !== "new") throw new Response("There is no such service.", { status: 404 });
  const digits = digitsOf(clinic.currency);
  return {
    service,
    treatments: treatmentIds,
    digits,
    price: service?.price_minor == null ? null : service.price_minor / 10 ** digits,
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

export async function action({ request, context, params, url }: Route.ActionArgs) {
  const { clinic, by } = meOf(context);
  const storage = context.get(records);
  const form = Object.fromEntries(await request.formData()) as Record<string, string>;
  const setUp = await setUpOf(storage, clinic.id);
  const was = setUp.service.find(({ id }) => id === params.service);
  const id = was?.id ?? storage.newId();
  const said =
    was === undefined && params.service !== "new" ? undefined : serviceIn(form, id, was, digitsOf(clinic.currency));
  if (said === undefined) return data({ said: "form" } as const, 400);
  await saveSetUp(storage, clinic.id, "service", said.service, by);
  if (said.segment === null)
    await removeSetUp(storage, clinic.id, "service_segment", { service_id: id, ordinal: 0 }, by);
  else await saveSetUp(storage, clinic.id, "service_segment", said.segment, by);
  for (const { id: practitioner_id } of setUp.practitioner) {
    const key = { practitioner_id, service_id: id };
    const does = competenceIn(form, practitioner_id);
    const did = setUp.practitioner_service.some(
      (row) => row.practitioner_id === practitioner_id && row.service_id === id,
    );
    if (does) await saveSetUp(storage, clinic.id, "practitioner_service", { ...key, competent_until: does.until }, by);
    else if (did) await removeSetUp(storage, clinic.id, "practitioner_service", key, by);
  }
  if (was === undefined)
    throw redirect(pathIn(languageOf(url.pathname), `/staff/${clinic.slug}/set-up/services/${id}`));
  return data({ said: "kept" } as const);
}

/** One service: what it is, how long, what it needs and who may do it. */
export default function ServiceSetUp() {
  const { service, treatments, price, digits, rooms, segment, devices, practitioners } = useLoaderData<typeof loader>();
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
          options={treatments.map((id) => [id, own.treatments[id as keyof typeof own.treatments] ?? id])}
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
          <NumberEntry
            label={own.length}
            name="length"
            min={5}
            step={5}
            defaultValue={service?.length_min ?? 30}
            required
          />
          <NumberEntry label={own.before} name="before" defaultValue={service?.before_min ?? 0} required />
          <NumberEntry label={own.after} name="after" defaultValue={service?.after_min ?? 0} required />
          <NumberEntry label={own.price} name="price" step={10 ** -digits} defaultValue={price ?? ""} />
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
          <NumberEntry label={own.deviceFrom} name="device_from" defaultValue={segment?.from_min ?? ""} />
          <NumberEntry label={own.deviceTo} name="device_to" defaultValue={segment?.to_min ?? ""} />
          <NumberEntry label={own.cleaning} name="device_cleaning" defaultValue={segment?.cleaning_min ?? ""} />
        </EntryRow>
        <fieldset className={style.who}>
          <legend>{own.who}</legend>
          {practitioners.map(({ id, name, does, until }) => (
            <div key={id}>
              <TickEntry label={name} name={`does-${id}`} defaultChecked={does} />
              <TextEntry
                label={own.until}
                aria-label={`${own.until}: ${name}`}
                name={`until-${id}`}
                type="date"
                size="short"
                defaultValue={until}
              />
            </div>
          ))}
        </fieldset>
        <NumberEntry label={setUp.position} name="position" defaultValue={service?.position ?? 0} required />
        <TickEntry label={own.online} name="online" defaultChecked={service?.online !== 0} />
        <TickEntry label={setUp.active} name="active" defaultChecked={service?.active !== 0} />
        <Press>{setUp.save}</Press>
      </EntryForm>
    </SetUpPage>
  );
}
