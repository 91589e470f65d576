import type { Rule, Urgency } from "@backroot/knowledge";
import type { Answers } from "./answers.ts";
import type { Belief } from "./infer.ts";
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
  const byProbability = byRules === 4 ? 4 : rankByProbability(network, belief);
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
function rankByProbability(network: Network, { answers, logWeight }: Belief): number {
  const flags = network.redFlags.filter((id) => answers[id] === true);
  const rest: Record<string, Answers[string]> = {};
  for (const id in answers) if (!flags.includes(id)) rest[id] = answers[id]!;
  const ranks = hypothesisRanks(network, answers);
  const most = Math.max(...ranks);

  const log = logShift(network, answers, rest, flags);
  for (let h = 0; h < log.length; h++) log[h]! += logWeight[h]!;
  const heaviest = Math.max(...log);
  const plain = log.map((w) => Math.exp(w - heaviest));
  const effectOf = (...ids: readonly string[]) => {
    const more = { ...rest };
    for (const id of ids) more[id] = true;
    return logShift(network, rest, more, ids).map(Math.exp);
  };

  let highest = rankReached(network, plain, ranks);
  const alone: Float64Array[] = [];
  const weight = new Float64Array(plain.length);
  for (let i = 0; i < flags.length && highest < most; i++) {
    alone.push(effectOf(flags[i]!));
    for (let h = 0; h < weight.length; h++) weight[h] = plain[h]! * alone[i]![h]!;
    highest = Math.max(highest, rankReached(network, weight, ranks));
    for (let j = 0; j < i && highest < most; j++) {
      if (sameFactor(network, flags[i]!, flags[j]!)) {
        const both = effectOf(flags[i]!, flags[j]!);
        for (let h = 0; h < weight.length; h++) weight[h] = plain[h]! * both[h]!;
      } else {
        for (let h = 0; h < weight.length; h++) weight[h] = plain[h]! * alone[i]![h]! * alone[j]![h]!;
      }
      highest = Math.max(highest, rankReached(network, weight, ranks));
    }
  }
  return highest;
}

/** Findings that travel together must be weighed together. */
function sameFactor(network: Network, a: string, b: string): boolean {
  const factorOf = (id: string) => network.variables[network.variableOf.get(id) ?? -1]?.factor;
  return factorOf(a) !== undefined && factorOf(a) === factorOf(b);
}

/** By how much each hypothesis' log weight moves when only the answers to `findings` differ. */
function logShift(network: Network, from: Answers, to: Answers, findings: readonly string[]): Float64Array {
  const shift = new Float64Array(network.hypotheses.length);
  const factors = new Set<number>();
  for (const id of findings) {
    const variable = network.variableOf.get(id);
    if (variable !== undefined) factors.add(network.variables[variable]!.factor);
    for (const { cause, holds, log } of network.modifiers.get(id) ?? []) {
      const moved = (holds(to) ? log : 0) - (holds(from) ? log : 0);
      if (moved !== 0) for (const h of network.hypothesesOf[cause]!) shift[h]! += moved;
    }
  }
  for (const index of factors) {
    const factor = network.factors[index]!;
    const weights = (answers: Answers) =>
      weightsOf(
        network,
        factor,
        factor.variables.map((v) => openStates(network.variables[v]!, answers)),
      ).log;
    const [old, now] = [weights(from), weights(to)];
    for (let h = 0; h < shift.length; h++) shift[h]! += now[h]! - old[h]!;
  }
  return shift;
}
