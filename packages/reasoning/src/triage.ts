import type { Rule, Urgency } from "@backroot/knowledge";
import type { Answers } from "./answers.ts";
import { holds } from "./condition.ts";
import { answeredFactors, type Belief, logPriors } from "./infer.ts";
import { byRank, type Network, rankOf, weightsOf } from "./network.ts";

/** How soon, and why. */
export type Triage = Readonly<{
  urgency: Urgency;
  /** Every red-flag rule the answers make true, most urgent first. */
  fired: readonly Rule[];
  /** True when probability asks for more than any rule does. */
  raisedByProbability: boolean;
}>;

/**
 * How soon to be seen.
 *
 * Rules set the least urgency. Probability may raise it, never lower it: urgency rises to a level when P(a cause at least that
 * urgent) reaches that level's threshold, which is where expected loss is least (Pauker & Kassirer 1980).
 */
export function triage(network: Network, belief: Belief): Triage {
  const fired = firedRules(network, belief.answers);
  const byRules = fired[0] === undefined ? 0 : rankOf[fired[0].urgency];
  const byProbability = byRules === 4 ? 4 : rankByProbability(network, belief.answers);
  return {
    urgency: byRank[Math.max(byRules, byProbability)]!,
    fired,
    raisedByProbability: byProbability > byRules,
  };
}

/** Rules the answers make true, most urgent first; an unanswered finding counts as false. */
export function firedRules(network: Network, answers: Answers): readonly Rule[] {
  return network.model.rules
    .filter(({ when }) => holds(when, answers))
    .sort((a, b) => rankOf[b.urgency] - rankOf[a.urgency]);
}

/** How urgent each hypothesis is: its most urgent cause, with the escalations the answers call for. */
export function hypothesisRanks(network: Network, answers: Answers): Uint8Array {
  const ranks = network.model.causes.map(({ urgency, escalations }) => {
    let rank = rankOf[urgency];
    for (const { when, to } of escalations) if (rankOf[to] > rank && holds(when, answers)) rank = rankOf[to];
    return rank;
  });
  return Uint8Array.from(network.hypotheses, ({ causes }) => Math.max(...causes.map((c) => ranks[c]!)));
}

/** The highest rank whose threshold the weights reach. `weight` need not be normalised. */
export function rankReached(network: Network, weight: Float64Array, ranks: Uint8Array): number {
  const mass = [0, 0, 0, 0, 0];
  let sum = 0;
  for (let h = 0; h < weight.length; h++) {
    mass[ranks[h]!]! += weight[h]!;
    sum += weight[h]!;
  }
  let atLeast = 0;
  for (let rank = 4; rank > 0; rank--) {
    atLeast += mass[rank]!;
    if (atLeast >= network.model.thresholds[rank - 1]!.probability * sum) return rank;
  }
  return 0;
}

/**
 * Urgency by probability, such that learning of a danger sign never lowers it.
 *
 * A danger sign can make a milder cause so likely that a graver one looks unlikely (a rash explains the chest pain). Here it
 * may not reassure: the urgency is the highest that the answers give without their danger signs, or with any one or two of
 * them. More signs mean more such sets, so the highest can only rise.
 */
function rankByProbability(network: Network, answers: Answers): number {
  const flags = network.model.findings.filter((f) => f.redFlag && answers[f.id] === true).map((f) => f.id);
  const rest: Record<string, Answers[string]> = { ...answers };
  for (const flag of flags) delete rest[flag];
  const ranks = hypothesisRanks(network, answers);
  const plain = weightWithout(network, rest);
  const effects = flags.map((flag) => effectOf(network, rest, [flag]));

  let highest = rankReached(network, plain, ranks);
  const most = Math.max(...ranks);
  const weight = new Float64Array(plain.length);
  for (let i = 0; i < flags.length && highest < most; i++) {
    for (let h = 0; h < weight.length; h++) weight[h] = plain[h]! * effects[i]!.ratio[h]!;
    highest = Math.max(highest, rankReached(network, weight, ranks));
    for (let j = 0; j < i && highest < most; j++) {
      const [a, b] = [effects[i]!, effects[j]!];
      if (a.factor !== undefined && a.factor === b.factor) {
        const both = effectOf(network, rest, [flags[i]!, flags[j]!]).ratio;
        for (let h = 0; h < weight.length; h++) weight[h] = plain[h]! * both[h]!;
      } else {
        for (let h = 0; h < weight.length; h++) weight[h] = plain[h]! * a.ratio[h]! * b.ratio[h]!;
      }
      highest = Math.max(highest, rankReached(network, weight, ranks));
    }
  }
  return highest;
}

/** Weights relative to the heaviest, so that none overflows and only hopeless ones vanish. */
function weightWithout(network: Network, answers: Answers): Float64Array {
  const log = logPriors(network, answers);
  for (const { factor, masks } of answeredFactors(network, answers)) {
    const weights = weightsOf(network, network.factors[factor]!, masks).log;
    for (let h = 0; h < log.length; h++) log[h] = log[h]! + weights[h]!;
  }
  const most = Math.max(...log);
  return log.map((w) => Math.exp(w - most));
}

/** By what each hypothesis is multiplied when findings of one factor become yes beside the other answers. */
function effectOf(
  network: Network,
  rest: Answers,
  findings: readonly string[],
): Readonly<{ factor: number | undefined; ratio: Float64Array }> {
  const moved = new Float64Array(network.model.causes.length).fill(1);
  for (const id of findings) for (const { cause, log } of network.movedBy.get(id) ?? []) moved[cause]! *= Math.exp(log);
  const ratio = Float64Array.from(network.hypotheses, ({ causes }) => causes.reduce((r, c) => r * moved[c]!, 1));
  const variable = network.variableOf.get(findings[0]!);
  if (variable === undefined) return { factor: undefined, ratio };
  const factor = network.factors[network.variables[variable]!.factor]!;
  const before = answeredFactors(network, rest).find((f) => f.factor === factor.index)?.masks ?? factor.variables.map(() => 0);
  const after = [...before];
  for (const id of findings) after[network.variables[network.variableOf.get(id)!]!.member] = 1;
  const [old, now] = [weightsOf(network, factor, before).ratio, weightsOf(network, factor, after).ratio];
  for (let h = 0; h < ratio.length; h++) ratio[h] = (ratio[h]! * now[h]!) / old[h]!;
  return { factor: factor.index, ratio };
}
