import type { Finding, Model } from "@backroot/knowledge";
import type { Answer } from "@backroot/reasoning";
import fc from "fast-check";
import type { Check } from "./check.ts";
import { formOf } from "./form.ts";

/** Any answer that a person or a case can give to a finding, "not sure" among them. */
function anyAnswer({ kind, values, range }: Finding): fc.Arbitrary<Answer> {
  const notSure = fc.constant<Answer>(null);
  if (kind === "bool") return fc.oneof(fc.boolean() as fc.Arbitrary<Answer>, notSure);
  if (kind === "choice") {
    const some = fc.subarray([...values!], { minLength: 1, maxLength: values!.length - 1 });
    const excluded = some.map((not): Answer => ({ not }));
    return fc.oneof(fc.constantFrom<Answer>(...values!), excluded, notSure);
  }
  const [min, max] = range!;
  const bounds = fc
    .tuple(fc.integer({ min, max }), fc.integer({ min, max }))
    .map(([a, b]): Answer => ({ from: Math.min(a, b), below: Math.max(a, b) + 1 }));
  const tenths = fc.integer({ min: min * 10, max: max * 10 }).map((n): Answer => n / 10);
  return fc.oneof(tenths, bounds, notSure);
}

/** Any check: some items answered, some pages asked. */
export function anyCheck(model: Model): fc.Arbitrary<Check> {
  const items = formOf(model).flatMap((page) => page.items);
  const answers = fc
    .tuple(...items.map(({ finding }) => fc.option(anyAnswer(finding), { nil: undefined, freq: 2 })))
    .map((given) => Object.fromEntries(items.flatMap(({ id }, i) => (given[i] === undefined ? [] : [[id, given[i]]]))));
  const asked = fc.shuffledSubarray(["about", "where", ...model.questions.map((q) => q.id)]);
  const when = fc.option(
    fc.date({ min: new Date(0), max: new Date("2100-01-01"), noInvalidDate: true }).map((d) => d.toISOString()),
  );
  return fc.record({ version: fc.constant(model.version), when, answers, asked }, { noNullPrototype: true });
}
