import type { Condition, Finding, Question, Test } from "@backroot/knowledge";
import { type Answer, type Answers, complete } from "./answers.ts";
import { holding, known } from "./condition.ts";
import { type Belief, infer } from "./infer.ts";
import { type Network, rankOf } from "./network.ts";
import { Outlook } from "./outlook.ts";
import { triage } from "./triage.ts";

/** The page to ask next, and the findings on it still worth asking. */
export type NextQuestion = Readonly<{
  question: Question;
  findings: readonly string[];
  /** `danger`: an answer could raise the urgency. `ranking`: an answer could change which cause comes first. */
  because: "danger" | "ranking";
}>;

/** An interview never asks more pages than this. */
export const mostQuestions = 25;

/**
 * Below this expected loss a page is not asked for danger's sake, in needless appointments: the rarest sign that raises the
 * urgency by itself (a drooping eyelid, 2 in 1000, to be seen within days) stands just above it.
 */
const leastDanger = 0.004;

/** An answer rarer than this does not keep the interview going for the ranking's sake. */
const leastLikely = 0.05;

/** From this chance of an emergency on, no more is asked, though no rule has fired. */
const likelyEmergency = 0.25;

/** A page that tells less than this about the causes, in nats, is not worth a person's time; a fair coin tells 0.69. */
const leastInformation = 0.15;

/**
 * The next page of the interview, or undefined when it is over.
 *
 * Danger first: the page that averts the largest expected loss, over every red-flag rule that could still fire and every
 * answer that could carry the probability over a threshold. When no page could, the page that tells most about the
 * causes (mutual information), as long as an answer to it could change which comes first.
 *
 * A rule that says emergency ends the interview at once. An emergency by probability alone ends it once no further
 * answers could rule it out; until then the page that could do most to rule it out is asked.
 *
 * @param asked ids of the questions put so far
 */
export function nextQuestion(network: Network, given: Answers, asked: ReadonlySet<string>): NextQuestion | undefined {
  if (asked.size >= mostQuestions) return undefined;
  const belief = infer(network, given);
  const { urgency, fired } = triage(network, belief);
  if (fired[0]?.urgency === "emergency_now") return undefined;
  const pages = openPages(network, belief.answers, asked);
  if (urgency === "emergency_now") return rulingOut(network, belief, pages);
  const outlook = new Outlook(network, belief, rankOf[urgency]);
  return mostDangerous(network, belief, pages, outlook) ?? mostTelling(network, pages, outlook);
}

/**
 * What to ask while an emergency is too likely, though no rule has fired: first the page that may make a rule fire, then the one
 * whose most reassuring answers would lower P(an emergency) most. None when even every reassuring answer to every page would
 * not be enough, or when an emergency is so likely that more questions only cost time.
 */
function rulingOut(network: Network, belief: Belief, pages: readonly Page[]): NextQuestion | undefined {
  const outlook = new Outlook(network, belief, rankOf.same_day);
  if (outlook.emergency >= likelyEmergency || pages.length === 0) return undefined;
  const hopeful: Record<string, Answer> = { ...belief.answers };
  const relief = pages.map(({ findings }) => {
    let log = 0;
    for (const id of findings) {
      const view = outlook.of(id);
      if (view === undefined) continue;
      const finding = network.findings.get(id)!;
      const best = finding.redFlag ? 1 : view.emergency.indexOf(Math.min(...view.emergency));
      hopeful[id] = answerFor(finding, best);
      log += Math.log(view.emergency[best]! / outlook.emergency);
    }
    return log;
  });
  const atBest = new Outlook(network, infer(network, hopeful), rankOf.emergency_now).emergency;
  if (atBest >= network.model.thresholds[rankOf.emergency_now - 1]!.probability) return undefined;
  const chances = chancesOfRules(network, belief, pages, outlook);
  const alarming = chances.indexOf(Math.max(...chances));
  const reassuring = relief.indexOf(Math.min(...relief));
  return { ...pages[chances[alarming]! > leastDanger ? alarming : reassuring]!, because: "danger" };
}

/** An answer that falls into a state of a finding. */
function answerFor({ kind, values, cuts = [], range }: Finding, state: number): Answer {
  if (kind === "choice") return values![state]!;
  return kind === "number" ? (cuts[state] ?? range![0]) : state === 0;
}

type Page = Readonly<{ question: Question; findings: readonly string[] }>;

/** Questions not yet put that concern this person, with the findings nothing is known of. */
function openPages(network: Network, answers: Answers, asked: ReadonlySet<string>): readonly Page[] {
  return network.model.questions.flatMap((question) => {
    if (asked.has(question.id) || (question.when && !holding(question.when)(answers))) return [];
    const findings = concerning(question, answers).filter((id) => answers[id] === undefined);
    return findings.length === 0 ? [] : [{ question, findings }];
  });
}

/**
 * The findings of a question to put to this person.
 *
 * @param again the question was asked before: what was answered then is shown again, to be changed
 */
export function openFindings(network: Network, question: Question, given: Answers, again: boolean): readonly string[] {
  const others = Object.fromEntries(
    Object.entries(given).filter(([id]) => !again || !question.items.some((item) => item.finding === id)),
  );
  const answers = complete(network.inferences, others);
  return concerning(question, answers).filter((id) => answers[id] === undefined);
}

function concerning(question: Question, answers: Answers): readonly string[] {
  return question.items.filter(({ when }) => !when || holding(when)(answers)).map(({ finding }) => finding);
}

/** The page that averts the largest expected loss: what it may reveal, weighed by how bad it would be to miss. */
function mostDangerous(
  network: Network,
  belief: Belief,
  pages: readonly Page[],
  outlook: Outlook,
): NextQuestion | undefined {
  const chances = chancesOfRules(network, belief, pages, outlook);
  pages.forEach(({ findings }, i) => {
    for (const id of findings) chances[i]! += outlook.of(id)?.raises ?? 0;
  });
  const most = chances.indexOf(Math.max(...chances));
  return chances[most]! > leastDanger ? { ...pages[most]!, because: "danger" } : undefined;
}

/** For each page the expected loss it averts through rules: how much likelier they are to fire than if the page were all "no". */
function chancesOfRules(network: Network, belief: Belief, pages: readonly Page[], outlook: Outlook): number[] {
  const pageOf = new Map(pages.flatMap(({ findings }, i) => findings.map((id) => [id, i] as const)));
  const chances = pages.map(() => 0);
  for (const { rule, rank, truth } of network.rules) {
    if (rank <= outlook.rank) break;
    const loss = outlook.lossOfMissing(rank);
    if (truth(belief.answers) === false) continue;
    const touched = new Set<number>();
    const fires = chanceOf(rule.when, (test) => {
      const said = known(test, belief.answers);
      if (said !== undefined) return said ? 1 : 0;
      const page = pageOf.get(test.finding);
      if (page === undefined) return 0; // cannot be learnt any more: it stays unanswered, and counts as false
      touched.add(page);
      return outlook.chanceOf(test);
    });
    if (fires === 0) continue;
    for (const page of touched) {
      const without = chanceOf(rule.when, (test) => {
        const said = known(test, belief.answers);
        if (said !== undefined) return said ? 1 : 0;
        const home = pageOf.get(test.finding);
        return home === undefined || home === page ? 0 : outlook.chanceOf(test);
      });
      chances[page]! += loss * Math.max(0, fires - without);
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

/** The page that tells most about the causes, of those on which an answer could change which comes first. */
function mostTelling(network: Network, pages: readonly Page[], outlook: Outlook): NextQuestion | undefined {
  let best: NextQuestion | undefined;
  let most = leastInformation;
  for (const page of pages) {
    let information = 0;
    const told = new Map<number, number>();
    for (const id of page.findings) {
      const view = outlook.of(id);
      if (view === undefined) continue;
      // Findings that travel together tell much the same: each further one counts for what is left of it.
      const before = told.get(view.factor) ?? 0;
      information += view.information * (1 - network.factors[view.factor]!.rho) ** before;
      told.set(view.factor, before + 1);
    }
    if (information > most && page.findings.some((id) => outlook.couldChangeFirst(id, leastLikely))) {
      most = information;
      best = { ...page, because: "ranking" };
    }
  }
  return best;
}
