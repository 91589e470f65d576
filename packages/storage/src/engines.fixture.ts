import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { PGlite } from "@electric-sql/pglite";
import { type Dialect, PGliteDialect } from "kysely";
import pg from "pg";
import { type OpenOptions, openDialect, openStorage, type Place, type Storage } from "./storage.ts";

/** A new, empty database of one engine, gone after the test. */
export type Fresh = Readonly<{
  /** Opens it, as often as processes would; PGlite allows one at a time. */
  open(options?: OpenOptions): Promise<Storage>;
  /** Where it is; undefined for PGlite, which lives in this process. */
  place: Place | undefined;
}>;

export type EngineName = "SQLite" | "PGlite" | "PostgreSQL";

/** Set by `.ci/run`, which starts a server for the tests. Databases are made and dropped on it. */
export const server = process.env.BACKROOT_TEST_POSTGRESQL;

/** One test on each engine. Where no PostgreSQL server is named, that one is skipped and says so. */
export function onEachEngine(
  name: string,
  check: (fresh: Fresh, t: TestContext, engine: EngineName) => Promise<void>,
  engines: readonly EngineName[] = ["SQLite", "PGlite", "PostgreSQL"],
): void {
  for (const engine of engines) {
    const missing = engine === "PostgreSQL" && server === undefined;
    const options = missing ? { skip: "no server; name one in BACKROOT_TEST_POSTGRESQL" } : {};
    test(`${name} (${engine})`, options, async (t) => check(await fresh(engine, t), t, engine));
  }
}

let pglite: PGlite | undefined;

/** One instance serves every test of a file, for making one takes seconds: closing leaves it open. */
function keptOpen(dialect: PGliteDialect): Dialect {
  return {
    createAdapter: () => dialect.createAdapter(),
    createIntrospector: (db) => dialect.createIntrospector(db),
    createQueryCompiler: () => dialect.createQueryCompiler(),
    createDriver: () => Object.assign(dialect.createDriver(), { destroy: async () => {} }),
  };
}

async function fresh(engine: EngineName, t: TestContext): Promise<Fresh> {
  const opened: Storage[] = [];
  const remember = async (opening: Promise<Storage>) => {
    const storage = await opening;
    opened.push(storage);
    return storage;
  };
  t.after(async () => {
    for (const storage of opened) await storage.close().catch(() => {}); // the test may have closed it
  });
  const byDefault = { migrate: true };
  if (engine === "PGlite") {
    pglite ??= await PGlite.create();
    await pglite.exec("drop schema public cascade; create schema public");
    const dialect = keptOpen(new PGliteDialect({ pglite }));
    return { place: undefined, open: (options = byDefault) => openDialect(dialect, options) };
  }
  const place = engine === "SQLite" ? freshFile(t) : await freshServerDatabase(t);
  return { place, open: (options = byDefault) => remember(openStorage(place, options)) };
}

/** A file that does not exist yet, in a folder that is removed after the test. */
export function freshFile(t: TestContext): Readonly<{ file: string }> {
  const folder = mkdtempSync(join(tmpdir(), "backroot-storage-"));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  return { file: join(folder, "data", "backroot.sqlite") };
}

async function freshServerDatabase(t: TestContext): Promise<Readonly<{ url: string }>> {
  const name = `backroot_${randomUUID().replaceAll("-", "")}`;
  await onServer(`create database ${name}`);
  t.after(() => onServer(`drop database ${name} with (force)`));
  const url = new URL(server!);
  url.pathname = `/${name}`;
  return { url: url.href };
}

async function onServer(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: server! });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
