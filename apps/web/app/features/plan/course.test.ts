import assert from "node:assert/strict";
import { test } from "node:test";
import type { Measure } from "@backroot/knowledge";
import { addDays, type Plan } from "@backroot/recovery";
import fc from "fast-check";
import { adherenceOf, markOf, painAround, readingsOf, thinned, worstOfWeeks } from "./course.ts";

const starts = "2026-11-01";
const kept = (reports: readonly unknown[]) => reports.map((report, id) => ({ id, report })) as never;
const session = (n: number, morning: number | null = null) => ({
  kind: "session",
  on: addDays(starts, n),
  done: [],
  before: 3,
  morning,
});

test("the course of pain is what check-ins say; pain during a session and the morning after stand apart, in the order of days", () => {
  const sore = {
    ...session(4, 2),
    done: [
      { exercise: "a", pain: 3 },
      { exercise: "b", pain: 6 },
    ],
  };
  const reports = kept([
    session(1, 5),
    session(0, 4),
    { kind: "scores", on: addDays(starts, 7), nprs: 2, peg: 5, groc: 2 },
    { kind: "scores", on: addDays(starts, 2), nprs: 3, peg: 6 },
    sore,
    session(5),
  ]);
  assert.deepEqual(readingsOf(reports, "nprs"), [
    { on: "2026-11-03", value: 3 },
    { on: "2026-11-08", value: 2 },
  ]);
  assert.deepEqual(readingsOf(reports, "groc"), [{ on: "2026-11-08", value: 2 }]);
  assert.deepEqual(readingsOf(reports, "psfs"), []);
  assert.deepEqual(painAround(reports), {
    during: [{ on: "2026-11-05", value: 6 }],
    morning: [
      { on: "2026-11-02", value: 4 },
      { on: "2026-11-03", value: 5 },
      { on: "2026-11-06", value: 2 },
    ],
  });
});

test("of each week since the plan began the worst reading is drawn, on its own day", () => {
  const readings = [3, 5, 4, 1, 2, 2].map((value, i) => ({ on: addDays(starts, i * 3), value }));
  assert.deepEqual(worstOfWeeks(readings, starts), [
    { on: "2026-11-04", value: 5 },
    { on: "2026-11-13", value: 2 },
    { on: "2026-11-16", value: 2 },
  ]);
});

test("the mark of a change that matters lies on the better side and within the scale", () => {
  const pain = { better: "lower", range: [0, 10] } as unknown as Measure;
  const able = { better: "higher", range: [0, 10] } as unknown as Measure;
  assert.deepEqual([markOf(pain, 6, 2), markOf(pain, 1, 2), markOf(able, 4, 2), markOf(able, 9, 2)], [4, 0, 6, 10]);
});

test("a long course is thinned evenly, in order, and keeps its first and last", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 2, max: 60 }), (length, most) => {
      const all = Array.from({ length }, (_, i) => i);
      const some = thinned(all, most);
      assert.equal(some.length, Math.min(length, most));
      assert.deepEqual([some[0], some.at(-1)], [all[0], all.at(-1)]);
      assert.deepEqual(
        some,
        [...new Set(some)].sort((a, b) => a - b),
      );
    }),
  );
});

test("adherence counts days, not sessions, of the last four weeks or of a younger plan", () => {
  const daily = {
    starts,
    week: Array.from({ length: 7 }, (_, i) => ({ exercises: i === 6 ? [] : ["a"], seconds: 60 })),
  } as unknown as Plan;
  assert.deepEqual(adherenceOf(daily, kept([session(0), session(0), session(2)]), addDays(starts, 2)), {
    done: 2,
    planned: 3,
  });
  const all = Array.from({ length: 60 }, (_, n) => session(n));
  assert.deepEqual(adherenceOf(daily, kept(all), addDays(starts, 59)), { done: 28, planned: 28 });
  assert.deepEqual(adherenceOf(daily, kept([]), addDays(starts, 59)), { done: 0, planned: 24 });
});
