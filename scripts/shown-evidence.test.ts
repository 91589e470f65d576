import assert from "node:assert/strict";
import { test } from "node:test";
import { loadContent } from "../apps/cli/src/load.ts";
import { words } from "../apps/web/app/words/reading.en.ts";
import { evaluationFigures, workedExample } from "./shown-evidence.ts";

test("a row of the report is read as it stands", () => {
  const report =
    "## All cases\n\n7 cases.\n\n| | a | b | c |\n|---|---|---|---|\n| cause first | 5 of 7, 71 % (36-92) | 4 of 7, 57 % (25-84) | 3 of 7, 43 % (16-75) |\n\n## Next\n";
  assert.deepEqual(evaluationFigures(report), {
    cases: 7,
    rows: {
      "cause first": [
        { hits: 5, of: 7, low: 36, high: 92 },
        { hits: 4, of: 7, low: 25, high: 84 },
        { hits: 3, of: 7, low: 16, high: 75 },
      ],
    },
  });
  assert.throws(() => evaluationFigures("## All cases\n\n## Next\n"), /holds no figures/);
});

test("every row the page of the evaluation shows is in the report that is kept", () => {
  const { rows } = evaluationFigures();
  for (const { row } of words.how.evaluation.rows) assert.ok(rows[row], row);
});

test("the worked example finds the cause the case is published as, the strongest reason first", () => {
  const { causes, reasons, per1000 } = workedExample(loadContent().model);
  assert.equal(causes[0]!.id, "biliary_colic_cholecystitis"); // what the case is published as
  assert.ok(reasons.length >= 5);
  assert.ok(per1000 > 0 && per1000 < 1000);
  const strongest = reasons.map(({ weight }) => Math.abs(weight));
  assert.deepEqual(
    strongest,
    strongest.toSorted((a, b) => b - a),
  );
});
