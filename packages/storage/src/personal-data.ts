import { type Kysely, sql } from "kysely";
import { type Actor, append } from "./audit.ts";
import { type CarriedTable, carriedTables } from "./carried-tables.ts";
import { lockResources, release, resourcesHeldBy } from "./occupancy.ts";
import type { Tables } from "./schema.ts";
import type { Storage } from "./storage.ts";

/** What a clinic keeps about one person, by table; undefined when it knows nobody of that id. */
export type PersonalData = Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>;

const byPerson = ["outcome", "outbox", "mail"] as const;
const byVisit = [
  "screening",
  "consent",
  "note",
  "summary",
  "handover",
  "link",
  "booking_request",
  "outcome",
  "outbox",
  "mail",
] as const;

/** Everything a clinic keeps about a person, to be given to them. Secrets of links are left out. */
export async function exportPerson(
  { read }: Storage,
  clinicId: string,
  personId: string,
): Promise<PersonalData | undefined> {
  const mine = (table: "visit" | (typeof byPerson)[number]) =>
    read.selectFrom(table).selectAll().where("clinic_id", "=", clinicId).where("person_id", "=", personId).execute();
  const person = await read
    .selectFrom("person")
    .selectAll()
    .where("clinic_id", "=", clinicId)
    .where("id", "=", personId)
    .execute();
  if (person.length === 0) return undefined;
  const visits = (await mine("visit")) as readonly { id: string }[];
  const ids = visits.map(({ id }) => id);
  const data: Record<string, readonly Record<string, unknown>[]> = { person, visit: visits };
  for (const table of byPerson) data[table] = await mine(table);
  for (const table of ["screening", "consent", "note", "summary"] as const) {
    data[table] =
      ids.length === 0
        ? []
        : await read
            .selectFrom(table)
            .selectAll()
            .where("clinic_id", "=", clinicId)
            .where("visit_id", "in", ids)
            .execute();
  }
  return data;
}

/**
 * Removes everything a clinic keeps about a person. Visits to come are cancelled; past ones stay as times without anybody,
 * for the clinic's figures. The log keeps that it was done, by an id that leads nowhere any more.
 *
 * @returns false when it knows nobody of that id
 */
export function erasePerson(storage: Storage, clinicId: string, personId: string, by: Actor): Promise<boolean> {
  return storage.write(async (trx) => {
    const visits = await trx
      .selectFrom("visit")
      .selectAll()
      .where("clinic_id", "=", clinicId)
      .where("person_id", "=", personId)
      .orderBy("id")
      .execute();
    const now = storage.now();
    for (const { id, starts_at, state, sequence, revision } of visits) {
      const cancelled = starts_at > now && state !== "cancelled";
      if (cancelled) {
        await lockResources(trx, storage.engine, clinicId, await resourcesHeldBy(trx, clinicId, id));
        await release(trx, clinicId, id);
      }
      for (const table of byVisit)
        await trx.deleteFrom(table).where("clinic_id", "=", clinicId).where("visit_id", "=", id).execute();
      await trx
        .updateTable("visit")
        .set({
          person_id: null,
          title: null,
          cautions: "[]",
          override_reason: null,
          state: cancelled ? "cancelled" : state,
          sequence: cancelled ? sequence + 1 : sequence,
          revision: revision + 1,
          updated_at: now,
        })
        .where("clinic_id", "=", clinicId)
        .where("id", "=", id)
        .execute();
    }
    for (const table of byPerson)
      await trx.deleteFrom(table).where("clinic_id", "=", clinicId).where("person_id", "=", personId).execute();
    const { numDeletedRows } = await trx
      .deleteFrom("person")
      .where("clinic_id", "=", clinicId)
      .where("id", "=", personId)
      .executeTakeFirst();
    if (numDeletedRows === 0n) return false;
    await append(storage, trx, clinicId, { by, action: "person.erased", subject: { kind: "person", id: personId } });
    return true;
  });
}

/**
 * Where any of `words` still stands, in any column of any table but the log: `table.column` and how many rows. Empty after
 * an erasure, when `words` are the person's id, e-mail address, phone number and full name.
 */
export async function tracesOf(
  { read }: Storage,
  clinicId: string,
  words: readonly string[],
): Promise<readonly string[]> {
  const found: string[] = [];
  const sought = words.filter((word) => word !== "");
  if (sought.length === 0) return found;
  const tables = await (read as Kysely<Tables>).introspection.getTables();
  for (const { name, columns } of tables) {
    if (!(name in carriedTables) || name === "audit" || !columns.some((column) => column.name === "clinic_id"))
      continue;
    for (const { name: column } of columns) {
      const text = sql`cast(${sql.ref(column)} as text)`;
      const any = sql.join(
        sought.map((word) => sql`${text} like ${`%${word.replace(/[%_\\]/g, "\\$&")}%`} escape '\\'`),
        sql` or `,
      );
      const { rows } = await sql<{ n: number }>`select count(*) as n from ${sql.table(name as CarriedTable)}
        where clinic_id = ${clinicId} and (${any})`.execute(read);
      if (rows[0]!.n > 0) found.push(`${name}.${column}: ${rows[0]!.n}`);
    }
  }
  return found;
}
