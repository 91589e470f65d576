import assert from "node:assert/strict";
import { test } from "node:test";
import type { Model } from "@backroot/knowledge";
import fc from "fast-check";
import { anyAnswers } from "./answers.fixture.ts";
import type { Answers } from "./answers.ts";
import { realModel } from "./content.fixture.ts";
import { explain } from "./explain.ts";
import { infer, normalised } from "./infer.ts";
import { prepare } from "./network.ts";

const model = realModel();
const network = prepare(model);

test("the posterior sums to one and stays finite for any answers", () => {
  fc.assert(
    fc.property(anyAnswers(model), (answers) => {
      const { posterior, causes } = infer(network, answers);
      assert.ok(Math.abs(posterior.reduce((a, b) => a + b, 0) - 1) < 1e-9);
      for (const p of [...posterior, ...causes]) assert.ok(p >= 0 && p <= 1 && Number.isFinite(p));
    }),
    { numRuns: 300 },
  );
});

test("every yes together, and every no together, still sum to one", () => {
  for (const answer of [true, false]) {
    const answers = Object.fromEntries(model.findings.filter((f) => f.kind === "bool").map((f) => [f.id, answer]));
    const { posterior } = infer(network, answers);
    assert.ok(Math.abs(posterior.reduce((a, b) => a + b, 0) - 1) < 1e-9);
  }
});

test("weights far below what a number can hold still make probabilities", () => {
  // exp(-2000) is 0 in floating point; e^-2000 and e^-2001 stand as 1 to 1/e: 0.7310585786 and 0.2689414214.
  const [a, b] = normalised(Float64Array.of(-2000, -2001));
  assert.ok(Math.abs(a! - 0.7310585786) < 1e-9 && Math.abs(b! - 0.2689414214) < 1e-9);
});

test("the order of answers never matters", () => {
  fc.assert(
    fc.property(anyAnswers(model), fc.infiniteStream(fc.nat()), (answers, order) => {
      const shuffled = Object.entries(answers)
        .map((entry) => ({ entry, at: order.next().value }))
        .sort((a, b) => a.at - b.at)
        .map(({ entry }) => entry);
      assert.deepEqual(infer(network, Object.fromEntries(shuffled)).posterior, infer(network, answers).posterior);
    }),
    { numRuns: 100 },
  );
});

test("not sure weighs as unanswered", () => {
  fc.assert(
    fc.property(anyAnswers(model), (answers) => {
      const answered = Object.fromEntries(Object.entries(answers).filter(([, answer]) => answer !== null));
      assert.deepEqual(infer(network, answers).posterior, infer(network, answered).posterior);
    }),
    { numRuns: 100 },
  );
});

test("the explanation of every cause adds up to its posterior", () => {
  fc.assert(
    fc.property(anyAnswers(model), (answers) => {
      const belief = infer(network, answers);
      for (const { id } of model.causes) {
        const { p, reasons, total } = explain(network, belief, id);
        const sum = reasons.reduce((log, reason) => log + reason.weight, 0);
        assert.ok(Math.abs(Math.exp(sum - total) - p) < 1e-9, `${id}: ${Math.exp(sum - total)} and ${p}`);
      }
    }),
    { numRuns: 30 },
  );
});

test("a finding rarer in a cause than in ordinary pain counts against it", () => {
  // Bruyninckx 2008: pain reproduced by pressing has a likelihood ratio of 0.23 for infarction.
  const heart = network.causeOf.get("acute_coronary_syndrome")!;
  const before = infer(network, { severity: 6 }).causes[heart]!;
  const after = infer(network, { severity: 6, tender_muscle: true }).causes[heart]!;
  assert.ok(after < before / 2);
});

test("findings that travel together count less than the same ratios apart, and more than one alone", () => {
  const cause = network.causeOf.get("postural_strain")!;
  const odds = (answers: Answers) => {
    const { logWeight } = infer(network, answers);
    return logWeight[cause]! - infer(network, {}).logWeight[cause]!;
  };
  const [sitting, slouching] = [odds({ sits_over_6h_a_day: true }), odds({ slouches_or_hunches: true })];
  const both = odds({ sits_over_6h_a_day: true, slouches_or_hunches: true });
  assert.ok(both < sitting + slouching);
  assert.ok(both > Math.max(sitting, slouching));
});

test("a site without a side is a site on either side, and the side tells more", () => {
  // Biliary pain is felt at the tip of the right blade (definitions of biliary pain, J Clin Med 2023;12:1897).
  const stone = network.causeOf.get("biliary_colic_cholecystitis")!;
  const p = (answers: Answers) => infer(network, answers).causes[stone]!;
  assert.ok(p({ site_shoulder_blade_right: true }) > p({ site_shoulder_blade: true }));
  assert.ok(p({ site_shoulder_blade_left: true }) < p({ site_shoulder_blade: true }));
});

test("Bayes by hand: one cause in five, present in four of five with it and one of five without", () => {
  // 0.2 * 0.8 / (0.2 * 0.8 + 0.8 * 0.2) = 0.5, worked by hand.
  const tiny = tinyModel();
  const { causes } = infer(prepare(tiny), { sign: true });
  assert.ok(Math.abs(causes[0]! - 0.5) < 1e-12);
});

/** Two causes, one sign, figures of round numbers. */
function tinyModel(): Model {
  const sourced = { grade: "judged", sources: [] } as const;
  const cause = (id: string, per1000: number, p: readonly number[] | undefined) => ({
    id,
    urgency: "self_care" as const,
    prior: { per1000, ...sourced },
    modifiers: [],
    evidence: p === undefined ? [] : [{ finding: "sign", p, figures: [{ of: "sign", p: p[0]!, ...sourced }] }],
    escalations: [],
    lookAlikes: [],
  });
  return {
    version: "test",
    findings: [{ id: "sign", group: "test", kind: "bool", states: ["yes", "no"], baseline: [0.2, 0.8] }],
    correlations: [],
    causes: [cause("rare", 200, [0.8, 0.2]), cause("common", 800, undefined)],
    coexistences: [],
    rules: [],
    thresholds: [],
    checkAgain: {},
    questions: [],
    sources: {},
  };
}
