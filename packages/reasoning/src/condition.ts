import type { Comparison, Condition, Test } from "@backroot/knowledge";
import type { Answers } from "./answers.ts";

/**
 * Three-valued truth (Kleene 1938): true, false, or undefined when what is known does not settle it.
 *
 * @param truth what is known of a single test
 */
export function evaluate(condition: Condition, truth: (test: Test) => boolean | undefined): boolean | undefined {
  if ("not" in condition) {
    const value = evaluate(condition.not, truth);
    return value === undefined ? undefined : !value;
  }
  if (!("all" in condition || "any" in condition)) return truth(condition);
  const decisive = "any" in condition;
  let value: boolean | undefined = !decisive;
  for (const part of decisive ? condition.any : condition.all) {
    const known = evaluate(part, truth);
    if (known === decisive) return decisive;
    if (known === undefined) value = undefined;
  }
  return value;
}

/** Whether a condition holds when an unanswered finding counts as false: how red-flag rules are read. */
export function holds(condition: Condition, answers: Answers): boolean {
  return evaluate(condition, (test) => truthOf(test, answers) ?? false) === true;
}

/** What the answers say of one test; undefined when they do not. */
export function truthOf(test: Test, answers: Answers): boolean | undefined {
  const answer = answers[test.finding];
  if (answer === undefined || answer === null) return undefined;
  if ("equals" in test) {
    if (typeof answer === "object") return "not" in answer && answer.not.includes(test.equals) ? false : undefined;
    return answer === test.equals;
  }
  if ("is" in test) {
    if (typeof answer === "number") return compare(answer, test.is, test.than);
    if (typeof answer !== "object" || "not" in answer) return undefined;
    // Whole numbers: the highest value within bounds is just under `below`.
    const least = compare(answer.from, test.is, test.than);
    return least === compare(answer.below - 1, test.is, test.than) ? least : undefined;
  }
  return typeof answer === "boolean" ? answer : undefined;
}

function compare(value: number, is: Comparison, than: number): boolean {
  if (is === ">=") return value >= than;
  if (is === "<=") return value <= than;
  return is === ">" ? value > than : value < than;
}
