import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { clinicBySlug, everyClinic, openStorage, setUpOf, visitsBetween } from "@backroot/storage";
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
