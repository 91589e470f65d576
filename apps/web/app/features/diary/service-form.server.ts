import type { ServiceRow, ServiceSegmentRow } from "@backroot/storage";
import { z } from "zod";
import { treatments } from "../../treatments.server.ts";
import { line, lineOrNull, minutesWithin } from "./entries.server.ts";

/** What evidence and safety questions there are for, by the names the content has. */
export const treatmentIds = ["assessment", ...treatments.treatments.map(({ id }) => id)];

const minutes = minutesWithin(0, 720);
const count = z
  .literal("")
  .transform(() => null)
  .or(z.coerce.number().int().min(0).max(1e8));
const wanted = z.object({
  name: line(120),
  treatment: z.enum(treatmentIds),
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

type Form = Readonly<Record<string, string>>;
type Row<R> = Omit<R, "clinic_id">;

/** A service as the form has it, with the part of it that uses a device. */
export type ServiceSaid = Readonly<{ service: Row<ServiceRow>; segment: Row<ServiceSegmentRow> | null }>;

/**
 * Reads the form; undefined when something in it is not right.
 *
 * @param was the service as it is: what the form does not ask for stays
 * @param digits of the clinic's currency after the point: 2 for EUR, 0 for JPY
 */
export function serviceIn(
  form: Form,
  id: string,
  was: Row<ServiceRow> | undefined,
  digits: number,
): ServiceSaid | undefined {
  const parsed = wanted.safeParse(form);
  if (!parsed.success) return undefined;
  const to = parsed.data;
  const [from, until] = [to.device_from ?? 0, to.device_to ?? to.length];
  if (to.device !== "" && !(from < until && until <= to.length)) return undefined;
  const types = to.rooms.split(",").map((type) => type.trim());
  return {
    service: {
      id,
      treatment: to.treatment,
      name: to.name,
      description: to.description,
      evidence_note: to.evidence_note,
      length_min: to.length,
      before_min: to.before,
      after_min: to.after,
      price_minor: to.price === null ? null : Math.round(to.price * 10 ** digits),
      room_types: JSON.stringify(types.filter((type) => type !== "")),
      notice_min: was?.notice_min ?? null,
      horizon_days: was?.horizon_days ?? null,
      step_min: was?.step_min ?? null,
      online: to.online === "on" ? 1 : 0,
      position: to.position,
      active: to.active === "on" ? 1 : 0,
    },
    segment:
      to.device === ""
        ? null
        : {
            service_id: id,
            ordinal: 0,
            device_type: to.device,
            from_min: from,
            to_min: until,
            cleaning_min: to.device_cleaning ?? 0,
          },
  };
}

/** Whether a practitioner does it, and the last day on which they may. */
export function competenceIn(form: Form, practitionerId: string): Readonly<{ until: string | null }> | undefined {
  const until = form[`until-${practitionerId}`] ?? "";
  if (form[`does-${practitionerId}`] !== "on") return undefined;
  return { until: /^\d{4}-\d\d-\d\d$/.test(until) ? until : null };
}
