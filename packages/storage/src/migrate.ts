import { type Kysely, sql, type Transaction } from "kysely";
import { Fault } from "./fault.ts";
import { clinic } from "./migrations/0001-clinic.ts";
import { accounts } from "./migrations/0002-accounts.ts";
import { summaries } from "./migrations/0003-summaries.ts";
import { personZone } from "./migrations/0004-person-zone.ts";
import { setUpRevision } from "./migrations/0005-set-up-revision.ts";
import type { Engine, Tables } from "./schema.ts";

/**
 * One step of the schema, never changed once it has run somewhere.
 *
 * Statements are written with PostgreSQL's types; `onEngine` puts them into the engine's own words.
 */
export type Migration = Readonly<{
  name: string;
  statements: readonly string[];
  onSqlite?: readonly string[];
  onPostgresql?: readonly string[];
}>;

/** Every step, in order. The schema's version is how many of them have run. */
export const migrations: readonly Migration[] = [clinic, accounts, summaries, personZone, setUpRevision];

/**
 * Text is compared byte by byte on both engines: the same order everywhere, and no index that a new C library would break.
 * SQLite's tables are strict, so that a wrong type is refused there as well.
 */
function onEngine(statement: string, engine: Engine): string {
  if (engine === "postgresql") return statement.replace(/ text\b/g, ' text collate "C"');
  const typed = statement
    .replace(/ bigint\b/g, " integer")
    .replace(/ boolean\b/g, " integer")
    .replace(/ timestamptz\b/g, " text");
  if (/^create table occupancy/.test(typed)) return `${typed} strict, without rowid`; // the key is the row
  return /^create table/.test(typed) ? `${typed} strict` : typed;
}

/** How many migrations the database has had; 0 for an empty one. */
export async function schemaVersion(db: Kysely<Tables>): Promise<number> {
  const tables = await db.introspection.getTables();
  if (!tables.some((table) => table.name === "schema_version")) return 0;
  const { version } = await db
    .selectFrom("schema_version")
    .select((eb) => eb.fn.max("version").as("version"))
    .executeTakeFirstOrThrow();
  return version ?? 0;
}

/**
 * Runs what is missing up to `target` inside the caller's transaction: all of it, or none.
 *
 * @returns the names of the migrations that ran
 * @throws Fault `schema_newer` when the database comes from a newer Backroot
 */
export async function migrateWithin(
  trx: Transaction<Tables>,
  engine: Engine,
  now: number,
  target = migrations.length,
): Promise<readonly string[]> {
  await sql.raw(onEngine(versions, engine)).execute(trx);
  // Two processes that start at once: the second waits here, and then finds nothing to do.
  if (engine === "postgresql") await sql`lock table schema_version in exclusive mode`.execute(trx);
  const from = await schemaVersion(trx);
  refuseNewer(from);
  const missing = migrations.slice(from, target);
  for (const [i, { name, statements, onSqlite = [], onPostgresql = [] }] of missing.entries()) {
    const own = engine === "sqlite" ? onSqlite : onPostgresql;
    for (const statement of statements) await sql.raw(onEngine(statement, engine)).execute(trx);
    for (const statement of own) await sql.raw(statement).execute(trx);
    await trx
      .insertInto("schema_version")
      .values({ version: from + i + 1, name, applied_at: now })
      .execute();
  }
  return missing.map(({ name }) => name);
}

const versions = `create table if not exists schema_version (
  version integer not null primary key,
  name text not null,
  applied_at bigint not null
)`;

/** @throws Fault unless the database has exactly the schema this Backroot works with */
export function requireCurrent(version: number): void {
  refuseNewer(version);
  if (version < migrations.length) {
    const state =
      version === 0 ? "has no tables yet" : `has schema ${version}, this Backroot needs ${migrations.length}`;
    throw new Fault("schema_older", `the database ${state}; run: backroot db migrate`);
  }
}

/** @throws Fault when a newer Backroot wrote the database */
export function refuseNewer(version: number): void {
  if (version > migrations.length) {
    throw new Fault(
      "schema_newer",
      `the database has schema ${version}, this Backroot knows ${migrations.length}; start the newer Backroot that wrote it, or restore an older backup`,
    );
  }
}
