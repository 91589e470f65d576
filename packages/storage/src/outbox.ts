import { sql } from "kysely";
import type { OutboxRow } from "./schema.ts";
import type { Storage, Write } from "./storage.ts";

/** Work that must happen because of a change, such as a mail: kept with the change, carried out later. */
export type Errand = Readonly<{
  kind: string;
  payload: Readonly<Record<string, unknown>>;
  /** Not before; now when left out. */
  dueAt?: number;
}>;

type About = Readonly<{ visitId?: string; personId?: string | null }>;

/** Leaves errands in the transaction of their cause. */
export async function enqueue(
  storage: Storage,
  trx: Write,
  clinicId: string,
  errands: readonly Errand[],
  { visitId, personId }: About = {},
): Promise<void> {
  if (errands.length === 0) return;
  const now = storage.now();
  await trx
    .insertInto("outbox")
    .values(
      errands.map(
        ({ kind, payload, dueAt = now }): OutboxRow => ({
          clinic_id: clinicId,
          id: storage.newId(),
          kind,
          payload: JSON.stringify(payload),
          visit_id: visitId ?? null,
          person_id: personId ?? null,
          due_at: dueAt,
          attempts: 0,
          claimed_until: null,
          claimed_by: null,
          done_at: null,
          failure: null,
          created_at: now,
        }),
      ),
    )
    .execute();
}

/** Leaves errands that have no other cause in the records. */
export function leaveErrands(storage: Storage, clinicId: string, errands: readonly Errand[]): Promise<void> {
  return storage.write((trx) => enqueue(storage, trx, clinicId, errands));
}

/** Takes back a visit's errands of these kinds that have not been carried out: a reminder for a time that has changed. */
export async function withdraw(trx: Write, clinicId: string, visitId: string, kinds: readonly string[]): Promise<void> {
  if (kinds.length === 0) return;
  await trx
    .deleteFrom("outbox")
    .where("clinic_id", "=", clinicId)
    .where("visit_id", "=", visitId)
    .where("kind", "in", [...kinds])
    .where("done_at", "is", null)
    .execute();
}

/**
 * Takes errands that are due, oldest first, for `worker` alone for `seconds`. One that is not finished by then is taken
 * again: an errand is carried out at least once, so whoever carries it out must bear a second time.
 */
export function claimErrands(
  { engine, write, now }: Storage,
  worker: string,
  { limit = 10, seconds = 60, most = 8 }: Readonly<{ limit?: number; seconds?: number; most?: number }> = {},
): Promise<readonly OutboxRow[]> {
  return write(async (trx) => {
    const at = now();
    let due = trx
      .selectFrom("outbox")
      .select(["clinic_id", "id"])
      .where("done_at", "is", null)
      .where("due_at", "<=", at)
      .where("attempts", "<", most)
      .where((eb) => eb.or([eb("claimed_until", "is", null), eb("claimed_until", "<=", at)]))
      .orderBy("due_at")
      .orderBy("id")
      .limit(limit);
    // Several workers: each takes what no other has in hand.
    if (engine === "postgresql") due = due.modifyEnd(sql`for update skip locked`);
    const found = await due.execute();
    const claimed: OutboxRow[] = [];
    for (const { clinic_id, id } of found) {
      const row = await trx
        .updateTable("outbox")
        .set((eb) => ({ claimed_by: worker, claimed_until: at + seconds, attempts: eb("attempts", "+", 1) }))
        .where("clinic_id", "=", clinic_id)
        .where("id", "=", id)
        .returningAll()
        .executeTakeFirstOrThrow();
      claimed.push(row);
    }
    return claimed;
  });
}

/** Marks an errand as carried out, and forgets its payload, which may hold a link. False when another worker has taken it since, or it was withdrawn. */
export function completeErrand(storage: Storage, errand: OutboxRow): Promise<boolean> {
  return settle(storage, errand, { done_at: storage.now(), failure: null, payload: "{}" });
}

/** Puts an errand back, to be tried again in `seconds`. `failure` is a code, never what was to be sent. */
export function postponeErrand(
  storage: Storage,
  errand: OutboxRow,
  seconds: number,
  failure: string,
): Promise<boolean> {
  return settle(storage, errand, { due_at: storage.now() + seconds, claimed_until: null, claimed_by: null, failure });
}

/** Errands that were tried `most` times and are left alone until somebody looks. */
export function stuckErrands({ read }: Storage, clinicId: string, most = 8): Promise<readonly OutboxRow[]> {
  return read
    .selectFrom("outbox")
    .selectAll()
    .where("clinic_id", "=", clinicId)
    .where("done_at", "is", null)
    .where("attempts", ">=", most)
    .orderBy("id")
    .execute();
}

function settle({ write }: Storage, errand: OutboxRow, to: Partial<OutboxRow>): Promise<boolean> {
  return write(async (trx) => {
    const { numUpdatedRows } = await trx
      .updateTable("outbox")
      .set(to)
      .where("clinic_id", "=", errand.clinic_id)
      .where("id", "=", errand.id)
      .where("claimed_by", "=", errand.claimed_by)
      .where("attempts", "=", errand.attempts)
      .where("done_at", "is", null)
      .executeTakeFirst();
    return numUpdatedRows === 1n;
  });
}
