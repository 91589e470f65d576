import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { anyAnswers } from "./answers.fixture.ts";
import type { Answer, Answers } from "./answers.ts";
import { interview } from "./assess.ts";
import { realModel } from "./content.fixture.ts";
import { infer } from "./infer.ts";
import { prepare, preparing, warm } from "./network.ts";
import { mostQuestions, nextQuestion } from "./next-question.ts";
import { triage } from "./triage.ts";

const model = realModel();
const network = prepare(model);

test("an interview never asks more than 25 questions, never the same twice, and ends", () => {
  fc.assert(
    fc.property(anyAnswers(model), (person) => {
      const start: Answers = { ...(person.age !== undefined && { age: person.age }), site_between_blades: true };
      const { asked } = interview(network, start, (finding) => person[finding] ?? null);
      assert.ok(asked.length <= mostQuestions && mostQuestions === 25);
      assert.equal(new Set(asked).size, asked.length);
    }),
    { numRuns: 60 },
  );
});

test("after 25 questions nothing more is asked, whatever is still open", () => {
  const asked = (count: number) => new Set(Array.from({ length: count }, (_, i) => `question ${i}`));
  assert.notEqual(nextQuestion(network, { age: 40 }, asked(24)), undefined);
  assert.equal(nextQuestion(network, { age: 40 }, asked(25)), undefined);
});

test("a rule that says emergency ends the interview at once", () => {
  for (const flag of ["faint_or_collapse", "saddle_numbness", "breathless_sudden", "one_sided_face_arm_leg_deficit"]) {
    assert.equal(nextQuestion(network, { age: 40, [flag]: true }, new Set()), undefined, flag);
  }
});

test("no interview ends while a single unasked danger sign could make it an emergency", () => {
  const alone = [
    "faint_or_collapse",
    "saddle_numbness",
    "bladder_bowel_change",
    "breathless_sudden",
    "confused_or_mottled_skin",
    "one_sided_face_arm_leg_deficit",
  ];
  const calm: Record<string, Answer> = {
    onset: "gradual_weeks_or_more",
    course: "comes_and_goes",
    severity: 4,
    duration_days: 20,
  };
  const { answers } = interview(
    network,
    { age: 35, sex: "male", site_between_blades: true },
    (finding) => calm[finding] ?? false,
  );
  for (const flag of alone) assert.equal(answers[flag], false, `${flag} was never asked`);
});

test("asking is honest: what the interview learnt gives the advice the answers give", () => {
  const person: Answers = {
    fever: true,
    injects_drugs: true,
    night_pain_wakes: true,
    course: "getting_worse",
    duration_days: 12,
    severity: 8,
    onset: "over_hours_to_days",
  };
  const { answers } = interview(network, { age: 44, site_spine_mid: true }, (finding) => person[finding] ?? false);
  assert.equal(triage(network, infer(network, answers)).urgency, "emergency_now");
});

test("danger is asked before ranking", () => {
  const asked = new Set<string>();
  const answers: Record<string, Answer> = { age: 35, sex: "female", site_between_blades: true };
  const order: string[] = [];
  for (let next = nextQuestion(network, answers, asked); next; next = nextQuestion(network, answers, asked)) {
    order.push(next.because);
    asked.add(next.question.id);
    for (const finding of next.findings)
      answers[finding] =
        finding === "onset"
          ? "gradual_weeks_or_more"
          : finding === "course"
            ? "steady"
            : finding === "severity"
              ? 3
              : finding === "duration_days"
                ? 9
                : false;
  }
  assert.ok(order.indexOf("ranking") < 0 || !order.slice(order.indexOf("ranking")).includes("danger"));
});

test("a network made and warmed in steps, left at any of them, asks what one made at once asks", () => {
  const site: Answers = { age: 52, sex: "female", site_between_blades: true };
  const expected = interview(network, site, () => false).asked;
  fc.assert(
    fc.property(fc.nat(200), (steps) => {
      const making = preparing(model);
      let made = making.next();
      while (!made.done) made = making.next();
      const warming = warm(made.value);
      for (let i = 0; i < steps; i++) warming.next();
      assert.deepEqual(interview(made.value, site, () => false).asked, expected);
    }),
    { numRuns: 5 },
  );
});
