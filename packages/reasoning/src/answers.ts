import type { Finding, Model } from "@backroot/knowledge";
import { evaluate, truthOf } from "./condition.ts";

/**
 * What a person said of one finding: yes or no; a number, or within what bounds it lies (`from` up to, not including,
 * `below`); a value of a choice, or which values it is not; or `null` for "not sure", which weighs as if never asked.
 */
export type Answer = boolean | number | string | Bounds | Excluded | null;
export type Bounds = Readonly<{ from: number; below: number }>;
export type Excluded = Readonly<{ not: readonly string[] }>;

/** Answers by finding id, age and sex among them. A finding that is not here was not asked. */
export type Answers = Readonly<Record<string, Answer>>;

/**
 * Adds what follows from the answers: a site from its sides, findings settled or derived by others.
 *
 * @param findings those that something can follow for, from `inferable`
 */
export function complete(findings: readonly Finding[], answers: Answers): Answers {
  const sites: Record<string, Answer> = { ...answers };
  for (const { id, sided } of findings) {
    if (!sided) continue;
    const [left, right] = [`${id}_left`, `${id}_right`];
    if (sites[left] === true || sites[right] === true) sites[id] = true;
    else if (sites[left] === false && sites[right] === false) sites[id] = false;
    if (sites[id] === false) sites[left] = sites[right] = false;
  }
  const full = { ...sites };
  for (const finding of findings) {
    if (!finding.derived && typeof full[finding.id] === "boolean") continue;
    const settled = settle(finding, sites);
    if (settled !== undefined) full[finding.id] = settled;
  }
  return full;
}

/** The findings that something can follow for. */
export function inferable(model: Model): readonly Finding[] {
  return model.findings.filter((f) => f.sided || f.derived || f.yesWhen || f.noWhen);
}

/** What the other answers make of a finding, or undefined. */
export function settle({ derived, yesWhen, noWhen }: Finding, answers: Answers): boolean | undefined {
  const truth = (test: Parameters<typeof truthOf>[0]) => truthOf(test, answers);
  if (derived) return evaluate(derived, truth);
  if (yesWhen && evaluate(yesWhen, truth) === true) return true;
  if (noWhen && evaluate(noWhen, truth) === true) return false;
  return undefined;
}
