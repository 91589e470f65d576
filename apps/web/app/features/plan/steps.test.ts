import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { compile } from "@backroot/knowledge";
import type { PlanItem } from "@backroot/recovery";
import { paceOf, stepsOf } from "./steps.ts";

const root = fileURLToPath(new URL("../../../../../", import.meta.url));
const files = new Map<string, string>();
for (const entry of readdirSync(join(root, "content"), { recursive: true, withFileTypes: true })) {
  const path = join(entry.parentPath, entry.name);
  if (entry.isFile()) files.set(relative(root, path), readFileSync(path, "utf8"));
}
const { exercises } = compile(files, "2026-11-22").care!;
const exerciseOf = (id: string) => exercises.find((exercise) => exercise.id === id)!;
const item = (exercise: string, rest: Partial<PlanItem>) =>
  ({ exercise, sets: 1, places: 1, restS: 0, ...rest }) as PlanItem;

test("a session goes through every set of every exercise, with a rest between two sets and a moment to get into place", () => {
  const two = [
    item("wall_slide", { sets: 3, reps: [8, 10], tempoS: [3, 0, 3], restS: 45 }),
    item("walking", { timeS: [60, 300] }),
  ];
  assert.deepEqual(
    stepsOf(two, exerciseOf).map(({ kind, exercise, set }) => `${kind} ${exercise} ${set}`),
    [
      "ready wall_slide 1",
      "work wall_slide 1",
      "rest wall_slide 2",
      "work wall_slide 2",
      "rest wall_slide 3",
      "work wall_slide 3",
    ].concat("ready walking 1", "work walking 1"),
  );
});

test("a set lasts as long as its figure takes for the most repetitions, on both sides where it has two", () => {
  const seconds = (one: PlanItem) => {
    const step = stepsOf([one], exerciseOf).find(({ kind }) => kind === "work");
    return step?.kind === "work" ? [step.rounds, step.seconds] : [];
  };
  // 10 times 3 s out and 3 s back.
  assert.deepEqual(seconds(item("wall_slide", { reps: [8, 10], tempoS: [3, 0, 3] })), [10, 60]);
  assert.deepEqual(seconds(item("walking", { timeS: [60, 300] })), [0, 300]);
  // A hold on each side: 2 s in, 30 s, 2 s out, and the same on the other.
  assert.deepEqual(seconds(item("levator_scapulae_stretch", { holdS: [30, 30], places: 2 })), [1, 68]);
  // Three places of 90 s, which the figure shows in short.
  assert.deepEqual(seconds(item("ball_release", { holdS: [60, 90], places: 3 })), [0, 270]);
  // Six times 12 s on one side, then on the other.
  assert.deepEqual(seconds(item("open_book", { reps: [6, 6], tempoS: [3, 3, 3], places: 2 })), [6, 144]);
});

test("every exercise as it is dosed has steps that end", () => {
  for (const { id, dose } of exercises) {
    const [sets] = dose.sets;
    const one = item(id, { ...dose, sets, restS: dose.restS[0], perWeek: 7 });
    for (const step of stepsOf([one], exerciseOf)) {
      if (step.kind === "ready") continue;
      assert.ok(step.seconds > 0 && step.seconds <= 1800, `${id}: ${step.kind} of ${step.seconds} s`);
    }
    assert.ok(paceOf(one).every((part) => part >= 0));
  }
});
