import { createHash } from "node:crypto";
import { type Actor, append } from "./audit.ts";
import { isRefusedByKey } from "./fault.ts";
import { type Cell, type Hold, hold, holdBeside, lockResources, release, resourcesHeldBy } from "./occupancy.ts";
import { type Errand, enqueue, withdraw } from "./outbox.ts";
import { addPerson, type PersonDetails } from "./people.ts";
import { Refusal } from "./refusal.ts";
import type { VisitRow, VisitState } from "./schema.ts";
import type { Storage, Write } from "./storage.ts";

/** When and where, and what is held of whom for it. */
export type Appointment = Readonly<{
  locationId: string;
  practitionerId: string | null;
  roomId: string | null;
  /** Seconds since 1970 in UTC; `end` is not included. */
  start: number;
  end: number;
  holds: readonly Hold[];
  /** Staff insist, although somebody is there: why. */
  overrideReason?: string;
}>;

export type Screening = Readonly<{
  modelVersion: string;
  answers: Readonly<Record<string, unknown>>;
  outcome: string;
  fired: readonly string[];
  answeredAt: number;
}>;

export type Booking = Appointment &
  Readonly<{
    clinicId: string;
    /** Chosen by who asks: the same key books once, however often it is sent. */
    requestKey: string;
    /** What was asked for, where more than one booking would meet it: the key stands for that. Else it stands for the booking. */
    asked?: string;
    /** When left out, a new id. */
    visitId?: string;
    what:
      | Readonly<{
          kind: "visit";
          serviceId: string;
          person: PersonDetails | Readonly<{ id: string }>;
          priceMinor?: number | null;
          cautions?: readonly string[];
          screening?: Screening;
        }>
      | Readonly<{ kind: "block"; title: string }>;
    source: VisitRow["source"];
    by: Actor;
    errands?: readonly Errand[];
  }>;

export type Booked =
  | Readonly<{ visit: VisitRow; repeated: boolean }>
  /** Somebody has these cells. Nothing was kept. */
  | Readonly<{ taken: readonly Cell[] }>
  /** The key was used for another booking, or an id is not of this clinic. Nothing was kept. */
  | Readonly<{ refused: "key_reused" | "unknown_id" }>;

/** What a key stands for, once it stands for something. */
export type Answered = Exclude<Booked, Readonly<{ taken: unknown }>>;

/** Books a visit, or blocks time: the visit, its cells, its errands and the log are kept together or not at all. */
export async function bookVisit(storage: Storage, booking: Booking): Promise<Booked> {
  const { clinicId, requestKey, what } = booking;
  const fingerprint = fingerprintOf(booking);
  const now = storage.now();
  try {
    return await storage.write<Booked>(async (trx) => {
      const visitId = booking.visitId ?? storage.newId();
      const { numInsertedOrUpdatedRows } = await trx
        .insertInto("booking_request")
        .values({ clinic_id: clinicId, request_key: requestKey, fingerprint, visit_id: visitId, created_at: now })
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirst();
      if (numInsertedOrUpdatedRows === 0n) return repeatOf(trx, clinicId, requestKey, fingerprint);

      if (booking.overrideReason !== undefined)
        await lockResources(trx, storage.engine, clinicId, resourcesOf(booking.holds));
      const personId = what.kind === "block" ? null : await personOf(storage, trx, clinicId, what.person);
      const visit = await trx
        .insertInto("visit")
        .values({
          clinic_id: clinicId,
          id: visitId,
          kind: what.kind,
          state: "booked",
          person_id: personId,
          service_id: what.kind === "visit" ? what.serviceId : null,
          practitioner_id: booking.practitionerId,
          room_id: booking.roomId,
          location_id: booking.locationId,
          starts_at: booking.start,
          ends_at: booking.end,
          sequence: 0,
          revision: 0,
          source: booking.source,
          title: what.kind === "block" ? what.title : null,
          price_minor: what.kind === "visit" ? (what.priceMinor ?? null) : null,
          cautions: JSON.stringify(what.kind === "visit" ? (what.cautions ?? []) : []),
          override_reason: booking.overrideReason ?? null,
          created_at: now,
          updated_at: now,
        })
        .returningAll()
        .executeTakeFirstOrThrow();
      await take<Booked>(trx, clinicId, visitId, booking);
      if (what.kind === "visit" && what.screening !== undefined) await keep(trx, clinicId, visitId, what.screening);
      await enqueue(storage, trx, clinicId, booking.errands ?? [], { visitId, personId });
      await append(storage, trx, clinicId, {
        by: booking.by,
        action: booking.overrideReason === undefined ? "visit.booked" : "visit.overridden",
        subject: { kind: "visit", id: visitId },
        detail: { kind: what.kind, start: booking.start, end: booking.end },
      });
      return { visit, repeated: false };
    }, true);
  } catch (error) {
    if (isRefusedByKey(error) !== undefined) return { refused: "unknown_id" };
    throw error;
  }
}

export type Move = Appointment &
  Readonly<{
    clinicId: string;
    visitId: string;
    /** The revision the mover saw: a change by somebody else meanwhile is told, not overwritten. */
    revision?: number;
    /** Move it although it was cancelled: the cancellation is undone. */
    reinstate?: boolean;
    by: Actor;
    errands?: readonly Errand[];
    /** Kinds of errands of this visit that no longer hold, such as a reminder at the old time. */
    withdraw?: readonly string[];
  }>;

export type Changed =
  | Readonly<{ visit: VisitRow; changed: boolean }>
  | Readonly<{ taken: readonly Cell[] }>
  /** It is not there, or cancelled; somebody changed it since; an id is not of this clinic. */
  | Readonly<{ refused: "unknown_visit" | "cancelled" | "changed_since" | "unknown_id" }>;

/** Moves a visit: the new cells are taken and the old given back at once, or everything stays as it was. */
export async function moveVisit(storage: Storage, move: Move): Promise<Changed> {
  const { clinicId, visitId } = move;
  try {
    return await storage.write<Changed>(async (trx) => {
      const before = await visitForChange(storage, trx, clinicId, visitId);
      if (before === undefined) return { refused: "unknown_visit" };
      if (before.state === "cancelled" && move.reinstate !== true) return { refused: "cancelled" };
      if (move.revision !== undefined && move.revision !== before.revision) return { refused: "changed_since" };
      const held = await resourcesHeldBy(trx, clinicId, visitId);
      const wanted = move.overrideReason === undefined ? [] : resourcesOf(move.holds);
      await lockResources(trx, storage.engine, clinicId, [...new Set([...held, ...wanted])]);
      await release(trx, clinicId, visitId);
      await take<Changed>(trx, clinicId, visitId, move);
      const visit = await trx
        .updateTable("visit")
        .set({
          state: before.state === "cancelled" ? "booked" : before.state,
          practitioner_id: move.practitionerId,
          room_id: move.roomId,
          location_id: move.locationId,
          starts_at: move.start,
          ends_at: move.end,
          sequence: before.sequence + 1,
          revision: before.revision + 1,
          override_reason: move.overrideReason ?? null,
          updated_at: storage.now(),
        })
        .where("clinic_id", "=", clinicId)
        .where("id", "=", visitId)
        .returningAll()
        .executeTakeFirstOrThrow();
      await withdraw(trx, clinicId, visitId, move.withdraw ?? []);
      await enqueue(storage, trx, clinicId, move.errands ?? [], { visitId, personId: visit.person_id });
      await append(storage, trx, clinicId, {
        by: move.by,
        action: move.overrideReason === undefined ? "visit.moved" : "visit.overridden",
        subject: { kind: "visit", id: visitId },
        detail: { from: before.starts_at, start: move.start, end: move.end },
      });
      return { visit, changed: true };
    });
  } catch (error) {
    if (isRefusedByKey(error) !== undefined) return { refused: "unknown_id" };
    throw error;
  }
}

export type Cancellation = Readonly<{
  clinicId: string;
  visitId: string;
  by: Actor;
  errands?: readonly Errand[];
  withdraw?: readonly string[];
}>;

/** Cancels a visit and gives its time back. Cancelling again changes nothing. */
export function cancelVisit(storage: Storage, cancellation: Cancellation): Promise<Changed> {
  const { clinicId, visitId } = cancellation;
  return storage.write<Changed>(async (trx) => {
    const before = await visitForChange(storage, trx, clinicId, visitId);
    if (before === undefined) return { refused: "unknown_visit" };
    if (before.state === "cancelled") return { visit: before, changed: false };
    await lockResources(trx, storage.engine, clinicId, await resourcesHeldBy(trx, clinicId, visitId));
    await release(trx, clinicId, visitId);
    const visit = await setState(storage, trx, before, "cancelled");
    await withdraw(trx, clinicId, visitId, cancellation.withdraw ?? []);
    await enqueue(storage, trx, clinicId, cancellation.errands ?? [], { visitId, personId: visit.person_id });
    await append(storage, trx, clinicId, {
      by: cancellation.by,
      action: "visit.cancelled",
      subject: { kind: "visit", id: visitId },
    });
    return { visit, changed: true };
  });
}

/** Says how a visit goes: the person has arrived, was seen, or did not come. Its time stays held. */
export function markVisit(
  storage: Storage,
  {
    clinicId,
    visitId,
    state,
    by,
  }: Readonly<{ clinicId: string; visitId: string; state: Exclude<VisitState, "cancelled">; by: Actor }>,
): Promise<Changed> {
  return storage.write<Changed>(async (trx) => {
    const before = await visitForChange(storage, trx, clinicId, visitId);
    if (before === undefined) return { refused: "unknown_visit" };
    if (before.state === "cancelled") return { refused: "cancelled" };
    if (before.state === state) return { visit: before, changed: false };
    const visit = await setState(storage, trx, before, state);
    await append(storage, trx, clinicId, {
      by,
      action: "visit.marked",
      subject: { kind: "visit", id: visitId },
      detail: { from: before.state, to: state },
    });
    return { visit, changed: true };
  });
}

/** Takes the cells, beside others when staff insist; refuses the whole transaction when it cannot. */
async function take<Outcome>(trx: Write, clinicId: string, visitId: string, appointment: Appointment): Promise<void> {
  const { holds, overrideReason } = appointment;
  if (overrideReason === undefined) {
    const taken = await hold(trx, clinicId, visitId, holds);
    if (taken.length > 0) throw new Refusal({ taken } as Outcome);
  } else if (!(await holdBeside(trx, clinicId, visitId, holds))) {
    throw new Refusal({
      taken: holds.flatMap(({ resource, cells }) => cells.map((cell) => ({ resource, cell }))),
    } as Outcome);
  }
}

/** The visit as it is, which nobody else changes until the transaction ends. */
function visitForChange(
  storage: Storage,
  trx: Write,
  clinicId: string,
  visitId: string,
): Promise<VisitRow | undefined> {
  const query = trx.selectFrom("visit").selectAll().where("clinic_id", "=", clinicId).where("id", "=", visitId);
  return (storage.engine === "postgresql" ? query.forUpdate() : query).executeTakeFirst();
}

function setState(storage: Storage, trx: Write, before: VisitRow, state: VisitState): Promise<VisitRow> {
  return trx
    .updateTable("visit")
    .set({
      state,
      revision: before.revision + 1,
      sequence: state === "cancelled" ? before.sequence + 1 : before.sequence,
      updated_at: storage.now(),
    })
    .where("clinic_id", "=", before.clinic_id)
    .where("id", "=", before.id)
    .returningAll()
    .executeTakeFirstOrThrow();
}

/** The visit that a request with this key and this asking has booked before; undefined when the key is new. */
export async function bookedBefore(
  { read }: Storage,
  clinicId: string,
  requestKey: string,
  asked: string,
): Promise<Answered | undefined> {
  const known = await read
    .selectFrom("booking_request")
    .select("request_key")
    .where("clinic_id", "=", clinicId)
    .where("request_key", "=", requestKey)
    .executeTakeFirst();
  return known && repeatOf(read, clinicId, requestKey, hashOf(asked));
}

async function repeatOf(
  db: Pick<Write, "selectFrom">,
  clinicId: string,
  requestKey: string,
  fingerprint: string,
): Promise<Answered> {
  const earlier = await db
    .selectFrom("booking_request")
    .innerJoin("visit", (join) =>
      join
        .onRef("visit.clinic_id", "=", "booking_request.clinic_id")
        .onRef("visit.id", "=", "booking_request.visit_id"),
    )
    .selectAll("visit")
    .select("booking_request.fingerprint")
    .where("booking_request.clinic_id", "=", clinicId)
    .where("booking_request.request_key", "=", requestKey)
    .executeTakeFirstOrThrow();
  const { fingerprint: kept, ...visit } = earlier;
  return kept === fingerprint ? { visit, repeated: true } : { refused: "key_reused" };
}

/** What the key stands for, without keeping it: a hash of what was asked. */
function fingerprintOf({ asked, what, start, end, locationId, practitionerId }: Booking): string {
  if (asked !== undefined) return hashOf(asked);
  const person = what.kind === "visit" ? what.person : null;
  const service = what.kind === "visit" ? what.serviceId : what.title;
  return hashOf(JSON.stringify([service, person, start, end, locationId, practitionerId]));
}

const hashOf = (text: string) => createHash("sha256").update(text).digest("base64url");

function personOf(
  storage: Storage,
  trx: Write,
  clinicId: string,
  person: PersonDetails | Readonly<{ id: string }>,
): Promise<string> {
  return "id" in person ? Promise.resolve(person.id) : addPerson(storage, trx, clinicId, person);
}

async function keep(trx: Write, clinicId: string, visitId: string, screening: Screening): Promise<void> {
  await trx
    .insertInto("screening")
    .values({
      clinic_id: clinicId,
      visit_id: visitId,
      model_version: screening.modelVersion,
      answers: JSON.stringify(screening.answers),
      outcome: screening.outcome,
      fired: JSON.stringify(screening.fired),
      answered_at: screening.answeredAt,
    })
    .execute();
}

const resourcesOf = (holds: readonly Hold[]) => holds.map(({ resource }) => resource);
