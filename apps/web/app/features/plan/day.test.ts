import assert from "node:assert/strict";
import { test } from "node:test";
import { addDays, type Plan, type PlanItem, type SessionReport } from "@backroot/recovery";
import fc from "fast-check";
import { itemsOn, lastPain, morningToAsk, moved, secondsOfDay, weekAround } from "./day.ts";

const item = (exercise: string, seconds = 60) => ({ exercise, seconds }) as PlanItem;
const plan = {
  starts: "2026-11-18", // a Wednesday
  items: [item("a"), item("b")],
  week: [["a"], ["b"], ["a", "b"], [], ["a"], ["b"], []].map((exercises) => ({ exercises, seconds: 0 })),
  person: { answers: { severity: 6 } },
} as unknown as Plan;
const names = (day: string, moves = {}) => itemsOn(plan, day, moves).map(({ exercise }) => exercise);
const session = (on: string, morning: number | null): SessionReport => ({
  kind: "session",
  on,
  done: [],
  before: 4,
  after: null,
  morning,
});
const kept = (...reports: readonly unknown[]) => reports.map((report, id) => ({ id, report })) as never;

test("the plan's week repeats from the day it starts, and there is nothing before", () => {
  assert.deepEqual(names("2026-11-17"), []);
  assert.deepEqual(names("2026-11-18"), ["a"]);
  assert.deepEqual(names("2026-11-20"), ["a", "b"]);
  assert.deepEqual(names("2026-12-04"), ["a", "b"]); // two weeks on
  assert.deepEqual(weekAround(plan, "2026-11-26")[0], "2026-11-25");
  assert.equal(secondsOfDay(itemsOn(plan, "2026-11-20")), 130); // 60 + 10 between + 60
});

test("two moved days change places, for that week alone, and moving back leaves no trace", () => {
  const moves = moved({}, "2026-11-18", "2026-11-21");
  assert.deepEqual([names("2026-11-18", moves), names("2026-11-21", moves)], [[], ["a"]]);
  assert.deepEqual(names("2026-11-25", moves), ["a"]);
  assert.deepEqual(moved(moves, "2026-11-21", "2026-11-18"), {});
});

test("however days are moved, the week holds the same exercises as before", () => {
  const week = weekAround(plan, plan.starts);
  const all = (moves: Record<string, string>) => week.flatMap((day) => names(day, moves)).sort();
  const pair = fc.tuple(fc.constantFrom(...week), fc.constantFrom(...week));
  fc.assert(
    fc.property(fc.array(pair, { maxLength: 12 }), (pairs) => {
      let moves: Record<string, string> = {};
      for (const [a, b] of pairs) moves = moved(moves, a, b);
      assert.deepEqual(all(moves), all({}));
    }),
  );
});

test("the morning is asked once, on the day after a session and on no other", () => {
  const day = "2026-11-20";
  for (const [report, today, asked] of [
    [session(day, null), addDays(day, 1), true],
    [session(day, null), day, false],
    [session(day, null), addDays(day, 2), false],
    [session(day, 3), addDays(day, 1), false],
  ] as const) {
    assert.equal(morningToAsk(kept(report), today) !== undefined, asked, `${report.morning} ${today}`);
  }
});

test("the last pain number is the newest the person gave, from a morning, a check-in, or the check", () => {
  assert.equal(lastPain(kept(), plan), 6);
  assert.equal(lastPain(kept(session("2026-11-18", 5)), plan), 5);
  assert.equal(lastPain(kept({ kind: "scores", on: "2026-11-20", nprs: 2 }, session("2026-11-18", 5)), plan), 2);
  assert.equal(lastPain(kept({ kind: "scores", on: "2026-11-18", nprs: 2 }, session("2026-11-18", 5)), plan), 5);
  assert.equal(lastPain(kept(session("2026-11-18", null)), { ...plan, person: { answers: {} } } as never), undefined);
});
