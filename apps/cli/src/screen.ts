import { once } from "node:events";
import { createReadStream } from "node:fs";
import type { RuleReason, Treatments, TreatmentWording, Wording } from "@backroot/knowledge";
import { answersOf, assess, complete, type Network, prepare, type Screening, screen } from "@backroot/reasoning";
import { type LineProblem, readCaseLine } from "./case-line.ts";
import { linesOf } from "./json-lines.ts";
import { Complaint, loadContent } from "./load.ts";
import { bold, dim, wrapped } from "./terminal.ts";

export type ScreenOptions = Readonly<{ treatment: string | undefined; json: boolean }>;

type ScreenedLine = Readonly<{ id: string | number | null }> &
  ((Readonly<{ treatment: string }> & Screening) | Readonly<{ error: LineProblem }>);

/**
 * Reads a treatment's rules against each case, in order. It is asked for where it hurts: the `site_*` that are present.
 *
 * @returns exit status: 0, or 1 when any line was bad
 */
export async function screenFile(path: string | undefined, { treatment, json }: ScreenOptions): Promise<number> {
  const { model, treatments, treatmentWording, wording } = loadContent();
  const known = ["assessment", ...treatments!.treatments.map(({ id }) => id)];
  if (treatment === undefined || !known.includes(treatment))
    throw new Complaint(`screen needs --treatment with one of ${known.join(", ")}`);
  const network = prepare(model);
  const input = path === undefined || path === "-" ? process.stdin : createReadStream(path);
  let status = 0;
  let lines = 0;
  try {
    for await (const line of linesOf(input as AsyncIterable<Uint8Array>)) {
      if ("text" in line && line.text.trim() === "") continue;
      lines++;
      const result: ScreenedLine =
        "problem" in line
          ? { id: null, error: { code: "line_too_long_or_not_text", message: line.problem } }
          : screenLine(network, treatments!, treatment, line.text);
      if ("error" in result) status = 1;
      const text = json ? JSON.stringify(result) : tell(result, treatmentWording!, wording);
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

function screenLine(network: Network, { gate, treatments }: Treatments, id: string, text: string): ScreenedLine {
  const line = readCaseLine(text);
  if ("problem" in line) return { id: line.id, error: line.problem };
  const read = answersOf(network, line.given);
  if ("problem" in read) return { id: line.id, error: read.problem };
  const answers = complete(network.inferences, read.answers);
  const sites = Object.keys(answers).filter((finding) => finding.startsWith("site_") && answers[finding] === true);
  const treatment = treatments.find((t) => t.id === id);
  const [leading] = assess(network, read.answers).causes;
  const screening = screen(gate, {
    ...(treatment && { treatment }),
    sites,
    answers,
    ...(leading && { leading: leading.id }),
  });
  return { id: line.id, treatment: id, ...screening };
}

function tell(result: ScreenedLine, words: TreatmentWording, wording: Wording): string {
  if ("error" in result) return `${result.id ?? "?"}: ${result.error.message}\n`;
  const { treatment, level, pathway, fired, ask, bookable } = result;
  const name = treatment === "assessment" ? words.assessment.name : words.treatments[treatment]!.name;
  const verdict = level === "clear" ? "Nothing stands against it" : words.levels[level]!;
  const open = [...ask.danger, ...ask.more];
  const answered = fired.filter((rule) => rule.open.length === 0);
  return [
    bold(`${result.id ?? ""} ${name}: ${verdict}`.trim()),
    ...(pathway ? [wrapped(wording.urgencies[pathway === "emergency" ? "emergency_now" : "same_day"]!.do)] : []),
    ...answered.map(({ id, component, level: asks }) => {
      const reason = reasonOf(id, words);
      const part = component ? `${words.treatments[treatment]!.components![component]}: ` : "";
      const toAsk = reason.ask ? ` Ask: "${reason.ask}"` : "";
      return `${wrapped(`- ${part}${reason.why}${toAsk}`, "  ")}\n${dim(`    ${asks} · ${id}`)}`;
    }),
    ...(open.length > 0
      ? [wrapped(`Not asked yet: ${open.map((f) => wording.findings[f]?.label ?? f).join("; ")}`, "  ")]
      : []),
    ...(!bookable.treatment && treatment !== "assessment" && bookable.assessment
      ? ["  An assessment visit can be booked instead."]
      : []),
    "",
  ].join("\n");
}

/** @param id "gate/bleeds_easily" or "massage/blood_clot" */
function reasonOf(id: string, words: TreatmentWording): RuleReason {
  const [home, rule] = id.split("/") as [string, string];
  return (home === "gate" ? words.gate : words.treatments[home]!.rules)[rule]!;
}
