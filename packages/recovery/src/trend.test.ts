import assert from "node:assert/strict";
import { test } from "node:test";
import { addDays } from "./calendar.ts";
import { care } from "./content.fixture.ts";
import { type Reading, trend } from "./trend.ts";

const nprs = care.measures.find((m) => m.id === "nprs")!;
const psfs = care.measures.find((m) => m.id === "psfs")!;
const readings = (values: readonly number[], every = 3): readonly Reading[] =>
  values.map((value, i) => ({ on: addDays("2026-01-05", i * every), value }));

test("the verdict on a course, against the change that matters from where it began", () => {
  const table: readonly (readonly [string, typeof nprs, readonly number[], string])[] = [
    ["nothing yet", nprs, [], "too_early"],
    ["two readings", nprs, [7, 2], "too_early"],
    ["few days", nprs, [7, 6, 5, 4], "too_early"],
    ["clearly better", nprs, [7, 7, 6, 5, 4, 3, 3, 2], "better"],
    ["clearly worse", nprs, [3, 3, 4, 5, 6, 7, 7, 7], "worse"],
    ["up and down", nprs, [5, 6, 4, 5, 6, 4, 5, 5], "no_clear_change"],
    ["the same", nprs, [5, 5, 5, 5, 5, 5], "no_clear_change"],
    ["function better", psfs, [3, 3, 4, 5, 6, 7, 7], "better"],
    ["function worse", psfs, [7, 7, 6, 5, 4, 3, 3], "worse"],
    ["from strong pain a fall of 2.5 is not yet what matters", nprs, [9, 9, 8, 8, 7, 7, 6.5, 6.5], "a_little_better"],
  ];
  for (const [name, measure, values, verdict] of table) {
    const every = name === "few days" ? 1 : 3;
    assert.equal(trend(measure, readings(values, every)).verdict, verdict, name);
  }
});

test("the order of readings never matters, and of one day the last counts", () => {
  const given = readings([7, 6, 6, 5, 4, 4]);
  assert.deepEqual(trend(nprs, [...given].reverse()), trend(nprs, given));
  assert.deepEqual(trend(nprs, [{ on: given[0]!.on, value: 1 }, ...given]), trend(nprs, given));
});

test("the interval of the change holds the truth about eight times in ten", () => {
  // Courses drawn from the model itself with a known level (a small generator of its own, so that every run is the same).
  let seed = 7;
  const uniform = () => {
    seed = (seed * 48271) % 2147483647;
    return seed / 2147483647;
  };
  const normal = () => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
  const wide = { ...nprs, range: [-100, 100] as const };
  let [held, courses] = [0, 0];
  for (; courses < 600; courses++) {
    let level = 5;
    const levels: number[] = [];
    const values = Array.from({ length: 14 }, () => {
      levels.push(level);
      const value = level + normal() * nprs.sd.value;
      level += normal() * nprs.sd.value * Math.sqrt(0.03 * 3);
      return value;
    });
    const { low, high } = trend(wide, readings(values)).change!;
    const truth = levels[0]! - levels.at(-1)!;
    if (truth >= low && truth <= high) held++;
  }
  assert.ok(held / courses > 0.74 && held / courses < 0.88, `${held} of ${courses}`);
});

test("more readings narrow the interval, and no interval leaves the scale", () => {
  const width = (n: number) => {
    const { course } = trend(nprs, readings(Array.from({ length: n }, () => 5)));
    return course.at(-1)!.high - course.at(-1)!.low;
  };
  assert.ok(width(20) < width(4));
  for (const { low, high } of trend(nprs, readings([10, 10, 0, 0, 10])).course) assert.ok(low >= 0 && high <= 10);
});
