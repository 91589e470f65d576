import type { Finding, Model } from "@backroot/knowledge";
import fc from "fast-check";
import type { Answer, Answers } from "./answers.ts";

/** Any answer a person could give to a finding, "not sure" among them. */
export function anyAnswer(finding: Finding): fc.Arbitrary<Answer> {
  const notSure = { arbitrary: fc.constant(null), weight: 1 };
  if (finding.kind === "choice") {
    const values = finding.values!;
    return fc.oneof({ arbitrary: fc.constantFrom<Answer>(...values), weight: 5 }, notSure);
  }
  if (finding.kind === "number") {
    const [least, most] = finding.range!;
    return fc.oneof(
      { arbitrary: fc.integer({ min: least, max: Math.min(most, 400) }) as fc.Arbitrary<Answer>, weight: 5 },
      notSure,
    );
  }
  return fc.oneof({ arbitrary: fc.boolean() as fc.Arbitrary<Answer>, weight: 5 }, notSure);
}

/** Any set of answers, from none to all: about a third of the findings. */
export function anyAnswers(model: Model): fc.Arbitrary<Answers> {
  const askable = model.findings.filter((f) => !f.derived && (f.baseline || f.id === "age" || f.id === "sex"));
  return fc
    .tuple(...askable.map((f) => fc.option(anyAnswer(f), { nil: undefined, freq: 2 })))
    .map((answers) =>
      consistent(Object.fromEntries(askable.flatMap((f, i) => (answers[i] === undefined ? [] : [[f.id, answers[i]]])))),
    );
}

/** A handful of answers, as a person gives at first; few enough that no danger sign hides another. */
export function fewAnswers(model: Model): fc.Arbitrary<Answers> {
  const weighed = model.findings.filter((f) => !f.derived && f.baseline);
  return fc
    .uniqueArray(fc.constantFrom(...weighed), { minLength: 1, maxLength: 6 })
    .chain((findings) =>
      fc
        .tuple(...findings.map(anyAnswer))
        .map((answers) => consistent(Object.fromEntries(findings.map((f, i) => [f.id, answers[i]!])))),
    );
}

/** Takes out the one thing random answers say that no person can: suddenly breathless but not breathless. */
function consistent(answers: Record<string, Answer>): Answers {
  if (answers.breathless_sudden === true && answers.breathless === false) delete answers.breathless;
  return answers;
}
