import { z } from "zod";
import { testsIn } from "./condition.ts";
import type { Inspection } from "./inspection.ts";
import type { Rule } from "./model.ts";
import { satisfiable } from "./satisfiable.ts";
import { id, sourceIds, urgency, words } from "./shape.ts";
import type { YamlFile } from "./yaml-file.ts";

const entry = z.strictObject({
  id,
  when: words,
  urgency,
  suspects: z.array(id).min(1),
  rationale: words,
  performance: z.strictObject({
    sens: z.number().min(0).max(1).optional(),
    spec: z.number().min(0).max(1).optional(),
    lr_plus: z.number().min(0).optional(),
    lr_minus: z.number().min(0).optional(),
    note: words,
  }),
  sources: sourceIds.min(1, "a rule needs a source"),
});
export type RuleFile = z.infer<typeof entry>;

/** Reads content/red-flags.yaml. */
export function readRules(file: YamlFile, inspection: Inspection): readonly Readonly<{ rule: Rule; file: RuleFile }>[] {
  const seen = new Set<string>();
  return file.readList(entry, ["rules"]).flatMap(({ value, keys }) => {
    if (seen.has(value.id))
      file.error("duplicate_id", keys, `the rule "${value.id}" stands twice; rename or remove one`);
    seen.add(value.id);
    value.suspects.forEach((cause, i) => {
      inspection.knows("cause", cause, file, [...keys, "suspects", i]);
    });
    value.sources.forEach((source, i) => {
      inspection.knows("source", source, file, [...keys, "sources", i]);
    });
    const when = inspection.condition(value.when, file, [...keys, "when"]);
    if (when === undefined) return [];
    if (!satisfiable(when, inspection.findings)) {
      file.error(
        "rule_never_fires",
        [...keys, "when"],
        `no answers make "${value.id}" true; two of its parts exclude each other`,
      );
    }
    for (const { test, negated } of testsIn(when)) {
      if (negated && inspection.findings.get(test.finding)?.redFlag) {
        const advice = "a danger sign must never excuse; leave it out or take its red_flag mark away";
        file.error(
          "red_flag_excuses",
          [...keys, "when"],
          `"${test.finding}" stands under "not" in "${value.id}"; ${advice}`,
        );
      }
    }
    const rule: Rule = { id: value.id, when, urgency: value.urgency, suspects: value.suspects, sources: value.sources };
    return [{ rule, file: value }];
  });
}
