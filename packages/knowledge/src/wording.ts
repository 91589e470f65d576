import { z } from "zod";
import type { AnatomyWording } from "./anatomy.ts";
import type { Inspection } from "./inspection.ts";
import { type Finding, type Question, type Rule, urgencies } from "./model.ts";
import { summary, words } from "./shape.ts";
import type { YamlFile } from "./yaml-file.ts";

const label = z.strictObject({ label: words, hint: words.optional(), values: z.record(z.string(), words).optional() });
const asked = z.strictObject({ ask: words, why: words, hint: words.optional() });
const told = z.strictObject({ says: words });
const urgencyWords = z.strictObject({ title: words, do: words, where: words, meanwhile: z.array(words).min(1) });
const causeWords = z.strictObject({ title: words, summary });

/** The words a person reads about findings, questions and rules, in one language. */
export type Wording = Readonly<{
  findings: Readonly<Record<string, z.infer<typeof label>>>;
  questions: Readonly<Record<string, z.infer<typeof asked>>>;
  rules: Readonly<Record<string, string>>;
  urgencies: Readonly<Record<string, z.infer<typeof urgencyWords>>>;
  /** What causes are called, and in one sentence what they are. */
  causes: Readonly<Record<string, z.infer<typeof causeWords>>>;
  anatomy: AnatomyWording;
}>;

/**
 * Reads content/<language>/findings.yaml, questions.yaml, red-flags.yaml and urgency.yaml; causes are named by their articles.
 *
 * Every finding that is asked or shown has a label (and one for each value), every question its words and its reason, every
 * rule a sentence; nothing is worded that does not exist.
 *
 * @param original what this is a translation of: a hint there must have its hint here
 */
export function readWording(
  files: Readonly<{ findings: YamlFile; questions: YamlFile; rules: YamlFile; urgencies: YamlFile }>,
  questions: readonly Question[],
  rules: readonly Rule[],
  inspection: Inspection,
  original?: Omit<Wording, "causes" | "anatomy">,
): Omit<Wording, "causes" | "anatomy"> {
  const findings = entries(files.findings, label, "findings", [...inspection.findings.keys()], "missing_wording");
  for (const finding of inspection.findings.values()) checkValues(finding, findings[finding.id], files.findings);
  const ids = questions.map((q) => q.id);
  const questionWords = entries(files.questions, asked, "questions", ids, "unknown_question");
  if (original !== undefined) {
    checkHints(original.findings, findings, files.findings, "findings");
    checkHints(original.questions, questionWords, files.questions, "questions");
  }
  return {
    findings,
    questions: questionWords,
    rules: Object.fromEntries(
      Object.entries(
        entries(
          files.rules,
          told,
          "rules",
          rules.map((r) => r.id),
          "unknown_rule",
        ),
      ).map(([id, { says }]) => [id, says]),
    ),
    urgencies: entries(files.urgencies, urgencyWords, "urgencies", urgencies, "missing_wording"),
  };
}

/**
 * Reads the causes of content/<language>/causes.yaml: what those are called whose article is not translated yet.
 *
 * @param translated causes with an article in this language, which names them itself
 */
export function readCauseWords(
  file: YamlFile,
  translated: ReadonlySet<string>,
  inspection: Inspection,
): Wording["causes"] {
  const waiting = [...inspection.causes].filter((id) => !translated.has(id));
  const given = file.read(z.record(z.string(), z.unknown()), ["causes"]) ?? {};
  for (const id of Object.keys(given)) {
    if (!translated.has(id)) inspection.knows("cause", id, file, ["causes", id]);
    else file.error("duplicate_id", ["causes", id], `the article ${id}.md has this title already; remove it here`);
  }
  return entries(file, causeWords, "causes", waiting);
}

/**
 * Reads the headings of a translation's articles.
 *
 * @param originals what they translate, in order
 */
export function readHeadings(file: YamlFile, originals: readonly string[]): readonly string[] | undefined {
  const many = `must name ${originals.length} headings, in the order of ${originals.map((h) => `"${h}"`).join(", ")}`;
  return file.read(z.array(words).length(originals.length, many), ["sections"]);
}

/** Reads the words under one key: each wanted id has some, and no other. */
export function entries<T>(
  file: YamlFile,
  schema: z.ZodType<T>,
  key: string,
  wanted: readonly string[],
  unknown?:
    | "missing_wording"
    | "unknown_question"
    | "unknown_rule"
    | "unknown_structure"
    | "unknown_finding"
    | "unknown_words",
): Record<string, T> {
  const given = file.read(z.record(z.string(), z.unknown()), [key]) ?? {};
  const read: Record<string, T> = {};
  for (const id of Object.keys(given)) {
    if (unknown !== undefined && wanted.length > 0 && !wanted.includes(id)) {
      file.error(unknown, [key, id], `nothing is called "${id}"; correct the name or remove the words`);
    }
    const value = file.read(schema, [key, id]);
    if (value !== undefined) read[id] = value;
  }
  if (file.data === undefined) return read;
  for (const id of wanted) {
    if (given[id] === undefined)
      file.error("missing_wording", [key], `"${id}" has no words yet; add it under "${key}"`);
  }
  return read;
}

function checkValues(finding: Finding, words: z.infer<typeof label> | undefined, file: YamlFile): void {
  if (words === undefined) return;
  const values = finding.kind === "choice" ? (finding.values ?? []) : [];
  for (const value of values) {
    if (words.values?.[value] === undefined) {
      file.error("missing_wording", ["findings", finding.id], `the value "${value}" of ${finding.id} has no words`);
    }
  }
  for (const value of Object.keys(words.values ?? {})) {
    if (!values.includes(value)) {
      const at = ["findings", finding.id, "values", value];
      file.error("unknown_value", at, `${finding.id} has no value "${value}"; correct the name or remove the words`);
    }
  }
}

/** A hint says what is meant and what is not: without it a translation asks something else. */
function checkHints(
  original: Readonly<Record<string, Readonly<{ hint?: string | undefined }>>>,
  translation: typeof original,
  file: YamlFile,
  key: string,
): void {
  for (const [id, { hint }] of Object.entries(original)) {
    if (hint === undefined || translation[id] === undefined || translation[id].hint !== undefined) continue;
    file.error("missing_wording", [key, id], `"${id}" has a hint in the original and none here; translate "${hint}"`);
  }
}
