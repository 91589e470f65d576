import type { Figure, Grade } from "@backroot/knowledge";
import type { Answers } from "./answers.ts";
import { holding } from "./condition.ts";
import { answeredFactors, type Belief, infer } from "./infer.ts";
import { type Network, rankOf, weightsOf } from "./network.ts";
import { triage } from "./triage.ts";

/** One thing that speaks for or against a cause. Weights are in nats: above 0 for, below 0 against. */
export type Reason = Readonly<{
  /** `beside_another`: what the pairs it may be part of add to, or take from, its being there alone. */
  kind: "prior" | "modifier" | "answers" | "beside_another";
  weight: number;
  /** The findings it rests on; several when they travel together and count as one. */
  findings: readonly string[];
  /** P(these answers | cause) and P(the same | ordinary upper back pain), for `answers`. */
  p?: number;
  ordinary?: number;
  figures: readonly (Figure | Readonly<{ of: string; ratio: number; grade: Grade; sources: readonly string[] }>)[];
}>;

export type Explanation = Readonly<{
  cause: string;
  p: number;
  /** The prior first, then every reason, strongest first. */
  reasons: readonly Reason[];
  /** Log of what all hypotheses weigh together: p is exp(sum of the reasons' weights - total). */
  total: number;
}>;

/**
 * Why a cause is as likely as it is.
 *
 * Each answer's weight is log P(answer | cause) - log P(answer | ordinary pain), the weight of evidence (Good 1950). The
 * weights and the log prior add up to the posterior exactly.
 */
export function explain(network: Network, belief: Belief, causeId: string): Explanation {
  const c = network.causeOf.get(causeId);
  if (c === undefined) throw new RangeError(`no cause is called "${causeId}"`);
  const cause = network.model.causes[c]!;
  const reasons: Reason[] = [];
  for (const { of, when, ratio, grade, sources } of cause.modifiers) {
    if (!holding(when)(belief.answers)) continue;
    const findings = [of.split(/[<>=]/)[0]!];
    reasons.push({ kind: "modifier", weight: Math.log(ratio), findings, figures: [{ of, ratio, grade, sources }] });
  }
  for (const [index, masks] of answeredFactors(network, belief.answers)) {
    const factor = network.factors[index]!;
    const weights = weightsOf(network, factor, masks);
    const findings = factor.variables
      .filter((_, member) => masks[member] !== 0)
      .map((v) => network.variables[v]!.finding.id);
    const figures = cause.evidence.filter((e) => findings.includes(e.finding)).flatMap((e) => e.figures);
    if (weights.log[c] === 0) continue;
    const { ordinary } = weights;
    reasons.push({
      kind: "answers",
      weight: weights.log[c]!,
      findings,
      p: ordinary * weights.ratio[c]!,
      ordinary,
      figures,
    });
  }
  const most = Math.max(...belief.logWeight);
  const sumOf = (hypotheses: Iterable<number>) => {
    let sum = 0;
    for (const h of hypotheses) sum += Math.exp(belief.logWeight[h]! - most);
    return most + Math.log(sum);
  };
  const { per1000, grade, sources } = cause.prior;
  const alone = reasons.reduce((log, reason) => log + reason.weight, Math.log(per1000 / 1000));
  const beside = sumOf(network.hypothesesOf[c]!) - alone;
  if (network.hypothesesOf[c]!.length > 1)
    reasons.push({ kind: "beside_another", weight: beside, findings: [], figures: [] });
  reasons.sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight));
  const prior: Reason = {
    kind: "prior",
    weight: Math.log(per1000 / 1000),
    findings: [],
    figures: [{ of: "prior", ratio: per1000 / 1000, grade, sources }],
  };
  return { cause: causeId, p: belief.causes[c]!, reasons: [prior, ...reasons], total: sumOf(belief.logWeight.keys()) };
}

/** One answer that would change the advice. */
export type Change = Readonly<{
  finding: string;
  answer: Answers[string];
  /** How soon, if this were the answer. */
  urgency: string;
  /** Which cause would come first. */
  first: string;
}>;

/**
 * Which single answers would change the advice: the urgency, or which cause comes first.
 *
 * Tries every state of every finding a question asks, answered or not; what was answered is changed, the rest left. Gives what
 * one finding would change at a step, so that it can be spread over idle moments: the whole takes a slow phone a second.
 */
export function* whatWouldChange(network: Network, answers: Answers): Generator<readonly Change[]> {
  const now = adviceOf(network, answers);
  for (const { finding } of network.model.questions.flatMap((q) => q.items)) {
    const variable = network.variableOf.get(finding);
    if (variable === undefined) continue;
    yield alternatives(network, variable)
      .filter((answer) => answer !== answers[finding])
      .flatMap((answer): Change[] => {
        const then = adviceOf(network, { ...answers, [finding]: answer });
        return then.urgency === now.urgency && then.first === now.first ? [] : [{ finding, answer, ...then }];
      });
  }
}

/** One answer for each state of a finding. */
function alternatives(network: Network, variable: number): readonly Answers[string][] {
  const { finding } = network.variables[variable]!;
  if (finding.kind === "choice") return finding.values!;
  if (finding.kind === "number") return [...finding.cuts!, finding.range![0]];
  return [true, false];
}

function adviceOf(network: Network, answers: Answers): Readonly<{ urgency: string; first: string }> {
  const belief = infer(network, answers);
  const first = belief.causes.indexOf(Math.max(...belief.causes));
  return { urgency: triage(network, belief).urgency, first: network.model.causes[first]!.id };
}

/** Changes that raise the urgency first, then those that lower it, then those of the ranking alone. */
export function mostUrgentFirst(changes: readonly Change[]): readonly Change[] {
  return [...changes].sort((a, b) => rankOf[b.urgency as never] - rankOf[a.urgency as never]);
}
