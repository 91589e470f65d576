import { once } from "node:events";
import { createReadStream } from "node:fs";
import { type Answers, answersOf, assess, type Network, prepare } from "@backroot/reasoning";
import { type CaseLine, type LineProblem, readCaseLine } from "./case-line.ts";
import { asking } from "./evaluation/judge.ts";
import { linesOf } from "./json-lines.ts";
import { Complaint, loadContent } from "./load.ts";
import { tellAssessment } from "./tell.ts";

export type AssessOptions = Readonly<{ adaptive: boolean; json: boolean; fromStory: boolean }>;

/** One line of output, as the contract has it. */
export type AssessedLine =
  | Readonly<{
      id: string | number | null;
      urgency: string;
      because: readonly string[];
      causes: readonly Readonly<{ id: string; p: number }>[];
      asked: number;
      unasked_flags: readonly string[];
    }>
  | Readonly<{ id: string | number | null; error: LineProblem }>;

/**
 * Assesses cases line by line, in order; a bad line gives an error object in its place and the rest go on.
 *
 * @returns exit status: 0, or 1 when any line was bad
 */
export async function assessFile(path: string | undefined, options: AssessOptions): Promise<number> {
  const { model, wording, library } = loadContent();
  const network = prepare(model);
  const input = path === undefined || path === "-" ? process.stdin : createReadStream(path);
  const progress = new Progress();
  let status = 0;
  let lines = 0;
  try {
    for await (const line of linesOf(input as AsyncIterable<Uint8Array>)) {
      if ("text" in line && line.text.trim() === "") continue;
      lines++;
      const read = "problem" in line ? badLine(line.problem) : readCaseLine(line.text);
      const { result, answers } = "problem" in read ? bad(read.id, read.problem) : assessCase(network, read, options);
      if ("error" in result) status = 1;
      const text = options.json
        ? JSON.stringify(result)
        : "error" in result
          ? `line ${line.number}${result.id === null ? "" : ` (${result.id})`}: ${result.error.message}\n`
          : tellAssessment(result, answers, network, wording, library);
      if (!process.stdout.write(`${text}\n`)) await once(process.stdout, "drain");
      progress.count();
    }
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === "ENOENT" || code === "EACCES" || code === "EISDIR")
      throw new Complaint(`cannot read ${path}: ${message}`);
    throw error;
  }
  progress.end();
  if (lines === 0) throw new Complaint("there was no case to read; give one JSON object a line, as in --help");
  return status;
}

function badLine(message: string): Readonly<{ id: null; problem: LineProblem }> {
  return { id: null, problem: { code: "line_too_long_or_not_text", message } };
}

type Assessed = Readonly<{ result: AssessedLine; answers: Answers }>;

function bad(id: string | number | null, error: LineProblem): Assessed {
  return { result: { id, error }, answers: {} };
}

/** Assesses one case, straight or by asking the case the engine's own questions. */
export function assessCase(network: Network, line: CaseLine, options: AssessOptions): Assessed {
  if (options.fromStory) {
    const message = "reading a story is not available yet; give the findings in `present` and `absent`";
    return bad(line.id, { code: "not_available_yet", message });
  }
  const read = answersOf(network, line.given);
  if ("problem" in read) return bad(line.id, read.problem);
  const { answers, asked } = options.adaptive ? asking(network, read.answers) : { answers: read.answers, asked: [] };
  const { urgency, because, causes, unaskedFlags } = assess(network, answers);
  const rounded = causes.map(({ id, p }) => ({ id, p: Number(p.toPrecision(6)) }));
  return {
    result: { id: line.id, urgency, because, causes: rounded, asked: asked.length, unasked_flags: unaskedFlags },
    answers,
  };
}

/** Says on the terminal how far a long batch has come; silent when nobody watches. */
class Progress {
  #done = 0;
  #last = Date.now();

  count(): void {
    this.#done++;
    if (!process.stderr.isTTY || Date.now() - this.#last < 1000) return;
    this.#last = Date.now();
    process.stderr.write(`\r${this.#done} cases …`);
  }

  end(): void {
    if (process.stderr.isTTY && this.#done > 1000) process.stderr.write(`\r${this.#done} cases done\n`);
  }
}
