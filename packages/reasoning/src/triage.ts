import type { Rule, Urgency } from "@backroot/knowledge";
import type { Answers } from "./answers.ts";
import { type Belief, logWeights } from "./infer.ts";
import { byRank, type Network, openStates, weightsOf } from "./network.ts";

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
  const fired = network.rules.filter(({ holds }) => holds(belief.answers));
  const byRules = fired[0]?.rank ?? 0;
  const byProbability = byRules === 4 ? 4 : rankByProbability(network, belief.answers);
  return {
    urgency: byRank[Math.max(byRules, byProbability)]!,
    fired: fired.map(({ rule }) => rule),
    raisedByProbability: byProbability > byRules,
  };
}

/** How urgent each hypothesis is: its most urgent cause, with the escalations the answers call for. */
export function hypothesisRanks(network: Network, answers: Answers): Uint8Array {
  let ranks = network.rank;
  for (const [id, escalations] of network.escalations) {
    if (answers[id] === undefined) continue;
    for (const { cause, holds, rank } of escalations) {
      if (!holds(answers)) continue;
      if (ranks === network.rank) ranks = ranks.slice();
      for (const h of network.hypothesesOf[cause]!) if (rank > ranks[h]!) ranks[h] = rank;
    }
  }
  return ranks;
}

/** The highest rank whose threshold the weights reach. `weight` need not be normalised. */
function rankReached(network: Network, weight: Float64Array, ranks: Uint8Array): number {
  const mass = new Float64Array(5);
  for (let h = 0; h < weight.length; h++) mass[ranks[h]!]! += weight[h]!;
  return rankOfMass(network, mass);
}

/** The same, from the weight of each rank. */
export function rankOfMass(network: Network, mass: Float64Array): number {
  const sum = mass[0]! + mass[1]! + mass[2]! + mass[3]! + mass[4]!;
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
  const flags = network.redFlags.filter((id) => answers[id] === true);
  const rest: Record<string, Answers[string]> = {};
  for (const id in answers) if (!flags.includes(id)) rest[id] = answers[id]!;
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
  const log = logWeights(network, answers);
  const most = Math.max(...log);
  return log.map((w) => Math.exp(w - most));
}

/** By what each hypothesis is multiplied when findings of one factor become yes beside the other answers. */
function effectOf(
  network: Network,
  rest: Answers,
  findings: readonly string[],
): Readonly<{ factor: number | undefined; ratio: Float64Array }> {
  const ratio = new Float64Array(network.hypotheses.length).fill(1);
  const yes: Answers = Object.fromEntries(findings.map((id) => [id, true]));
  for (const id of findings) {
    for (const { cause, holds, log } of network.modifiers.get(id) ?? []) {
      if (holds(yes)) for (const h of network.hypothesesOf[cause]!) ratio[h]! *= Math.exp(log);
    }
  }
  const variable = network.variableOf.get(findings[0]!);
  if (variable === undefined) return { factor: undefined, ratio };
  const factor = network.factors[network.variables[variable]!.factor]!;
  const before = factor.variables.map((v) => openStates(network.variables[v]!, rest));
  const after = [...before];
  for (const id of findings) after[network.variables[network.variableOf.get(id)!]!.member] = 1;
  const [old, now] = [weightsOf(network, factor, before).ratio, weightsOf(network, factor, after).ratio];
  for (let h = 0; h < ratio.length; h++) ratio[h] = (ratio[h]! * now[h]!) / old[h]!;
  return { factor: factor.index, ratio };
}
