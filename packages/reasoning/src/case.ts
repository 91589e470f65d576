import type { Finding } from "@backroot/knowledge";
import { type Answer, type Answers, type Bounds, complete, type Excluded } from "./answers.ts";
import type { Network } from "./network.ts";

/** A case as the outside world writes it. */
export type Case = Readonly<{
  age?: number | null;
  sex?: string | null;
  /** Findings that are there: `fever`, `onset=gradual_weeks_or_more`, `duration_days=2`. */
  present?: readonly string[];
  absent?: readonly string[];
}>;

export type CaseProblem = Readonly<{
  code: "unknown_finding" | "unknown_value" | "out_of_range" | "contradiction";
  message: string;
}>;

/**
 * Turns a case into answers.
 *
 * A derived finding such as `duration_over_3_months` may be given; it settles what it is derived from as far as it can.
 *
 * @returns the answers, or the first thing wrong with them; a contradiction is never settled by order
 */
export function answersOf(
  network: Network,
  given: Case,
): Readonly<{ answers: Answers }> | Readonly<{ problem: CaseProblem }> {
  const { findings } = network;
  const answers: Record<string, Answer> = {};
  for (const [token, there] of tokensOf(given)) {
    const at = token.indexOf("=");
    const id = at < 0 ? token : token.slice(0, at);
    const value = at < 0 ? undefined : token.slice(at + 1);
    const finding = findings.get(id);
    if (finding === undefined) return { problem: unknown(id, network) };
    const answer = answerOf(finding, id, value, there);
    if (typeof answer === "object" && answer !== null && "code" in answer) return { problem: answer };
    const bounds = typeof answer === "boolean" ? boundsOf(finding, answer, findings) : undefined;
    const [home, said]: [string, Answer] = bounds ?? [id, answer];
    const before = Object.hasOwn(answers, home) ? answers[home]! : undefined;
    const merged = before === undefined ? said : merge(before, said);
    if (merged === undefined) return { problem: clash(id, "is given with another answer that excludes it") };
    answers[home] = merged;
  }
  const problem = contradiction(network, answers);
  return problem === undefined ? { answers } : { problem };
}

function tokensOf({ age, sex, present = [], absent = [] }: Case): readonly (readonly [string, boolean])[] {
  return [
    ...(age === undefined || age === null ? [] : [[`age=${age}`, true] as const]),
    ...(sex === undefined || sex === null ? [] : [[`sex=${sex}`, true] as const]),
    ...present.map((token) => [token, true] as const),
    ...absent.map((token) => [token, false] as const),
  ];
}

function unknown(id: string, { model }: Network): CaseProblem {
  const shown = id.slice(0, 60);
  const near = id.length > 3 ? model.findings.find((f) => f.id.includes(id) || id.includes(f.id)) : undefined;
  const hint = near === undefined ? "the ids are in content/vocabulary.yaml" : `is "${near.id}" meant?`;
  return { code: "unknown_finding", message: `no finding is called "${shown}"; ${hint}` };
}

/** `duration_over_3_months` bounds the number it is derived from. */
function boundsOf(
  finding: Finding,
  there: boolean,
  findings: ReadonlyMap<string, Finding>,
): [string, Bounds] | undefined {
  const { derived } = finding;
  if (derived === undefined || !("is" in derived)) return undefined;
  const [least, most] = findings.get(derived.finding)?.range ?? [0, Infinity];
  const edge = derived.is === ">=" || derived.is === "<" ? derived.than : derived.than + 1;
  const above = (derived.is === ">=" || derived.is === ">") === there;
  return [derived.finding, above ? { from: edge, below: most + 1 } : { from: least, below: edge }];
}

function answerOf(finding: Finding, id: string, value: string | undefined, there: boolean): Answer | CaseProblem {
  if (finding.kind === "bool") {
    return value === undefined ? there : { code: "unknown_value", message: `"${id}" takes no value; name it alone` };
  }
  if (finding.kind === "choice") {
    const { values = [] } = finding;
    if (value === undefined || !values.includes(value)) {
      const problem = `"${id}" must be one of ${values.join(", ")}, not "${(value ?? "").slice(0, 60)}"`;
      return { code: "unknown_value", message: problem };
    }
    return there ? value : { not: [value] };
  }
  const number = value === undefined || value.trim() === "" ? Number.NaN : Number(value);
  if (!Number.isFinite(number) || !there) {
    return {
      code: "unknown_value",
      message: `"${id}" needs a number, such as ${id}=7, and stands among what is present`,
    };
  }
  const [least, most] = finding.range ?? [-Infinity, Infinity];
  if (number < least || number > most) {
    const problem = `"${id}" must be between ${least} and ${most}, not ${number}`;
    return { code: "out_of_range", message: problem };
  }
  return number;
}

/** Two answers to one finding, or undefined when they exclude each other. */
function merge(a: Answer, b: Answer): Answer | undefined {
  if (a === b) return a;
  const [numberA, numberB] = [asBounds(a), asBounds(b)];
  if (numberA && numberB) {
    const both = { from: Math.max(numberA.from, numberB.from), below: Math.min(numberA.below, numberB.below) };
    if (both.from >= both.below) return undefined;
    return typeof a === "number" ? a : typeof b === "number" ? b : both;
  }
  const [notA, notB] = [excludedBy(a), excludedBy(b)];
  if (notA && notB) return { not: [...new Set([...notA, ...notB])] };
  if (notA && typeof b === "string") return notA.includes(b) ? undefined : b;
  if (notB && typeof a === "string") return notB.includes(a) ? undefined : a;
  return undefined;
}

function asBounds(answer: Answer): Bounds | undefined {
  if (typeof answer === "number") return { from: answer, below: answer + 1 };
  return typeof answer === "object" && answer !== null && "from" in answer ? answer : undefined;
}

function excludedBy(answer: Answer): Excluded["not"] | undefined {
  return typeof answer === "object" && answer !== null && "not" in answer ? answer.not : undefined;
}

/** Answers that cannot all be true of one person. */
function contradiction(network: Network, answers: Answers): CaseProblem | undefined {
  for (const id in answers) {
    const answer = answers[id]!;
    const values = network.findings.get(id)?.values;
    if (values && (excludedBy(answer)?.length ?? 0) >= values.length) return clash(id, "has every value ruled out");
  }
  for (const { id, sided, settle } of network.inferences) {
    const answer = answers[id];
    if (typeof answer !== "boolean") continue;
    if (sided && !answer && (answers[`${id}_left`] === true || answers[`${id}_right`] === true)) {
      return clash(id, "is absent while one of its sides is present");
    }
    const settled = settle(complete(network.inferences, answers));
    if (settled !== undefined && settled !== answer) {
      return clash(id, `is ${answer ? "present" : "absent"}, but the other answers say otherwise`);
    }
  }
  return undefined;
}

function clash(id: string, what: string): CaseProblem {
  return { code: "contradiction", message: `"${id}" ${what}; keep the true one` };
}
