import { createHash } from "node:crypto";
import { type Kysely, sql } from "kysely";
import { booleans, type CarriedTable, carriedTables } from "./carried-tables.ts";
import { Fault } from "./fault.ts";
import { migrateWithin, refuseNewer, schemaVersion } from "./migrate.ts";
import type { Engine, Tables } from "./schema.ts";
import type { Storage, Write } from "./storage.ts";

/** A value as every engine and a backup can hold it: an instant of an account is ISO 8601 in UTC, true is 1. */
export type Value = string | number | null;

/** Some rows of one table; a table's rows come in the order of its key, tables in the order of {@link carriedTables}. */
export type Batch = Readonly<{ table: CarriedTable; columns: readonly string[]; rows: readonly (readonly Value[])[] }>;

/** Rows to carry, all of one moment, from a database or a backup. */
export type Source = Readonly<{ schema: number; batches: () => AsyncIterable<Batch> }>;

/** How many rows of each table were carried. */
export type Carried = ReadonlyMap<CarriedTable, number>;

/** Gives `work` every row as of one moment, while others go on writing. */
export function atOneMoment<T>(storage: Storage, work: (source: Source) => Promise<T>): Promise<T> {
  const transaction = storage.read.transaction();
  const steady =
    storage.engine === "postgresql"
      ? transaction.setIsolationLevel("repeatable read").setAccessMode("read only")
      : transaction;
  return steady.execute(async (trx) => {
    const schema = await schemaVersion(trx);
    refuseNewer(schema);
    return work({ schema, batches: () => batchesOf(trx) });
  });
}

/**
 * Makes a database hold exactly the rows of `source`, in one transaction: what it held before is gone, or nothing changed.
 * Counts and hashes of what arrived are compared with what was sent before it is kept. An older source is brought up to date.
 *
 * @throws Fault `not_empty` when there are clinics or accounts, unless `replace`; `rows_differ` when the engine kept something else
 */
export function replaceRows(storage: Storage, source: Source, { replace = false } = {}): Promise<Carried> {
  const { engine } = storage;
  refuseNewer(source.schema);
  return storage.write(async (trx) => {
    if (engine === "postgresql") await sql`set local lock_timeout = '10s'`.execute(trx);
    refuseNewer(await schemaVersion(trx));
    if (!replace && !(await isEmpty(trx)))
      throw new Fault(
        "not_empty",
        "the database already holds clinics; to throw them away and put these in their place, add --replace",
      );
    await dropTables(trx, engine);
    await migrateWithin(trx, engine, storage.now(), source.schema);
    const sent = new Tally();
    for await (const batch of source.batches()) {
      sent.add(batch);
      await insert(trx, engine, batch);
    }
    const kept = new Tally();
    for await (const batch of batchesOf(trx)) kept.add(batch);
    for (const table of Object.keys(carriedTables) as CarriedTable[]) {
      if (sent.of(table) !== kept.of(table))
        throw new Fault(
          "rows_differ",
          `table ${table}: sent ${sent.of(table)}, arrived ${kept.of(table)}; nothing was changed`,
        );
    }
    await migrateWithin(trx, engine, storage.now());
    return kept.counts;
  }, true);
}

/** Counts and hashes rows as they pass. */
export class Tally {
  readonly counts = new Map<CarriedTable, number>();
  readonly #hashes = new Map<CarriedTable, ReturnType<typeof createHash>>();

  add({ table, columns, rows }: Batch): void {
    const hash = this.#hashes.get(table) ?? createHash("sha256").update(JSON.stringify(columns));
    for (const row of rows) hash.update(JSON.stringify(row));
    this.#hashes.set(table, hash);
    this.counts.set(table, (this.counts.get(table) ?? 0) + rows.length);
  }

  of(table: CarriedTable): string {
    const hash = this.#hashes.get(table)?.copy().digest("hex").slice(0, 16) ?? "nothing";
    return `${this.counts.get(table) ?? 0} rows (${hash})`;
  }
}

async function* batchesOf(db: Kysely<Tables>): AsyncGenerator<Batch> {
  const there = new Set((await db.introspection.getTables()).map(({ name }) => name));
  for (const table of Object.keys(carriedTables) as CarriedTable[]) {
    if (there.has(table)) yield* batchesOfTable(db, table);
  }
}

const rowsTogether = 500;

async function* batchesOfTable(db: Kysely<Tables>, table: CarriedTable): AsyncGenerator<Batch> {
  const key = carriedTables[table];
  const keyRow = sql`(${sql.join(key.map((column) => sql.ref(column)))})`;
  let last: readonly unknown[] | undefined;
  for (;;) {
    const after = last === undefined ? sql`` : sql`where ${keyRow} > (${sql.join([...last])})`;
    const { rows } = await sql<Record<string, unknown>>`select * from ${sql.table(table)} ${after}
      order by ${sql.join(key.map((column) => sql.ref(column)))} limit ${sql.lit(rowsTogether)}`.execute(db);
    if (rows.length === 0) return;
    const columns = Object.keys(rows[0]!).sort();
    yield { table, columns, rows: rows.map((row) => columns.map((column) => portable(row[column]))) };
    last = key.map((column) => rows.at(-1)![column]);
  }
}

function portable(value: unknown): Value {
  if (value instanceof Date) return value.toISOString();
  if (typeof value === "boolean") return value ? 1 : 0;
  return value as Value;
}

async function insert(trx: Write, engine: Engine, { table, columns, rows }: Batch): Promise<void> {
  if (rows.length === 0) return;
  const value = (column: string, given: Value) =>
    engine === "postgresql" && booleans.has(column) && given !== null ? given === 1 : given;
  const tuples = rows.map((row) => sql`(${sql.join(row.map((given, i) => value(columns[i]!, given)))})`);
  const names = sql.join(columns.map((column) => sql.ref(column)));
  await sql`insert into ${sql.table(table)} (${names}) values ${sql.join(tuples)}`.execute(trx);
}

/** Whether no clinic and no account is there. */
async function isEmpty(db: Kysely<Tables>): Promise<boolean> {
  const there = new Set((await db.introspection.getTables()).map(({ name }) => name));
  for (const table of ["clinic", "user"] as const) {
    if (there.has(table) && (await db.selectFrom(table).select("id").limit(1).executeTakeFirst()) !== undefined)
      return false;
  }
  return true;
}

async function dropTables(trx: Write, engine: Engine): Promise<void> {
  const tables = ["schema_version", ...Object.keys(carriedTables).reverse()];
  for (const table of tables) await sql`drop table if exists ${sql.table(table)}`.execute(trx);
  if (engine === "postgresql") await sql`drop function if exists audit_is_append_only()`.execute(trx);
}
