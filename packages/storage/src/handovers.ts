import { type Actor, append } from "./audit.ts";
import { isRefusedByKey } from "./fault.ts";
import type { HandoverRow } from "./schema.ts";
import type { Storage, Write } from "./storage.ts";

/** Keeps a summary that was encrypted in the browser, until it is read once or `expiresAt`. False when there is no such clinic or visit, or the id is used. */
export async function keepHandover(
  storage: Storage,
  {
    clinicId,
    id,
    ciphertext,
    expiresAt,
    visitId = null,
  }: Readonly<{ clinicId: string; id: string; ciphertext: string; expiresAt: number; visitId?: string | null }>,
): Promise<boolean> {
  const row = {
    clinic_id: clinicId,
    id,
    visit_id: visitId,
    ciphertext,
    expires_at: expiresAt,
    read_at: null,
    read_by: null,
  };
  try {
    await storage.write(async (trx) => {
      await trx
        .insertInto("handover")
        .values({ ...row, created_at: storage.now() })
        .execute();
      const by = { kind: "person", id: null } as const;
      await append(storage, trx, clinicId, { by, action: "handover.given", subject: { kind: "handover", id } });
    });
    return true;
  } catch (error) {
    if (isRefusedByKey(error) !== undefined) return false;
    throw error;
  }
}

export type ReadHandover =
  | Readonly<{ ciphertext: string }>
  /** Somebody has read it: who, and when. */
  | Readonly<{ refused: "used"; by: string; at: number }>
  /** It was given with a visit of somebody else. */
  | Readonly<{ refused: "other_person" }>
  /** It is not this clinic's, or it expired long ago. */
  | Readonly<{ refused: "unknown" | "expired" }>;

/**
 * Gives a summary to the first who asks, and keeps it no longer.
 *
 * @param visitId the visit it is opened for; one given without a visit belongs to it from then on
 */
export function readHandover(
  storage: Storage,
  clinicId: string,
  id: string,
  visitId: string,
  by: Actor,
): Promise<ReadHandover> {
  return storage.write<ReadHandover>(async (trx) => {
    const now = storage.now();
    const kept = await handoverBy(trx, clinicId, id);
    if (kept === undefined) return { refused: "unknown" };
    if (kept.read_at !== null || kept.ciphertext === null)
      return { refused: "used", by: kept.read_by ?? "", at: kept.read_at ?? now };
    if (kept.expires_at <= now) return { refused: "expired" };
    if (kept.visit_id !== null && !(await samePerson(trx, clinicId, kept.visit_id, visitId)))
      return { refused: "other_person" };
    // Of two who saw it, the one whose update finds it unread has it.
    const { numUpdatedRows } = await trx
      .updateTable("handover")
      .set({ ciphertext: null, read_at: now, read_by: by.id, visit_id: visitId })
      .where("clinic_id", "=", clinicId)
      .where("id", "=", id)
      .where("read_at", "is", null)
      .executeTakeFirst();
    if (numUpdatedRows === 0n) {
      const other = await handoverBy(trx, clinicId, id);
      return { refused: "used", by: other?.read_by ?? "", at: other?.read_at ?? now };
    }
    const detail = { visit: visitId };
    await append(storage, trx, clinicId, { by, action: "handover.read", subject: { kind: "handover", id }, detail });
    return { ciphertext: kept.ciphertext };
  });
}

/** Keeps a summary that was read with the visit it was read for. False unless `by` read it for that visit; keeping it again changes nothing. */
export function keepSummary(
  storage: Storage,
  clinicId: string,
  visitId: string,
  { handoverId, body }: Readonly<{ handoverId: string; body: string }>,
  by: Actor & Readonly<{ id: string }>,
): Promise<boolean> {
  return storage.write(async (trx) => {
    const handover = await handoverBy(trx, clinicId, handoverId);
    if (handover?.read_by !== by.id || handover.visit_id !== visitId) return false;
    const id = storage.newId();
    const { numInsertedOrUpdatedRows } = await trx
      .insertInto("summary")
      .values({
        clinic_id: clinicId,
        id,
        visit_id: visitId,
        handover_id: handoverId,
        body,
        kept_by: by.id,
        kept_at: storage.now(),
      })
      .onConflict((conflict) => conflict.columns(["clinic_id", "handover_id"]).doNothing())
      .executeTakeFirst();
    if (numInsertedOrUpdatedRows === 0n) return true;
    const detail = { handover: handoverId };
    await append(storage, trx, clinicId, {
      by,
      action: "summary.kept",
      subject: { kind: "visit", id: visitId },
      detail,
    });
    return true;
  });
}

/** How long it is still known that a summary had expired, in seconds: whoever types its code then is told so. */
const remembered = 30 * 86_400;

/**
 * Empties summaries that nobody read in time, of every clinic, and forgets them a month later.
 *
 * @returns how many were emptied
 */
export function dropExpiredHandovers({ write, now }: Storage): Promise<number> {
  return write(async (trx) => {
    const { numUpdatedRows } = await trx
      .updateTable("handover")
      .set({ ciphertext: "" })
      .where("expires_at", "<=", now())
      .where("read_at", "is", null)
      .where("ciphertext", "<>", "")
      .executeTakeFirst();
    await trx
      .deleteFrom("handover")
      .where("expires_at", "<=", now() - remembered)
      .where("read_at", "is", null)
      .execute();
    return Number(numUpdatedRows);
  });
}

function handoverBy(trx: Write, clinicId: string, id: string): Promise<HandoverRow | undefined> {
  return trx
    .selectFrom("handover")
    .selectAll()
    .where("clinic_id", "=", clinicId)
    .where("id", "=", id)
    .executeTakeFirst();
}

async function samePerson(trx: Write, clinicId: string, one: string, other: string): Promise<boolean> {
  if (one === other) return true;
  const rows = await trx
    .selectFrom("visit")
    .select("person_id")
    .where("clinic_id", "=", clinicId)
    .where("id", "in", [one, other])
    .execute();
  return rows.length === 2 && rows[0]!.person_id !== null && rows[0]!.person_id === rows[1]!.person_id;
}
