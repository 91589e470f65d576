import assert from "node:assert/strict";
import { test } from "node:test";
import { realModel } from "./content.fixture.ts";
import { oftenFelt } from "./felt.ts";

const model = realModel();

test("a place is often felt when a third report it, and more than with ordinary pain", () => {
  // By hand from content/causes/acute_coronary_syndrome.yaml and the baselines in content/vocabulary.yaml.
  const yes = (id: string, p: number) => ({ id, p, baseline: model.findings.find((f) => f.id === id)!.baseline![0]! });
  const cause = model.causes.find(({ id }) => id === "acute_coronary_syndrome")!;
  const felt = oftenFelt(model, cause.id);
  for (const { finding, p } of cause.evidence.filter((e) => e.finding.startsWith("site_") && e.p.length === 2)) {
    const { baseline } = yes(finding, p[0]!);
    assert.equal(felt.includes(finding), p[0]! >= 0.35 && p[0]! > baseline, finding);
  }
  assert.ok(felt.length > 0);
});

test("what is no cause is felt nowhere", () => {
  assert.deepEqual(oftenFelt(model, "no_such_cause"), []);
});
