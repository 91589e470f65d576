import type { Care, CausePlan, Exercise, Gate, Level } from "@backroot/knowledge";
import { mayHold, truth, unasked } from "./answers.ts";
import { easierOf, levelsWith } from "./dose.ts";
import type { Person } from "./types.ts";

/** Whether an exercise may be done, how hard at most, and with which cautions; or the rule that leaves it out. */
export type Allowance =
  | Readonly<{ out: string; instead: readonly string[] }>
  | Readonly<{ atMost: Level; only?: Level; levels: readonly Level[]; cautions: readonly string[] }>;

/** Gates in force for this person: their condition holds, or nobody can say that it does not. */
export function gatesOf(care: Care, { answers }: Person): readonly Gate[] {
  return care.progression.gates.filter((gate) => mayHold(gate.when, answers));
}

/** The kinds that need no strength and no clearance. */
const gentle = new Set(["aerobic", "breathing"]);

/**
 * What a person's answers make of an exercise.
 *
 * Rules are read on the safe side: a rule whose answers are missing or "not sure" is taken to hold. An exercise that a cause of
 * this plan has wrong with it is out, and so is one whose things the person does not have.
 */
export function allowance(
  care: Care,
  exercise: Exercise,
  person: Person,
  plans: readonly CausePlan[],
  gates: readonly Gate[],
): Allowance {
  for (const gate of gates) {
    const fits =
      gate.allow === "all" ||
      (gate.allow === "bone_safe" && exercise.boneSafe) ||
      (gate.allow === "gentle" && gentle.has(exercise.kind));
    if (!fits || gate.leaveOut.includes(exercise.id)) return { out: gate.id, instead: [] };
  }
  const wrong = plans.find((plan) => plan.leaveOut.includes(exercise.id));
  if (wrong) return { out: wrong.id, instead: [] };
  let atMost: Level = "harder";
  let only: Level | undefined;
  const cautions: string[] = [];
  for (const rule of exercise.rules) {
    if (!mayHold(rule.when, person.answers)) continue;
    if (rule.action !== "modify") return { out: `${exercise.id}/${rule.id}`, instead: rule.instead ?? [] };
    cautions.push(rule.id);
    if (rule.atMost) atMost = easierOf(atMost, rule.atMost);
    if (rule.only) {
      if (only !== undefined && only !== rule.only) return { out: `${exercise.id}/${rule.id}`, instead: [] };
      only = rule.only;
    }
  }
  const owned = levelsWith(care, exercise, person.equipment);
  // `only` names the one position that is safe; a limit on how hard says nothing about it.
  const levels = only === undefined ? owned.filter((level) => easierOf(level, atMost) === level) : [only];
  if (levels.length === 0 || !levels.some((level) => owned.includes(level))) return { out: "equipment", instead: [] };
  return { atMost, ...(only && { only }), levels, cautions };
}

/** Findings to be asked before a plan: what a gate or a rule of these exercises reads and nobody has asked yet. */
export function openSafety(exercises: readonly Exercise[], gates: readonly Gate[], person: Person): readonly string[] {
  const found = new Set<string>();
  for (const gate of gates) unasked(gate.when, person.answers, found);
  for (const { rules } of exercises) for (const rule of rules) unasked(rule.when, person.answers, found);
  return [...found];
}

/** Whether a clinician has cleared exercise. Not sure is no. */
export function cleared(person: Person): boolean {
  return truth({ finding: "cleared_by_clinician_for_exercise" }, person.answers) === true;
}
