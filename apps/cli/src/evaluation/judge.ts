import type { PublishedCase } from "@backroot/knowledge";
import {
  type Answers,
  answersOf,
  assess,
  complete,
  type Interview,
  interview,
  type Network,
} from "@backroot/reasoning";
import { naiveBayes } from "./naive-bayes.ts";
import type { Judged } from "./score.ts";

/** Ways to judge a case: the engine with all that is told, the engine asking for it, the naive peer. */
export const assessors = ["engine", "adaptive", "naive"] as const;
export type Assessor = (typeof assessors)[number];

/** @throws RangeError when a case holds a finding the model does not know: cases and content move together */
export function judge(network: Network, published: PublishedCase, by: Assessor): Judged {
  const read = answersOf(network, published);
  if ("problem" in read) throw new RangeError(`case ${published.id}: ${read.problem.message}`);
  if (by === "naive") return { case: published, asked: 0, ...naiveBayes(network, read.answers) };
  if (by === "engine") return { case: published, asked: 0, ...assess(network, read.answers) };
  const held = asking(network, read.answers);
  return { case: published, asked: held.asked.length, ...assess(network, held.answers) };
}

/** An interview that starts from age, sex and sites, and gets its answers from the case; unknown is "not sure". */
export function asking(network: Network, answers: Answers): Interview {
  const known = complete(network.inferences, answers);
  const start = Object.entries(answers).filter(([id]) => id === "age" || id === "sex" || id.startsWith("site_"));
  return interview(network, Object.fromEntries(start), (finding) => known[finding] ?? null);
}
