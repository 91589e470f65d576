import "fake-indexeddb/auto";
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import type { Plan, Report } from "@backroot/recovery";
import { deleteDB, openDB } from "idb";
import { databaseName, databaseVersion, openPlanStore, type PlanHead, type PlanStore } from "./plan-store.ts";

const head: PlanHead = {
  made: { version: "1", starts: "2026-11-01" } as Plan,
  activities: ["lift my child"],
  moves: {},
};
const skipped = (on: string): Report => ({ kind: "skipped", on, why: "time" });

const opened: PlanStore[] = [];
const nobody = (): void => undefined;
async function open(onElsewhere = nobody, onGone: (why: string) => void = nobody): Promise<PlanStore> {
  const store = await openPlanStore(onElsewhere, onGone);
  assert.ok(!("fault" in store));
  opened.push(store);
  return store;
}

beforeEach(async () => {
  for (const store of opened.splice(0)) store.close();
  await deleteDB(databaseName);
});

test("a plan and its reports are there after the page is closed, in the order they came", async () => {
  const store = await open();
  assert.equal(await store.read(), undefined);
  await store.begin(head, [skipped("2026-11-01")]);
  await store.add([skipped("2026-11-03"), skipped("2026-11-02")]);
  store.close();
  const kept = await (await open()).read();
  assert.deepEqual(
    kept?.reports.map(({ report }) => report.on),
    ["2026-11-01", "2026-11-03", "2026-11-02"],
  );
  assert.deepEqual(kept?.activities, ["lift my child"]);
});

test("a report can be replaced and removed, and a new plan leaves nothing of the old", async () => {
  const store = await open();
  await store.begin(head, [skipped("2026-11-01"), skipped("2026-11-02")]);
  const [first, second] = (await store.read())!.reports;
  await store.replace(first!.id, skipped("2026-11-05"));
  await store.remove(second!.id);
  assert.deepEqual((await store.read())!.reports, [{ id: first!.id, report: skipped("2026-11-05") }]);
  await store.begin({ ...head, activities: [] }, []);
  assert.deepEqual(await store.read(), { ...head, activities: [], reports: [] });
  await store.erase();
  assert.equal(await store.read(), undefined);
});

test("two tabs that write at once both keep what they wrote, and each learns of the other", async () => {
  let told = 0;
  const [one, two] = [await open(), await open(() => void told++)];
  await one.begin(head, []);
  await Promise.all([
    ...Array.from({ length: 20 }, (_, i) => one.add([skipped(`2026-11-${String(i + 1).padStart(2, "0")}`)])),
    ...Array.from({ length: 20 }, () => two.add([skipped("2026-12-01")])),
    one.change((now) => ({ ...now, activities: [...now.activities, "swim"] })),
    two.change((now) => ({ ...now, activities: [...now.activities, "row"] })),
  ]);
  const kept = (await one.read())!;
  assert.equal(kept.reports.length, 40);
  assert.deepEqual([...kept.activities].sort(), ["lift my child", "row", "swim"]);
  await new Promise((done) => setTimeout(done, 50));
  assert.ok(told >= 20, `${told}`);
});

test("a write that fails half way keeps nothing of itself and loses nothing else", async () => {
  const store = await open();
  await store.begin(head, [skipped("2026-11-01")]);
  const unkeepable = { ...skipped("2026-11-02"), why: (() => undefined) as never };
  assert.equal(await store.add([skipped("2026-11-02"), unkeepable]), "failed");
  assert.equal(await store.begin({ ...head, activities: (() => undefined) as never }, []), "failed");
  assert.deepEqual(
    (await store.read())?.reports.map(({ report }) => report.on),
    ["2026-11-01"],
  );
});

test("a full device is told as such, and what was there stays", async () => {
  const store = await open();
  await store.begin(head, []);
  const original = IDBObjectStore.prototype.add;
  IDBObjectStore.prototype.add = () => {
    throw new DOMException("no room", "QuotaExceededError");
  };
  try {
    assert.equal(await store.add([skipped("2026-11-02")]), "full");
  } finally {
    IDBObjectStore.prototype.add = original;
  }
  assert.deepEqual(await store.read(), { ...head, reports: [] });
});

test("a database that a newer version wrote is not touched, and said to be newer", async () => {
  const newer = await openDB(databaseName, databaseVersion + 1, {
    upgrade: (db) => void db.createObjectStore("later"),
  });
  newer.close();
  assert.deepEqual(
    await openPlanStore(
      () => undefined,
      () => undefined,
    ),
    { fault: "newer" },
  );
  const still = await openDB(databaseName);
  assert.equal(still.version, databaseVersion + 1);
  still.close();
});

test("a tab with an old version makes way for one that needs a newer, and is told", async () => {
  let told: string | undefined;
  await open(undefined, (why) => {
    told = why;
  });
  const newer = await openDB(databaseName, databaseVersion + 1);
  newer.close();
  assert.equal(told, "newer");
});

test("a tab whose plan is deleted elsewhere lets go of it, is told so, and finds nothing when it opens again", async () => {
  let told: string | undefined;
  const store = await open(undefined, (why) => {
    told = why;
  });
  await store.begin(head, [skipped("2026-11-01")]);
  await deleteDB(databaseName);
  assert.equal(told, "erased");
  const again = await open();
  assert.equal(await again.read(), undefined);
  assert.equal(await again.begin(head, []), undefined);
});

test("where the browser blocks the database, a plan lives as long as the page and says that it does", async () => {
  const { indexedDB } = globalThis;
  Object.defineProperty(globalThis, "indexedDB", {
    configurable: true,
    value: {
      open: () => {
        throw new DOMException("not in a private window", "SecurityError");
      },
    },
  });
  try {
    const store = await open();
    assert.equal(store.lasting, false);
    await store.begin(head, []);
    await store.add([skipped("2026-11-01")]);
    const [report] = (await store.read())!.reports;
    await store.replace(report!.id, skipped("2026-11-09"));
    assert.deepEqual(
      (await store.read())!.reports.map((r) => r.report.on),
      ["2026-11-09"],
    );
    await store.change((now) => ({ ...now, activities: [] }));
    assert.deepEqual((await store.read())!.activities, []);
    await store.erase();
    assert.equal(await store.read(), undefined);
  } finally {
    Object.defineProperty(globalThis, "indexedDB", { configurable: true, value: indexedDB });
  }
});
