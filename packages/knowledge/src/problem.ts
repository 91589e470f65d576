/** Everything that can be wrong with the content, as a closed set. */
export type ProblemCode =
  | "not_yaml"
  | "wrong_shape"
  | "duplicate_id"
  | "name_mismatch"
  | "unknown_finding"
  | "unknown_value"
  | "unknown_cause"
  | "unknown_source"
  | "unknown_rule"
  | "unknown_question"
  | "unknown_structure"
  | "unknown_equipment"
  | "unknown_exercise"
  | "unknown_habit"
  | "unknown_treatment"
  | "unknown_words"
  | "dose_without_unit"
  | "pose_out_of_range"
  | "no_safe_alternative"
  | "missing_source"
  | "figure_out_of_range"
  | "figures_disagree"
  | "not_a_condition"
  | "rule_never_fires"
  | "red_flag_excuses"
  | "unreachable_cause"
  | "unused_finding"
  | "unused_source"
  | "unasked_finding"
  | "missing_wording"
  | "missing_structures"
  | "missing_prose"
  | "missing_section"
  | "missing_review"
  | "review_overdue"
  | "review_expired"
  | "missing_file"
  | "unexpected_file";

/** One thing to mend in the content. `error` stops the model from being used; `warning` does not. */
export type Problem = Readonly<{
  severity: "error" | "warning";
  code: ProblemCode;
  /** From the repository root. */
  path: string;
  /** Counted from 1. */
  line: number;
  message: string;
}>;

/** `content/causes/x.yaml:12: unknown_finding: …`, the form editors turn into links. */
export function formatProblem(problem: Problem): string {
  const warning = problem.severity === "warning" ? " (warning)" : "";
  return `${problem.path}:${problem.line}: ${problem.code}${warning}: ${problem.message}`;
}

/** In file order, then line order: the order a person mends them in. */
export function inFileOrder(problems: readonly Problem[]): readonly Problem[] {
  return [...problems].sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : a.line - b.line));
}

/** The known id nearest to a mistyped one, or undefined when none is near (more than a third of it differs). */
export function nearest(id: string, known: Iterable<string>): string | undefined {
  let best: string | undefined;
  let least = Math.max(2, Math.floor(id.length / 3)) + 1;
  for (const candidate of known) {
    if (Math.abs(candidate.length - id.length) >= least) continue;
    const distance = editDistance(id, candidate);
    if (distance < least) [best, least] = [candidate, distance];
  }
  return best;
}

/** Levenshtein distance. */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, row[j]! + 1, next[j - 1]! + 1));
    }
    row = next;
  }
  return row[b.length]!;
}
