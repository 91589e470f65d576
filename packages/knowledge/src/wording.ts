import { z } from "zod";
import type { Inspection } from "./inspection.ts";
import { type Finding, type Question, type Rule, urgencies } from "./model.ts";
import { words } from "./shape.ts";
import type { YamlFile } from "./yaml-file.ts";

const label = z.strictObject({ label: words, hint: words.optional(), values: z.record(z.string(), words).optional() });
const asked = z.strictObject({ ask: words, why: words, hint: words.optional() });
const told = z.strictObject({ says: words });
const urgencyWords = z.strictObject({ title: words, do: words, where: words });

/** The words a person reads about findings, questions and rules, in one language. */
export type Wording = Readonly<{
  findings: Readonly<Record<string, z.infer<typeof label>>>;
  questions: Readonly<Record<string, z.infer<typeof asked>>>;
  rules: Readonly<Record<string, string>>;
  urgencies: Readonly<Record<string, z.infer<typeof urgencyWords>>>;
  /** What causes are called, and in one sentence what they are. */
  causes: Readonly<Record<string, Readonly<{ title: string; summary: string }>>>;
}>;

/**
 * Reads content/<language>/findings.yaml, questions.yaml, red-flags.yaml and urgency.yaml; causes are named by their articles.
 *
 * Every finding that is asked or shown has a label (and one for each value), every question its words and its reason, every
 * rule a sentence; nothing is worded that does not exist.
 */
export function readWording(
  files: Readonly<{ findings: YamlFile; questions: YamlFile; rules: YamlFile; urgencies: YamlFile }>,
  questions: readonly Question[],
  rules: readonly Rule[],
  inspection: Inspection,
): Omit<Wording, "causes"> {
  const findings = entries(files.findings, label, "findings", [...inspection.findings.keys()], "missing_wording");
  for (const finding of inspection.findings.values()) checkValues(finding, findings[finding.id], files.findings);
  const ids = questions.map((q) => q.id);
  return {
    findings,
    questions: entries(files.questions, asked, "questions", ids, "unknown_question"),
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

function entries<T>(
  file: YamlFile,
  schema: z.ZodType<T>,
  key: string,
  wanted: readonly string[],
  unknown: "missing_wording" | "unknown_question" | "unknown_rule",
): Record<string, T> {
  const given = file.read(z.record(z.string(), z.unknown()), [key]) ?? {};
  const read: Record<string, T> = {};
  for (const id of Object.keys(given)) {
    if (wanted.length > 0 && !wanted.includes(id)) {
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
  if (words === undefined || finding.kind !== "choice") return;
  for (const value of finding.values ?? []) {
    if (words.values?.[value] === undefined) {
      file.error("missing_wording", ["findings", finding.id], `the value "${value}" of ${finding.id} has no words`);
    }
  }
}
