import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { anyAnswers, fewAnswers } from "./answers.fixture.ts";
import type { Answers } from "./answers.ts";
import { assess, expectedLoss } from "./assess.ts";
import { realModel } from "./content.fixture.ts";
import { infer } from "./infer.ts";
import { prepare, rankOf } from "./network.ts";
import { rankOfMass, triage } from "./triage.ts";

const model = realModel();
const network = prepare(model);
const rank = (answers: Answers) => rankOf[triage(network, infer(network, answers)).urgency];
const redFlags = model.findings.filter((f) => f.redFlag).map((f) => f.id);

test("learning of a red flag never lowers the urgency", () => {
  fc.assert(
    fc.property(anyAnswers(model), fc.constantFrom(...redFlags), (answers, flag) => {
      const without: Answers = Object.fromEntries(Object.entries(answers).filter(([id]) => id !== flag));
      assert.ok(rank({ ...without, [flag]: true }) >= rank(without), flag);
    }),
    { numRuns: 200 },
  );
});

test("nor where little else is known, and a milder cause would explain it", () => {
  fc.assert(
    fc.property(fewAnswers(model), fc.constantFrom(...redFlags), (answers, flag) => {
      const without: Answers = Object.fromEntries(Object.entries(answers).filter(([id]) => id !== flag));
      assert.ok(rank({ ...without, [flag]: true }) >= rank(without), flag);
    }),
    { numRuns: 4000 },
  );
});

test("urgency by probability counts every cause at least that urgent", () => {
  // By hand, with a threshold of 0.1 for same_day: 0.06 that are an emergency and 0.06 of the same day are 0.12 together.
  const thresholds = [0.5, 0.3, 0.1, 0.08].map((probability, i) => ({
    urgency: (["routine", "within_days", "same_day", "emergency_now"] as const)[i]!,
    probability,
    sources: [],
  }));
  const at = { ...network, model: { ...model, thresholds } };
  assert.equal(rankOfMass(at, Float64Array.of(0.88, 0, 0, 0.06, 0.06)), 3);
  assert.equal(rankOfMass(at, Float64Array.of(0.91, 0, 0, 0.03, 0.06)), 0);
});

test("probability never lowers what a rule has set", () => {
  fc.assert(
    fc.property(anyAnswers(model), (answers) => {
      const { urgency, fired } = triage(network, infer(network, answers));
      for (const rule of fired) assert.ok(rankOf[urgency] >= rankOf[rule.urgency], rule.id);
    }),
    { numRuns: 200 },
  );
});

test("what a guideline sends to hospital at once is an emergency here", () => {
  // Each line retells what the named guideline lists; the urgency is the guideline's.
  const table: readonly (readonly [string, Answers])[] = [
    [
      "ADD-RS: abrupt severe pain in known aortic disease",
      { onset: "sudden_at_peak_within_minutes", severity: 9, aneurysm_or_connective_tissue_disorder: true },
    ],
    ["NICE CG95: chest pain with sweating", { chest_pressure_or_pain: true, sweating_or_nausea_with_pain: true }],
    [
      "NICE NG234: weak legs and spinal pain after cancer",
      { cancer_ever: true, leg_weak_or_unsteady: true, site_spine_mid: true },
    ],
    ["GIRFT cauda equina: saddle numbness", { saddle_numbness: true }],
    ["NICE sepsis: new confusion or mottled skin", { confused_or_mottled_skin: true }],
    ["BTS: sudden breathlessness", { breathless_sudden: true }],
    ["SIGN / ESC: breathless with a swollen leg", { breathless: true, one_leg_swollen: true }],
    [
      "Canadian CT/TL trauma: crash and sore midline",
      { major_trauma: true, duration_days: 0, tender_spine_midline: true },
    ],
    ["Davis 2011: fever, injecting drugs, spine pain", { fever: true, injects_drugs: true, site_spine_mid: true }],
    ["AHA stroke: face droops", { one_sided_face_arm_leg_deficit: true }],
  ];
  for (const [name, answers] of table) assert.equal(rank(answers), 4, name);
});

test("what is seen the same day is at least that, and a common ache is not", () => {
  assert.ok(rank({ rash_band_blisters: true }) >= 3, "shingles: antivirals within 72 hours");
  assert.ok(rank({ age: 66, giant_cell_arteritis_signs: true }) >= 3, "BSR 2020: giant cell arteritis");
  assert.ok(rank({ cancer_ever: true, site_spine_mid: true }) >= 3, "NICE CG75: within 24 hours");
  const ache = {
    age: 30,
    site_between_blades: true,
    ache_dull: true,
    worse_prolonged_posture: true,
    better_movement_exercise: true,
  };
  assert.equal(rank({ ...ache, duration_days: 10, severity: 3, course: "comes_and_goes" }), 0, "a desk worker's ache");
});

test("pain that has not begun to ease after six weeks is looked at, and pain that eases is not", () => {
  const ache = { age: 30, ache_dull: true, worse_prolonged_posture: true, severity: 3 };
  assert.equal(rank({ ...ache, duration_days: 60, course: "steady" }), 1);
  assert.equal(rank({ ...ache, duration_days: 60, course: "improving" }), 0);
});

test("`because` names the rules that set the urgency, or says that probability did", () => {
  assert.deepEqual(assess(network, { faint_or_collapse: true }).because, ["collapse_with_pain"]);
  const heart = assess(network, {
    age: 70,
    sex: "male",
    heart_disease: true,
    smoker: true,
    diabetes: true,
    pressure_squeezing: true,
    onset: "during_effort_or_movement",
    tender_muscle: false,
    worse_movement_twist: false,
  });
  assert.deepEqual([heart.urgency, heart.because], ["emergency_now", [expectedLoss]]);
});

test("an unasked danger sign stays open; an answered one does not", () => {
  const before = assess(network, { age: 40 }).unaskedFlags;
  assert.ok(before.includes("fever") && before.includes("leg_weak_or_unsteady"));
  const after = assess(network, { age: 40, fever: false, leg_weak_or_unsteady: false }).unaskedFlags;
  assert.ok(!after.includes("fever") && !after.includes("leg_weak_or_unsteady"));
});
