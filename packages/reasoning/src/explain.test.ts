import assert from "node:assert/strict";
import { test } from "node:test";
import { assess } from "./assess.ts";
import { realModel } from "./content.fixture.ts";
import { whatWouldChange } from "./explain.ts";
import { prepare } from "./network.ts";

const network = prepare(realModel());
const desk = {
  age: 34,
  sex: "female",
  site_between_blades: true,
  tight_stiff: true,
  dull_ache: true,
  faint_or_collapse: false,
};

test("every single answer said to change the advice changes it when it is given", () => {
  const before = assess(network, desk);
  const changes = [...whatWouldChange(network, desk)].flat();
  assert.ok(changes.length > 10);
  for (const { finding, answer, urgency, first } of changes) {
    const after = assess(network, { ...desk, [finding]: answer });
    assert.equal(after.urgency, urgency, finding);
    assert.equal(after.causes[0]!.id, first, finding);
    assert.ok(after.urgency !== before.urgency || after.causes[0]!.id !== before.causes[0]!.id, finding);
  }
});

test("a danger sign that was answered no is among what would change the advice", () => {
  const changes = [...whatWouldChange(network, desk)].flat();
  const fainted = changes.find(({ finding, answer }) => finding === "faint_or_collapse" && answer === true);
  assert.equal(fainted?.urgency, "emergency_now"); // the rule collapse_with_pain
});
