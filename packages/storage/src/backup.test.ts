import assert from "node:assert/strict";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestContext } from "node:test";
import { setTimeout } from "node:timers/promises";
import { backUp, move, restore } from "./backup.ts";
import { type CarriedTable, carriedTables } from "./carried-tables.ts";
import { aClinic, aFullClinic, anHour } from "./clinic.fixture.ts";
import { visitsBetween } from "./diary.ts";
import { freshFile, onEachEngine } from "./engines.fixture.ts";
import { Fault } from "./fault.ts";
import { openStorage, type Storage } from "./storage.ts";
import { bookVisit } from "./visits.ts";

/** Every row of every table, each as a person would compare them: true is 1, an instant is its text. */
async function everyRow({ read }: Storage): Promise<Readonly<Record<string, readonly unknown[]>>> {
  const all: Record<string, readonly unknown[]> = {};
  for (const table of Object.keys(carriedTables) as CarriedTable[]) {
    const rows = await read.selectFrom(table).selectAll().execute();
    const plain = rows.map((row) =>
      JSON.stringify(row, (_, value) => (typeof value === "boolean" ? Number(value) : value)),
    );
    all[table] = plain.map((row) => JSON.stringify(Object.entries(JSON.parse(row)).sort())).sort();
  }
  return all;
}

function folderFor(t: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), "backroot-backup-"));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

async function aFile(t: TestContext): Promise<Storage> {
  const storage = await openStorage(freshFile(t), { migrate: true });
  t.after(() => storage.close());
  return storage;
}

onEachEngine("a backup holds every row of every table, and restores to SQLite and to itself", async ({ open }, t) => {
  const storage = await open();
  const clinicId = await aFullClinic(storage);
  const before = await everyRow(storage);
  assert.deepEqual(
    Object.keys(before).filter((table) => before[table]!.length === 0),
    [],
    "the clinic fills every table",
  );
  const file = join(folderFor(t), "backup.jsonl");
  const counts = await backUp(storage, file);
  assert.deepEqual(
    Object.fromEntries(counts),
    Object.fromEntries(Object.entries(before).map(([table, rows]) => [table, rows.length])),
  );

  const other = await aFile(t);
  await restore(other, file);
  assert.deepEqual(await everyRow(other), before);

  await bookVisit(storage, anHour(clinicId, "key-3", 20));
  await assert.rejects(restore(storage, file), { code: "not_empty" });
  await restore(storage, file, { replace: true });
  assert.deepEqual(await everyRow(storage), before);
  const audit = storage.write((trx) => trx.deleteFrom("audit").execute());
  await assert.rejects(audit, /append-only/, "what keeps the log is there again");
});

onEachEngine("a database moves to SQLite and back with every row", async ({ open }, t) => {
  const storage = await open();
  await aFullClinic(storage);
  const before = await everyRow(storage);
  const other = await aFile(t);
  await move(storage, other);
  assert.deepEqual(await everyRow(other), before);
  await assert.rejects(move(other, storage), { code: "not_empty" });
  await move(other, storage, { replace: true });
  assert.deepEqual(await everyRow(storage), before);
});

onEachEngine("a backup made while bookings come in is of one moment", async ({ open, place }, t) => {
  const storage = await open();
  const clinicId = await aClinic(storage);
  const beside = place === undefined ? storage : await open({});
  let stop = false;
  const booking = (async () => {
    for (let i = 0; !stop; i++) {
      await bookVisit(storage, anHour(clinicId, `key-${i}`, i * 6));
      await setTimeout(5);
    }
  })();
  const folder = folderFor(t);
  for (let i = 0; i < 3; i++) {
    await backUp(beside, join(folder, `${i}.jsonl`));
    const restored = await aFile(t);
    await restore(restored, join(folder, `${i}.jsonl`));
    const visits = await visitsBetween(restored, { clinicId, from: 0, to: 1e10 });
    const cells = await restored.read.selectFrom("occupancy").selectAll().execute();
    const people = await restored.read.selectFrom("person").selectAll().execute();
    assert.deepEqual([cells.length, people.length], [visits.length * 12, visits.length]);
  }
  stop = true;
  await booking;
});

onEachEngine("a backup that was cut, changed or is something else changes nothing", async ({ open }, t) => {
  const storage = await open();
  await aFullClinic(storage);
  const folder = folderFor(t);
  const good = join(folder, "good.jsonl");
  await backUp(storage, good);
  await assert.rejects(backUp(storage, good), { code: "not_empty" });
  const before = await everyRow(storage);
  const text = readFileSync(good, "utf8");
  const lines = text.split("\n");
  const bad: Readonly<Record<string, string>> = {
    empty: "",
    "cut in a line": text.slice(0, text.length / 2),
    "without its end": lines.slice(0, -2).join("\n"),
    "without a row": lines.filter((_, i) => i !== 3).join("\n"),
    "with a letter changed": text.replace("feels better", "feels bitter"),
    "with more behind": `${text}["x"]\n`,
    "another's": '{"some":"json"}\n',
    words: "hello\n",
    "a number": "1\n",
  };
  for (const [what, content] of Object.entries(bad)) {
    const file = join(folder, "bad.jsonl");
    writeFileSync(file, content);
    await assert.rejects(restore(storage, file, { replace: true }), { code: "not_a_backup" }, what);
  }
  await assert.rejects(restore(storage, join(folder, "none.jsonl"), { replace: true }), { code: "not_a_backup" });
  await assert.rejects(restore(storage, folder, { replace: true }), { code: "not_a_backup" });
  const newer = join(folder, "newer.jsonl");
  const { createHash } = await import("node:crypto");
  const head = '{"backroot":"backup","schema":99,"at":0}\n';
  writeFileSync(newer, `${head}{"end":true,"lines":1,"sha256":"${createHash("sha256").update(head).digest("hex")}"}\n`);
  await assert.rejects(restore(storage, newer, { replace: true }), { code: "schema_newer" });
  assert.deepEqual(await everyRow(storage), before);
  await assert.rejects(backUp(storage, join(folder, "no", "such", "folder")), Fault);
  assert.deepEqual(
    readdirSync(folder).filter((name) => name.endsWith(".unfinished")),
    [],
  );
  assert.ok(existsSync(good));
});
