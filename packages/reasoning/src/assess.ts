import type { Urgency } from "@backroot/knowledge";
import type { Answer, Answers } from "./answers.ts";
import { type Belief, infer } from "./infer.ts";
import { type Network, rankOf } from "./network.ts";
import { nextQuestion } from "./next-question.ts";
import { triage } from "./triage.ts";

/** What stands in `because` when probability, not a rule, set the urgency. */
export const expectedLoss = "expected_loss";

export type Assessment = Readonly<{
  urgency: Urgency;
  /** Ids of the rules that set the urgency, or `expected_loss`. */
  because: readonly string[];
  /** Likeliest first; those below 1 in 1000 are left out, but never the first five. */
  causes: readonly Readonly<{ id: string; p: number }>[];
  /** Danger signs nobody asked about that could still raise the urgency. */
  unaskedFlags: readonly string[];
}>;

/** How soon, why, and what it may be. */
export function assess(network: Network, answers: Answers): Assessment {
  const belief = infer(network, answers);
  const { urgency, fired, raisedByProbability } = triage(network, belief);
  const because = raisedByProbability ? [expectedLoss] : fired.filter((r) => r.urgency === urgency).map((r) => r.id);
  return {
    urgency,
    because,
    causes: ranked(network, belief),
    unaskedFlags: unaskedFlags(network, belief.answers, urgency),
  };
}

function ranked(network: Network, belief: Belief): Assessment["causes"] {
  return network.model.causes
    .map(({ id }, c) => ({ id, p: belief.causes[c]! }))
    .sort((a, b) => b.p - a.p)
    .filter(({ p }, i) => i < 5 || p >= 0.001);
}

/** Red flags without an answer in a rule that is more urgent than now and not yet ruled out. */
function unaskedFlags(network: Network, answers: Answers, urgency: Urgency): readonly string[] {
  const open = new Set<string>();
  for (const { rank, truth, flags } of network.rules) {
    if (rank <= rankOf[urgency]) break;
    if (flags.every((id) => open.has(id) || answers[id] !== undefined) || truth(answers) !== undefined) continue;
    for (const id of flags) if (answers[id] === undefined) open.add(id);
  }
  return network.redFlags.filter((id) => open.has(id));
}

/** What an interview came to. */
export type Interview = Readonly<{ answers: Answers; asked: readonly string[] }>;

/**
 * Asks until nothing could change the advice.
 *
 * @param start what is known before the first question: age, sex, the places that hurt
 * @param answer gives the answer to a finding, or null for "not sure"
 */
export function interview(network: Network, start: Answers, answer: (finding: string) => Answer): Interview {
  const answers: Record<string, Answer> = { ...start };
  const asked = new Set<string>();
  for (let next = nextQuestion(network, answers, asked); next; next = nextQuestion(network, answers, asked)) {
    asked.add(next.question.id);
    for (const finding of next.findings) answers[finding] = answer(finding);
  }
  return { answers, asked: [...asked] };
}
