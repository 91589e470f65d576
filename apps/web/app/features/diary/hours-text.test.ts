import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { readHours, writeHours } from "./hours-text.ts";

test("hours are read in the ways people write them", () => {
  const morning = { from: 480, until: 765 };
  for (const text of ["08:00–12:45", "8-12.45", "8h–12h45", " 8:00 — 12:45 ", "8.00-12:45,", ";08:00-12:45"])
    assert.deepEqual(readHours(text), [morning], text);
  assert.deepEqual(readHours("13:30-18, 8-12:45"), [morning, { from: 810, until: 1080 }]);
  assert.deepEqual(readHours("22-2"), [{ from: 1320, until: 1560 }]);
  assert.deepEqual(readHours("20:00–24:00"), [{ from: 1200, until: 1440 }]);
  assert.deepEqual(readHours("  "), []);
});

test("what is no time, takes no time, or overlaps is not read", () => {
  for (const text of [
    "8",
    "8-25",
    "8:60-9",
    "nine to five",
    "9-9",
    "24:00-02:00",
    "8-12, 11-15",
    "-1-3",
    "8-12-14",
    "99999-1",
  ])
    assert.equal(readHours(text), undefined, text);
});

test("a break cuts the hours it lies in", () => {
  const row = (kind: "open" | "break", opens_min: number, closes_min: number) => ({ kind, opens_min, closes_min });
  assert.equal(writeHours([row("open", 480, 960), row("break", 765, 810)]), "08:00–12:45, 13:30–16:00");
  assert.equal(writeHours([row("open", 480, 960), row("break", 420, 500), row("break", 950, 990)]), "08:20–15:50");
  assert.equal(writeHours([row("open", 1320, 1560)]), "22:00–02:00");
  assert.equal(writeHours([row("break", 700, 720)]), "");
});

test("what is written is read again as it was", () => {
  const cut = fc.uniqueArray(fc.integer({ min: 0, max: 288 }), { minLength: 2, maxLength: 8 });
  fc.assert(
    fc.property(cut, (cuts) => {
      const marks = cuts.toSorted((a, b) => a - b).map((n) => n * 5);
      const spans = marks
        .slice(0, marks.length & ~1)
        .flatMap((from, i) => (i % 2 ? [] : [{ from, until: marks[i + 1]! }]));
      const text = writeHours(spans.map((s) => ({ kind: "open" as const, opens_min: s.from, closes_min: s.until })));
      assert.deepEqual(readHours(text), spans);
    }),
  );
});
