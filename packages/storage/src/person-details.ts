import { type Actor, append } from "./audit.ts";
import type { PersonRow } from "./schema.ts";
import type { Storage } from "./storage.ts";

/** Corrects a person's details. */
export function changePerson(
  storage: Storage,
  clinicId: string,
  personId: string,
  to: Pick<PersonRow, "name" | "search" | "birth_date" | "email" | "phone" | "language">,
  by: Actor,
): Promise<boolean> {
  return storage.write(async (trx) => {
    const { numUpdatedRows } = await trx
      .updateTable("person")
      .set({ ...to, updated_at: storage.now() })
      .where("clinic_id", "=", clinicId)
      .where("id", "=", personId)
      .executeTakeFirst();
    if (numUpdatedRows === 0n) return false;
    await append(storage, trx, clinicId, { by, action: "person.changed", subject: { kind: "person", id: personId } });
    return true;
  });
}
