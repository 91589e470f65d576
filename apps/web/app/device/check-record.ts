import type { Model } from "@backroot/knowledge";
import type { Answer, Answers } from "@backroot/reasoning";
import { forget, keep, readKept } from "./kept.ts";

/** A check as it is kept on the device. */
export type CheckRecord = Readonly<{
  /** Version of the model the answers were given to. */
  version: string;
  /** When it was begun, as an instant such as 2026-11-22T08:00:00.000Z; tells checks apart. */
  begun: string;
  /** When its result was first seen. */
  finished?: string;
  answers: Answers;
  /** Ids of the pages answered so far, in order; `about` and `where` come first. */
  asked: readonly string[];
}>;

/** A record fitted to a model: answers that fit no more are left out and counted. */
export type Fitted = Readonly<{ record: CheckRecord; dropped: number }>;

/** Past checks are kept up to this number; the oldest go first. */
export const mostPastChecks = 50;

export function emptyRecord(model: Model): CheckRecord {
  return { version: model.version, begun: new Date().toISOString(), answers: {}, asked: [] };
}

/** The check that was going on, fitted to the model of today. */
export function readRecord(model: Model): Fitted | undefined {
  return fitted(readKept("check"), model);
}

/** Keeps the check that is going on; false when the browser does not let us. */
export function keepRecord(record: CheckRecord): boolean {
  return keep("check", record);
}

/** Deletes the check that is going on, also from the past ones. */
export function forgetRecord({ begun }: CheckRecord, model: Model): void {
  forget("check");
  forgetPastCheck(begun, model);
}

/** Begins anew; what is finished stays among the past checks. */
export function layAside(): void {
  forget("check");
}

/** Finished checks, newest first. */
export function pastChecks(model: Model): readonly CheckRecord[] {
  const stored = readKept("checks");
  const records = Array.isArray(stored) ? stored.flatMap((entry) => fitted(entry, model)?.record ?? []) : [];
  return records.filter(({ finished }) => finished !== undefined).sort((a, b) => (a.begun < b.begun ? 1 : -1));
}

/** Puts a finished check among the past ones, in place of its earlier self; false when the browser does not let us. */
export function keepPastCheck(record: CheckRecord, model: Model): boolean {
  const others = pastChecks(model).filter(({ begun }) => begun !== record.begun);
  const all = [record, ...others].sort((a, b) => (a.begun < b.begun ? 1 : -1));
  return keep("checks", all.slice(0, mostPastChecks));
}

export function forgetPastCheck(begun: string, model: Model): void {
  const others = pastChecks(model).filter((past) => past.begun !== begun);
  if (others.length === 0) forget("checks");
  else keep("checks", others);
}

/** A stored value as a record, if it is one. */
export function fitted(stored: unknown, model: Model): Fitted | undefined {
  if (typeof stored !== "object" || stored === null) return undefined;
  const { answers, asked, begun, finished } = stored as Partial<Record<keyof CheckRecord, unknown>>;
  if (typeof answers !== "object" || answers === null || !Array.isArray(asked)) return undefined;
  const fitting = Object.entries(answers).filter(([id, answer]) => fits(model, id, answer)) as [string, Answer][];
  const pages = new Set(["about", "where", ...model.questions.map((q) => q.id)]);
  const record: CheckRecord = {
    version: model.version,
    begun: isInstant(begun) ? begun : new Date().toISOString(),
    ...(isInstant(finished) && { finished }),
    answers: Object.fromEntries(fitting),
    asked: [...new Set(asked)].filter((page): page is string => typeof page === "string" && pages.has(page)),
  };
  return { record, dropped: Object.keys(answers).length - fitting.length };
}

function isInstant(value: unknown): value is string {
  return typeof value === "string" && /^\d{4}-\d\d-\d\dT/.test(value) && !Number.isNaN(Date.parse(value));
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
