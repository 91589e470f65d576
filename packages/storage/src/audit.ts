import type { AuditRow } from "./schema.ts";
import type { Storage, Write } from "./storage.ts";

/** Who does something: a member of staff by their user id, a person by a link they were sent, or the system. */
export type Actor = Readonly<{ kind: "staff" | "person" | "system"; id: string | null }>;

export type Entry = Readonly<{
  by: Actor;
  /** What was done, such as `visit.moved` or `person.seen`. */
  action: string;
  subject: Readonly<{ kind: string; id: string }>;
  /** Ids and codes only: the log outlives the person's data. */
  detail?: Readonly<Record<string, string | number | boolean | null>>;
}>;

/** Writes down who saw or changed what. Nothing in the log is ever changed or removed; the engine refuses it. */
export async function append(storage: Storage, trx: Write, clinicId: string, entry: Entry): Promise<void> {
  await trx
    .insertInto("audit")
    .values({
      clinic_id: clinicId,
      id: storage.newId(),
      at: storage.now(),
      actor_kind: entry.by.kind,
      actor_id: entry.by.id,
      action: entry.action,
      subject_kind: entry.subject.kind,
      subject_id: entry.subject.id,
      detail: JSON.stringify(entry.detail ?? {}),
    })
    .execute();
}

/** One entry by itself: somebody looked at something. */
export function noteSeen(storage: Storage, clinicId: string, entry: Entry): Promise<void> {
  return storage.write((trx) => append(storage, trx, clinicId, entry));
}

/** The log, newest first; `before` is the id of the last entry already seen. */
export function auditEntries(
  { read }: Storage,
  clinicId: string,
  { subjectId, before, limit = 100 }: Readonly<{ subjectId?: string; before?: string; limit?: number }> = {},
): Promise<readonly AuditRow[]> {
  let query = read.selectFrom("audit").selectAll().where("clinic_id", "=", clinicId).orderBy("id", "desc").limit(limit);
  if (subjectId !== undefined) query = query.where("subject_id", "=", subjectId);
  if (before !== undefined) query = query.where("id", "<", before);
  return query.execute();
}
