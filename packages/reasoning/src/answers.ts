import type { Finding, Model } from "@backroot/knowledge";
import { type Predicate, predicate } from "./condition.ts";

/**
 * What a person said of one finding: yes or no; a number, or within what bounds it lies (`from` up to, not including,
 * `below`); a value of a choice, or which values it is not; or `null` for "not sure", which weighs as if never asked.
 */
export type Answer = boolean | number | string | Bounds | Excluded | null;
export type Bounds = Readonly<{ from: number; below: number }>;
export type Excluded = Readonly<{ not: readonly string[] }>;

/** Answers by finding id, age and sex among them. A finding that is not here was not asked. */
export type Answers = Readonly<Record<string, Answer>>;

/** How a finding follows from other answers. */
export type Inference = Readonly<{ id: string; always: boolean; sided: boolean; settle: Predicate }>;

/** The findings that something can follow for. */
export function inferences(model: Model): readonly Inference[] {
  return model.findings
    .filter((f) => f.sided || f.derived || f.yesWhen || f.noWhen)
    .map((f) => ({ id: f.id, always: f.derived !== undefined, sided: f.sided === true, settle: settling(f) }));
}

/** What the other answers make of a finding, or undefined. */
function settling({ derived, yesWhen, noWhen }: Finding): Predicate {
  if (derived) return predicate(derived);
  const [yes, no] = [yesWhen && predicate(yesWhen), noWhen && predicate(noWhen)];
  return (answers) => (yes?.(answers) === true ? true : no?.(answers) === true ? false : undefined);
}

/** Adds what follows from the answers: a site from its sides, findings settled or derived by others. */
export function complete(rules: readonly Inference[], given: Answers): Answers {
  const answers: Record<string, Answer> = { ...given };
  for (const { id, sided } of rules) {
    if (!sided) continue;
    const [left, right] = [`${id}_left`, `${id}_right`];
    if (answers[left] === true || answers[right] === true) answers[id] = true;
    else if (answers[left] === false && answers[right] === false) answers[id] = false;
    if (answers[id] === false) answers[left] = answers[right] = false;
  }
  const settled: [string, boolean][] = [];
  for (const { id, always, settle } of rules) {
    if (!always && typeof answers[id] === "boolean") continue;
    const value = settle(answers);
    if (value !== undefined) settled.push([id, value]);
  }
  for (const [id, value] of settled) answers[id] = value;
  return answers;
}
