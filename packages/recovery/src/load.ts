import type { Care, Level } from "@backroot/knowledge";
import { fitted, rankOfLevel, secondsOf } from "./dose.ts";
import { remember } from "./memory.ts";
import { budgetFor, currentPhase } from "./plan.ts";
import type { Change, Plan, PlanItem } from "./types.ts";

export function easier(care: Care, item: PlanItem): PlanItem {
  const exercise = care.exercises.find((e) => e.id === item.exercise)!;
  const lower = (["standard", "easier"] as const).find((l) => rankOfLevel[l] < rankOfLevel[item.level]);
  // A level that a rule fixes (a position, not a step) stays: fewer sets are the way down.
  const fixed = item.cautions.some((id) => exercise.rules.find((r) => r.id === id)?.only === item.level);
  if (lower && !fixed) return { ...item, level: lower };
  return withSets(item, Math.max(1, Math.floor(item.sets / 2)));
}

export function isStrength(care: Care, item: PlanItem): boolean {
  return care.exercises.find((e) => e.id === item.exercise)!.kind === "strength";
}

export function withSets(item: PlanItem, sets: number): PlanItem {
  return { ...item, sets, seconds: secondsOf({ ...item, sets }) };
}

/** A smaller share of the sets for a while; `setsBack` undoes it, but not for what has stepped down since. */
export function fewerSets(plan: Plan, share: number): Plan {
  const setsBefore = { ...plan.memory.setsBefore };
  for (const { exercise, sets } of plan.items) setsBefore[exercise] ??= sets;
  const items = plan.items.map((item) => withSets(item, Math.max(1, Math.round(item.sets * share))));
  return remember({ ...plan, items }, { setsBefore });
}

export function setsBack(plan: Plan): Plan {
  const { setsBefore } = plan.memory;
  const items = plan.items.map((item) => withSets(item, setsBefore[item.exercise] ?? item.sets));
  return forgetSets({ ...plan, items });
}

export function forgetSets(plan: Plan): Plan {
  return remember(plan, { setsBefore: {}, reduced: 0 });
}

/** One change: another set when the phase and the time allow, else the next level; undefined at the top. */
export function steppedUp(
  care: Care,
  plan: Plan,
  id: string,
): Readonly<{ item: PlanItem; change: Pick<Change, "from" | "to"> }> | undefined {
  const item = plan.items.find((i) => i.exercise === id)!;
  const exercise = care.exercises.find((e) => e.id === id)!;
  const most = Math.min(exercise.dose.sets[1], currentPhase(care, plan).sets[1]);
  const more = item.sets < most ? fitted(exercise.dose, item.sets + 1, budgetFor(plan.minutes)) : undefined;
  const level = nextLevel(item);
  const up =
    more?.sets === item.sets + 1 ? { ...item, ...more, seconds: secondsOf(more) } : level && { ...item, level };
  return up && { item: up, change: { from: inShort(item), to: inShort(up) } };
}

function nextLevel({ level, atMost }: PlanItem): Level | undefined {
  return (["standard", "harder"] as const).find(
    (l) => rankOfLevel[l] > rankOfLevel[level] && rankOfLevel[l] <= rankOfLevel[atMost],
  );
}

export function inShort({ level, sets }: PlanItem): string {
  return `${level}, ${sets} ${sets === 1 ? "set" : "sets"}`;
}
