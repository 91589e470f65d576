import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import {
  type ClinicRow,
  cancelVisit,
  clinicBySlug,
  mailsOf,
  openStorage,
  type SetUp,
  type Storage,
  setUpOf,
  visitById,
} from "@backroot/storage";
import ical, { type VEvent } from "node-ical";
import { treatments } from "../treatments.server.ts";
import { serviceOf, slotsFor } from "./bookable.server.ts";
import { type Asked, book, cancel, mayChange, moveTo, undo, undoOf } from "./bookings.server.ts";
import { seedDemoClinic } from "./demo-clinic.server.ts";
import { carryOutErrands } from "./post.server.ts";
import { visitOfToken, visitToken } from "./visit-link.server.ts";

/** Monday, 4 January 2027, 09:00 UTC. */
let now = 1_799_053_200;
const day = 86_400;
let folder: string;
let storage: Storage;
let clinic: ClinicRow;
let setUp: SetUp;

before(async () => {
  folder = mkdtempSync(join(tmpdir(), "backroot-bookings-"));
  process.env.BACKROOT_SECRET = "a secret of this test alone";
  storage = await openStorage({ file: join(folder, "records.sqlite") }, { migrate: true, now: () => now });
  await seedDemoClinic(storage);
  clinic = (await clinicBySlug(storage, "larkfield"))!;
  setUp = await setUpOf(storage, clinic.id);
});

after(async () => {
  await storage.close();
  rmSync(folder, { recursive: true });
});

/** A request for the first free time of a service from so many days ahead. */
async function asking(service: string, days: number, fired: readonly string[] = []): Promise<Asked> {
  const [slot] = await slotsFor(storage, clinic, setUp, serviceOf(clinic, setUp, service)!, {
    from: now + days * day,
    until: now + (days + 7) * day,
  });
  return {
    service,
    start: slot!.start,
    practitioner: slot!.practitioner,
    person: { name: "Zoë Muñoz", email: "zoe@example.org" },
    language: "en",
    screening: { version: treatments.version, answeredAt: now, fired },
  };
}

/** A request without a practitioner's name for a time, after the demo's last visit, when two are at work and both rooms free. */
async function askingAnybody(days: number): Promise<Asked> {
  const { practitioner: _, ...asked } = await asking("assessment", days);
  const service = serviceOf(clinic, setUp, "assessment")!;
  const slots = await slotsFor(storage, clinic, setUp, service, { from: asked.start, until: asked.start + 7 * day });
  const start = slots.find((slot, i) => slots[i + 1]?.start === slot.start)!.start;
  return { ...asked, start };
}

async function booked(asked: Asked, key: string) {
  const outcome = await book(storage, clinic, setUp, key, asked);
  assert.ok("visit" in outcome, JSON.stringify(outcome));
  return outcome.visit;
}

const mailsAbout = async (visitId: string) =>
  (await mailsOf(storage, clinic.id)).filter(({ visit_id }) => visit_id === visitId).reverse();

test("a booking sent twice books once, and its time is then lost to everyone else, who is told what is near", async () => {
  const asked = await asking("adjustment", 3);
  const visit = await booked(asked, "twice-1");
  const again = await book(storage, clinic, setUp, "twice-1", asked);
  assert.ok("visit" in again && again.repeated && again.visit.id === visit.id);
  const other = await book(storage, clinic, setUp, "twice-2", asked);
  assert.ok("lost" in other && other.lost.length === 4);
  for (const { start } of other.lost) assert.ok(Math.abs(start - asked.start) < 7 * day);
  const taken = { ...asked, start: other.lost[0]!.start, practitioner: other.lost[0]!.practitioner };
  assert.ok("visit" in (await book(storage, clinic, setUp, "twice-3", taken)));
});

test("a request for anybody finds its visit again though others are still free, after it and at the same moment", async () => {
  const anybody = await askingAnybody(20);
  const visit = await booked(anybody, "anybody-1");
  const again = await book(storage, clinic, setUp, "anybody-1", anybody);
  assert.ok("visit" in again && again.repeated && again.visit.id === visit.id, JSON.stringify(again));
  const late = { ...anybody, screening: { ...anybody.screening, answeredAt: now - 2 * day } };
  assert.ok("visit" in (await book(storage, clinic, setUp, "anybody-1", late)), "a late retry is told yes as well");
  const twice = await Promise.all([1, 2].map(() => book(storage, clinic, setUp, "anybody-2", anybody)));
  assert.ok(
    twice.every((outcome) => "visit" in outcome),
    JSON.stringify(twice),
  );
  assert.equal(new Set(twice.map((outcome) => "visit" in outcome && outcome.visit.id)).size, 1);
  const other = { ...anybody, person: { name: "Somebody Else", email: "else@example.org" } };
  assert.deepEqual(await book(storage, clinic, setUp, "anybody-1", other), { refused: "key_reused" });
});

test("people who ask for one time at one moment get every room there is, and no more", async () => {
  const asked = await askingAnybody(21);
  const outcomes = await Promise.all(
    [1, 2, 3, 4].map((n) =>
      book(storage, clinic, setUp, `moment-${n}`, { ...asked, person: { name: `P${n}`, email: `p${n}@example.org` } }),
    ),
  );
  const told = outcomes.flatMap((outcome) => ("visit" in outcome ? [outcome.visit] : []));
  assert.equal(told.length, 2);
  assert.equal(new Set(told.map((visit) => visit.room_id)).size, 2);
  assert.equal(new Set(told.map((visit) => visit.practitioner_id)).size, 2);
});

test("a rule that stops the treatment stops the booking, whoever sends it; a caution goes to the clinic", async () => {
  const refused = async (service: string, fired: readonly string[], over: Partial<Asked["screening"]> = {}) => {
    const asked = await asking(service, 4);
    const outcome = await book(storage, clinic, setUp, `refused-${fired.join()}`, {
      ...asked,
      screening: { ...asked.screening, fired, ...over },
    });
    return "refused" in outcome ? outcome.refused : "booked";
  };
  assert.equal(await refused("shockwave", ["shockwave/over_the_lung"]), "not_bookable");
  assert.equal(await refused("electrotherapy", ["gate/nobody_has_looked_yet"]), "not_bookable");
  assert.equal(await refused("assessment", ["gate/emergency_signs"]), "not_bookable");
  assert.equal(await refused("assessment", ["gate/spinal_cord_signs"]), "booked");
  assert.equal(await refused("electrotherapy", ["massage/blood_clot"]), "screening_unknown");
  assert.equal(await refused("electrotherapy", [], { answeredAt: now - day - 1 }), "screening_old");
  assert.equal(await refused("electrotherapy", [], { version: "another" }), "screening_unknown");
  const fired = ["gate/bleeds_easily", "osteopathic_adjustment/thin_blood"];
  const visit = await booked(await asking("adjustment", 5, fired), "cautions");
  assert.deepEqual(JSON.parse(visit.cautions), fired);
});

test("a booking is confirmed by one mail with a calendar file; moving raises its sequence, cancelling takes it out", async () => {
  const visit = await booked(await asking("laser", 6), "mailed");
  await carryOutErrands(storage);
  await carryOutErrands(storage);
  const [confirmation, ...more] = await mailsAbout(visit.id);
  assert.deepEqual(more, []);
  assert.match(confirmation!.subject, /Your visit is booked/);
  assert.match(confirmation!.body, new RegExp(`/clinics/larkfield/visits/${visit.id}\\.`));

  const later = await asking("laser", 8);
  assert.equal(await moveTo(storage, clinic, setUp, visit, later.start), "moved");
  await carryOutErrands(storage);
  const moved = (await visitById(storage, clinic.id, visit.id))!;
  assert.ok(mayChange(clinic, moved, now));
  await cancel(storage, moved);
  await carryOutErrands(storage);

  // node-ical reads the files: one event, the same UID, a rising SEQUENCE, and a CANCEL at the end.
  const events = (await mailsAbout(visit.id)).map(({ calendar }) => {
    const parsed = Object.values(ical.sync.parseICS(calendar!)).find((part) => part?.type === "VEVENT");
    return { event: parsed as VEvent, method: /METHOD:(\w+)/.exec(calendar!)![1] };
  });
  assert.deepEqual(
    events.map(({ method }) => method),
    ["REQUEST", "REQUEST", "CANCEL"],
  );
  assert.equal(new Set(events.map(({ event }) => event.uid)).size, 1);
  assert.deepEqual(
    events.map(({ event }) => Number(event.sequence)),
    [0, 1, 2],
  );
  assert.equal(events[0]!.event.start.getTime(), visit.starts_at * 1000);
  assert.equal(events[1]!.event.start.getTime(), later.start * 1000);
});

test("what a person did last can be taken back for three minutes: a booking, a move, a cancellation", async () => {
  const asked = await asking("ultrasound", 9);
  const began = now;
  const visit = await booked(asked, "undone");
  const asItIs = async () => (await visitById(storage, clinic.id, visit.id))!;
  const back = async (expected: string) => {
    const what = await undoOf(storage, await asItIs());
    assert.equal(what?.of, expected);
    assert.equal(await undo(storage, clinic, setUp, await asItIs(), what), "done");
  };
  now = began + 180;
  assert.equal((await undoOf(storage, await asItIs()))?.of, "booking");
  now = began + 181;
  assert.equal(await undoOf(storage, await asItIs()), undefined);
  now = began + 60;
  await back("booking");
  assert.equal((await asItIs()).state, "cancelled");
  await back("cancellation");
  assert.equal((await asItIs()).state, "booked");
  assert.equal(await undoOf(storage, await asItIs()), undefined, "what was taken back is as it was");
  assert.ok("lost" in (await book(storage, clinic, setUp, "undone-2", asked)), "the time is held again");
  const later = await asking("ultrasound", 10);
  assert.equal(await moveTo(storage, clinic, setUp, await asItIs(), later.start), "moved");
  await back("move");
  assert.equal((await asItIs()).starts_at, asked.start);
  await moveTo(storage, clinic, setUp, await asItIs(), later.start);
  assert.ok("visit" in (await book(storage, clinic, setUp, "undone-3", asked)), "somebody takes the old time");
  const what = await undoOf(storage, await asItIs());
  assert.equal(await undo(storage, clinic, setUp, await asItIs(), what!), "lost");
  assert.equal((await asItIs()).starts_at, later.start);
  await cancelVisit(storage, { clinicId: clinic.id, visitId: visit.id, by: { kind: "staff", id: "ana" } });
  assert.equal(await undoOf(storage, await asItIs()), undefined, "what staff did is not theirs to undo");
  now = began;
});

test("a reminder goes out two days before, unless the visit was cancelled meanwhile", async () => {
  const [kept, dropped] = [
    await booked(await asking("adjustment", 10), "kept"),
    await booked(await asking("adjustment", 11), "dropped"),
  ];
  while (await carryOutErrands(storage));
  await cancel(storage, dropped);
  const reminders = async (id: string) =>
    (await mailsAbout(id)).filter(({ subject }) => /in two days/.test(subject)).length;
  const began = now;
  now = kept.starts_at - 2 * day - 1;
  while (await carryOutErrands(storage));
  assert.equal(await reminders(kept.id), 0);
  now = dropped.starts_at - 2 * day + 1;
  while (await carryOutErrands(storage));
  assert.deepEqual([await reminders(kept.id), await reminders(dropped.id)], [1, 0]);
  now = began;
});

test("a link is for one visit of one clinic, and cannot be forged", async () => {
  const token = visitToken(clinic.id, "a-visit");
  assert.equal(visitOfToken(clinic.id, token), "a-visit");
  const [id, seal] = token.split(".") as [string, string];
  for (const forged of [
    `other.${seal}`,
    `${id}.${seal.slice(1)}`,
    `${id}.${"A".repeat(seal.length)}`,
    id,
    "",
    `${token}.x`,
  ])
    assert.equal(visitOfToken(clinic.id, forged), undefined, forged);
  assert.equal(visitOfToken("another-clinic", token), undefined);
});
