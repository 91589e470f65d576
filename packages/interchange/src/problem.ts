/** Everything that can be wrong with a file that comes in, as a closed set. */
export type ProblemCode =
  | "too_large"
  | "not_json"
  | "wrong_shape"
  | "not_a_check"
  | "not_a_plan"
  | "newer_version"
  | "other_model"
  | "unknown_item"
  | "unknown_page"
  | "unknown_value"
  | "wrong_type"
  | "out_of_range"
  | "answered_twice"
  | "more_problems";

/**
 * One thing wrong with a file. No message holds an answer or a person's words: ids of the model, places and codes only.
 *
 * `place` is a path into the file, such as `QuestionnaireResponse.item[2].item[0]`; empty for the file as a whole.
 */
export type Problem = Readonly<{ code: ProblemCode; place: string; message: string }>;

/** A file with a million faults is told the first of them. */
export const mostProblems = 100;

/** Gathers problems in the order of the file, up to `mostProblems`. */
export class Problems {
  readonly #list: Problem[] = [];
  #left = 0;

  add(code: ProblemCode, place: string, message: string): void {
    if (this.#list.length < mostProblems) this.#list.push({ code, place, message });
    else this.#left++;
  }

  get list(): readonly Problem[] {
    if (this.#left === 0) return this.#list;
    const message = `${this.#left} more problems of the same kinds are not listed`;
    return [...this.#list, { code: "more_problems", place: "", message }];
  }
}

/** The text of a file as JSON, or undefined with the problem noted. @param limit in characters */
export function parseJson(text: string, limit: number, problems: Problems): unknown {
  if (text.length > limit) {
    problems.add("too_large", "", `the file has ${text.length} characters; a check has at most ${limit}`);
    return undefined;
  }
  try {
    const value: unknown = JSON.parse(text.replace(/^\uFEFF/, ""));
    if (typeof value === "object" && value !== null && !Array.isArray(value)) return value;
    problems.add("wrong_shape", "", "the file must hold one JSON object");
  } catch {
    const message = text.trim() === "" ? "the file is empty" : "the file is not JSON; it may be cut short or damaged";
    problems.add("not_json", "", message);
  }
  return undefined;
}

/** What a check takes at most, with room to spare: every question answered is about 80,000 characters. */
export const largestFile = 1_000_000;
