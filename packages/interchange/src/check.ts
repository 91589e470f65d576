import type { Model } from "@backroot/knowledge";
import type { Answer, Answers } from "@backroot/reasoning";
import { z } from "zod";
import { fitting } from "./fitting.ts";
import { itemsOf } from "./form.ts";
import { largestFile, type Problem, Problems, parseJson } from "./problem.ts";

/** A check as it leaves and enters. */
export type Check = Readonly<{
  /** Version of the model the answers were given to. */
  version: string;
  /** When it was done: an ISO instant such as 2026-11-22T08:30:00Z; null when the file does not say. */
  when: string | null;
  answers: Answers;
  /** Ids of the pages asked, in order. */
  asked: readonly string[];
}>;

/** A check that was read, fitted to the model of today, with everything that was left out. Undefined when there was none. */
export type ReadCheck = Readonly<{ check: Check | undefined; problems: readonly Problem[] }>;

/** Name and version of the plain JSON form; the number rises when an old reader would misread a new file. */
export const checkFormat = "backroot-check/1";

/** With seconds, as FHIR wants them. */
export const instant = z.iso.datetime({ offset: true }).regex(/T\d\d:\d\d:\d\d/);

const schema = z.object({
  format: z.literal(checkFormat),
  model: z.string().max(100),
  when: instant.nullable(),
  answers: z.record(z.string(), z.unknown()),
  asked: z.array(z.unknown()),
});

/** @throws RangeError unless `when` is an ISO instant */
export function instantOf(when: string): string {
  if (!instant.safeParse(when).success)
    throw new RangeError(`"when" must be an ISO instant, got ${when.length} characters`);
  return when;
}

/** The plain JSON form of a check. What was not asked is not there; "not sure" is null. */
export function writeCheck({ version, when, answers, asked }: Check): string {
  const file = { format: checkFormat, model: version, when: when === null ? null : instantOf(when), answers, asked };
  return `${JSON.stringify(file, undefined, 2)}\n`;
}

/**
 * Reads the plain JSON form. Answers that do not fit the model are left out and said; the rest is kept. Never throws.
 *
 * @param limit of the text, in characters
 */
export function readCheck(text: string, model: Model, limit = largestFile): ReadCheck {
  const problems = new Problems();
  const file = parseJson(text, limit, problems);
  if (file === undefined) return { check: undefined, problems: problems.list };
  const newer = /^backroot-check\/(\d{1,9})$/.exec(String((file as { format?: unknown }).format));
  if (newer === null) {
    problems.add("not_a_check", "format", `this is not a Backroot check; its "format" would be "${checkFormat}"`);
    return { check: undefined, problems: problems.list };
  }
  if (Number(newer[1]) > 1) {
    const message = `this file was made by a newer Backroot (${newer[0]}, and this one reads ${checkFormat}); update, then open it again`;
    problems.add("newer_version", "format", message);
    return { check: undefined, problems: problems.list };
  }
  const read = schema.safeParse(file);
  if (!read.success) {
    for (const { path } of read.error.issues) {
      const place = path.map(String).join(".");
      problems.add("wrong_shape", place, `"${place}" is missing or not of the kind a check has`);
    }
    return { check: undefined, problems: problems.list };
  }
  const { model: version, when, asked } = read.data;
  noteOtherModel(version, model, "model", problems);
  const items = itemsOf(model);
  const fits: [string, Answer][] = [];
  // The file's own keys, not zod's copy: a key such as __proto__ must be said, not dropped in silence.
  for (const [id, answer] of Object.entries((file as { answers: Record<string, unknown> }).answers)) {
    const place = `answers.${shownId(id)}`;
    const item = items.get(id);
    if (item === undefined) {
      problems.add("unknown_item", place, "this version of Backroot has no such finding; the answer was left out");
      continue;
    }
    const fitted = fitting(item.finding, answer);
    if ("problem" in fitted) problems.add(fitted.problem, place, fitted.message);
    else fits.push([id, fitted.answer]);
  }
  const pages = askedIn(asked, model, "asked", problems);
  const check = { version: model.version, when, answers: Object.fromEntries(fits), asked: pages };
  return { check, problems: problems.list };
}

/** Pages the model knows, once each, in the order given. */
export function askedIn(asked: readonly unknown[], model: Model, place: string, problems: Problems): readonly string[] {
  const pages = new Set(["about", "where", ...model.questions.map((q) => q.id)]);
  const known = new Set<string>();
  asked.forEach((page, i) => {
    if (typeof page === "string" && pages.has(page)) known.add(page);
    else problems.add("unknown_page", `${place}[${i}]`, "this version of Backroot has no such page; it was left out");
  });
  return [...known];
}

/** Answers given to another version of the model are read as far as they fit; a reader should know. */
export function noteOtherModel(version: string | undefined, model: Model, place: string, problems: Problems): void {
  if (version === model.version) return;
  const message = "the answers were given to another version of the questions; those that still fit were kept";
  problems.add("other_model", place, message);
}

/** An id as it may be shown: the shape of the model's own ids, so that no free text gets into a message. */
export function shownId(id: string): string {
  return /^[a-z][a-z0-9_]{0,79}$/.test(id) ? id : "(not an id)";
}
