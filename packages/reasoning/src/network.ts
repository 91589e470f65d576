import type { Finding, Model, Rule, Urgency } from "@backroot/knowledge";
import { type Answers, type Inference, inferences } from "./answers.ts";
import { holding, type Predicate, predicate, testsOf } from "./condition.ts";
import { joint } from "./joint.ts";

/** Urgencies by rank; the index is the rank. */
export const byRank: readonly Urgency[] = ["self_care", "routine", "within_days", "same_day", "emergency_now"];
export const rankOf: Readonly<Record<Urgency, number>> = {
  self_care: 0,
  routine: 1,
  within_days: 2,
  same_day: 3,
  emergency_now: 4,
};

/** A finding as the network sees it. */
export type Variable = Readonly<{
  index: number;
  finding: Finding;
  states: number;
  factor: number;
  /** Where it stands in its factor. */
  member: number;
  /** P(state | hypothesis), `probability[hypothesis * states + state]`. */
  probability: Float64Array;
  /** 1 for each hypothesis that has a figure for this finding of its own. */
  spoken: Uint8Array;
}>;

/**
 * One hypothesis of what is there: a cause, or two that may be there at once.
 *
 * They exclude each other, so their posterior sums to one.
 */
export type Hypothesis = Readonly<{ causes: readonly number[]; logPrior: number }>;

/** Findings whose joint probability is computed together: a correlated group, or a finding alone. */
export type Factor = Readonly<{
  index: number;
  variables: readonly number[];
  rho: number;
  /** By answers; filled as they are met. */
  weights: Map<number, Weights>;
}>;

/** What one set of answers to a factor says of every hypothesis. */
export type Weights = Readonly<{
  /** P(answers | ordinary pain). */
  ordinary: number;
  /** P(answers | hypothesis) / P(answers | ordinary pain). */
  ratio: Float64Array;
  /** Its natural logarithm: the weight of evidence, in nats. */
  log: Float64Array;
}>;

/** A rule made ready; `flags` are the red flags it reads. */
export type ReadyRule = Readonly<{
  rule: Rule;
  rank: number;
  holds: Holds;
  truth: Predicate;
  flags: readonly string[];
}>;

type Holds = (answers: Answers) => boolean;

/** P(each state), undefined where there is no figure. */
type Distribution = readonly number[] | undefined;

/** The model laid out for reasoning. Made once; holds no person's answers. */
export type Network = Readonly<{
  model: Model;
  /** Findings by id, and sided sites by the id of each side. */
  findings: ReadonlyMap<string, Finding>;
  redFlags: readonly string[];
  inferences: readonly Inference[];
  variables: readonly Variable[];
  /** By finding id and, for sided sites that are told apart by side, by the id of each side. */
  variableOf: ReadonlyMap<string, number>;
  factors: readonly Factor[];
  hypotheses: readonly Hypothesis[];
  /** By hypothesis: its first cause, its second or -1, its log prior and, without escalations, its rank. */
  first: Uint8Array;
  second: Int16Array;
  logPrior: Float64Array;
  rank: Uint8Array;
  /** For each cause the hypotheses that contain it. */
  hypothesesOf: readonly (readonly number[])[];
  causeOf: ReadonlyMap<string, number>;
  /** Modifiers by the finding they read. */
  modifiers: ReadonlyMap<string, readonly Readonly<{ cause: number; holds: Holds; log: number }>[]>;
  /** What makes a cause more urgent, by the finding it reads. */
  escalations: ReadonlyMap<string, readonly Readonly<{ cause: number; holds: Holds; rank: number }>[]>;
  /** Most urgent first. */
  rules: readonly ReadyRule[];
}>;

/** Lays a model out for reasoning: the whole content in about 15 milliseconds, three times that when it is the first. */
export function prepare(model: Model): Network {
  const steps = preparing(model);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** The same in short steps, for idle moments; the last step gives the network. */
export function* preparing(model: Model): Generator<void, Network> {
  const causeOf = new Map(model.causes.map((cause, i) => [cause.id, i]));
  const hypotheses = hypothesesIn(model, causeOf);
  const weighed = model.findings.filter((finding) => finding.baseline !== undefined);
  const groups = [...model.correlations.map((c) => ({ rho: c.rho, findings: c.findings }))];
  const grouped = new Set(groups.flatMap((g) => g.findings));
  for (const { id } of weighed) if (!grouped.has(id)) groups.push({ rho: 0, findings: [id] });

  const byId = new Map(weighed.map((finding) => [finding.id, finding]));
  const evidenceOf = evidenceByFinding(model);
  const variables: Variable[] = [];
  const variableOf = new Map<string, number>();
  const factors: Factor[] = [];
  for (const [index, group] of groups.entries()) {
    const members = group.findings.map((id, member) => {
      const finding = byId.get(id);
      if (finding === undefined) throw new Error(`the correlated finding "${id}" has no baseline`);
      const variable = variables.length;
      variables.push({
        index: variable,
        finding,
        states: finding.states!.length,
        factor: index,
        member,
        ...figuresOf(finding, evidenceOf, hypotheses),
      });
      variableOf.set(id, variable);
      return variable;
    });
    factors.push({ index, variables: members, rho: group.rho, weights: new Map() });
    yield;
  }
  const findings = new Map(model.findings.map((finding) => [finding.id, finding]));
  for (const finding of model.findings) {
    if (!finding.sided) continue;
    for (const side of ["left", "right"]) {
      findings.set(`${finding.id}_${side}`, finding);
      const variable = variableOf.get(finding.id);
      if (finding.states?.length === 4) variableOf.set(`${finding.id}_${side}`, variable!);
    }
  }
  return {
    model,
    findings,
    redFlags: model.findings.filter((f) => f.redFlag).map((f) => f.id),
    inferences: inferences(model),
    variables,
    variableOf,
    factors,
    hypotheses,
    first: Uint8Array.from(hypotheses, ({ causes }) => causes[0]!),
    second: Int16Array.from(hypotheses, ({ causes }) => causes[1] ?? -1),
    logPrior: Float64Array.from(hypotheses, ({ logPrior }) => logPrior),
    rank: Uint8Array.from(hypotheses, ({ causes }) => Math.max(...causes.map((c) => rankOf[model.causes[c]!.urgency]))),
    hypothesesOf: hypothesesWith(model.causes.length, hypotheses),
    causeOf,
    modifiers: byFinding(
      model.causes.flatMap(({ modifiers }, cause) =>
        modifiers.map(({ of, when, ratio }) => ({ of, cause, holds: holding(when), log: Math.log(ratio) })),
      ),
    ),
    escalations: byFinding(
      model.causes.flatMap(({ escalations }, cause) =>
        escalations.map(({ of, when, to }) => ({ of, cause, holds: holding(when), rank: rankOf[to] })),
      ),
    ),
    rules: model.rules.map((rule) => ready(rule, findings)).sort((a, b) => b.rank - a.rank),
  };
}

/** For each cause the hypotheses that contain it, in order. */
function hypothesesWith(causes: number, hypotheses: readonly Hypothesis[]): readonly (readonly number[])[] {
  const containing: number[][] = Array.from({ length: causes }, () => []);
  hypotheses.forEach((hypothesis, h) => {
    for (const c of hypothesis.causes) containing[c]!.push(h);
  });
  return containing;
}

function ready(rule: Rule, findings: ReadonlyMap<string, Finding>): ReadyRule {
  const read = new Set([...testsOf(rule.when)].map(({ finding }) => finding));
  return {
    rule,
    rank: rankOf[rule.urgency],
    holds: holding(rule.when),
    truth: predicate(rule.when),
    flags: [...read].filter((id) => findings.get(id)?.redFlag),
  };
}

/** Grouped by the finding that `of` (such as `age>=65`) reads. */
function byFinding<T extends Readonly<{ of: string }>>(entries: readonly T[]): ReadonlyMap<string, readonly T[]> {
  return Map.groupBy(entries, ({ of }) => of.split(/[<>=]/)[0]!);
}

/**
 * Every cause alone, in order, then the pairs that may coexist.
 *
 * A prior is the chance that a cause is there, alone or beside another: two are there together with the product of both
 * priors times their lift, and a cause is there alone with what its pairs leave of its prior.
 */
function hypothesesIn(model: Model, causeOf: ReadonlyMap<string, number>): readonly Hypothesis[] {
  const prior = model.causes.map((cause) => cause.prior.per1000 / 1000);
  const alone = [...prior];
  const together = model.coexistences.map(({ causes, lift }): Hypothesis => {
    const [a, b] = causes.map((id) => causeOf.get(id)!) as [number, number];
    const weight = prior[a]! * prior[b]! * lift;
    alone[a]! -= weight;
    alone[b]! -= weight;
    return { causes: [a, b], logPrior: Math.log(weight) };
  });
  return [...alone.map((p, i): Hypothesis => ({ causes: [i], logPrior: Math.log(p) })), ...together];
}

/** P(state | hypothesis) for every hypothesis, and whether it is the hypothesis' own or the baseline. */
function figuresOf(
  finding: Finding,
  evidenceOf: ReadonlyMap<string, readonly Distribution[]>,
  hypotheses: readonly Hypothesis[],
): Pick<Variable, "probability" | "spoken"> {
  const baseline = finding.baseline!;
  const own = evidenceOf.get(finding.id) ?? [];
  const probability = new Float64Array(hypotheses.length * baseline.length);
  hypotheses.forEach(({ causes }, h) => {
    const [a, b] = causes.map((c) => own[c] ?? baseline);
    probability.set(b === undefined ? a! : together(a!, b, baseline), h * baseline.length);
  });
  return { probability, spoken: Uint8Array.from(hypotheses, ({ causes }) => (causes.some((c) => own[c]) ? 1 : 0)) };
}

/** P(state | cause) by finding, and in that by the index of the cause; a cause that has no figure of its own leaves a gap. */
function evidenceByFinding({ causes }: Model): ReadonlyMap<string, readonly Distribution[]> {
  const evidenceOf = new Map<string, Distribution[]>();
  causes.forEach(({ evidence }, c) => {
    for (const { finding, p } of evidence) {
      const figures = evidenceOf.get(finding) ?? [];
      figures[c] = p;
      evidenceOf.set(finding, figures);
    }
  });
  return evidenceOf;
}

/**
 * How two causes at once speak of a finding.
 *
 * A finding that both raise is there unless neither brings it (noisy-OR with the baseline as leak, Pearl 1988, 4.3.2). One that
 * a cause makes rarer is still brought by the other: a heart attack does not make a sore muscle less sore. Findings of more
 * than two states take the middle of both.
 */
function together(a: readonly number[], b: readonly number[], baseline: readonly number[]): readonly number[] {
  if (baseline.length > 2) return a.map((p, i) => (p + b[i]!) / 2);
  const [pa, pb, leak] = [a[0]!, b[0]!, baseline[0]!];
  const yes = pa >= leak && pb >= leak ? 1 - ((1 - pa) * (1 - pb)) / (1 - leak) : Math.max(pa, pb);
  return [yes, 1 - yes];
}

/**
 * Which states of a variable the answers leave open, as a bit mask; 0 when they say nothing of it.
 */
export function openStates({ finding, states }: Variable, answers: Answers): number {
  const answer = answers[finding.id];
  if (finding.sided && states === 4) {
    const [right, left] = [answers[`${finding.id}_right`], answers[`${finding.id}_left`]];
    let mask = 0b1111;
    if (answer === true) mask &= 0b0111;
    if (answer === false) mask &= 0b1000;
    if (right === true) mask &= 0b0101;
    if (right === false) mask &= 0b1010;
    if (left === true) mask &= 0b0110;
    if (left === false) mask &= 0b1001;
    return mask === 0b1111 ? 0 : mask;
  }
  if (answer === undefined || answer === null) return 0;
  if (typeof answer === "boolean") return answer ? 1 : 2;
  if (typeof answer === "number") return 1 << stateOf(finding, answer);
  if (typeof answer === "string") return 1 << finding.values!.indexOf(answer);
  let mask = 0;
  if ("not" in answer) {
    finding.values!.forEach((value, i) => {
      if (!answer.not.includes(value)) mask |= 1 << i;
    });
  } else {
    for (let i = stateOf(finding, answer.below - 1); i <= stateOf(finding, answer.from); i++) mask |= 1 << i;
  }
  return mask === (1 << states) - 1 ? 0 : mask;
}

/** Which span between the cuts a number falls into; 0 is the highest. */
function stateOf({ cuts }: Finding, value: number): number {
  let state = 0;
  for (const cut of cuts!) if (value < cut) state++;
  return state;
}

/**
 * What the answers to one factor say of every hypothesis; computed once for each set of answers.
 *
 * @param masks open states of each member, 0 where unanswered
 */
export function weightsOf(network: Network, factor: Factor, masks: readonly number[]): Weights {
  let key = 0;
  for (let member = 0; member < masks.length; member++) {
    key = key * (1 << network.variables[factor.variables[member]!]!.states) + masks[member]!;
  }
  let weights = factor.weights.get(key);
  if (weights === undefined) {
    weights = weigh(network, factor, masks);
    factor.weights.set(key, weights);
  }
  return weights;
}

/**
 * Works out, one factor at a step, what each single answer says of every hypothesis: most of what a first question costs.
 *
 * What it finds is kept in the network, so it can be left at any step; what is missing then is worked out when it is met.
 */
export function* warm(network: Network): Generator<void> {
  for (const factor of network.factors) {
    const masks = factor.variables.map(() => 0);
    weightsOf(network, factor, masks);
    for (let member = 0; member < masks.length; member++) {
      for (let state = 0; state < network.variables[factor.variables[member]!]!.states; state++) {
        masks[member] = 1 << state;
        weightsOf(network, factor, masks);
      }
      masks[member] = 0;
    }
    yield;
  }
}

/**
 * A finding that a cause does not speak of follows those it does, as in ordinary pain: P(spoken, unspoken | hypothesis) is
 * P(spoken | hypothesis) * P(unspoken | spoken, ordinary). So an unspoken finding adds nothing to its spoken companions, and
 * counts for them where they were not asked.
 */
function weigh(network: Network, factor: Factor, masks: readonly number[]): Weights {
  const members = factor.variables.map((v) => network.variables[v]!);
  const baseline = members.map(({ finding }) => finding.baseline!);
  const own = members.map(({ probability }) => probability);
  const cells = statesWithin(
    members.map(({ states }, i) => masks[i] || (1 << states) - 1),
    members.map((m) => m.states),
  );
  const inOrdinary = members.map(() => 0);
  const ordinaryOf = (spoken: number) => cells.map((cell) => jointOf(baseline, inOrdinary, cell, spoken, factor.rho));
  const answered = ordinaryOf((1 << members.length) - 1);
  const ordinary = sum(answered);
  // Few sets of members are spoken of by many hypotheses: each is computed once.
  const ordinaryBy = new Map<number, readonly number[]>();
  const ratio = Float64Array.from(network.hypotheses, (_, h) => {
    let spoken = 0;
    for (let m = 0; m < members.length; m++) if (members[m]!.spoken[h] === 1) spoken |= 1 << m;
    if (spoken === 0) return 1;
    let ofSpoken = ordinaryBy.get(spoken);
    if (ofSpoken === undefined) {
      ofSpoken = ordinaryOf(spoken);
      ordinaryBy.set(spoken, ofSpoken);
    }
    const rows = members.map(({ states }) => h * states);
    let total = 0;
    for (let i = 0; i < cells.length; i++)
      total += (answered[i]! * jointOf(own, rows, cells[i]!, spoken, factor.rho)) / ofSpoken[i]!;
    return total / ordinary;
  });
  return { ordinary, ratio, log: ratio.map(Math.log) };
}

/** Every combination of one state for each member, within the states left open. */
function statesWithin(open: readonly number[], states: readonly number[]): readonly (readonly number[])[] {
  return open.reduce<number[][]>(
    (cells, mask, member) =>
      cells.flatMap((cell) =>
        Array.from({ length: states[member]! }, (_, s) => s).flatMap((s) => (mask & (1 << s) ? [[...cell, s]] : [])),
      ),
    [[]],
  );
}

/**
 * P(the states of a cell), over the members that count.
 *
 * @param p figures of each member, and `rows` where among them those of one hypothesis begin
 * @param counts which members count, as a bit mask
 */
function jointOf(
  p: readonly ArrayLike<number>[],
  rows: readonly number[],
  cell: readonly number[],
  counts: number,
  rho: number,
): number {
  const spans: [from: number, to: number][] = [];
  for (let i = 0; i < cell.length; i++) {
    if ((counts & (1 << i)) === 0) continue;
    let from = 0;
    for (let s = 0; s < cell[i]!; s++) from += p[i]![rows[i]! + s]!;
    spans.push([from, from + p[i]![rows[i]! + cell[i]!]!]);
  }
  return joint(spans, rho);
}

function sum(values: readonly number[]): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}
