import { type Actor, append } from "./audit.ts";
import { isRefusedByKey } from "./fault.ts";
import type { ClinicRow, Tables } from "./schema.ts";
import type { Storage, Write } from "./storage.ts";

/** What a clinic sets up, in an order in which each may refer to those before it. */
const setUpKeys = {
  location: ["id"],
  resource: ["id"],
  practitioner: ["id"],
  service: ["id"],
  service_segment: ["service_id", "ordinal"],
  practitioner_service: ["practitioner_id", "service_id"],
  opening_hours: ["id"],
  hours_exception: ["id"],
} as const satisfies Partial<Record<keyof Tables, readonly string[]>>;

export type SetUpTable = keyof typeof setUpKeys;
const setUpTables = Object.keys(setUpKeys) as readonly SetUpTable[];

type Row<Table extends SetUpTable> = Omit<Tables[Table], "clinic_id">;
type KeyOf<Table extends SetUpTable> = Pick<Tables[Table], (typeof setUpKeys)[Table][number] & keyof Tables[Table]>;

/** Everything a clinic has set up. */
export type SetUp = { readonly [Table in SetUpTable]: readonly Row<Table>[] };

/** A clinic with its first set-up. `slug_taken` when another has its name in addresses; nothing is kept then. */
export async function createClinic(
  storage: Storage,
  clinic: Omit<ClinicRow, "created_at" | "set_up_revision">,
  setUp: Partial<SetUp>,
  by: Actor,
): Promise<Readonly<{ clinicId: string }> | Readonly<{ refused: "slug_taken" }>> {
  try {
    return await storage.write(async (trx) => {
      await trx
        .insertInto("clinic")
        .values({ ...clinic, created_at: storage.now(), set_up_revision: 0 })
        .execute();
      for (const table of setUpTables) {
        const rows = (setUp[table] ?? []).map((row) => ({ ...row, clinic_id: clinic.id }));
        if (rows.length > 0)
          await trx
            .insertInto(table)
            .values(rows as never)
            .execute();
      }
      await append(storage, trx, clinic.id, {
        by,
        action: "clinic.created",
        subject: { kind: "clinic", id: clinic.id },
      });
      return { clinicId: clinic.id };
    });
  } catch (error) {
    if (isRefusedByKey(error) === "key") return { refused: "slug_taken" };
    throw error;
  }
}

export function clinicBySlug({ read }: Storage, slug: string): Promise<ClinicRow | undefined> {
  return read.selectFrom("clinic").selectAll().where("slug", "=", slug).executeTakeFirst();
}

export function clinicById({ read }: Storage, id: string): Promise<ClinicRow | undefined> {
  return read.selectFrom("clinic").selectAll().where("id", "=", id).executeTakeFirst();
}

export function everyClinic({ read }: Storage): Promise<readonly ClinicRow[]> {
  return read.selectFrom("clinic").selectAll().orderBy("slug").execute();
}

/** Changes the clinic's own details and policies. */
export function changeClinic(
  storage: Storage,
  clinicId: string,
  to: Partial<Omit<ClinicRow, "id" | "created_at" | "demo" | "set_up_revision">>,
  by: Actor,
): Promise<boolean> {
  return storage.write(async (trx) => {
    const { numUpdatedRows } = await trx.updateTable("clinic").set(to).where("id", "=", clinicId).executeTakeFirst();
    if (numUpdatedRows === 0n) return false;
    const detail = { fields: Object.keys(to).join(" ") };
    await append(storage, trx, clinicId, {
      by,
      action: "clinic.changed",
      subject: { kind: "clinic", id: clinicId },
      detail,
    });
    return true;
  });
}

/**
 * What a clinic has set up. Reading it takes many rows and it rarely changes: the same object is given until it does, in
 * whatever process, which its revision tells.
 *
 * @param seen the clinic's revision where it has just been read
 */
export async function setUpOf(storage: Storage, clinicId: string, seen?: number): Promise<SetUp> {
  const known = knownSetUps.get(storage) ?? new Map<string, Known>();
  knownSetUps.set(storage, known);
  const revision = seen ?? (await revisionOf(storage, clinicId));
  const kept = known.get(clinicId);
  if (kept !== undefined && kept.revision === revision) return kept.setUp;
  const setUp = await readSetUp(storage, clinicId);
  // Changed while it was read: right for now, but not to be kept.
  if (revision !== undefined && (await revisionOf(storage, clinicId)) === revision) {
    if (known.size >= mostKnown) known.delete(known.keys().next().value!);
    known.set(clinicId, { revision, setUp });
  }
  return setUp;
}

type Known = Readonly<{ revision: number; setUp: SetUp }>;
const knownSetUps = new WeakMap<Storage, Map<string, Known>>();
const mostKnown = 200;

async function revisionOf({ read }: Storage, clinicId: string): Promise<number | undefined> {
  const row = await read.selectFrom("clinic").select("set_up_revision").where("id", "=", clinicId).executeTakeFirst();
  return row?.set_up_revision;
}

/** Tells every process that the set-up has changed, in the transaction of the change. */
async function raiseRevision(trx: Write, clinicId: string): Promise<void> {
  await trx
    .updateTable("clinic")
    .set((eb) => ({ set_up_revision: eb("set_up_revision", "+", 1) }))
    .where("id", "=", clinicId)
    .execute();
}

async function readSetUp({ read }: Storage, clinicId: string): Promise<SetUp> {
  const parts = setUpTables.map(async (table) => {
    let query = read.selectFrom(table).selectAll().where("clinic_id", "=", clinicId);
    for (const column of setUpKeys[table]) query = query.orderBy(column as never);
    const rows = await query.execute();
    return [table, rows.map(({ clinic_id: _, ...row }) => row)] as const;
  });
  return Object.fromEntries(await Promise.all(parts)) as unknown as SetUp;
}

/** Adds a row to the set-up, or replaces the one with its key. `unknown_id` when it refers to something that is not there. */
export async function saveSetUp<Table extends SetUpTable>(
  storage: Storage,
  clinicId: string,
  table: Table,
  row: Row<Table>,
  by: Actor,
): Promise<"saved" | "unknown_id"> {
  const key = setUpKeys[table] as readonly string[];
  const values = { ...row, clinic_id: clinicId } as Record<string, unknown>;
  const rest = Object.keys(values).filter((column) => column !== "clinic_id" && !key.includes(column));
  try {
    await storage.write(async (trx) => {
      await trx
        .insertInto(table)
        .values(values as never)
        .onConflict((conflict) => {
          const on = conflict.columns(["clinic_id", ...key] as never);
          return rest.length === 0
            ? on.doNothing()
            : on.doUpdateSet(Object.fromEntries(rest.map((column) => [column, values[column]])) as never);
        })
        .execute();
      await raiseRevision(trx, clinicId);
      const id = key.map((column) => values[column]).join(" ");
      await append(storage, trx, clinicId, { by, action: `${table}.saved`, subject: { kind: table, id } });
    });
    return "saved";
  } catch (error) {
    if (isRefusedByKey(error) === "reference") return "unknown_id";
    throw error;
  }
}

/** Puts other hours in the place of a week's: a place's own, or those of one person, room or device there. */
export async function replaceWeek(
  storage: Storage,
  clinicId: string,
  whose: Readonly<{ location_id: string; resource_id: string | null }>,
  week: readonly Pick<Row<"opening_hours">, "kind" | "weekday" | "opens_min" | "closes_min">[],
  by: Actor,
): Promise<"saved" | "unknown_id"> {
  const rows = week.map((hours) => ({ ...hours, ...whose, id: storage.newId(), clinic_id: clinicId }));
  try {
    await storage.write(async (trx) => {
      await trx
        .deleteFrom("opening_hours")
        .where("clinic_id", "=", clinicId)
        .where("location_id", "=", whose.location_id)
        .where("resource_id", whose.resource_id === null ? "is" : "=", whose.resource_id)
        .execute();
      if (rows.length > 0) await trx.insertInto("opening_hours").values(rows).execute();
      await raiseRevision(trx, clinicId);
      const id = whose.resource_id ?? whose.location_id;
      await append(storage, trx, clinicId, {
        by,
        action: "opening_hours.saved",
        subject: { kind: "opening_hours", id },
      });
    });
    return "saved";
  } catch (error) {
    if (isRefusedByKey(error) === "reference") return "unknown_id";
    throw error;
  }
}

/** Takes a row out of the set-up. `in_use` when visits or other parts of the set-up refer to it. */
export async function removeSetUp<Table extends SetUpTable>(
  storage: Storage,
  clinicId: string,
  table: Table,
  key: KeyOf<Table>,
  by: Actor,
): Promise<"removed" | "unknown_id" | "in_use"> {
  try {
    return await storage.write(async (trx) => {
      let query = trx.deleteFrom(table as SetUpTable).where("clinic_id", "=", clinicId);
      for (const column of setUpKeys[table]) query = query.where(column as never, "=", key[column as never]);
      const { numDeletedRows } = await query.executeTakeFirst();
      if (numDeletedRows === 0n) return "unknown_id";
      await raiseRevision(trx, clinicId);
      const id = setUpKeys[table].map((column) => key[column as never]).join(" ");
      await append(storage, trx, clinicId, { by, action: `${table}.removed`, subject: { kind: table, id } });
      return "removed";
    });
  } catch (error) {
    if (isRefusedByKey(error) === "reference") return "in_use";
    throw error;
  }
}
