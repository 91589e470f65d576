import type { Condition } from "@backroot/knowledge";

/**
 * Answers as the check keeps them, completed with what follows from them (`complete` of reasoning): yes or no, a number or its
 * bounds, a value or which values it is not; `null` for "not sure". A finding that is not here was not asked.
 */
export type Answers = Readonly<
  Record<
    string,
    boolean | number | string | null | Readonly<{ from: number; below: number }> | Readonly<{ not: readonly string[] }>
  >
>;

/**
 * Whether a condition holds: true, false, or undefined when the answers leave it open (Kleene 1938).
 *
 * Safety reads it on the safe side: what is not settled may hold.
 */
export function truth(condition: Condition, answers: Answers): boolean | undefined {
  if ("not" in condition) {
    const inner = truth(condition.not, answers);
    return inner === undefined ? undefined : !inner;
  }
  if ("all" in condition || "any" in condition) {
    const decisive = "any" in condition;
    let value: boolean | undefined = !decisive;
    for (const part of decisive ? condition.any : condition.all) {
      const settled = truth(part, answers);
      if (settled === decisive) return decisive;
      if (settled === undefined) value = undefined;
    }
    return value;
  }
  const answer = answers[condition.finding];
  if (answer === undefined || answer === null) return undefined;
  if ("equals" in condition) {
    if (typeof answer === "string") return answer === condition.equals;
    return typeof answer === "object" && "not" in answer && answer.not.includes(condition.equals) ? false : undefined;
  }
  if ("is" in condition) {
    const [least, most] =
      typeof answer === "number"
        ? [answer, answer]
        : typeof answer === "object" && "from" in answer
          ? [answer.from, answer.below - 1]
          : [Number.NaN, Number.NaN];
    const compare = {
      ">=": (n: number) => n >= condition.than,
      "<=": (n: number) => n <= condition.than,
      ">": (n: number) => n > condition.than,
      "<": (n: number) => n < condition.than,
    }[condition.is];
    if (Number.isNaN(least)) return undefined;
    return compare(least) === compare(most) ? compare(least) : undefined;
  }
  return typeof answer === "boolean" ? answer : undefined;
}

/** Whether a safety condition must be taken to hold: it does, or nobody can say that it does not. */
export function mayHold(condition: Condition, answers: Answers): boolean {
  return truth(condition, answers) !== false;
}

/** Findings that were not asked and could still settle a condition, each once. A "not sure" is an answer. */
export function unasked(condition: Condition, answers: Answers, found: Set<string>): void {
  if (truth(condition, answers) !== undefined) return;
  if ("not" in condition) unasked(condition.not, answers, found);
  else if ("all" in condition) for (const part of condition.all) unasked(part, answers, found);
  else if ("any" in condition) for (const part of condition.any) unasked(part, answers, found);
  else if (answers[condition.finding] === undefined) found.add(condition.finding);
}

/** Every finding a condition reads. */
export function findingsIn(condition: Condition): readonly string[] {
  if ("all" in condition) return condition.all.flatMap(findingsIn);
  if ("any" in condition) return condition.any.flatMap(findingsIn);
  return "not" in condition ? findingsIn(condition.not) : [condition.finding];
}
