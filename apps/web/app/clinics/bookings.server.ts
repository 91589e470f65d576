import { nearestSlots, type Slot } from "@backroot/scheduling";
import {
  type Answered,
  auditEntries,
  type Booking,
  bookedBefore,
  bookVisit,
  type ClinicRow,
  cancelVisit,
  type Errand,
  moveVisit,
  type SetUp,
  type Storage,
  type VisitRow,
} from "@backroot/storage";
import { treatments } from "../treatments.server.ts";
import { appointmentAt, serviceOf, slotsFor } from "./bookable.server.ts";

const [hour, day] = [3_600, 86_400];
/** A reminder goes out so long before the visit. */
const remindBefore = 2 * day;
/** What a person did can be taken back for so long, in seconds. */
export const undoFor = 180;

export type Asked = Readonly<{
  service: string;
  /** Epoch seconds. */
  start: number;
  practitioner?: string | undefined;
  person: Readonly<{ name: string; email: string; phone?: string | undefined }>;
  language: string;
  /** Where the person is, as an IANA name. */
  zone?: string | undefined;
  /** What the safety questions found, by rule; the answers stay with the person. */
  screening: Readonly<{ version: string; answeredAt: number; fired: readonly string[] }>;
}>;

export type Outcome =
  | Readonly<{ visit: VisitRow; repeated: boolean }>
  | Readonly<{ lost: readonly Slot[] }>
  | Readonly<{ refused: "unknown_service" | "not_bookable" | "screening_old" | "screening_unknown" | "key_reused" }>;

/**
 * Books a visit for a person: what the questions found is held against the rules again, and the time against the diary.
 *
 * @param key chosen by who asks; the same booking sent again books once
 */
export async function book(
  storage: Storage,
  clinic: ClinicRow,
  setUp: SetUp,
  key: string,
  asked: Asked,
): Promise<Outcome> {
  const service = serviceOf(clinic, setUp, asked.service);
  const row = setUp.service.find(({ id }) => id === asked.service);
  if (service === undefined || row === undefined) return { refused: "unknown_service" };
  const { name, email, phone } = asked.person;
  const requestKey = `person:${key}`;
  // Without a practitioner's name several visits would do; whichever it was, the same request finds it again.
  const same = JSON.stringify([asked.service, asked.start, asked.practitioner ?? null, name, email, phone ?? null]);
  const refused = refusalOf(row.treatment, asked.screening, storage.now());
  if (refused) {
    const before = await bookedBefore(storage, clinic.id, requestKey, same);
    return before ? outcomeOf(before) : { refused };
  }
  const bookingOf = (slot: Slot): Booking => ({
    ...appointmentAt(slot, service),
    clinicId: clinic.id,
    requestKey,
    asked: same,
    what: {
      kind: "visit",
      serviceId: asked.service,
      person: { name, email, phone: phone ?? null, language: asked.language, zone: zoneIn(asked.zone) },
      priceMinor: row.price_minor,
      cautions: asked.screening.fired.filter((id) => ruleOf(id)?.level !== "inform"),
      screening: {
        modelVersion: asked.screening.version,
        answers: {}, // they never left the person's device
        outcome: "bookable",
        fired: asked.screening.fired,
        answeredAt: asked.screening.answeredAt,
      },
    },
    source: "web",
    by: { kind: "person", id: null },
    errands: errandsOf("confirmation", slot.start, storage.now()),
  });
  const search = {
    from: asked.start,
    until: asked.start + 1,
    ...(asked.practitioner !== undefined && { practitioner: asked.practitioner }),
  };
  // Somebody may take the room we would have had while another is free: so look again, as long as there is one.
  for (let tries = 0; tries < mostTries; tries++) {
    const [slot] = await slotsFor(storage, clinic, setUp, service, search);
    if (slot === undefined) break;
    const booked = await bookVisit(storage, bookingOf(slot));
    if (!("taken" in booked)) return outcomeOf(booked);
  }
  // It may have been this very request, sent twice, that took the last one.
  const meanwhile = await bookedBefore(storage, clinic.id, requestKey, same);
  return meanwhile ? outcomeOf(meanwhile) : { lost: await nearest(storage, clinic, setUp, asked) };
}

/** Each time we lose, somebody else has booked at that very time. */
const mostTries = 50;

function outcomeOf(booked: Answered): Outcome {
  if ("visit" in booked) return booked;
  return { refused: booked.refused === "key_reused" ? "key_reused" : "unknown_service" };
}

/** A zone that this server knows, or null. */
function zoneIn(asked: string | undefined): string | null {
  try {
    return asked === undefined ? null : new Intl.DateTimeFormat("en", { timeZone: asked }).resolvedOptions().timeZone;
  } catch {
    return null;
  }
}

/** The rule with an id such as "gate/bleeds_easily". */
export function ruleOf(id: string) {
  const [home, name] = id.split("/");
  const rules = home === "gate" ? treatments.gate : treatments.treatments.find((t) => t.id === home)?.rules;
  return rules?.find((rule) => rule.id === name);
}

function refusalOf(treatment: string, { version, answeredAt, fired }: Asked["screening"], now: number) {
  if (version !== treatments.version) return "screening_unknown" as const;
  if (answeredAt > now + 300 || now - answeredAt > day) return "screening_old" as const;
  for (const id of fired) {
    const rule = ruleOf(id);
    if (rule === undefined || !(id.startsWith("gate/") || id.startsWith(`${treatment}/`)))
      return "screening_unknown" as const;
    const stops = rule.level === "block" || rule.level === "refer_first";
    const emergency = "pathway" in rule && rule.pathway === "emergency";
    if (emergency || (stops && rule.component === undefined && treatment !== "assessment"))
      return "not_bookable" as const;
  }
  return undefined;
}

/** The nearest times to one that was lost, at most a week to either side. */
async function nearest(storage: Storage, clinic: ClinicRow, setUp: SetUp, { service: id, start, practitioner }: Asked) {
  const service = serviceOf(clinic, setUp, id)!;
  const lost = { start, practitioner: practitioner ?? "", location: setUp.location[0]?.id ?? "" };
  // Four that are found near by are the nearest of all, so most searches are short.
  for (const around of [hour, 4 * hour, day, 3 * day, 7 * day]) {
    const search = { from: start - around, until: start + around + 1, devicesFirst: true };
    const found = nearestSlots(await slotsFor(storage, clinic, setUp, service, search), lost, 4);
    if (found.length === 4 || around === 7 * day) return found;
  }
  return [];
}

function errandsOf(kind: string, start: number, now: number): readonly Errand[] {
  const remindAt = start - remindBefore;
  return [
    { kind, payload: {} },
    ...(kind !== "cancelled" && remindAt > now ? [{ kind: "reminder", payload: {}, dueAt: remindAt }] : []),
  ];
}

const byPerson = { kind: "person", id: null } as const;

/** Whether a person may still move or cancel a visit by their link. */
export function mayChange({ change_limit_min }: ClinicRow, visit: VisitRow, now: number): boolean {
  return visit.state === "booked" && now < visit.starts_at - change_limit_min * 60;
}

/** What a person did last, and until when they may take it back; for a move, to which start that leads. */
export type Undo =
  | Readonly<{ of: "booking" | "cancellation"; until: number }>
  | Readonly<{ of: "move"; until: number; start: number }>;

/**
 * What a person may take back of a visit: what they did last, for three minutes, whatever the clinic's limit for changes. What
 * staff did meanwhile is not theirs to undo.
 */
export async function undoOf(storage: Storage, visit: VisitRow): Promise<Undo | undefined> {
  const now = storage.now();
  const until = visit.updated_at + undoFor;
  if (now > until || visit.starts_at <= now) return undefined;
  const last = await lastChange(storage, visit);
  if (last?.actor_kind !== "person") return undefined;
  if (last.action === "visit.booked" && visit.state === "booked") return { of: "booking", until };
  if (last.action === "visit.cancelled" && visit.state === "cancelled") return { of: "cancellation", until };
  if (last.action !== "visit.moved" || visit.state !== "booked") return undefined;
  const { from } = JSON.parse(last.detail) as { from: number };
  // A cancellation that was taken back is a move to where it was.
  return from === visit.starts_at || from <= now ? undefined : { of: "move", until, start: from };
}

async function lastChange(storage: Storage, visit: VisitRow) {
  const log = await auditEntries(storage, visit.clinic_id, { subjectId: visit.id, limit: 100 });
  return log.find(({ action }) => /^visit\.(booked|moved|overridden|marked|cancelled)$/.test(action));
}

/** Whether what happened last to a visit gave it another time; one that was cancelled and put back has its own. */
export async function hasNewTime(storage: Storage, visit: VisitRow): Promise<boolean> {
  const last = await lastChange(storage, visit);
  return last !== undefined && (JSON.parse(last.detail) as { from?: unknown }).from !== visit.starts_at;
}

/** Takes back what {@link undoOf} says. `lost` when somebody has the time meanwhile; it then stays as it is. */
export async function undo(
  storage: Storage,
  clinic: ClinicRow,
  setUp: SetUp,
  visit: VisitRow,
  what: Undo,
): Promise<"done" | "lost"> {
  if (what.of === "booking") {
    await cancel(storage, visit);
    return "done";
  }
  const start = what.of === "move" ? what.start : visit.starts_at;
  return (await moveTo(storage, clinic, setUp, visit, start, { notice: 0 })) === "moved" ? "done" : "lost";
}

export function cancel(storage: Storage, visit: VisitRow) {
  return cancelVisit(storage, {
    clinicId: visit.clinic_id,
    visitId: visit.id,
    by: byPerson,
    errands: errandsOf("cancelled", visit.starts_at, storage.now()),
    withdraw: ["reminder", "confirmation", "moved"],
  });
}

/** Moves a visit to another start, or puts a cancelled one back. The same practitioner is preferred. */
export async function moveTo(
  storage: Storage,
  clinic: ClinicRow,
  setUp: SetUp,
  visit: VisitRow,
  start: number,
  policy: Readonly<{ notice?: number }> = {},
): Promise<"moved" | "lost"> {
  const offered = serviceOf(clinic, setUp, visit.service_id ?? "");
  if (offered === undefined) return "lost";
  const service = { ...offered, ...policy };
  const [slot] = await slotsFor(storage, clinic, setUp, service, {
    from: start,
    until: start + 1,
    ...(visit.practitioner_id !== null && { preferred: visit.practitioner_id }),
  });
  if (slot === undefined) return "lost";
  const outcome = await moveVisit(storage, {
    ...appointmentAt(slot, service),
    clinicId: clinic.id,
    visitId: visit.id,
    revision: visit.revision,
    reinstate: visit.state === "cancelled",
    by: byPerson,
    errands: errandsOf("moved", start, storage.now()),
    withdraw: ["reminder", "confirmation", "moved", "cancelled"],
  });
  return "visit" in outcome ? "moved" : "lost";
}
