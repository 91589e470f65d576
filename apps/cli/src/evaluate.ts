import { statSync } from "node:fs";
import { relative, resolve } from "node:path";
import { formatProblem, type PublishedCase, readCases } from "@backroot/knowledge";
import { type Network, prepare } from "@backroot/reasoning";
import { type Assessor, assessors, judge } from "./evaluation/judge.ts";
import { missList, reliabilityTable, scoreTable } from "./evaluation/report.ts";
import { type Judged, score } from "./evaluation/score.ts";
import { Complaint, loadContent, readFolder, root } from "./load.ts";

/** Which cases: all, the half looked at while working, or the half held back. */
export type Half = "all" | "open" | "held_back";

/** The split is by name, so that nobody chose it and a new case has its half at once. */
export function halfOf(id: string): Exclude<Half, "all"> {
  let hash = 0;
  for (const letter of id) hash = (Math.imul(hash, 31) + letter.charCodeAt(0)) | 0;
  return (hash >>> 8) % 2 === 0 ? "open" : "held_back";
}

/** Published cases under a folder, checked. */
export function loadCases(folder: string, causes: Iterable<string>): readonly PublishedCase[] {
  const path = resolve(folder);
  if (!statSync(path, { throwIfNoEntry: false })?.isDirectory()) {
    throw new Complaint(`${folder} is not a folder of cases; give one that holds a YAML file for each, such as cases`);
  }
  const { cases, problems } = readCases(
    readFolder(path, relative(root, path).startsWith("..") ? path : root),
    new Set(causes),
  );
  if (problems.length > 0) throw new Complaint(problems.map(formatProblem).join("\n"));
  if (cases.length === 0) throw new Complaint(`there is no case in ${folder}`);
  return cases;
}

/** Every case judged in every way. */
export function judgeAll(
  network: Network,
  cases: readonly PublishedCase[],
): Readonly<Record<Assessor, readonly Judged[]>> {
  return Object.fromEntries(assessors.map((by) => [by, cases.map((c) => judge(network, c, by))])) as never;
}

/** Evaluates the engine on a folder of cases and prints the figures. */
export function evaluate(folder: string, half: Half): number {
  const { model } = loadContent();
  const network = prepare(model);
  const cases = loadCases(folder, network.causeOf.keys()).filter((c) => half === "all" || halfOf(c.id) === half);
  process.stdout.write(`${reportOf(judgeAll(network, cases))}\n`);
  return 0;
}

/** The report: scores side by side, calibration, and the misses of the engine. */
export function reportOf(judged: Readonly<Record<Assessor, readonly Judged[]>>): string {
  const scores = Object.fromEntries(assessors.map((by) => [by, score(judged[by])]));
  return [
    `${judged.engine.length} cases.`,
    scoreTable(scores),
    "Calibration of the first cause (engine):",
    reliabilityTable(scores.engine!),
    "Misses of the engine:",
    missList(judged.engine),
    "Misses of the engine asking its own questions:",
    missList(judged.adaptive),
  ].join("\n\n");
}
