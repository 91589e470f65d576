import { z } from "zod";
import { testsIn } from "./condition.ts";
import { fit } from "./distribution.ts";
import type { Inspection } from "./inspection.ts";
import type { Finding, Sourced } from "./model.ts";
import { id, probability, sourced, testText, words } from "./shape.ts";
import { boolStates, sidedStates, spanStates, statesOf } from "./states.ts";
import type { Keys, YamlFile } from "./yaml-file.ts";

const baseline = z.strictObject({ p: probability, ...sourced });
const entry = z.strictObject({
  id,
  kind: z.enum(["number", "choice"]).optional(),
  values: z.array(id).min(2).optional(),
  unit: words.optional(),
  range: z.tuple([z.number(), z.number()]).optional(),
  sided: z.literal(true).optional(),
  asks: words.optional(),
  derived: words.optional(),
  yes_when: words.optional(),
  no_when: words.optional(),
  red_flag: z.literal(true).optional(),
  reserved_for: words.optional(),
  baseline: z.union([baseline, z.array(z.strictObject({ finding: testText, p: probability, ...sourced }))]).optional(),
  sides: z.strictObject({ right: probability, left: probability, ...sourced }).optional(),
});
type Entry = z.infer<typeof entry>;

/** Age and sex move priors; they are not weighed as evidence and have no baseline. */
const movesPriors = new Set(["age", "sex"]);

/**
 * Reads content/vocabulary.yaml into `inspection.findings`. Sources must have been read.
 *
 * First every name, so that findings may speak of each other; then baselines, implications and derivations.
 */
export function readVocabulary(file: YamlFile, inspection: Inspection): void {
  const entries: { value: Entry; keys: Keys; group: string }[] = [];
  for (const { value: group, keys } of file.readList(z.looseObject({ id }), ["groups"])) {
    const only = Object.keys(group).find((key) => key !== "id" && key !== "findings");
    if (only !== undefined)
      file.error("wrong_shape", [...keys, only], `a group has "id" and "findings", not "${only}"`);
    for (const found of file.readList(entry, [...keys, "findings"])) entries.push({ ...found, group: group.id });
  }
  for (const { value, keys, group } of entries) {
    if (inspection.findings.has(value.id)) {
      file.error("duplicate_id", keys, `the finding "${value.id}" is defined twice; remove one`);
      continue;
    }
    inspection.findings.set(value.id, named(value, group));
    if (value.sided) for (const side of ["left", "right"]) inspection.sides.set(`${value.id}_${side}`, value.id);
  }
  for (const { value, keys } of entries) {
    checkKind(value, file, keys);
    const finding = completed(inspection.findings.get(value.id)!, value, file, keys, inspection);
    inspection.findings.set(value.id, finding);
    if (value.reserved_for !== undefined) inspection.usedFindings.add(value.id);
  }
}

function named(value: Entry, group: string): Finding {
  return {
    id: value.id,
    group,
    kind: value.kind ?? "bool",
    ...(value.asks && { asks: value.asks }),
    ...(value.sided && { sided: true }),
    ...(value.red_flag && { redFlag: true }),
    ...(value.values && { values: value.values }),
    ...(value.unit && { unit: value.unit }),
    ...(value.range && { range: value.range }),
  };
}

function checkKind(value: Entry, file: YamlFile, keys: Keys): void {
  const complain = (text: string) => file.error("wrong_shape", keys, `${value.id}: ${text}`);
  if (value.kind === "choice" && !value.values) complain("a choice needs `values`");
  if (value.kind === "number" && !(value.unit && value.range)) complain("a number needs `unit` and `range`");
  if (value.range && !(value.range[0] < value.range[1])) complain("the range must rise");
  if (value.sides && !value.sided) complain("`sides` needs `sided: true`");
  const plain = !movesPriors.has(value.id) && !value.derived && !value.reserved_for;
  if (plain && !value.baseline) complain("needs a `baseline`, or `derived`, or `reserved_for`");
  if (!plain && value.baseline) complain("a derived or reserved finding has no baseline");
  if (value.kind === undefined && Array.isArray(value.baseline)) complain("a bool has one baseline figure");
  if (value.kind !== undefined && value.baseline && !Array.isArray(value.baseline)) {
    complain(`a ${value.kind} has a list of baseline figures`);
  }
}

function completed(finding: Finding, value: Entry, file: YamlFile, keys: Keys, inspection: Inspection): Finding {
  if (value.derived !== undefined) {
    const derived = inspection.condition(value.derived, file, [...keys, "derived"]);
    if (derived === undefined) return finding;
    for (const { test } of testsIn(derived)) {
      if (inspection.findings.get(test.finding)?.derived || test.finding === finding.id) {
        file.error(
          "not_a_condition",
          [...keys, "derived"],
          `${test.finding} is derived itself; name what it comes from`,
        );
        return finding;
      }
    }
    return { ...finding, derived };
  }
  const settledBy = (key: "yes_when" | "no_when") =>
    value[key] === undefined ? undefined : inspection.condition(value[key], file, [...keys, key]);
  const [yesWhen, noWhen] = [settledBy("yes_when"), settledBy("no_when")];
  return {
    ...finding,
    ...(yesWhen && { yesWhen }),
    ...(noWhen && { noWhen }),
    ...(value.baseline !== undefined && weighed(finding, value, file, keys, inspection)),
  };
}

/** States, baseline distribution and, for numbers, the cuts the baseline names. */
function weighed(finding: Finding, value: Entry, file: YamlFile, keys: Keys, inspection: Inspection): Partial<Finding> {
  const at = [...keys, "baseline"];
  if (!Array.isArray(value.baseline)) {
    const { p, ...rest } = value.baseline!;
    inspection.checkSourced(rest, file, at);
    const baselineFigure: Sourced = { grade: rest.grade, sources: rest.sources };
    if (!value.sides) return { states: boolStates, baseline: [p, 1 - p], baselineFigure };
    inspection.checkSourced(value.sides, file, [...keys, "sides"]);
    const { right, left } = value.sides;
    const both = right + left - p;
    if (!(both > 0 && both < right && both < left)) {
      file.error(
        "figures_disagree",
        [...keys, "sides"],
        `right ${right} and left ${left} cannot make up ${p} on either side`,
      );
      return {};
    }
    return { states: sidedStates, baseline: [right - both, left - both, both, 1 - p], baselineFigure };
  }
  const tests = value.baseline.flatMap((figure, i) => {
    inspection.checkSourced(figure, file, [...at, i]);
    const test = inspection.test(figure.finding, file, [...at, i, "finding"]);
    if (test !== undefined && test.finding !== finding.id) {
      file.error(
        "unknown_value",
        [...at, i, "finding"],
        `this is the baseline of ${finding.id}, not of ${test.finding}`,
      );
      return [];
    }
    return test === undefined ? [] : [{ test, figure }];
  });
  if (tests.length < value.baseline.length) return {};
  const cuts = tests.flatMap(({ test }) =>
    "is" in test ? [test.is === ">=" || test.is === "<" ? test.than : test.than + 1] : [],
  );
  const shaped: Finding =
    finding.kind === "choice"
      ? { ...finding, states: finding.values! }
      : {
          ...finding,
          cuts: [...new Set(cuts)].sort((a, b) => b - a),
          states: spanStates([...new Set(cuts)].sort((a, b) => b - a)),
        };
  const p = fit(
    shaped.states!.map(() => 1),
    tests.map(({ test, figure }) => ({ of: figure.finding, states: statesOf(shaped, test)!, p: figure.p })),
  );
  if ("clash" in p) {
    file.error(
      "figures_disagree",
      at,
      `the figures of ${finding.id} do not make one whole: "${p.clash}" does not fit the others`,
    );
    return {};
  }
  const worst = value.baseline.reduce((a, b) => (rank(b.grade) > rank(a.grade) ? b : a));
  return {
    ...(shaped.cuts && { cuts: shaped.cuts }),
    states: shaped.states!,
    baseline: p,
    baselineFigure: { grade: worst.grade, sources: [...new Set(value.baseline.flatMap((b) => b.sources))] },
  };
}

/** A distribution is as weak as its weakest figure. */
function rank(grade: Sourced["grade"]): number {
  return { measured: 0, derived: 1, judged: 2 }[grade];
}
