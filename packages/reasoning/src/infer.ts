import { type Answers, complete } from "./answers.ts";
import { holds } from "./condition.ts";
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
  const answers = complete(network.inferable, given);
  const logWeight = logPriors(network, answers);
  for (const { factor, masks } of answeredFactors(network, answers)) {
    const { log } = weightsOf(network, network.factors[factor]!, masks);
    for (let h = 0; h < logWeight.length; h++) logWeight[h] = logWeight[h]! + log[h]!;
  }
  const posterior = normalised(logWeight);
  return { answers, logWeight, posterior, causes: marginals(network, posterior) };
}

/** Prior weights moved by the modifiers that hold. */
export function logPriors(network: Network, answers: Answers): Float64Array {
  const moved = network.model.causes.map(({ modifiers }) => {
    let log = 0;
    for (const { when, ratio } of modifiers) if (holds(when, answers)) log += Math.log(ratio);
    return log;
  });
  return Float64Array.from(network.hypotheses, ({ causes, logPrior }) => {
    let log = logPrior;
    for (const cause of causes) log += moved[cause]!;
    return log;
  });
}

/** The factors that some answer speaks of, with the open states of their members. */
export function answeredFactors(
  network: Network,
  answers: Answers,
): readonly Readonly<{ factor: number; masks: readonly number[] }>[] {
  const masks = new Map<number, number[]>();
  for (const variable of network.variables) {
    const mask = openStates(variable, answers);
    if (mask === 0) continue;
    let members = masks.get(variable.factor);
    if (members === undefined) {
      members = network.factors[variable.factor]!.variables.map(() => 0);
      masks.set(variable.factor, members);
    }
    members[variable.member] = mask;
  }
  return [...masks].map(([factor, members]) => ({ factor, masks: members }));
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

export function marginals(network: Network, posterior: Float64Array): Float64Array {
  return Float64Array.from(network.hypothesesOf, (hypotheses) => {
    let p = 0;
    for (const h of hypotheses) p += posterior[h]!;
    return Math.min(p, 1);
  });
}
