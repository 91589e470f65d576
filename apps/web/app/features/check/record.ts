import type { Model } from "@backroot/knowledge";
import type { Answer, Answers } from "@backroot/reasoning";

/** A check as it is kept on the device. */
export type CheckRecord = Readonly<{
  /** Version of the model the answers were given to. */
  version: string;
  answers: Answers;
  /** Ids of the pages answered so far, in order; `about` and `where` come first. */
  asked: readonly string[];
}>;

const key = "backroot.check";

export function emptyRecord(model: Model): CheckRecord {
  return { version: model.version, answers: {}, asked: [] };
}

/** What was kept, fitted to the model of today: answers that no longer fit are left out and counted. */
export function readRecord(model: Model): Readonly<{ record: CheckRecord; dropped: number }> | undefined {
  let stored: unknown;
  try {
    stored = JSON.parse(localStorage.getItem(key) ?? "null");
  } catch {
    return undefined; // blocked, or not ours: begin anew
  }
  if (typeof stored !== "object" || stored === null) return undefined;
  const { answers, asked } = stored as Partial<Record<keyof CheckRecord, unknown>>;
  if (typeof answers !== "object" || answers === null || !Array.isArray(asked)) return undefined;
  const fitting = Object.entries(answers).filter(([id, answer]) => fits(model, id, answer)) as [string, Answer][];
  const pages = new Set(["about", "where", ...model.questions.map((q) => q.id)]);
  const record: CheckRecord = {
    version: model.version,
    answers: Object.fromEntries(fitting),
    asked: asked.filter((page): page is string => typeof page === "string" && pages.has(page)),
  };
  return { record, dropped: Object.keys(answers).length - fitting.length };
}

function fits(model: Model, id: string, answer: unknown): boolean {
  const finding = model.findings.find(
    (f) => f.id === id || (f.sided && (id === `${f.id}_left` || id === `${f.id}_right`)),
  );
  if (finding === undefined) return false;
  if (answer === null) return true;
  if (finding.kind === "bool") return typeof answer === "boolean";
  if (finding.kind === "choice") return typeof answer === "string" && finding.values!.includes(answer);
  const [least, most] = finding.range!;
  return typeof answer === "number" && answer >= least && answer <= most;
}

/** Keeps the record; false when the browser does not let us. */
export function keepRecord(record: CheckRecord): boolean {
  try {
    localStorage.setItem(key, JSON.stringify(record));
    return true;
  } catch {
    return false;
  }
}

export function forgetRecord(): void {
  try {
    localStorage.removeItem(key);
  } catch {
    // nothing was kept
  }
}
