import { once } from "node:events";
import { createReadStream } from "node:fs";
import { bundle, type Check, english, markdown, summary, writeCheck } from "@backroot/interchange";
import type { Compiled } from "@backroot/knowledge";
import {
  answersOf,
  assess,
  explain,
  infer,
  type Network,
  naturalFrequency,
  prepare,
  triage,
} from "@backroot/reasoning";
import { type LineProblem, readCaseLine } from "./case-line.ts";
import { linesOf } from "./json-lines.ts";
import { Complaint, loadContent } from "./load.ts";

export const forms = ["fhir", "json", "summary"] as const;
export type Form = (typeof forms)[number];

/** How many causes a clinician is shown. */
const shownCauses = 5;

/**
 * Writes each case in a format of the world: a FHIR R4 Bundle or a plain check, one JSON object a line, or a summary in words.
 *
 * A bad line gives an error object in its place and the rest go on.
 *
 * @param when the instant the check is said to have been done at
 * @returns exit status: 0, or 1 when any line was bad
 */
export async function exportFile(path: string | undefined, form: Form, when: string): Promise<number> {
  const { model, wording } = loadContent();
  const network = prepare(model);
  const input = path === undefined || path === "-" ? process.stdin : createReadStream(path);
  let status = 0;
  let lines = 0;
  try {
    for await (const line of linesOf(input as AsyncIterable<Uint8Array>)) {
      if ("text" in line && line.text.trim() === "") continue;
      lines++;
      const read =
        "problem" in line ? bad(null, "line_too_long_or_not_text", line.problem) : caseIn(network, line.text);
      if ("problem" in read) status = 1;
      const text =
        "problem" in read
          ? JSON.stringify({ id: read.id, error: read.problem })
          : written(form, { version: model.version, when, answers: read.answers, asked: [] }, network, wording);
      if (!process.stdout.write(`${text}\n`)) await once(process.stdout, "drain");
    }
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === "ENOENT" || code === "EACCES" || code === "EISDIR")
      throw new Complaint(`cannot read ${path}: ${message}`);
    throw error;
  }
  if (lines === 0) throw new Complaint("there was no case to read; give one JSON object a line, as in --help");
  return status;
}

type Read = Readonly<{ answers: Check["answers"] }> | Readonly<{ id: string | number | null; problem: LineProblem }>;

function bad(id: string | number | null, code: string, message: string): Read {
  return { id, problem: { code, message } };
}

function caseIn(network: Network, text: string): Read {
  const line = readCaseLine(text);
  if ("problem" in line) return line;
  const read = answersOf(network, line.given);
  return "problem" in read ? { id: line.id, problem: read.problem } : read;
}

function written(form: Form, check: Check, network: Network, wording: Compiled["wording"]): string {
  const { model } = network;
  if (form === "fhir") return JSON.stringify(bundle(check, model, wording, english));
  if (form === "json") return JSON.stringify(JSON.parse(writeCheck(check)));
  const belief = infer(network, check.answers);
  const assessment = assess(network, check.answers);
  const causes = assessment.causes
    .slice(0, shownCauses)
    .map(({ id, p }) => ({ ...explain(network, belief, id), frequency: naturalFrequency(p) }));
  const found = { assessment, fired: triage(network, belief).fired, causes, completed: belief.answers };
  return markdown(summary(check, found, model, wording, english));
}
