import { testsIn } from "./condition.ts";
import type { Comparison, Condition, Finding, Test } from "./model.ts";

/**
 * Whether any answers at all make a condition true.
 *
 * Tries each value an answer can take, one finding at a time, and simplifies after each (Davis, Putnam, Logemann and Loveland
 * 1962). Numbers are tried between and on the thresholds the condition names. Derived findings are replaced by what they are
 * derived from, and answers that settle others are held to it.
 */
export function satisfiable(condition: Condition, findings: ReadonlyMap<string, Finding>): boolean {
  const expanded = expand(condition, findings);
  const ties = [...new Set([...testsIn(expanded)].map(({ test }) => test.finding))].flatMap((finding): Condition[] => {
    const { yesWhen, noWhen } = findings.get(finding) ?? {};
    return [
      ...(yesWhen ? [{ any: [{ not: yesWhen }, { finding }] }] : []),
      ...(noWhen ? [{ any: [{ not: noWhen }, { not: { finding } }] }] : []),
    ];
  });
  return search({ all: [expanded, ...ties] }, findings);
}

function search(condition: Condition | boolean, findings: ReadonlyMap<string, Finding>): boolean {
  if (typeof condition === "boolean") return condition;
  const id = firstFinding(condition);
  return valuesToTry(id, condition, findings).some((value) => search(assign(condition, id, value), findings));
}

type Value = boolean | string | number;

function firstFinding(condition: Condition): string {
  if ("all" in condition) return firstFinding(condition.all[0]!);
  if ("any" in condition) return firstFinding(condition.any[0]!);
  return "not" in condition ? firstFinding(condition.not) : condition.finding;
}

function valuesToTry(id: string, condition: Condition, findings: ReadonlyMap<string, Finding>): readonly Value[] {
  const finding = findings.get(id);
  if (finding?.kind === "choice") return finding.values ?? [];
  if (finding?.kind !== "number") return [true, false];
  const [least, most] = finding.range ?? [0, Number.MAX_SAFE_INTEGER];
  const edges = [...thresholds(condition, id)].flatMap((t) => [t - 1, t, t + 1]);
  return [least, most, ...edges].filter((n) => n >= least && n <= most);
}

function* thresholds(condition: Condition, id: string): Generator<number> {
  if ("all" in condition) for (const c of condition.all) yield* thresholds(c, id);
  else if ("any" in condition) for (const c of condition.any) yield* thresholds(c, id);
  else if ("not" in condition) yield* thresholds(condition.not, id);
  else if ("is" in condition && condition.finding === id) yield condition.than;
}

/** The condition once `id` has a value. */
function assign(condition: Condition, id: string, value: Value): Condition | boolean {
  return simplify(condition, (test) => (test.finding === id ? holds(test, value) : undefined));
}

function holds(test: Test, value: Value): boolean {
  if ("equals" in test) return value === test.equals;
  if ("is" in test) return typeof value === "number" && stands(value, test.is, test.than);
  return value === true;
}

function stands(value: number, is: Comparison, than: number): boolean {
  return { ">=": value >= than, "<=": value <= than, ">": value > than, "<": value < than }[is];
}

/** Puts known tests in and drops what no longer matters. */
function simplify(condition: Condition, known: (test: Test) => boolean | undefined): Condition | boolean {
  if ("not" in condition) {
    const inner = simplify(condition.not, known);
    return typeof inner === "boolean" ? !inner : { not: inner };
  }
  if ("all" in condition || "any" in condition) {
    const decisive = "any" in condition;
    const rest: Condition[] = [];
    for (const part of decisive ? condition.any : condition.all) {
      const value = simplify(part, known);
      if (value === decisive) return decisive;
      if (typeof value !== "boolean") rest.push(value);
    }
    if (rest.length === 0) return !decisive;
    if (rest.length === 1) return rest[0]!;
    return decisive ? { any: rest } : { all: rest };
  }
  return known(condition) ?? condition;
}

/** Derived findings replaced by what they are derived from. */
export function expand(condition: Condition, findings: ReadonlyMap<string, Finding>): Condition {
  if ("all" in condition) return { all: condition.all.map((c) => expand(c, findings)) };
  if ("any" in condition) return { any: condition.any.map((c) => expand(c, findings)) };
  if ("not" in condition) return { not: expand(condition.not, findings) };
  return findings.get(condition.finding)?.derived ?? condition;
}
