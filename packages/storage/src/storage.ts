import { randomUUIDv7 } from "node:crypto";
import { chmodSync, existsSync, mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { type Dialect, Kysely, PostgresDialect, type Transaction } from "kysely";
import pg from "pg";
import { faultsInWords } from "./driver-faults.ts";
import { asFault, Fault, isRaceLost } from "./fault.ts";
import { GroupCommit } from "./group-commit.ts";
import { migrateWithin, requireCurrent, schemaVersion } from "./migrate.ts";
import { nodeSqliteDialect } from "./node-sqlite.ts";
import { Refusal } from "./refusal.ts";
import type { Engine, Tables } from "./schema.ts";

/** Where a clinic's records are. */
export type Place = Readonly<{ file: string }> | Readonly<{ url: string }>;

export type Write = Transaction<Tables>;

/** The records, open. Everything here may throw a {@link Fault}. */
export type Storage = Readonly<{
  engine: Engine;
  /** Reads what is committed; never waits for a write. */
  read: Kysely<Tables>;
  /**
   * Runs `work` as one transaction: all of it is kept, or nothing. `work` may run more than once, so it does nothing but
   * ask the database; on SQLite, others wait for it.
   *
   * A {@link Refusal} thrown inside undoes everything and becomes the result.
   *
   * @param repeatable it may be run again although it may have been kept already: it finds its own traces
   */
  write<T>(work: (trx: Write) => Promise<T>, repeatable?: boolean): Promise<T>;
  /**
   * A name for what the records hold now: what was read under one name may be shown again while the name is the same. On SQLite
   * it changes with every change; a server does not say, so there it changes every second.
   */
  moment(): string;
  /** For the library that keeps staff accounts, which reads and writes through Kysely itself. */
  accounts: Kysely<Tables>;
  /** Seconds since 1970 in UTC. */
  now(): number;
  newId(): string;
  close(): Promise<void>;
}>;

export type OpenOptions = Readonly<{
  /** Bring the schema up to date first; else an older one is refused. */
  migrate?: boolean;
  /** Connections to a PostgreSQL server. */
  connections?: number;
  now?: () => number;
}>;

/** The place that the environment names: DATABASE_URL, or a file in BACKROOT_DATA, or in `data` under `root`. */
export function placeFrom(env: Readonly<Record<string, string | undefined>>, root: string): Place {
  const { DATABASE_URL: url, BACKROOT_DATA: data } = env;
  if (url !== undefined && url !== "") return { url };
  return { file: join(data === undefined || data === "" ? join(root, "data") : data, "backroot.sqlite") };
}

/** @throws Fault when it cannot be opened, or its schema is not the one this Backroot works with */
export async function openStorage(place: Place, options: OpenOptions = {}): Promise<Storage> {
  const storage = "file" in place ? openFile(place.file, options) : openServer(place.url, options);
  return prepared(storage, options);
}

/** Opens it whatever its schema, to be backed up, restored, migrated or moved; `make` makes a file that is not there. */
export function openAsItIs(place: Place, make: boolean): Storage {
  return "file" in place ? openFile(place.file, { migrate: make }) : openServer(place.url, {});
}

/** Brings the schema up to date, all of it or nothing, and returns the names of the migrations that ran. */
export function migrate(storage: Storage): Promise<readonly string[]> {
  return storage.write((trx) => migrateWithin(trx, storage.engine, storage.now()), true);
}

/** PostgreSQL by another driver than the server's, such as PGlite. */
export async function openDialect(dialect: Dialect, options: OpenOptions = {}): Promise<Storage> {
  const db = new Kysely<Tables>({ dialect: faultsInWords(dialect) });
  return prepared(postgresqlStorage(db, options), options);
}

async function prepared(storage: Storage, options: OpenOptions): Promise<Storage> {
  try {
    if (options.migrate === true) await migrate(storage);
    else requireCurrent(await schemaVersion(storage.read));
    return storage;
  } catch (error) {
    await storage.close();
    throw error;
  }
}

const wallClock = () => Math.floor(Date.now() / 1000);

function openFile(file: string, { migrate = false, now = wallClock }: OpenOptions): Storage {
  const [writer, reader] = openDatabases(file, migrate);
  const accounts = new Kysely<Tables>({ dialect: faultsInWords(nodeSqliteDialect(writer, "write")) });
  const read = new Kysely<Tables>({ dialect: faultsInWords(nodeSqliteDialect(reader, "read")) });
  const writes = new GroupCommit(accounts);
  const version = reader.prepare("pragma data_version");
  return {
    engine: "sqlite",
    // SQLite's own word for it: differs when any other connection, in any process, has committed since.
    moment: () => String(version.get()!.data_version),
    read,
    accounts,
    write: (work) => refusable(() => writes.run(work)),
    now,
    newId: randomUUIDv7,
    async close() {
      await writes.idle();
      // Kysely closes only what it has used.
      await Promise.all([read.destroy(), accounts.destroy()]);
      for (const database of [reader, writer]) if (database.isOpen) database.close();
    },
  };
}

/** A connection that writes and one that only reads: a reader never sees what is not committed. */
function openDatabases(file: string, create: boolean): readonly [DatabaseSync, DatabaseSync] {
  if (!create && !existsSync(file)) {
    throw new Fault("schema_older", `there is no database at ${file} yet; run: backroot db migrate`);
  }
  const opened: DatabaseSync[] = [];
  try {
    if (create) mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    const fresh = !existsSync(file);
    const writer = new DatabaseSync(file, { timeout: patienceMs });
    opened.push(writer);
    if (fresh) chmodSync(file, 0o600); // records of health: nobody else's to read
    writer.exec("pragma journal_mode = wal; pragma synchronous = full");
    const reader = new DatabaseSync(file, { readOnly: true, timeout: patienceMs });
    opened.push(reader);
    return [writer, reader];
  } catch (error) {
    for (const database of opened) database.close();
    const { code } = error as NodeJS.ErrnoException;
    if (code === "EACCES" || code === "EROFS" || code === "EPERM")
      throw new Fault("read_only", `${file} cannot be written; is the folder yours?`, error);
    if (code === "ENOSPC") throw new Fault("disk_full", "the disk is full; free some room and try again", error);
    throw asFault(error);
  }
}

/** How long a statement waits for another process's write before it is a fault. */
const patienceMs = 5_000;

function openServer(url: string, options: OpenOptions): Storage {
  let pool: pg.Pool;
  try {
    pool = new pg.Pool({
      connectionString: url,
      max: options.connections ?? 10,
      connectionTimeoutMillis: 5_000,
      idle_in_transaction_session_timeout: 30_000,
      application_name: "backroot",
      keepAlive: true,
      types: {
        getTypeParser: (oid, format) => (oid === pg.types.builtins.INT8 ? Number : pg.types.getTypeParser(oid, format)),
      },
    });
  } catch (error) {
    throw new Fault(
      "connection_lost",
      "DATABASE_URL is not an address of a PostgreSQL server: postgresql://user:password@host/name",
      error,
    );
  }
  // A connection that breaks is dropped by the pool and the next query opens another; unheard, it would end the process.
  pool.on("error", () => {});
  pool.on("connect", (client) => client.on("error", () => {}));
  const db = new Kysely<Tables>({ dialect: faultsInWords(new PostgresDialect({ pool })) });
  return postgresqlStorage(db, options);
}

function postgresqlStorage(db: Kysely<Tables>, { now = wallClock }: OpenOptions): Storage {
  return {
    engine: "postgresql",
    moment: () => String(now()),
    read: db,
    accounts: db,
    write: (work, repeatable = false) => refusable(() => untilKept(db, work, repeatable)),
    now,
    newId: randomUUIDv7,
    close: () => db.destroy(),
  };
}

async function refusable<T>(run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof Refusal) return error.outcome as T;
    throw error;
  }
}

/**
 * Runs a transaction again when PostgreSQL gave it up for another's sake, or when the connection broke and it is certain
 * that nothing was kept, or harmless if it was.
 */
async function untilKept<T>(db: Kysely<Tables>, work: (trx: Write) => Promise<T>, repeatable: boolean): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    let committing = false;
    try {
      return await db
        .transaction()
        .setIsolationLevel("read committed")
        .execute(async (trx) => {
          const result = await work(trx);
          committing = true;
          return result;
        });
    } catch (error) {
      const lost = error instanceof Fault && error.code === "connection_lost" && (repeatable || !committing);
      if (attempt === mostAttempts || !(lost || isRaceLost(error))) throw error;
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 20 * 2 ** attempt));
    }
  }
}

const mostAttempts = 5;
