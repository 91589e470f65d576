import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { prepare } from "@backroot/reasoning";
import { halfOf, judgeAll, loadCases, reportOf } from "../apps/cli/src/evaluate.ts";
import { assessors } from "../apps/cli/src/evaluation/judge.ts";
import { type Score, score } from "../apps/cli/src/evaluation/score.ts";
import { loadContent, root } from "../apps/cli/src/load.ts";

/**
 * `npm run evaluate`: measures the engine on every published case and keeps the report in bench/evaluation.md.
 *
 * `--check` (part of `npm test`) writes nothing and fails when the score is worse than the one kept, or when the report that is
 * kept is not what the engine does today.
 */
const kept = join(root, "bench", "evaluation.md");
const network = prepare(loadContent().model);
const cases = loadCases(join(root, "cases"), network.causeOf.keys());
const judged = judgeAll(network, cases);
const report = written();

if (process.argv.includes("--check")) {
  const before = readKept();
  const worse = worseThan(numbersOf(score(judged.engine), score(judged.adaptive)), before);
  for (const line of worse) console.log(line);
  if (worse.length > 0) process.exitCode = 1;
  else if (readFileSync(kept, "utf8") !== report) {
    console.log("bench/evaluation.md is not what the engine does today; run npm run evaluate and commit the report");
    process.exitCode = 1;
  } else console.log(`evaluation: ${cases.length} cases, no score is worse than the one kept`);
} else {
  writeFileSync(kept, report);
  console.log(report);
}

function written(): string {
  const half = (wanted: string) =>
    Object.fromEntries(
      assessors.map((by) => [by, judged[by].filter((j) => halfOf(j.case.id) === wanted)]),
    ) as unknown as typeof judged;
  const numbers = numbersOf(score(judged.engine), score(judged.adaptive));
  return `# Evaluation

Written by \`npm run evaluate\`; do not edit. Shares with 95 % Wilson intervals. How the cases were made is in cases/README.md.
\`engine\` is told the whole case; \`adaptive\` starts from age, sex and sites and asks its own questions; \`naive\` is plain naive
Bayes over the same figures with the same rules.

## All cases

${reportOf(judged)}

## The half held back until the end

${tableOnly(half("held_back"))}

## The half looked at while working

${tableOnly(half("open"))}

## What \`npm test\` compares

\`\`\`json
${JSON.stringify(numbers, null, 1)}
\`\`\`
`;
}

function tableOnly(some: typeof judged): string {
  return reportOf(some).split("\n\nCalibration")[0]!;
}

/** The counts that may not get worse; all are "more is better". */
type Numbers = Readonly<Record<string, number>>;

function numbersOf(engine: Score, adaptive: Score): Numbers {
  const of = (name: string, s: Score) => ({
    [`${name} emergencies called emergency`]: s.emergencyStrict.hits,
    [`${name} emergencies at least same day`]: s.emergencyAtLeastSameDay.hits,
    [`${name} not under-triaged`]: s.underTriage.n - s.underTriage.hits,
    [`${name} self-care not over-triaged`]: s.overTriageOfSelfCare.n - s.overTriageOfSelfCare.hits,
    [`${name} cause in first three`]: s.top3.hits,
  });
  return {
    cases: cases.length,
    ...of("engine", engine),
    ...of("adaptive", adaptive),
    "questions spared, median": 25 - adaptive.asked.median,
  };
}

function readKept(): Numbers {
  const block = /```json\n([\s\S]*?)\n```/.exec(readFileSync(kept, "utf8"))?.[1];
  if (block === undefined) throw new Error("bench/evaluation.md holds no numbers; run npm run evaluate");
  return JSON.parse(block);
}

function worseThan(now: Numbers, before: Numbers): readonly string[] {
  return Object.entries(before).flatMap(([name, value]) =>
    (now[name] ?? 0) < value ? [`worse: ${name}: ${now[name]}, was ${value}`] : [],
  );
}
