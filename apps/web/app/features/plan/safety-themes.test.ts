import assert from "node:assert/strict";
import { test } from "node:test";
import type { Condition } from "@backroot/knowledge";
import { type Answers, assess, complete, predicate, prepare } from "@backroot/reasoning";
import { type Person, type PlanResult, plan } from "@backroot/recovery";
import fc from "fast-check";
import { compileContent, root } from "../../../../cli/src/load.ts";
import { safetyPages, tickAnswers } from "./safety-themes.ts";

const { model, care } = compileContent(root, "en");
const network = prepare(model!);
const isTick = (id: string) => model!.findings.find((finding) => finding.id === id)?.kind === "bool";
const findingsIn = (condition: Condition): readonly string[] =>
  "all" in condition
    ? condition.all.flatMap(findingsIn)
    : "any" in condition
      ? condition.any.flatMap(findingsIn)
      : "not" in condition
        ? findingsIn(condition.not)
        : [condition.finding];
const rules = [...care!.progression.gates, ...care!.exercises.flatMap((exercise) => exercise.rules)];
const read = [...new Set(rules.flatMap(({ when }) => findingsIn(when)))];

/** A dull ache between the blades, as the check keeps it. */
const checked: Answers = {
  age: 34,
  sex: "female",
  site_between_blades: true,
  ache_dull: true,
  tight_or_stiff: true,
  duration_days: 21,
  severity: 4,
  worse_prolonged_posture: true,
  better_movement: true,
  better_heat_massage: true,
};

function resultFor(answers: Answers): PlanResult {
  const { urgency, causes } = assess(network, answers);
  const whole = complete(network.inferences, answers);
  const person: Person = { urgency, causes, answers: whole, goals: [], equipment: [], minutes: 10, activity: "some" };
  return plan(care!, person, "2026-01-05");
}

test("every finding that a gate or a rule reads is asked on exactly one page, whichever of them are open", () => {
  fc.assert(
    fc.property(fc.subarray(read), (open) => {
      const pages = safetyPages(open, isTick);
      assert.deepEqual(pages.flatMap(({ findings }) => findings).toSorted(), open.toSorted());
      for (const { theme, findings } of pages) {
        const given = theme === "more" ? {} : tickAnswers({ theme, findings }, [], false);
        if (theme !== "more") assert.deepEqual(Object.keys(given).toSorted(), findings.toSorted());
      }
    }),
  );
});

const itemsOf = (result: PlanResult) =>
  result.kind === "plan" && [result.plan.items, result.plan.gates, result.plan.leftOut];

test("a page after the other asks all that a plan asks at once, and ends with the plan that makes", () => {
  const none = (findings: readonly string[]) =>
    Object.fromEntries(findings.map((id) => [id, isTick(id) ? false : null]));
  const first = resultFor(checked);
  assert.equal(first.kind, "unanswered");
  const all = first.kind === "unanswered" ? first.findings : [];
  let answers = checked;
  let result: PlanResult = first;
  const asked = new Set<string>();
  for (let pages = 0; result.kind === "unanswered"; pages++) {
    assert.ok(pages < 10, "the pages do not end");
    const [page] = safetyPages(result.findings, isTick);
    for (const id of page!.findings) asked.add(id);
    answers = { ...answers, ...(page!.theme === "more" ? none(page!.findings) : tickAnswers(page!, [], false)) };
    result = resultFor(answers);
  }
  // What no page asked could not have mattered: every gate and rule that reads it was settled by what was asked.
  const settled = complete(network.inferences, answers);
  for (const id of all.filter((one) => !asked.has(one)))
    for (const { when } of rules) if (findingsIn(when).includes(id)) assert.equal(predicate(when)(settled), false, id);
  assert.equal(result.kind, "plan");
  const atOnce = resultFor({ ...checked, ...none(all) });
  assert.deepEqual(itemsOf(result), itemsOf(atOnce));
});

test("none of these is a no to each, a tick is a yes, and not sure leaves the rest open, which counts as a yes", () => {
  const page = { theme: "heart", findings: ["breathless", "heart_disease", "clot_current"] } as const;
  assert.deepEqual(tickAnswers(page, [], false), { breathless: false, heart_disease: false, clot_current: false });
  assert.deepEqual(tickAnswers(page, ["breathless"], true), {
    breathless: true,
    heart_disease: null,
    clot_current: null,
  });

  const walked = (ticked: string | undefined, notSure: boolean) => {
    let answers = checked;
    let result = resultFor(checked);
    while (result.kind === "unanswered") {
      const [page] = safetyPages(result.findings, isTick);
      const own = page!.findings.filter((id) => id === ticked);
      answers = { ...answers, ...tickAnswers(page!, own, notSure && page!.theme === "heart") };
      result = resultFor(answers);
    }
    return result;
  };
  assert.equal(walked(undefined, false).kind, "plan");
  assert.equal(walked("bladder_bowel_change", false).kind, "refused");
  assert.notEqual(walked(undefined, true).kind, "plan");
});
