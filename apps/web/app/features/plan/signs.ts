import type { Care, Condition, Urgency } from "@backroot/knowledge";
import { type Answers, assess, type Network, rankOf } from "@backroot/reasoning";
import type { Plan, Report, ScoresReport } from "@backroot/recovery";

/** What decides what a sign means, but is no news. */
const longStanding: ReadonlySet<string> = new Set([
  "cancer_ever",
  "immune_suppressed",
  "injects_drugs",
  "fused_spine_known",
]);

/** Signs asked again at every check-in: every finding a danger is told by, but those the person had when the plan was made. */
export function signsToAsk(care: Care, { person }: Plan): readonly string[] {
  const found = new Set(care.progression.dangers.flatMap(({ when }) => findingsIn(when)));
  return [...found].filter((id) => person.answers[id] !== true && !longStanding.has(id));
}

function findingsIn(condition: Condition): readonly string[] {
  if ("all" in condition) return condition.all.flatMap(findingsIn);
  if ("any" in condition) return condition.any.flatMap(findingsIn);
  return "not" in condition ? findingsIn(condition.not) : [condition.finding];
}

/**
 * Runs the check's triage again with what is new.
 *
 * Someone a clinician has cleared keeps that clearance while nothing new is told: what the check found was seen already.
 */
export function triagedAgain(network: Network, { person }: Plan, signs: readonly string[]): Urgency {
  const answers = { ...person.answers, ...Object.fromEntries(signs.map((id) => [id, true])) } as Answers;
  const { urgency } = assess(network, answers);
  const cleared = person.answers.cleared_by_clinician_for_exercise === true;
  return cleared && signs.length === 0 && rankOf[urgency] > rankOf.routine ? "routine" : urgency;
}

/** A check-in as reports: its scores with the new signs, and what triage says to them. */
export function checkInReports(scores: ScoresReport, urgency: Urgency): readonly Report[] {
  return [scores, { kind: "screen", on: scores.on, urgency }];
}
