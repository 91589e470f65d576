import { type Actor, append } from "./audit.ts";
import { isRefusedByKey } from "./fault.ts";
import type { Storage } from "./storage.ts";

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
    await storage.write((trx) =>
      trx
        .insertInto("handover")
        .values({ ...row, created_at: storage.now() })
        .execute(),
    );
    return true;
  } catch (error) {
    if (isRefusedByKey(error) !== undefined) return false;
    throw error;
  }
}

/** Gives a summary to the first who asks, and keeps it no longer. Undefined when it was read, has expired or never was. */
export function readHandover(storage: Storage, clinicId: string, id: string, by: Actor): Promise<string | undefined> {
  return storage.write(async (trx) => {
    const now = storage.now();
    const kept = await trx
      .selectFrom("handover")
      .select("ciphertext")
      .where("clinic_id", "=", clinicId)
      .where("id", "=", id)
      .where("expires_at", ">", now)
      .executeTakeFirst();
    if (kept === undefined || kept.ciphertext === null) return undefined;
    // Of two who saw it, the one whose update finds it unread has it.
    const { numUpdatedRows } = await trx
      .updateTable("handover")
      .set({ ciphertext: null, read_at: now, read_by: by.id })
      .where("clinic_id", "=", clinicId)
      .where("id", "=", id)
      .where("read_at", "is", null)
      .executeTakeFirst();
    if (numUpdatedRows === 0n) return undefined;
    await append(storage, trx, clinicId, { by, action: "handover.read", subject: { kind: "handover", id } });
    return kept.ciphertext;
  });
}

/** Removes summaries nobody read in time, of every clinic. Returns how many. */
export function dropExpiredHandovers({ write, now }: Storage): Promise<number> {
  return write(async (trx) => {
    const { numDeletedRows } = await trx.deleteFrom("handover").where("expires_at", "<=", now()).executeTakeFirst();
    return Number(numDeletedRows);
  });
}
