import { type Answers, complete } from "./answers.ts";
import { type Network, openStates, weightsOf } from "./network.ts";

/** What the answers make of every hypothesis and every cause. */
export type Belief = Readonly<{
  /** Answers with what follows from them. */
  answers: Answers;
  /** Log of prior times likelihood over ordinary pain, by hypothesis; not normalised. */
  logWeight: Float64Array;
  /** P(hypothesis | answers); sums to 1. */
  posterior: Float64Array;
  /** P(cause | answers), alone or beside another; a sum above 1 means that some coexist. */
  causes: Float64Array;
}>;

/**
 * Exact inference: P(hypothesis | answers) for any subset of answers, in any order.
 *
 * Hypotheses exclude each other and factors are independent given a hypothesis, so the posterior is the normalised product of
 * prior and factors; no sampling, no approximation.
 */
export function infer(network: Network, given: Answers): Belief {
  const answers = complete(network.inferences, given);
  const logWeight = logWeights(network, answers);
  const posterior = normalised(logWeight);
  return { answers, logWeight, posterior, causes: marginals(network, posterior).map((p) => Math.min(p, 1)) };
}

/** Log of prior times likelihood over ordinary pain, by hypothesis. `answers` are complete. */
function logWeights(network: Network, answers: Answers): Float64Array {
  const weights = logPriors(network, answers);
  const factors = answeredFactors(network, answers);
  // In factor order, so that the sum is the same to the last bit whatever the order of the answers.
  for (const index of [...factors.keys()].sort((a, b) => a - b)) {
    const { log } = weightsOf(network, network.factors[index]!, factors.get(index)!);
    for (let h = 0; h < weights.length; h++) weights[h] = weights[h]! + log[h]!;
  }
  return weights;
}

/** Prior weights moved by the modifiers that hold. */
function logPriors(network: Network, answers: Answers): Float64Array {
  const moved = new Float64Array(network.hypothesesOf.length);
  for (const [id, modifiers] of network.modifiers) {
    if (answers[id] === undefined) continue;
    for (const { cause, holds, log } of modifiers) if (holds(answers)) moved[cause]! += log;
  }
  const { first, second } = network;
  const logs = network.logPrior.slice();
  for (let h = 0; h < logs.length; h++) {
    logs[h]! += moved[first[h]!]!;
    if (second[h]! >= 0) logs[h]! += moved[second[h]!]!;
  }
  return logs;
}

/** The factors that some answer speaks of, with the open states of their members. */
export function answeredFactors(network: Network, answers: Answers): ReadonlyMap<number, readonly number[]> {
  const factors = new Map<number, number[]>();
  for (const id in answers) {
    const index = network.variableOf.get(id);
    if (index === undefined) continue;
    const variable = network.variables[index]!;
    const mask = openStates(variable, answers);
    if (mask === 0) continue;
    let masks = factors.get(variable.factor);
    if (masks === undefined) {
      masks = new Array<number>(network.factors[variable.factor]!.variables.length).fill(0);
      factors.set(variable.factor, masks);
    }
    masks[variable.member] = mask;
  }
  return factors;
}

/** Weights as probabilities that sum to one; finite however small or large they are. */
export function normalised(logWeight: Float64Array): Float64Array {
  let most = -Infinity;
  for (const log of logWeight) if (log > most) most = log;
  const p = new Float64Array(logWeight.length);
  let sum = 0;
  for (let h = 0; h < p.length; h++) {
    p[h] = Math.exp(logWeight[h]! - most);
    sum += p[h]!;
  }
  for (let h = 0; h < p.length; h++) p[h] = p[h]! / sum;
  return p;
}

/** What each cause gets from the hypotheses that contain it. */
export function marginals(network: Network, weights: Float64Array): Float64Array {
  const causes = new Float64Array(network.hypothesesOf.length);
  const { first, second } = network;
  for (let h = 0; h < weights.length; h++) {
    causes[first[h]!]! += weights[h]!;
    if (second[h]! >= 0) causes[second[h]!]! += weights[h]!;
  }
  return causes;
}
