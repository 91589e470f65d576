import type { PublishedCase } from "@backroot/knowledge";
import { type Answers, answersOf, assess, complete, interview, type Network } from "@backroot/reasoning";
import { naiveBayes } from "./naive-bayes.ts";
import type { Judged } from "./score.ts";

/** Ways to judge a case: the engine with all that is told, the engine asking for it, the naive peer. */
export const assessors = ["engine", "adaptive", "naive"] as const;
export type Assessor = (typeof assessors)[number];

/** @throws RangeError when a case holds a finding the model does not know: cases and content move together */
export function judge(network: Network, published: PublishedCase, by: Assessor): Judged {
  const read = answersOf(network.model, published);
  if ("problem" in read) throw new RangeError(`case ${published.id}: ${read.problem.message}`);
  if (by === "naive") return { case: published, asked: 0, ...naiveBayes(network, read.answers) };
  if (by === "engine") return { case: published, asked: 0, ...assess(network, read.answers) };
  const known = complete(network.inferable, read.answers);
  const held = interview(network, startOf(read.answers), (finding) => known[finding] ?? null);
  return { case: published, asked: held.asked.length, ...assess(network, held.answers) };
}

/** What an interview starts from: age, sex and the places that hurt. */
export function startOf(answers: Answers): Answers {
  return Object.fromEntries(
    Object.entries(answers).filter(([id]) => id === "age" || id === "sex" || id.startsWith("site_")),
  );
}
