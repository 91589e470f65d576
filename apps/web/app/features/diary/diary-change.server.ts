import {
  type Appointment,
  type Booked,
  bookVisit,
  type Cell,
  type Changed,
  cancelVisit,
  type Errand,
  holdsOf,
  markVisit,
  moveVisit,
  type SetUp,
  type Storage,
  setUpOf,
  type VisitRow,
  visitById,
} from "@backroot/storage";
import { z } from "zod";
import { may } from "./access.ts";
import { announceChange } from "./changes.server.ts";
import type { Me } from "./door.server.ts";
import { placeBlock, placeVisit, type Unplaceable, zoneOf } from "./placing.server.ts";

const id = z.string().min(1).max(64);
const none = z.literal("").transform(() => undefined);
const optional = <T extends z.ZodType>(type: T) => none.or(type).optional();
const day = z.iso.date();
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5][05]$/, "five");
const minutes = z.coerce.number().int().min(5).max(720).multipleOf(5);
const reason = optional(z.string().trim().min(3).max(400));

/** What staff can ask of the diary. Days and times are on the wall of the clinic. */
export const wanted = z.discriminatedUnion("do", [
  z.object({
    do: z.literal("make"),
    key: z.uuid(),
    service: id,
    practitioner: id,
    room: optional(id),
    day,
    time,
    minutes: optional(minutes),
    person: optional(id),
    name: optional(z.string().trim().min(1).max(120)),
    phone: optional(z.string().trim().max(40)),
    email: optional(z.email().max(254)),
    reason,
  }),
  z.object({
    do: z.literal("block"),
    key: z.uuid(),
    resource: id,
    day,
    time,
    minutes,
    title: z.string().trim().min(1).max(120),
    reason,
  }),
  z.object({
    do: z.literal("move"),
    visit: id,
    revision: z.coerce.number().int().min(0),
    day,
    time,
    minutes: optional(minutes),
    /** The practitioner, room or device it goes to; as it is when left out. */
    resource: optional(id),
    reason,
  }),
  z.object({ do: z.literal("cancel"), visit: id }),
  z.object({ do: z.literal("mark"), visit: id, state: z.enum(["booked", "arrived", "done", "missed"]) }),
]);

export type Wanted = z.output<typeof wanted>;

/** A stretch of time in which a resource is somebody else's. */
export type Taken = Readonly<{ resource: string; from: number; until: number }>;

export type Outcome =
  | Readonly<{ done: Wanted["do"]; id: string; sequence: number }>
  | Readonly<{ taken: readonly Taken[]; mayOverride: boolean }>
  | Readonly<{
      refused:
        | "unknown_id"
        | "unknown_visit"
        | "cancelled"
        | "changed_since"
        | "key_reused"
        | "not_competent"
        | "too_short"
        | "nobody"
        | "form"
        | "may_not";
    }>;

/** Does what staff ask of the diary, or says why not. */
export async function changeDiary(storage: Storage, me: Me, form: Readonly<Record<string, unknown>>): Promise<Outcome> {
  const parsed = wanted.safeParse(form);
  if (!parsed.success) return { refused: "form" };
  const to = parsed.data;
  if ("reason" in to && to.reason !== undefined && !may(me.role, "override")) return { refused: "may_not" };
  const setUp = await setUpOf(storage, me.clinic.id);
  const outcome = await carryOut(storage, me, setUp, to);
  if ("done" in outcome) announceChange(me.clinic.id);
  return outcome;
}

async function carryOut(storage: Storage, me: Me, setUp: SetUp, to: Wanted): Promise<Outcome> {
  const clinicId = me.clinic.id;
  const { by } = me;
  switch (to.do) {
    case "cancel":
      return told(
        to,
        await cancelVisit(storage, {
          clinicId,
          visitId: to.visit,
          by,
          errands: [{ kind: "cancelled", payload: {} }],
          withdraw: ["confirmation", "moved", "reminder"],
        }),
        setUp,
        me,
      );
    case "mark":
      return told(to, await markVisit(storage, { clinicId, visitId: to.visit, state: to.state, by }), setUp, me);
    case "make": {
      const service = setUp.service.find((row) => row.id === to.service);
      if (service === undefined) return { refused: "unknown_id" };
      if (to.person === undefined && to.name === undefined) return { refused: "nobody" };
      const start = instantOf(to.day, to.time, zoneOf(setUp));
      const appointment = await placeVisit(storage, clinicId, setUp, {
        serviceId: to.service,
        practitionerId: to.practitioner,
        start,
        end: start + (to.minutes ?? service.length_min) * 60,
        roomId: to.room ?? null,
        deviceIds: [],
        visitId: null,
      });
      if ("refused" in appointment) return appointment;
      const person =
        to.person !== undefined
          ? { id: to.person }
          : { name: to.name!, phone: to.phone ?? null, email: to.email ?? null, language: me.clinic.language };
      const booked = await bookVisit(storage, {
        ...insisted(appointment, to.reason),
        clinicId,
        requestKey: to.key,
        what: { kind: "visit", serviceId: to.service, person, priceMinor: service.price_minor },
        source: "staff",
        by,
        errands: [{ kind: "confirmation", payload: {} }, ...reminderOf(storage, start)],
      });
      return told(to, booked, setUp, me);
    }
    case "block": {
      const start = instantOf(to.day, to.time, zoneOf(setUp));
      const appointment = placeBlock(setUp, [to.resource], start, start + to.minutes * 60);
      if ("refused" in appointment) return appointment;
      const booked = await bookVisit(storage, {
        ...insisted(appointment, to.reason),
        clinicId,
        requestKey: to.key,
        what: { kind: "block", title: to.title },
        source: "staff",
        by,
      });
      return told(to, booked, setUp, me);
    }
    case "move": {
      const visit = await visitById(storage, clinicId, to.visit);
      if (visit === undefined) return { refused: "unknown_visit" };
      const appointment = await placeAnew(storage, clinicId, setUp, visit, to);
      if ("refused" in appointment) return appointment;
      const moved = await moveVisit(storage, {
        ...insisted(appointment, to.reason),
        clinicId,
        visitId: visit.id,
        revision: to.revision,
        by,
        errands:
          visit.kind === "block" ? [] : [{ kind: "moved", payload: {} }, ...reminderOf(storage, appointment.start)],
        withdraw: ["moved", "reminder"],
      });
      return told(to, moved, setUp, me);
    }
  }
}

/** Two days ahead, unless that has passed. */
function reminderOf(storage: Storage, start: number): readonly Errand[] {
  const dueAt = start - 48 * 3600;
  return dueAt > storage.now() ? [{ kind: "reminder", payload: {}, dueAt }] : [];
}

async function placeAnew(
  storage: Storage,
  clinicId: string,
  setUp: SetUp,
  visit: VisitRow,
  to: Extract<Wanted, { do: "move" }>,
): Promise<Appointment | Unplaceable> {
  const start = instantOf(to.day, to.time, zoneOf(setUp, visit.location_id));
  const end = start + (to.minutes === undefined ? visit.ends_at - visit.starts_at : to.minutes * 60);
  const held = (await holdsOf(storage, clinicId, visit.id)).map(({ resourceId }) => resourceId);
  const target = setUp.resource.find(({ id: resource }) => resource === to.resource);
  if (to.resource !== undefined && target === undefined) return { refused: "unknown_id" };
  if (visit.kind === "block" || visit.service_id === null) {
    const kindOf = (resource: string) => setUp.resource.find((r) => r.id === resource)?.kind;
    const resources = target === undefined ? held : [target.id, ...held.filter((r) => kindOf(r) !== target.kind)];
    return placeBlock(setUp, resources, start, end);
  }
  const practitionerId = target?.kind === "practitioner" ? target.id : visit.practitioner_id;
  if (practitionerId === null) return { refused: "unknown_id" };
  const devices = held.filter((r) => setUp.resource.find((row) => row.id === r)?.kind === "device");
  return placeVisit(storage, clinicId, setUp, {
    serviceId: visit.service_id,
    practitionerId,
    start,
    end,
    roomId: target?.kind === "room" ? target.id : visit.room_id,
    deviceIds: target?.kind === "device" ? [target.id] : devices,
    visitId: visit.id,
  });
}

const insisted = (appointment: Appointment, overrideReason: string | undefined): Appointment =>
  overrideReason === undefined ? appointment : { ...appointment, overrideReason };

function told(to: Wanted, answer: Booked | Changed, setUp: SetUp, me: Me): Outcome {
  if ("visit" in answer) return { done: to.do, id: answer.visit.id, sequence: answer.visit.revision };
  if ("taken" in answer) return { taken: stretchesOf(answer.taken, setUp), mayOverride: may(me.role, "override") };
  return answer;
}

/** Cells in a row as one stretch each, by the resource's name. */
function stretchesOf(cells: readonly Cell[], setUp: SetUp): readonly Taken[] {
  const found: { id: string; from: number; until: number }[] = [];
  for (const { resource, cell } of cells.toSorted((a, b) => a.cell - b.cell)) {
    const open = found.find((s) => s.id === resource && s.until === cell * 300);
    if (open === undefined) found.push({ id: resource, from: cell * 300, until: cell * 300 + 300 });
    else open.until += 300;
  }
  return found.map(({ id: resource, from, until }) => ({
    resource: setUp.resource.find((r) => r.id === resource)?.name ?? resource,
    from,
    until,
  }));
}

/** The instant of a time on the clinic's wall; one the clock skips moves later by the jump. */
export function instantOf(date: string, wall: string, zone: string): number {
  const plainTime = Temporal.PlainTime.from(wall);
  return Math.floor(
    Temporal.PlainDate.from(date).toZonedDateTime({ timeZone: zone, plainTime }).epochMilliseconds / 1000,
  );
}
