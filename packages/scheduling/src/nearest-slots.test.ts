import assert from "node:assert/strict";
import { test } from "node:test";
import type { Slot } from "./bookable-slots.ts";
import { nearestSlots } from "./nearest-slots.ts";
import { slotsByDay } from "./slots-by-day.ts";

const minute = 60;
const slot = (minutes: number, practitioner = "ana", location = "here"): Slot => ({
  start: minutes * minute,
  practitioner,
  location,
  room: null,
  devices: [],
});

test("a lost slot is answered with the nearest starts, the same practitioner and place first at each", () => {
  const lost = slot(600);
  const slots = [
    slot(540),
    slot(570, "ben"),
    slot(570, "ana", "there"),
    slot(570),
    slot(600, "cho", "there"),
    slot(600, "ben"),
    slot(630, "ben"),
    slot(630, "ana", "there"),
    slot(700),
  ];
  assert.deepEqual(nearestSlots(slots, lost, 4), [slot(600, "ben"), slot(570), slot(630, "ana", "there"), slot(540)]);
  assert.deepEqual(nearestSlots([], lost, 3), []);
});

test("slots are grouped by the date where the person is", () => {
  // 2026-03-08T04:30Z is the evening of 7 March in New York (UTC-5) and the morning of the 8th in London. At 03:30Z on the
  // 9th New York is at UTC-4: 23:30 on the 8th.
  const slots = ["2026-03-08T04:30:00Z", "2026-03-08T05:00:00Z", "2026-03-09T03:30:00Z", "2026-03-11T12:00:00Z"].map(
    (text) => ({ start: Date.parse(text) / 1000 }),
  );
  const [a, b, c, d] = slots;
  assert.deepEqual(slotsByDay(slots, "America/New_York"), [
    { date: "2026-03-07", slots: [a] },
    { date: "2026-03-08", slots: [b, c] },
    { date: "2026-03-11", slots: [d] },
  ]);
  assert.deepEqual(
    slotsByDay(slots, "Europe/London").map((day) => day.date),
    ["2026-03-08", "2026-03-09", "2026-03-11"],
  );
  assert.deepEqual(slotsByDay([], "Europe/London"), []);
});
