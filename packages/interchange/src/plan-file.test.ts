import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import fc from "fast-check";
import { type PlanFile, planSchema, readPlan, writePlan } from "./plan-file.ts";

const plan: PlanFile = {
  starts: "2026-11-01",
  person: {
    urgency: "self_care",
    causes: [{ id: "postural_strain", p: 0.6 }],
    answers: { severity: 4, fever: false, arm_weak: null, onset: "gradual", duration_days: { from: 14, below: 21 } },
    goals: ["ease_pain"],
    equipment: ["band"],
    minutes: 10,
    activity: "some",
  },
  activities: ["lift my child"],
  moves: { "2026-11-03": "2026-11-05", "2026-11-05": "2026-11-03" },
  reports: [
    {
      kind: "session",
      on: "2026-11-01",
      done: [{ exercise: "wall_slide", pain: 3, spare: true, form: true }],
      before: 4,
      after: null,
      morning: 3,
      limbs: true,
    },
    { kind: "skipped", on: "2026-11-02", why: "time" },
    { kind: "scores", on: "2026-11-03", nprs: 3.5, groc: -1, signs: ["fever"] },
    { kind: "ready", on: "2026-11-03" },
    { kind: "screen", on: "2026-11-04", urgency: "routine", cleared: true },
    { kind: "wish", on: "2026-11-05", minutes: 2, equipment: [], swap: "wall_slide" },
  ],
};
const codes = (text: string) => readPlan(text).problems.map(({ code }) => code);
const changed = (change: Record<string, unknown>) => JSON.stringify({ ...JSON.parse(writePlan(plan)), ...change });

test("a plan that leaves comes back the same, each kind of report included", () => {
  assert.deepEqual(readPlan(writePlan(plan)), { plan, problems: [] });
});

test("a file from a newer version, of another kind, cut short or empty is told as such and brings nothing in", () => {
  for (const [text, code] of [
    [changed({ format: "backroot-plan/2" }), "newer_version"],
    [changed({ format: "backroot-check/1" }), "not_a_plan"],
    [writePlan(plan).slice(0, 300), "not_json"],
    ["", "not_json"],
    ["[]", "wrong_shape"],
    [changed({ starts: "yesterday" }), "wrong_shape"],
    [changed({ person: { ...plan.person, minutes: 3 } }), "wrong_shape"],
  ] as const) {
    assert.deepEqual([codes(text)[0], readPlan(text).plan], [code, undefined], text.slice(0, 60));
  }
  assert.deepEqual(readPlan(" ".repeat(20), 10).problems[0]?.code, "too_large");
});

test("a damaged report is left out and said, and every other is kept", () => {
  const [first, ...others] = plan.reports;
  const read = readPlan(changed({ reports: [first, { kind: "session", on: "2026-11-09" }, 7, ...others] }));
  assert.deepEqual(read.plan?.reports, plan.reports);
  assert.deepEqual(
    read.problems.map(({ place }) => place),
    ["reports[1]", "reports[2]"],
  );
});

test("no text makes the reader throw, and no problem repeats a person's words", () => {
  const secret = "my secret words";
  const broken = changed({ person: { ...plan.person, answers: { [secret]: true } }, activities: [secret, 4] });
  assert.ok(!JSON.stringify(readPlan(broken).problems).includes(secret));
  fc.assert(fc.property(fc.string(), (text) => readPlan(text).plan === undefined));
  fc.assert(
    fc.property(fc.constantFrom(...Object.keys(JSON.parse(writePlan(plan)))), fc.jsonValue(), (key, value) => {
      readPlan(changed({ [key]: value }));
    }),
  );
});

test("the schema that is served is the one files are read by", () => {
  const served = new URL("../../../apps/web/public/plan-file.schema.json", import.meta.url);
  assert.deepEqual(JSON.parse(readFileSync(served, "utf8")), planSchema());
});
