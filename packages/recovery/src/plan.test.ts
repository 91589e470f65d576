import assert from "node:assert/strict";
import { test } from "node:test";
import { predicate } from "@backroot/reasoning";
import fc from "fast-check";
import { care, causes, network, person, words } from "./content.fixture.ts";
import { type PlanResult, plan } from "./plan.ts";
import { activities, dailyMinutes, goals, type Person, type Plan } from "./types.ts";

const today = "2026-11-22";
const planned = care.plans.map((p) => p.id);
const made = (who: Person): Plan => {
  const result = plan(care, who, today);
  assert.equal(result.kind, "plan", JSON.stringify({ ...result, causes: who.causes }));
  return (result as Extract<PlanResult, { kind: "plan" }>).plan;
};
/** Exercises in a plan that an answer forbids, read by reasoning's own reader of conditions. */
const forbiddenIn = ({ items, person: who }: Plan) =>
  items.filter(({ exercise }) =>
    care.exercises
      .find((e) => e.id === exercise)!
      .rules.some(({ action, when }) => action !== "modify" && predicate(when)(who.answers) !== false),
  );

/** Findings the rules and gates read; each alone, all others absent. */
const findings = [
  ...new Set(
    JSON.stringify([care.exercises, care.progression.gates])
      .match(/"finding":"[a-z_0-9]+"/g)!
      .map((m) => m.slice(11, -1)),
  ),
].filter((id) => network.findings.get(id)?.kind === "bool");

test("no plan contains an exercise that an answer forbids, over every cause and every finding that a rule reads", () => {
  assert.ok(findings.length > 50);
  let plans = 0;
  for (const cause of planned) {
    for (const finding of findings) {
      for (const clear of [true, false]) {
        const who = person(cause, { [finding]: true, cleared_by_clinician_for_exercise: clear });
        const result = plan(care, who, today);
        if (result.kind !== "plan") continue;
        plans++;
        assert.deepEqual(forbiddenIn(result.plan), [], `${cause} with ${finding}`);
      }
    }
  }
  assert.ok(plans > 2000, `${plans} plans`);
});

const anyone = fc
  .record({
    causes: fc.uniqueArray(fc.constantFrom(...causes.map((c) => c.id)), { minLength: 1, maxLength: 4 }),
    weights: fc.array(fc.double({ min: 0.05, max: 1, noNaN: true }), { minLength: 4, maxLength: 4 }),
    present: fc.uniqueArray(fc.constantFrom(...findings), { maxLength: 5 }),
    unsure: fc.uniqueArray(fc.constantFrom(...findings), { maxLength: 3 }),
    equipment: fc.subarray(care.equipment.filter((e) => !e.everyday).map((e) => e.id)),
    minutes: fc.constantFrom(...dailyMinutes),
    goals: fc.subarray([...goals]),
    activity: fc.constantFrom(...activities),
    urgency: fc.constantFrom("self_care" as const, "routine" as const),
    clear: fc.boolean(),
    severity: fc.integer({ min: 0, max: 10 }),
  })
  .map(({ causes: ids, weights, present, unsure, clear, severity, ...rest }) =>
    person(
      ids[0]!,
      {
        ...Object.fromEntries(unsure.map((id) => [id, null])),
        ...Object.fromEntries(present.map((id) => [id, true])),
        cleared_by_clinician_for_exercise: clear,
        severity,
      },
      { ...rest, causes: ids.map((id, i) => ({ id, p: weights[i]! })) },
    ),
  );

test("whoever asks, a plan is safe, fits its time, can be explained, and comes out the same again", () => {
  let plans = 0;
  fc.assert(
    fc.property(anyone, (who) => {
      const result = plan(care, who, today);
      assert.deepEqual(plan(care, structuredClone(who), today), result);
      if (result.kind === "refused") assert.ok(words.refusals[result.rule], result.rule);
      if (result.kind === "unanswered") assert.fail(`nothing was left unasked: ${result.findings}`);
      if (result.kind !== "plan") return;
      plans++;
      const { items, week, leftOut, habits, gates } = result.plan;
      assert.deepEqual(forbiddenIn(result.plan), []);
      const ids = new Set(items.map((i) => i.exercise));
      assert.equal(week.length, 7);
      for (const day of week) {
        assert.ok(day.seconds <= who.minutes * 60, `${day.seconds} s in ${who.minutes} min`);
        for (const id of day.exercises) assert.ok(ids.has(id));
      }
      for (const item of items) {
        const exercise = care.exercises.find((e) => e.id === item.exercise)!;
        assert.ok(item.reason.causes.length > 0 && item.reason.causes.every((id) => words.plans[id]));
        for (const caution of item.cautions) assert.ok(words.exercises[item.exercise]!.rules?.[caution]);
        const owned = (thing: string) =>
          who.equipment.includes(thing) || care.equipment.find((e) => e.id === thing)!.everyday;
        assert.ok(exercise.levels[item.level].needs.every((any) => any.some(owned)));
        if (gates.includes("weak_bones")) assert.ok(exercise.boneSafe, item.exercise);
        if (gates.includes("serious_until_cleared")) assert.match(exercise.kind, /aerobic|breathing/);
      }
      for (const { exercise, rule } of leftOut) {
        const [of, id] = rule.split("/");
        const said =
          rule === "equipment" ||
          rule === "time" ||
          words.refusals[rule] ||
          words.plans[rule] ||
          words.exercises[of!]?.rules?.[id!];
        assert.ok(said, `${exercise} left out by ${rule}`);
      }
      assert.ok(habits.every(({ id, cause }) => words.habits[id] && words.plans[cause]));
    }),
    { numRuns: 400 },
  );
  assert.ok(plans > 50, `${plans} plans`);
});

test("every cause with a plan gives everyone with a chair and a floor something to do in two minutes", () => {
  for (const cause of planned) {
    const { week } = made(person(cause, { cleared_by_clinician_for_exercise: true }, { minutes: 2, equipment: [] }));
    assert.ok(
      week.every((day) => day.exercises.length > 0),
      cause,
    );
  }
});

test("a refusal names its rule", () => {
  const table: readonly (readonly [string, string, Parameters<typeof person>[1], Partial<Person>])[] = [
    ["urgency", "postural_strain", {}, { urgency: "within_days" }],
    ["urgency", "postural_strain", { cleared_by_clinician_for_exercise: true }, { urgency: "same_day" }],
    ["clearance", "thoracic_disc_herniation", {}, {}],
    ["clearance", "osteoporotic_vertebral_fracture", {}, { urgency: "routine" }],
    ["no_plan_for_this", "stable_angina", {}, {}],
    ["pregnancy_warning", "postural_strain", { pregnant_or_postpartum: true, pregnancy_warning_sign: true }, {}],
    ["neck_artery", "whiplash_associated_disorder", { neck_artery_warning: true }, {}],
    ["clot_now", "postural_strain", { clot_current: true }, {}],
  ];
  for (const [rule, cause, present, rest] of table) {
    const result = plan(care, person(cause, present, rest), today);
    assert.deepEqual([result.kind, "rule" in result && result.rule], ["refused", rule], rule);
  }
  made(person("thoracic_disc_herniation", { cleared_by_clinician_for_exercise: true }, { urgency: "within_days" }));
});

test("weak bones get the bone-safe set, a fused spine no roller, and a spine not yet cleared only walking and breathing", () => {
  // The dossier's safety rules, by name.
  const boneSafe = new Set(
    "scapular_squeeze band_row band_external_rotation wall_slide supine_back_press hip_hinge chin_tuck deep_neck_flexor_nod diaphragmatic_breathing rib_expansion_breathing walking heel_to_toe_stand cycling".split(
      " ",
    ),
  );
  for (const finding of [
    "osteoporosis_known",
    "fragility_fracture_before",
    "steroids_3_months_or_more",
    "height_loss_or_new_hump",
  ]) {
    for (const cause of ["postural_strain", "mobility_deficit", "myofascial_trigger_points"]) {
      const { items } = made(
        person(cause, { [finding]: true }, { minutes: 20, equipment: ["roller", "ball", "band", "anchor"] }),
      );
      assert.ok(items.length >= 2, cause);
      for (const { exercise, level } of items) {
        assert.ok(boneSafe.has(exercise), `${exercise} with ${finding}`);
        assert.notEqual(level, "harder");
      }
    }
  }
  const stiff = made(person("mobility_deficit", { fused_spine_known: true }, { minutes: 20, equipment: ["roller"] }));
  assert.ok(!stiff.items.some((i) => /roller|needle|hang/.test(i.exercise)));
  const waiting = made(person("postural_strain", { spine_surgery_past_year: true }, { minutes: 20 }));
  assert.deepEqual(
    new Set(waiting.items.map((i) => i.exercise)).isSubsetOf(
      new Set(["walking", "cycling", "diaphragmatic_breathing", "rib_expansion_breathing"]),
    ),
    true,
  );
});

test("after 13 weeks of pregnancy nobody is laid on the front or flat on the back", () => {
  const lying = /supine|prone/;
  for (const cause of planned) {
    const result = plan(
      care,
      person(cause, { pregnant_or_postpartum: true, pregnancy_over_13_weeks: true }, { minutes: 20 }),
      today,
    );
    if (result.kind !== "plan") continue;
    for (const { exercise, level, cautions } of result.plan.items) {
      const { pose } = care.exercises.find((e) => e.id === exercise)!;
      if (!lying.test(pose.position)) continue;
      // Drawn lying, so a rule must have moved it to a level whose words do not lie down.
      const said = words.exercises[exercise]!.levels[level];
      const moved = cautions.some((c) => /late_pregnancy|cannot_lie_face_down/.test(c));
      assert.ok(moved, `${exercise} at ${level}: ${said}`);
    }
  }
});

test("what nobody asked is asked before a plan, and answering no gives the plan", () => {
  const who = person("mobility_deficit");
  const { severity, duration_days, sex, age } = who.answers as Record<string, number>;
  const bare = { ...who, answers: { severity, duration_days, sex, age } as Person["answers"] };
  const result = plan(care, bare, today);
  assert.equal(result.kind, "unanswered");
  const { findings: asked } = result as Extract<PlanResult, { kind: "unanswered" }>;
  assert.ok(asked.includes("osteoporosis_known") && asked.includes("fused_spine_known"));
  for (const id of asked) assert.equal(network.findings.get(id)?.derived, undefined, `${id} cannot be asked`);
  const answers = { ...bare.answers, ...Object.fromEntries(asked.map((id) => [id, false])) };
  assert.equal(plan(care, { ...bare, answers }, today).kind, "plan");
});

test("what surely refuses is said at once, before anything is asked", () => {
  const { answers, ...rest } = person("whiplash_associated_disorder", { neck_artery_warning: true });
  const told = { neck_artery_warning: answers.neck_artery_warning! };
  assert.deepEqual(plan(care, { ...rest, answers: told }, today), { kind: "refused", rule: "neck_artery" });
});

test("not sure counts as yes where safety is concerned", () => {
  const roller = { minutes: 20 as const, equipment: ["roller", "band", "anchor"] };
  const sure = plan(care, person("mobility_deficit", { osteoporosis_known: null }, roller), today);
  assert.equal(sure.kind, "plan");
  assert.ok((sure as Extract<PlanResult, { kind: "plan" }>).plan.gates.includes("weak_bones"));
});

test("a gentle stand-in says what it stands for", () => {
  const { items } = made(
    person("mobility_deficit", { cannot_get_to_floor: true, osteoporosis_known: true }, { minutes: 20 }),
  );
  assert.ok(items.some((i) => i.reason.insteadOf !== undefined));
});
