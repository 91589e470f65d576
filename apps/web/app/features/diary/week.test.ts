import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { hoursOn, sideBySide } from "./week.ts";

// A clinic open 8 to 18 on Mondays, closed on 2 November; Ana works 9 to 13 on Mondays with a break at 10, and 14 to 20 on 9 November.
const weekly = [
  { resource_id: null, kind: "open", weekday: 1, opens_min: 480, closes_min: 1080 },
  { resource_id: "ana", kind: "open", weekday: 1, opens_min: 540, closes_min: 780 },
  { resource_id: "ana", kind: "break", weekday: 1, opens_min: 600, closes_min: 615 },
] as const;
const exceptions = [
  { resource_id: null, date: "2026-11-02", kind: "holiday", opens_min: null, closes_min: null },
  { resource_id: "ana", date: "2026-11-09", kind: "instead", opens_min: 840, closes_min: 1200 },
  { resource_id: null, date: "2026-11-17", kind: "extra", opens_min: 600, closes_min: 660 },
] as const;
const on = (id: string | null, date: string, weekday = 1) => hoursOn({ weekly, exceptions }, id, date, weekday);

test("a practitioner works their own hours within the location's, and a date's own hours replace the week's", () => {
  assert.deepEqual(on("ana", "2026-11-16"), [
    { from: 540, until: 600 },
    { from: 615, until: 780 },
  ]);
  assert.deepEqual(on("room", "2026-11-16"), [{ from: 480, until: 1080 }]);
  assert.deepEqual(on("ana", "2026-11-09"), [{ from: 840, until: 1080 }]);
  assert.deepEqual(on("ana", "2026-11-02"), []);
  assert.deepEqual(on("ana", "2026-11-17", 2), []);
  assert.deepEqual(on("room", "2026-11-17", 2), [{ from: 600, until: 660 }]);
});

test("two that overlap never share a place, and one that overlaps nobody has the whole width", () => {
  const span = fc.tuple(fc.nat(100), fc.integer({ min: 1, max: 20 })).map(([from, n]) => ({ from, until: from + n }));
  fc.assert(
    fc.property(fc.array(span, { maxLength: 12 }), (spans) => {
      const places = sideBySide(spans);
      const meet = (a: number, b: number) => spans[a]!.from < spans[b]!.until && spans[b]!.from < spans[a]!.until;
      spans.forEach((_, a) => {
        assert.ok(places[a]!.at < places[a]!.of);
        const met = spans.map((_, b) => b).filter((b) => b !== a && meet(a, b));
        if (met.length === 0) assert.deepEqual(places[a], { at: 0, of: 1 });
        for (const b of met) {
          assert.notEqual(places[a]!.at, places[b]!.at);
          assert.equal(places[a]!.of, places[b]!.of);
        }
      });
    }),
  );
});
