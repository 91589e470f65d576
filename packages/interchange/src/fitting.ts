import type { Finding } from "@backroot/knowledge";
import type { Answer } from "@backroot/reasoning";
import type { ProblemCode } from "./problem.ts";

/** An answer that fits its finding, or why it does not. */
export type Fitted =
  | Readonly<{ answer: Answer }>
  | Readonly<{ problem: Extract<ProblemCode, "wrong_type" | "unknown_value" | "out_of_range">; message: string }>;

/** Whether something from outside can be the answer to a finding. */
export function fitting(finding: Finding, given: unknown): Fitted {
  if (given === null) return { answer: null };
  if (finding.kind === "bool") {
    return typeof given === "boolean" ? { answer: given } : wrongType("yes or no");
  }
  const object = typeof given === "object" ? (given as Readonly<Record<string, unknown>>) : undefined;
  if (finding.kind === "choice") {
    const known = (value: unknown): value is string => finding.values!.includes(value as string);
    const unknown = { problem: "unknown_value", message: `must be one of ${finding.values!.join(", ")}` } as const;
    if (typeof given === "string") return known(given) ? { answer: given } : unknown;
    if (!Array.isArray(object?.not)) return wrongType("one of its values");
    const not = [...new Set(object.not)];
    if (!not.every(known)) return unknown;
    return not.length > 0 && not.length < finding.values!.length ? { answer: { not } } : wrongType("one of its values");
  }
  const [least, most] = finding.range!;
  const outside = { problem: "out_of_range", message: `must lie between ${least} and ${most}` } as const;
  if (typeof given === "number") return given >= least && given <= most ? { answer: given } : outside;
  const { from, below } = object ?? {};
  if (typeof from !== "number" || typeof below !== "number") return wrongType("a number");
  return from >= least && from < below && below <= most + 1 ? { answer: { from, below } } : outside;
}

function wrongType(kind: string): Fitted {
  return { problem: "wrong_type", message: `must be ${kind}, or null for "not sure"` };
}
