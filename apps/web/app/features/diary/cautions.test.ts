import assert from "node:assert/strict";
import { test } from "node:test";
import { cautionsInWords } from "./cautions.server.ts";

test("a caution is told in words with its level and part, the strictest first, and one of an earlier version by its name", () => {
  const told = cautionsInWords(["gate/bleeds_easily", "shockwave/gone_since", "osteopathic_adjustment/thin_blood"]);
  // Levels and words as content/treatments/osteopathic_adjustment.yaml, content/screening.yaml and content/en/ have them.
  assert.deepEqual(
    told.map(({ level, part, why }) => [level, part, why]),
    [
      ["block", "Quick push", told[0]!.why],
      ["caution", null, "You bruise easily. The clinic is told, so that it can be gentle."],
      [null, null, "shockwave: gone since"],
    ],
  );
  assert.match(told[0]!.note!, /Offer soft tissue and mobilisation/);
  for (const { why } of told) assert.doesNotMatch(why, /_/);
});
