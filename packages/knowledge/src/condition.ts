import { type Comparison, type Condition, comparisons, type Test } from "./model.ts";

/** Why a text is not a condition, and where in it (counted from 0). */
export type ConditionError = Readonly<{ error: string; at: number }>;

type Token = Readonly<{ text: string; at: number }>;

/**
 * Reads a condition such as `fever and (age>=60 or not course=improving)`.
 *
 * `not` binds tightest, then `and`, then `or`. A comparison takes a whole or decimal number; `=` takes a value of a choice.
 */
export function parseCondition(text: string): Condition | ConditionError {
  const tokens = [...text.matchAll(/\s*(>=|<=|[()<>=]|[A-Za-z0-9_.]+|\S)/g)].map(
    (m): Token => ({ text: m[1]!, at: m.index + m[0].length - m[1]!.length }),
  );
  let next = 0;
  let depth = 0;

  const peek = () => tokens[next]?.text;
  const fail = (error: string): never => {
    throw new Unparsable(error, tokens[next]?.at ?? text.length);
  };

  const joined = (word: "and" | "or", part: () => Condition): Condition => {
    const parts = [part()];
    while (peek() === word) {
      next++;
      parts.push(part());
    }
    if (parts.length === 1) return parts[0]!;
    return word === "and" ? { all: parts } : { any: parts };
  };
  const either = (): Condition => joined("or", both);
  const both = (): Condition => joined("and", single);

  const single = (): Condition => {
    if (++depth > 200) fail("is nested more than 200 deep");
    try {
      if (peek() === "not") {
        next++;
        return { not: single() };
      }
      if (peek() === "(") {
        next++;
        const inner = either();
        if (peek() !== ")") fail("a bracket is not closed");
        next++;
        return inner;
      }
      return test();
    } finally {
      depth--;
    }
  };

  const test = (): Condition => {
    const finding = peek();
    if (finding === undefined || !/^[a-z][a-z0-9_]*$/.test(finding) || finding === "and" || finding === "or") {
      return fail(`a finding was expected, not ${finding === undefined ? "the end" : `"${finding}"`}`);
    }
    next++;
    const sign = peek();
    if (sign === "=") {
      next++;
      const equals = peek();
      if (equals === undefined || !/^[a-z0-9_]+$/.test(equals))
        return fail(`a value of ${finding} was expected after "="`);
      next++;
      return { finding, equals };
    }
    if (comparisons.includes(sign as Comparison)) {
      next++;
      const than = Number(peek());
      if (peek() === undefined || !Number.isFinite(than)) return fail(`a number was expected after "${sign}"`);
      next++;
      return { finding, is: sign as Comparison, than };
    }
    return { finding };
  };

  try {
    const condition = either();
    if (next < tokens.length) fail(`"and" or "or" was expected before "${peek()}"`);
    return condition;
  } catch (error) {
    if (error instanceof Unparsable) return { error: error.message, at: error.at };
    throw error;
  }
}

class Unparsable extends Error {
  readonly at: number;
  constructor(message: string, at: number) {
    super(message);
    this.at = at;
  }
}

/** A condition back as text, with the brackets it needs and no others. */
export function formatCondition(condition: Condition): string {
  if ("all" in condition) {
    return condition.all.map((c) => ("any" in c ? `(${formatCondition(c)})` : formatCondition(c))).join(" and ");
  }
  if ("any" in condition) return condition.any.map(formatCondition).join(" or ");
  if ("not" in condition) {
    const inner = formatCondition(condition.not);
    return "all" in condition.not || "any" in condition.not ? `not (${inner})` : `not ${inner}`;
  }
  if ("equals" in condition) return `${condition.finding}=${condition.equals}`;
  if ("is" in condition) return `${condition.finding}${condition.is}${condition.than}`;
  return condition.finding;
}

/** Every test in a condition, with whether an odd number of `not` stands before it. */
export function* testsIn(
  condition: Condition,
  negated = false,
): Generator<{ readonly test: Test; readonly negated: boolean }> {
  if ("all" in condition) for (const c of condition.all) yield* testsIn(c, negated);
  else if ("any" in condition) for (const c of condition.any) yield* testsIn(c, negated);
  else if ("not" in condition) yield* testsIn(condition.not, !negated);
  else yield { test: condition, negated };
}
