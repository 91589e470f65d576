import type { Condition, Question, Test } from "@backroot/knowledge";
import type { Answers } from "./answers.ts";
import { holds, truthOf } from "./condition.ts";
import { type Belief, infer } from "./infer.ts";
import { type Network, openStates, rankOf, type Variable, type Weights, weightsOf } from "./network.ts";
import { hypothesisRanks, rankReached, triage } from "./triage.ts";

/** The page to ask next, and the findings on it still worth asking. */
export type NextQuestion = Readonly<{
  question: Question;
  findings: readonly string[];
  /** `danger`: an answer could raise the urgency. `ranking`: an answer could change which cause comes first. */
  because: "danger" | "ranking";
}>;

/** An interview never asks more pages than this. */
export const mostQuestions = 25;

/** Below this chance of raising the urgency a page is not asked for danger's sake; the rarest danger sign alone has 1 in 1000. */
const leastDanger = 0.0005;

/** An answer rarer than this does not keep the interview going for the ranking's sake. */
const leastLikely = 0.05;

/** A page that tells less than this about the causes, in nats, is not worth a person's time. */
const leastInformation = 0.06;

/**
 * The next page of the interview, or undefined when it is over.
 *
 * Danger first: the page through which the urgency is likeliest to rise, over every red-flag rule that could still fire and
 * every answer that could carry the probability over a threshold. When no page could, the page that tells most about the
 * causes (mutual information), as long as an answer to it could change which comes first.
 *
 * A rule that says emergency ends the interview at once. An emergency by probability alone ends it once no further "no" could
 * rule it out; until then the page that could do most to rule it out is asked.
 *
 * @param asked ids of the questions put so far
 */
export function nextQuestion(network: Network, given: Answers, asked: ReadonlySet<string>): NextQuestion | undefined {
  if (asked.size >= mostQuestions) return undefined;
  const belief = infer(network, given);
  const { urgency, fired } = triage(network, belief);
  if (fired[0]?.urgency === "emergency_now") return undefined;
  const pages = openPages(network, belief.answers, asked);
  if (urgency === "emergency_now") return mostReassuring(network, given, pages);
  const worth = worthOf(network, belief, pages, rankOf[urgency]);

  let best: NextQuestion | undefined;
  let most = leastDanger;
  let told = leastInformation;
  for (const [i, page] of pages.entries()) {
    const { danger, information, flips } = worth[i]!;
    if (danger > most) {
      most = danger;
      best = { ...page, because: "danger" };
    } else if (best?.because !== "danger" && flips && information > told) {
      told = information;
      best = { ...page, because: "ranking" };
    }
  }
  return best;
}

/** The page that would lower P(an emergency) most if all of it were "no"; none when even every "no" would not be enough. */
function mostReassuring(network: Network, given: Answers, pages: readonly Page[]): NextQuestion | undefined {
  const checklists = pages.filter(({ question }) => question.kind === "checklist");
  const allNo = Object.fromEntries(checklists.flatMap(({ findings }) => findings.map((id) => [id, false])));
  if (triage(network, infer(network, { ...given, ...allNo })).urgency === "emergency_now") return undefined;
  const left = checklists.map(({ findings }) => {
    const belief = infer(network, { ...given, ...Object.fromEntries(findings.map((id) => [id, false])) });
    const ranks = hypothesisRanks(network, belief.answers);
    return belief.posterior.reduce((sum, p, h) => (ranks[h] === 4 ? sum + p : sum), 0);
  });
  return { ...checklists[left.indexOf(Math.min(...left))]!, because: "danger" };
}

type Page = Readonly<{ question: Question; findings: readonly string[] }>;

/** Questions not yet put that concern this person, with the findings nothing is known of. */
export function openPages(network: Network, answers: Answers, asked: ReadonlySet<string>): readonly Page[] {
  return network.model.questions.flatMap((question) => {
    if (asked.has(question.id) || (question.when && !holds(question.when, answers))) return [];
    const findings = question.items
      .filter(({ finding, when }) => answers[finding] === undefined && (!when || holds(when, answers)))
      .map(({ finding }) => finding);
    return findings.length === 0 ? [] : [{ question, findings }];
  });
}

type Worth = Readonly<{
  /** Expected rise of the urgency through this page, in steps. */
  danger: number;
  /** Mutual information with the hypotheses, in nats. */
  information: number;
  /** Some answer not too rare would change which cause comes first. */
  flips: boolean;
}>;

function worthOf(network: Network, belief: Belief, pages: readonly Page[], now: number): readonly Worth[] {
  const outlook = new Outlook(network, belief, now);
  const byRules = chancesOfRules(network, belief, pages, now, outlook);
  return pages.map(({ findings }, i) => {
    let [danger, information] = [byRules[i]!, 0];
    let flips = false;
    const seen = new Map<number, number>();
    for (const id of findings) {
      const view = outlook.of(id);
      if (view === undefined) continue;
      danger += view.raises;
      flips ||= view.flips;
      // Findings that travel together tell much the same: each further one counts for what is left of it.
      const before = seen.get(view.factor) ?? 0;
      information += view.information * (1 - network.factors[view.factor]!.rho) ** before;
      seen.set(view.factor, before + 1);
    }
    return { danger, information, flips };
  });
}

/** For each page, the expected rise through rules: how much likelier a rule is to fire than if the page were all "no". */
function chancesOfRules(
  network: Network,
  belief: Belief,
  pages: readonly Page[],
  now: number,
  outlook: Outlook,
): readonly number[] {
  const pageOf = new Map(pages.flatMap(({ findings }, i) => findings.map((id) => [id, i] as const)));
  const chances = pages.map(() => 0);
  for (const { when, urgency } of network.model.rules) {
    const steps = rankOf[urgency] - now;
    if (steps <= 0) continue;
    const touched = new Set<number>();
    const fires = chanceOf(when, (test) => {
      const known = truthOf(test, belief.answers);
      if (known !== undefined) return known ? 1 : 0;
      const page = pageOf.get(test.finding);
      if (page === undefined) return 0; // cannot be learnt any more: it stays unanswered, and counts as false
      touched.add(page);
      return outlook.chanceOf(test);
    });
    if (fires === 0) continue;
    for (const page of touched) {
      const without = chanceOf(when, (test) => {
        const known = truthOf(test, belief.answers);
        if (known !== undefined) return known ? 1 : 0;
        const home = pageOf.get(test.finding);
        return home === undefined || home === page ? 0 : outlook.chanceOf(test);
      });
      chances[page]! += steps * Math.max(0, fires - without);
    }
  }
  return chances;
}

/** The chance that a condition holds, its open tests taken as independent. */
function chanceOf(condition: Condition, chance: (test: Test) => number): number {
  if ("all" in condition) {
    let p = 1;
    for (const part of condition.all) {
      p *= chanceOf(part, chance);
      if (p === 0) return 0;
    }
    return p;
  }
  if ("any" in condition) {
    let none = 1;
    for (const part of condition.any) none *= 1 - chanceOf(part, chance);
    return 1 - none;
  }
  return "not" in condition ? 1 - chanceOf(condition.not, chance) : chance(condition);
}

type View = Readonly<{ factor: number; raises: number; information: number; flips: boolean; chances: readonly number[] }>;

/** What could be learnt of each open finding, seen from the present belief. */
class Outlook {
  readonly #network: Network;
  readonly #belief: Belief;
  readonly #now: number;
  readonly #ranks: Uint8Array;
  readonly #first: number;
  readonly #views = new Map<string, View | undefined>();

  constructor(network: Network, belief: Belief, now: number) {
    this.#network = network;
    this.#belief = belief;
    this.#now = now;
    this.#ranks = hypothesisRanks(network, belief.answers);
    this.#first = indexOfMost(belief.causes);
  }

  of(id: string): View | undefined {
    if (!this.#views.has(id)) this.#views.set(id, this.#look(id));
    return this.#views.get(id);
  }

  /** P(a test turns out true), from the states it covers; a state it cuts through counts half. */
  chanceOf(test: Test): number {
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

  #look(id: string): View | undefined {
    const index = this.#network.variableOf.get(id);
    if (index === undefined) return undefined;
    const variable = this.#network.variables[index]!;
    const { before, after } = this.#weights(variable);
    const { posterior } = this.#belief;
    const [chances, weight]: [number[], Float64Array] = [[], new Float64Array(posterior.length)];
    let [raises, information, flips] = [0, 0, false];
    for (const now of after) {
      const scale = now.ordinary / before.ordinary;
      let p = 0;
      let bits = 0;
      for (let h = 0; h < weight.length; h++) {
        const given = (scale * now.ratio[h]!) / before.ratio[h]!; // P(state | hypothesis, the answers so far)
        weight[h] = posterior[h]! * given;
        p += weight[h]!;
        bits += weight[h]! * (now.log[h]! - before.log[h]!);
      }
      chances.push(p);
      information += bits + p * (Math.log(scale) - Math.log(p));
      if (p >= leastDanger) raises += p * Math.max(0, rankReached(this.#network, weight, this.#ranks) - this.#now);
      if (p >= leastLikely && !flips) flips = this.#firstOf(weight) !== this.#first;
    }
    return { factor: variable.factor, raises, information: Math.max(0, information), flips, chances };
  }

  /** Weights of the finding's factor as it stands, and with each state of the finding. */
  #weights(variable: Variable): Readonly<{ before: Weights; after: readonly Weights[] }> {
    const factor = this.#network.factors[variable.factor]!;
    const masks = factor.variables.map((v) => openStates(this.#network.variables[v]!, this.#belief.answers));
    const before = weightsOf(this.#network, factor, masks);
    const after = Array.from({ length: variable.states }, (_, state) => {
      masks[variable.member] = 1 << state;
      return weightsOf(this.#network, factor, masks);
    });
    return { before, after };
  }

  #firstOf(weight: Float64Array): number {
    const causes = this.#network.hypothesesOf.map((hypotheses) => {
      let p = 0;
      for (const h of hypotheses) p += weight[h]!;
      return p;
    });
    return indexOfMost(causes);
  }
}

function indexOfMost(values: ArrayLike<number>): number {
  let best = 0;
  for (let i = 1; i < values.length; i++) if (values[i]! > values[best]!) best = i;
  return best;
}
