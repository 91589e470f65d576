import type { Care } from "@backroot/knowledge";
import type { Day } from "./calendar.ts";
import { easier } from "./load.ts";
import { noted, remember, replaced } from "./memory.ts";
import { alike, chosen } from "./plan.ts";
import type { Plan, PlanItem } from "./types.ts";

/**
 * Takes an exercise out for good and chooses again, one of the same kind and target first.
 *
 * @param wanted what the person chose in its place; the plan stays as it is when that does not fit or is not safe
 */
export function swapped(
  care: Care,
  plan: Plan,
  item: PlanItem,
  on: Day,
  rule: "swap" | "early_check" | "asked_swap",
  reports: readonly Day[],
  wanted?: string,
): Plan {
  const exercise = care.exercises.find((e) => e.id === item.exercise)!;
  if (wanted !== undefined && !comesBack(plan, wanted)) return plan;
  const without = remember(plan, {
    swapped: [...plan.memory.swapped.filter((id) => id !== wanted), item.exercise],
    ...(wanted !== undefined && { instead: insteadOf(plan, item.exercise, wanted) }),
  });
  const rest = without.items.filter((i) => i.exercise !== item.exercise);
  const again = chosen(care, { ...without, items: rest });
  const others = alike(care, exercise);
  const fresh = again.items.filter((i) => !rest.some((r) => r.exercise === i.exercise));
  const to = (
    fresh.find((i) => (wanted === undefined ? others.includes(i.exercise) : i.exercise === wanted)) ?? fresh[0]
  )?.exercise;
  if (rule === "asked_swap" && (to === undefined || (wanted !== undefined && (to !== wanted || !others.includes(to)))))
    return plan;
  // Out of everything: an empty plan is no plan, so the last exercise stays at its easiest.
  if (again.items.length === 0)
    return replaced(plan, easier(care, item), { rule: "step_down", on, exercise: item.exercise, reports });
  return noted(again, { rule, on, exercise: item.exercise, ...(to && { to }), reports });
}

/** What a person gave up by their own wish may come back by it; what hurt three times may not. */
function comesBack({ memory, history }: Plan, id: string): boolean {
  if (!memory.swapped.includes(id)) return true;
  return (
    history.findLast(({ exercise, rule }) => exercise === id && /swap|early_check/.test(rule))?.rule === "asked_swap"
  );
}

/** What stands for what: who gave up the second for the third has the third for the first too. */
function insteadOf({ memory }: Plan, out: string, to: string): Readonly<Record<string, string>> {
  const kept = Object.entries(memory.instead ?? {}).filter(([id]) => id !== to);
  return { ...Object.fromEntries(kept.map(([id, other]) => [id, other === out ? to : other])), [out]: to };
}
