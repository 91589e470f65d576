import type { Comparison, Condition, Test } from "@backroot/knowledge";
import type { Answers } from "./answers.ts";

/** A condition made ready to be asked of many people: true, false, or undefined when their answers do not settle it. */
export type Predicate = (answers: Answers) => boolean | undefined;

/** Three-valued truth (Kleene 1938) of a condition, compiled once so that asking is quick. */
export function predicate(condition: Condition): Predicate {
  if ("not" in condition) {
    const inner = predicate(condition.not);
    return (answers) => {
      const value = inner(answers);
      return value === undefined ? undefined : !value;
    };
  }
  if (!("all" in condition || "any" in condition)) return predicateOf(condition);
  const decisive = "any" in condition;
  const parts = (decisive ? condition.any : condition.all).map(predicate);
  return (answers) => {
    let value: boolean | undefined = !decisive;
    for (const part of parts) {
      const settled = part(answers);
      if (settled === decisive) return decisive;
      if (settled === undefined) value = undefined;
    }
    return value;
  };
}

/** Whether a condition holds when an unanswered finding counts as false: how red-flag rules are read. */
export function holding(condition: Condition): (answers: Answers) => boolean {
  if ("not" in condition) {
    const inner = holding(condition.not);
    return (answers) => !inner(answers);
  }
  if ("all" in condition) {
    const parts = condition.all.map(holding);
    return (answers) => {
      for (const part of parts) if (!part(answers)) return false;
      return true;
    };
  }
  if ("any" in condition) {
    const parts = condition.any.map(holding);
    return (answers) => {
      for (const part of parts) if (part(answers)) return true;
      return false;
    };
  }
  const asked = predicateOf(condition);
  return (answers) => asked(answers) === true;
}

const compiled = new WeakMap<Test, Predicate>();

/** What the answers say of one test of a rule. */
export function known(test: Test, answers: Answers): boolean | undefined {
  let asked = compiled.get(test);
  if (asked === undefined) {
    asked = predicateOf(test);
    compiled.set(test, asked);
  }
  return asked(answers);
}

function predicateOf(condition: Test): Predicate {
  const { finding } = condition;
  if ("equals" in condition) {
    const { equals } = condition;
    return (answers) => {
      const answer = answers[finding];
      if (typeof answer === "string") return answer === equals;
      return typeof answer === "object" && answer !== null && "not" in answer && answer.not.includes(equals)
        ? false
        : undefined;
    };
  }
  if ("is" in condition) {
    const { is, than } = condition;
    return (answers) => {
      const answer = answers[finding];
      if (typeof answer === "number") return compare(answer, is, than);
      if (typeof answer !== "object" || answer === null || "not" in answer) return undefined;
      // Whole numbers: the highest value within bounds is just under `below`.
      const least = compare(answer.from, is, than);
      return least === compare(answer.below - 1, is, than) ? least : undefined;
    };
  }
  return (answers) => {
    const answer = answers[finding];
    return typeof answer === "boolean" ? answer : undefined;
  };
}

function compare(value: number, is: Comparison, than: number): boolean {
  if (is === ">=") return value >= than;
  if (is === "<=") return value <= than;
  return is === ">" ? value > than : value < than;
}

/** Every test in a condition. */
export function* testsOf(condition: Condition): Generator<Test> {
  if ("all" in condition) for (const part of condition.all) yield* testsOf(part);
  else if ("any" in condition) for (const part of condition.any) yield* testsOf(part);
  else if ("not" in condition) yield* testsOf(condition.not);
  else yield condition;
}
