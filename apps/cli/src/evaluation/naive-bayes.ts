import type { Figure, Test } from "@backroot/knowledge";
import type { Answers, Assessment, Network } from "@backroot/reasoning";
import { byRank, complete, holding, infer, predicate, rankOf, triage } from "@backroot/reasoning";

/**
 * The peer printed beside the engine: plain naive Bayes over the same figures, with the same rules and thresholds.
 *
 * One cause at a time, every figure independent of every other, nothing shared between findings that travel together, and
 * urgency by probability straight from the posterior.
 */
export function naiveBayes(network: Network, given: Answers): Omit<Assessment, "unaskedFlags"> {
  const { model } = network;
  const answers = complete(network.inferences, given);
  const { fired } = triage(network, infer(network, given));
  const log = model.causes.map((cause) => {
    let weight = Math.log(cause.prior.per1000);
    for (const { when, ratio } of cause.modifiers) if (holding(when)(answers)) weight += Math.log(ratio);
    for (const { finding, figures } of cause.evidence) {
      for (const figure of figures) {
        const known = predicate(testOf(figure.of))(answers);
        if (known === undefined) continue;
        const baseline = baselineOf(network, finding, figure);
        weight += Math.log(known ? figure.p / baseline : (1 - figure.p) / (1 - baseline));
      }
    }
    return weight;
  });
  const most = Math.max(...log);
  const weights = log.map((w) => Math.exp(w - most));
  const sum = weights.reduce((a, b) => a + b, 0);
  const causes = model.causes.map(({ id }, c) => ({ id, p: weights[c]! / sum })).sort((a, b) => b.p - a.p);
  const atLeast = (rank: number) =>
    model.causes.reduce((p, { urgency }, c) => p + (rankOf[urgency] >= rank ? weights[c]! / sum : 0), 0);
  const byProbability = [4, 3, 2, 1].find((rank) => atLeast(rank) >= model.thresholds[rank - 1]!.probability) ?? 0;
  const byRules = fired[0] === undefined ? 0 : rankOf[fired[0].urgency];
  return { urgency: byRank[Math.max(byRules, byProbability)]!, because: [], causes };
}

/** P(test | ordinary pain), from the baseline distribution; a number's threshold lies on a cut. */
function baselineOf(network: Network, finding: string, { of }: Figure): number {
  const { baseline = [], values, cuts, kind, states } = network.model.findings.find((f) => f.id === finding)!;
  if (kind === "choice") return baseline[values!.indexOf(of.split("=")[1]!)]!;
  if (kind === "bool") {
    const side = /_(left|right)$/.exec(of)?.[1];
    return baseline.reduce(
      (p, q, i) => p + (states![i] !== "no" && (!side || [side, "both"].includes(states![i]!)) ? q : 0),
      0,
    );
  }
  const [, sign, than] = /(>=|<)(\d+)$/.exec(of)!;
  const edge = cuts!.indexOf(Number(than));
  return baseline.reduce((p, q, i) => p + (i <= edge === (sign === ">=") ? q : 0), 0);
}

/** The test a figure is about, as the model's own tests are written. */
function testOf(of: string): Test {
  const [, finding, sign, value] = /^([a-z0-9_]+?)(?:(>=|<|=)(\w+))?$/.exec(of)!;
  if (sign === undefined) return { finding: finding! };
  return sign === "="
    ? { finding: finding!, equals: value! }
    : { finding: finding!, is: sign as ">=" | "<", than: Number(value) };
}
