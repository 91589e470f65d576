import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import {
  clinicBySlug,
  diaryEntries,
  everyClinic,
  openStorage,
  outcomesOf,
  setUpOf,
  visitsBetween,
} from "@backroot/storage";
import { serviceOf, slotsFor } from "./bookable.server.ts";
import { seedDemoClinic } from "./demo-clinic.server.ts";

/** Monday, 4 January 2027, 09:00 UTC. */
const now = 1_799_053_200;

test("the demo clinic has what it promises, three weeks of visits and room for more, and is made once", async () => {
  const folder = mkdtempSync(join(tmpdir(), "backroot-demo-"));
  const storage = await openStorage({ file: join(folder, "demo.sqlite") }, { migrate: true, now: () => now });
  try {
    await seedDemoClinic(storage);
    await seedDemoClinic(storage);
    assert.equal((await everyClinic(storage)).length, 1);
    const clinic = (await clinicBySlug(storage, "larkfield"))!;
    assert.equal(clinic.demo, 1);
    const setUp = await setUpOf(storage, clinic.id);
    const kinds = Map.groupBy(setUp.resource, ({ kind }) => kind);
    assert.deepEqual(
      [kinds.get("practitioner")?.length, kinds.get("room")?.length, kinds.get("device")?.length],
      [4, 2, 2],
    );
    assert.deepEqual(setUp.service.map(({ treatment }) => treatment).sort(), [
      "assessment",
      "electrotherapy",
      "low_level_laser",
      "osteopathic_adjustment",
      "shockwave",
      "therapeutic_ultrasound",
    ]);
    const week = 7 * 86_400;
    const visits = await visitsBetween(storage, { clinicId: clinic.id, from: now - week, to: now + 2 * week });
    assert.ok(visits.length > 150, `${visits.length} visits`);
    // Most who come have been before, and how their pain went shows as a course.
    const entries = await diaryEntries(storage, { clinicId: clinic.id, from: now - week, to: now + 2 * week });
    const first = entries.filter((entry) => entry.first).length;
    assert.ok(first > 20 && first < entries.length / 3, `${first} of ${entries.length} are first visits`);
    const today = entries.filter(({ visit }) => visit.starts_at < now && visit.starts_at > now - week);
    const courses = await Promise.all(today.map(({ visit }) => outcomesOf(storage, clinic.id, visit.person_id!)));
    const told = courses.filter((rows) => rows.filter(({ instrument }) => instrument === "pain").length > 2);
    assert.ok(told.length > 20, `${told.length} of ${today.length} have three readings of pain`);
    const days = new Set(told.flat().map(({ reported_at }) => Math.floor(reported_at / 86_400)));
    assert.ok(days.size > 15, "readings are of the days they were said on");
    assert.ok(entries.some(({ visit }) => visit.cautions !== "[]"));
    assert.ok(visits.filter(({ starts_at }) => starts_at > now).every(({ state }) => state === "booked"));
    for (const { id } of setUp.service) {
      const service = serviceOf(clinic, setUp, id)!;
      const slots = await slotsFor(storage, clinic, setUp, service, { from: now, until: now + week });
      assert.ok(slots.length > 0, id);
    }
  } finally {
    await storage.close();
    rmSync(folder, { recursive: true });
  }
});
