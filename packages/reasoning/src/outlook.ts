import type { Test } from "@backroot/knowledge";
import { type Belief, marginals } from "./infer.ts";
import { type Network, openStates, type Variable, type Weights, weightsOf } from "./network.ts";
import { hypothesisRanks, rankOfMass } from "./triage.ts";

/** What could be learnt of one finding. */
export type View = Readonly<{
  factor: number;
  /** P(each state | the answers so far). */
  chances: readonly number[];
  /** P(an emergency | each state, the answers so far). */
  emergency: readonly number[];
  /** Expected loss averted by a rise of the urgency through probability. */
  raises: number;
  /** Mutual information with the hypotheses, in nats. */
  information: number;
}>;

/** What could be learnt of each finding, seen from the present belief. Each is looked at once. */
export class Outlook {
  /** Rank of the urgency now. */
  readonly rank: number;
  /** P(an emergency) now. */
  readonly emergency: number;
  readonly #network: Network;
  readonly #belief: Belief;
  readonly #ranks: Uint8Array;
  readonly #first: number;
  readonly #views = new Map<string, View | undefined>();
  readonly #chances = new Map<Test, number>();

  constructor(network: Network, belief: Belief, rank: number) {
    this.rank = rank;
    this.#network = network;
    this.#belief = belief;
    this.#ranks = hypothesisRanks(network, belief.answers);
    this.#first = indexOfMost(belief.causes);
    this.emergency = belief.posterior.reduce((sum, p, h) => (this.#ranks[h] === 4 ? sum + p : sum), 0);
  }

  /** What it costs to stay at the present urgency when `rank` is right, in needless visits: the odds against its threshold. */
  lossOfMissing(rank: number): number {
    const cost = (r: number) => {
      const p = r === 0 ? 1 : this.#network.model.thresholds[r - 1]!.probability;
      return (1 - p) / p;
    };
    return rank <= this.rank ? 0 : cost(rank) - cost(this.rank);
  }

  of(id: string): View | undefined {
    if (!this.#views.has(id)) this.#views.set(id, this.#look(id));
    return this.#views.get(id);
  }

  /** P(a test turns out true), from the states it covers; a state it cuts through counts half. */
  chanceOf(test: Test): number {
    let chance = this.#chances.get(test);
    if (chance === undefined) {
      chance = this.#chance(test);
      this.#chances.set(test, chance);
    }
    return chance;
  }

  #chance(test: Test): number {
    const view = this.of(test.finding);
    const index = this.#network.variableOf.get(test.finding);
    if (view === undefined || index === undefined) return 0.5;
    const { finding } = this.#network.variables[index]!;
    if ("equals" in test) return view.chances[finding.values!.indexOf(test.equals)] ?? 0;
    if (!("is" in test)) return 1 - view.chances.at(-1)!;
    const edges = [Infinity, ...finding.cuts!, -Infinity];
    const above = test.is === ">=" || test.is === ">";
    return view.chances.reduce((sum, p, i) => {
      const [low, high] = [edges[i + 1]!, edges[i]!];
      const share = low >= test.than ? 1 : high <= test.than ? 0 : 0.5;
      return sum + p * (above ? share : 1 - share);
    }, 0);
  }

  /** Whether some answer, at least this likely, would put another cause first. */
  couldChangeFirst(id: string, leastLikely: number): boolean {
    const view = this.of(id);
    const index = this.#network.variableOf.get(id);
    if (view === undefined || index === undefined) return false;
    const { before, after } = this.#weights(this.#network.variables[index]!);
    return view.chances.some((p, state) => {
      if (p < leastLikely) return false;
      const { ratio } = after[state]!;
      const weight = this.#belief.posterior.map((q, h) => (q * ratio[h]!) / before.ratio[h]!);
      return indexOfMost(marginals(this.#network, weight)) !== this.#first;
    });
  }

  #look(id: string): View | undefined {
    const index = this.#network.variableOf.get(id);
    if (index === undefined) return undefined;
    const variable = this.#network.variables[index]!;
    const { before, after } = this.#weights(variable);
    const { posterior } = this.#belief;
    const [chances, emergency]: [number[], number[]] = [[], []];
    let [raises, information] = [0, 0];
    const mass = new Float64Array(5);
    for (const now of after) {
      mass.fill(0);
      let [sum, bits] = [0, 0];
      for (let h = 0; h < posterior.length; h++) {
        const weight = (posterior[h]! * now.ratio[h]!) / before.ratio[h]!;
        sum += weight;
        bits += weight * (now.log[h]! - before.log[h]!);
        mass[this.#ranks[h]!]! += weight;
      }
      const scale = now.ordinary / before.ordinary;
      const p = scale * sum;
      chances.push(p);
      emergency.push(mass[4]! / sum);
      information += scale * bits + p * (Math.log(scale) - Math.log(p));
      raises += p * this.lossOfMissing(rankOfMass(this.#network, mass));
    }
    return { factor: variable.factor, chances, emergency, raises, information: Math.max(0, information) };
  }

  /** Weights of a finding's factor as it stands, and with each state of the finding. */
  #weights(variable: Variable): Readonly<{ before: Weights; after: readonly Weights[] }> {
    const factor = this.#network.factors[variable.factor]!;
    const masks = factor.variables.map((v) => openStates(this.#network.variables[v]!, this.#belief.answers));
    const before = weightsOf(this.#network, factor, masks);
    const after: Weights[] = [];
    for (let state = 0; state < variable.states; state++) {
      masks[variable.member] = 1 << state;
      after.push(weightsOf(this.#network, factor, masks));
    }
    return { before, after };
  }
}

function indexOfMost(values: ArrayLike<number>): number {
  let best = 0;
  for (let i = 1; i < values.length; i++) if (values[i]! > values[best]!) best = i;
  return best;
}
