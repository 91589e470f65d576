import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, rmSync, statSync, truncateSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { sql } from "kysely";
import pg from "pg";
import { backUp } from "./backup.ts";
import { aClinic, aFullClinic, anHour } from "./clinic.fixture.ts";
import { freshFile, onEachEngine } from "./engines.fixture.ts";
import { migrateWithin, migrations, schemaVersion } from "./migrate.ts";
import { openAsItIs, openStorage } from "./storage.ts";
import { bookVisit } from "./visits.ts";

onEachEngine("an older or a newer schema is refused in a sentence that says what to do", async ({ open }) => {
  await assert.rejects(open({}), { code: "schema_older", message: /backroot db migrate/ });
  const storage = await open();
  await storage.write((trx) =>
    trx
      .insertInto("schema_version")
      .values({ version: migrations.length + 1, name: "later", applied_at: 0 })
      .execute(),
  );
  await assert.rejects(open({}), { code: "schema_newer", message: /newer Backroot/ });
  await assert.rejects(open(), { code: "schema_newer" });
});

onEachEngine(
  "a database of any earlier version migrates to this one, and one that fails stays as it was",
  async ({ open }) => {
    const storage = await open();
    const empty = await tablesOf();
    for (let version = 0; version < migrations.length; version++) {
      await storage.write(async (trx) => {
        const all = (await trx.introspection.getTables()).map(({ name }) => name);
        // Children go before what they refer to: whatever can be dropped is, until nothing is left.
        if (storage.engine === "postgresql") await sql`drop schema public cascade`.execute(trx);
        if (storage.engine === "postgresql") await sql`create schema public`.execute(trx);
        else await sql`pragma defer_foreign_keys = on`.execute(trx);
        if (storage.engine === "sqlite") for (const name of all) await sql`drop table ${sql.table(name)}`.execute(trx);
      });
      const failing = storage.write(async (trx) => {
        await migrateWithin(trx, storage.engine, 0);
        throw new Error("the power is out");
      });
      await assert.rejects(failing, /the power is out/);
      assert.equal(await schemaVersion(storage.read), 0);
      assert.deepEqual(await tablesOf(), []);
      await storage.write((trx) => migrateWithin(trx, storage.engine, 0, version));
      assert.equal(await schemaVersion(storage.read), version);
      const ran = await storage.write((trx) => migrateWithin(trx, storage.engine, 0));
      assert.deepEqual(
        ran,
        migrations.slice(version).map(({ name }) => name),
      );
      assert.deepEqual(await tablesOf(), empty);
    }
    await aFullClinic(storage);

    async function tablesOf() {
      const tables = await storage.read.introspection.getTables();
      return tables.map(({ name, columns }) => `${name}: ${columns.map((c) => c.name).sort()}`).sort();
    }
  },
);

test("processes that start at once migrate once (SQLite)", async (t) => {
  const place = freshFile(t);
  const opened = await Promise.all([1, 2, 3].map(() => openStorage(place, { migrate: true })));
  assert.equal(await schemaVersion(opened[2]!.read), migrations.length);
  for (const storage of opened) await storage.close();
  assert.equal(statSync(place.file).mode & 0o777, 0o600, "nobody else may read it");
});

test("a full disk is said, and the booking that met it left nothing", async (t) => {
  const place = freshFile(t);
  const storage = await openStorage(place, { migrate: true });
  t.after(() => storage.close());
  const clinicId = await aClinic(storage);
  const { rows } = await sql<{ page_count: number }>`pragma page_count`.execute(storage.accounts);
  await sql`pragma max_page_count = ${sql.lit(rows[0]!.page_count + 30)}`.execute(storage.accounts);
  let [booked, fault] = [0, undefined as unknown];
  for (let i = 0; fault === undefined && i < 3000; i++) {
    const answers = await Promise.allSettled(
      [0, 1, 2].map((n) => bookVisit(storage, anHour(clinicId, `key-${i}-${n}`, (i * 3 + n) * 6))),
    );
    booked += answers.filter(({ status }) => status === "fulfilled").length;
    fault = answers.find((answer) => answer.status === "rejected")?.reason;
  }
  assert.deepEqual({ code: (fault as { code?: string }).code }, { code: "disk_full" });
  const cells = await storage.read.selectFrom("occupancy").selectAll().execute();
  const visits = await storage.read.selectFrom("visit").select("id").execute();
  assert.deepEqual([visits.length, cells.length], [booked, booked * 12]);
  await sql`pragma max_page_count = 1000000`.execute(storage.accounts);
  assert.ok("visit" in (await bookVisit(storage, anHour(clinicId, "later", 100_000))), "with room again, it goes on");
});

test("a disk with no room for a backup is said, and no part of one is left", { skip: !canMount() }, async (t) => {
  const place = freshFile(t);
  const storage = await openStorage(place, { migrate: true });
  t.after(() => storage.close());
  const clinicId = await aClinic(storage);
  for (let i = 0; i < 40; i++) await bookVisit(storage, anHour(clinicId, `key-${i}`, i * 6));
  const small = join(dirname(dirname(place.file)), "small");
  mkdirSync(small);
  assert.equal(spawnSync("mount", ["-t", "tmpfs", "-o", "size=16k", "tmpfs", small]).status, 0);
  try {
    await assert.rejects(backUp(storage, join(small, "backup.jsonl")), { code: "disk_full" });
    const { readdirSync } = await import("node:fs");
    assert.deepEqual(readdirSync(small), []);
  } finally {
    spawnSync("umount", [small]);
  }
});

function canMount(): boolean {
  if (process.getuid?.() !== 0) return false;
  return spawnSync("unshare", ["--mount", "mount", "-t", "tmpfs", "tmpfs", "/mnt"]).status === 0;
}

test("a file or a folder that may not be written is said before anything is", async (t) => {
  const place = freshFile(t);
  const storage = await openStorage(place, { migrate: true });
  await aClinic(storage);
  await storage.close();
  const folder = dirname(place.file);
  chmodSync(place.file, 0o444);
  chmodSync(folder, 0o555);
  chmodSync(dirname(folder), 0o755);
  // Root may write everything, so somebody else tries.
  const nobody = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};
  const script = `
    const { openStorage } = await import(${JSON.stringify(fileURLToPath(new URL("./storage.ts", import.meta.url)))});
    try { await openStorage(${JSON.stringify(place)}, { migrate: true }); console.log("opened"); }
    catch (error) { console.log(error.code, error.message); }`;
  const { stdout, stderr } = spawnSync(process.execPath, ["--input-type=module", "-e", script], {
    ...nobody,
    encoding: "utf8",
  });
  chmodSync(folder, 0o755);
  assert.match(stdout, /^read_only .*written/, stderr);
});

test("a file that is no database, or a torn one, is said", async (t) => {
  const place = freshFile(t);
  mkdirSync(dirname(place.file));
  writeFileSync(place.file, "a letter to a friend, long enough to be looked at ".repeat(40));
  await assert.rejects(openStorage(place), { code: "not_a_database" });
  rmSync(place.file);
  const storage = await openStorage(place, { migrate: true });
  await aClinic(storage);
  await storage.close();
  truncateSync(place.file, 4096 * 3);
  await assert.rejects(
    openStorage(place).then((opened) => opened.read.selectFrom("visit").selectAll().execute()),
    { code: "damaged" },
  );
});

test("a database kept busy by another program is said, and nothing was written", async (t) => {
  const place = freshFile(t);
  const storage = await openStorage(place, { migrate: true });
  t.after(() => storage.close());
  const clinicId = await aClinic(storage);
  const other = new DatabaseSync(place.file);
  other.exec("begin immediate");
  await sql`pragma busy_timeout = 50`.execute(storage.accounts);
  await assert.rejects(bookVisit(storage, anHour(clinicId, "key-1")), { code: "busy" });
  other.exec("rollback");
  other.close();
  assert.ok("visit" in (await bookVisit(storage, anHour(clinicId, "key-1"))));
});

test("a server that is not there, or refuses, is said in a sentence without the password", async () => {
  for (const url of [
    "postgresql://a:secret@127.0.0.1:1/x",
    "postgresql://a:secret@nowhere.invalid/x",
    "nonsense",
    "postgresql://[",
  ]) {
    await assert.rejects(openStorage({ url }), (fault: Error & { code: string }) => {
      assert.equal(fault.code, "connection_lost", url);
      assert.ok(!fault.message.includes("secret"));
      return true;
    });
  }
});

onEachEngine(
  "a connection lost in the middle of bookings loses none and books none twice",
  async ({ open, place }) => {
    const storage = await open();
    const clinicId = await aClinic(storage);
    const { url } = place as { url: string };
    const killer = new pg.Client({ connectionString: url });
    await killer.connect();
    const killing = (async () => {
      for (let i = 0; i < 10; i++) {
        await killer.query(
          "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'backroot' and datname = current_database()",
        );
        await new Promise((resolve) => setTimeout(resolve, 40));
      }
    })();
    let booked = 0;
    await Promise.all(
      Array.from({ length: 60 }, async (_, i) => {
        for (;;) {
          // What a client does: sends the same request again until it has an answer.
          const answer = await bookVisit(storage, anHour(clinicId, `key-${i}`, i * 6)).catch((error) => {
            assert.equal(error.code, "connection_lost");
          });
          if (answer === undefined) continue;
          assert.ok("visit" in answer);
          booked++;
          return;
        }
      }),
    );
    await killing;
    await killer.end();
    const { read } = storage;
    assert.equal(booked, 60);
    assert.equal((await read.selectFrom("visit").select("id").execute()).length, 60);
    assert.equal((await read.selectFrom("occupancy").select("cell").execute()).length, 720);
    assert.equal((await read.selectFrom("outbox").select("id").execute()).length, 60);
  },
  ["PostgreSQL"],
);

test("a database opened as it is can be backed up although its schema is older", async (t) => {
  const place = freshFile(t);
  const storage = openAsItIs(place, true);
  t.after(() => storage.close());
  await storage.write((trx) => migrateWithin(trx, "sqlite", 0, 1));
  await storage.write((trx) =>
    sql`insert into clinic values ('c','c','c',null,null,'en','EUR',0,90,15,0,'{}',0,0)`.execute(trx),
  );
  const backup = join(dirname(place.file), "old.jsonl");
  assert.equal((await backUp(storage, backup)).get("clinic"), 1);
  const { restore } = await import("./backup.ts");
  const newer = await openStorage(freshFile(t), { migrate: true });
  t.after(() => newer.close());
  await restore(newer, backup);
  assert.equal(await schemaVersion(newer.read), migrations.length);
  assert.equal((await newer.read.selectFrom("clinic").select("id").execute()).length, 1);
});
