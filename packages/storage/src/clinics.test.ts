import assert from "node:assert/strict";
import { aClinic, system } from "./clinic.fixture.ts";
import { replaceWeek, setUpOf } from "./clinics.ts";
import { onEachEngine } from "./engines.fixture.ts";

onEachEngine("a week is replaced whole, of one person at one place, and of nobody else", async ({ open }) => {
  const storage = await open();
  const clinic = await aClinic(storage);
  const other = await aClinic(storage, "clinic-b");
  const at = (weekday: number, opens_min: number) => ({ kind: "open" as const, weekday, opens_min, closes_min: 1080 });
  const week = async (of: string, who: string | null) =>
    (await setUpOf(storage, of)).opening_hours
      .filter(({ resource_id }) => resource_id === who)
      .map(({ weekday, opens_min }) => [weekday, opens_min])
      .toSorted();
  const place = { location_id: "here", resource_id: null };
  const ana = { location_id: "here", resource_id: "ana" };
  for (const each of [clinic, other])
    assert.equal(await replaceWeek(storage, each, place, [at(1, 480)], system), "saved");
  assert.equal(await replaceWeek(storage, clinic, ana, [at(1, 540), at(2, 600)], system), "saved");
  assert.equal(await replaceWeek(storage, clinic, ana, [at(3, 660)], system), "saved");
  assert.deepEqual(await week(clinic, "ana"), [[3, 660]]);
  assert.deepEqual(await week(clinic, null), [[1, 480]]);
  assert.equal(
    await replaceWeek(storage, clinic, { ...ana, resource_id: "nobody" }, [at(4, 480)], system),
    "unknown_id",
  );
  assert.equal(await replaceWeek(storage, clinic, place, [], system), "saved");
  assert.deepEqual([await week(clinic, null), await week(other, null)], [[], [[1, 480]]]);
});
