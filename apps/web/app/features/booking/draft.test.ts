import assert from "node:assert/strict";
import { test } from "node:test";
import { type Draft, freshDraft, fromCheckAnswers } from "./draft.ts";

const draft = {
  answers: { chest_pain: false, fever: null, pregnant_or_postpartum: true },
  answeredAt: 1_000_000,
  name: "Zoë Muñoz",
} as unknown as Draft;

test("a screen older than 24 hours asks the danger questions again and keeps the rest", () => {
  const dangers = ["chest_pain", "fever"];
  assert.equal(freshDraft(draft, dangers, 1_000_000 + 24 * 3600), draft);
  assert.deepEqual(freshDraft(draft, dangers, 1_000_000 + 24 * 3600 + 1), {
    ...draft,
    answers: { pregnant_or_postpartum: true },
    answeredAt: 0,
  });
  const unanswered = { ...draft, answeredAt: 0 };
  assert.equal(freshDraft(unanswered, dangers, 9_000_000_000), unanswered);
});

test("a check gives its plain answers and places, and nothing of it that is a number or a choice", () => {
  assert.deepEqual(
    fromCheckAnswers({
      fever: false,
      chest_pain: null,
      severity: 7,
      onset: "gradual",
      site_shoulder_blade_left: true,
      site_neck: false,
    }),
    {
      answers: { fever: false, chest_pain: null, site_shoulder_blade_left: true, site_neck: false },
      sites: ["site_shoulder_blade"],
    },
  );
});
