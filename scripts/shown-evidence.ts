import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Model } from "@backroot/knowledge";
import { answersOf, assess, explain, infer, prepare } from "@backroot/reasoning";
import { loadCases } from "../apps/cli/src/evaluate.ts";
import { root } from "../apps/cli/src/load.ts";

/** A published case as the engine works it through. */
export type WorkedExample = Readonly<{
  told: string;
  source: Readonly<{ cite: string; url?: string | undefined }>;
  urgency: string;
  because: readonly string[];
  causes: readonly Readonly<{ id: string; p: number }>[];
  /** Why the first cause comes first: the prior, then each answer's weight in nats, strongest first. */
  per1000: number;
  reasons: readonly Readonly<{ signs: readonly string[]; weight: number }>[];
}>;

/** Shown because its answers are few and of every kind: sites, a choice, a number, signs for and against. */
const shown = "cholecystitis-after-lunch-right-scapula";

/** Works the example of the method page through, with the model as it is. */
export function workedExample(model: Model): WorkedExample {
  const network = prepare(model);
  const published = loadCases(join(root, "cases"), network.causeOf.keys()).find(({ id }) => id === shown);
  if (published === undefined) throw new Error(`the case ${shown} is gone; choose another to show`);
  const read = answersOf(network, published);
  if ("problem" in read) throw new Error(`case ${shown}: ${read.problem.message}`);
  const { urgency, because, causes } = assess(network, read.answers);
  const { cause, reasons } = explain(network, infer(network, read.answers), causes[0]!.id);
  const signOf = (id: string) => {
    const answer = read.answers[id];
    return typeof answer === "string" ? `${id}=${answer}` : typeof answer === "number" ? `${id}>=${answer}` : id;
  };
  return {
    told: published.told.trim(),
    source: { cite: published.source.cite, url: published.source.url },
    urgency,
    because,
    causes: causes.slice(0, 5),
    per1000: model.causes.find(({ id }) => id === cause)!.prior.per1000,
    reasons: reasons
      .filter(({ kind }) => kind === "answers" || kind === "modifier")
      .map(({ kind, findings, figures, weight }) => ({
        signs: kind === "modifier" ? figures.map(({ of }) => of) : findings.map(signOf),
        weight,
      })),
  };
}

/** A count of cases with its 95 % interval, as shares of 100. */
export type Counted = Readonly<{ hits: number; of: number; low: number; high: number }>;

/** The evaluation as bench/evaluation.md keeps it: by row, then for the engine, asking by itself, and the naive peer. */
export type EvaluationFigures = Readonly<{ cases: number; rows: Readonly<Record<string, readonly Counted[]>> }>;

/** Reads the figures of all cases from the report that `npm test` holds to the engine. */
export function evaluationFigures(
  report = readFileSync(join(root, "bench", "evaluation.md"), "utf8"),
): EvaluationFigures {
  const [, part] = /## All cases\n([\s\S]*?)\n## /.exec(report) ?? [];
  const cases = Number(/(\d+) cases\./.exec(part ?? "")?.[1]);
  const rows: Record<string, readonly Counted[]> = {};
  for (const [, name, cells] of (part ?? "").matchAll(/^\| ([a-z][^|]*) \| (.*) \|$/gm)) {
    const counted = cells!.split(" | ").map((cell) => /^(\d+) of (\d+), \d+ % \((\d+)-(\d+)\)$/.exec(cell));
    if (counted.length !== 3 || counted.some((cell) => cell === null)) continue;
    rows[name!] = counted.map((cell) => {
      const [hits, of, low, high] = cell!.slice(1).map(Number);
      return { hits: hits!, of: of!, low: low!, high: high! };
    });
  }
  if (!(cases > 0) || Object.keys(rows).length === 0) {
    throw new Error("bench/evaluation.md holds no figures; run npm run evaluate");
  }
  return { cases, rows };
}
