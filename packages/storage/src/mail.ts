import type { MailRow } from "./schema.ts";
import type { Storage } from "./storage.ts";

/**
 * Keeps the mail of an errand, once however often the errand is tried.
 *
 * @returns the mail as it was kept first
 */
export function keepMail(storage: Storage, mail: Omit<MailRow, "id" | "created_at" | "sent_at">): Promise<MailRow> {
  return storage.write(async (trx) => {
    await trx
      .insertInto("mail")
      .values({ ...mail, id: storage.newId(), created_at: storage.now(), sent_at: null })
      .onConflict((conflict) => conflict.columns(["clinic_id", "errand_id"]).doNothing())
      .execute();
    return trx
      .selectFrom("mail")
      .selectAll()
      .where("clinic_id", "=", mail.clinic_id)
      .where("errand_id", "=", mail.errand_id)
      .executeTakeFirstOrThrow();
  });
}

/** Notes that a mail server has taken a mail. */
export function noteSent(storage: Storage, { clinic_id, id }: Pick<MailRow, "clinic_id" | "id">): Promise<void> {
  return storage.write(async (trx) => {
    await trx
      .updateTable("mail")
      .set({ sent_at: storage.now() })
      .where("clinic_id", "=", clinic_id)
      .where("id", "=", id)
      .execute();
  });
}

/** A clinic's mails, newest first; those never sent are shown to staff. */
export function mailsOf({ read }: Storage, clinicId: string, limit = 200): Promise<readonly MailRow[]> {
  return read
    .selectFrom("mail")
    .selectAll()
    .where("clinic_id", "=", clinicId)
    .orderBy("id", "desc")
    .limit(limit)
    .execute();
}
