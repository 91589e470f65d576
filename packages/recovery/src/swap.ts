import type { Care } from "@backroot/knowledge";
import type { Day } from "./calendar.ts";
import { easier } from "./load.ts";
import { noted, remember, replaced } from "./memory.ts";
import { alike, chosen } from "./plan.ts";
import type { Plan, PlanItem } from "./types.ts";

/** Takes an exercise out for good and chooses again, one of the same kind and target first. */
export function swapped(
  care: Care,
  plan: Plan,
  item: PlanItem,
  on: Day,
  rule: "swap" | "early_check" | "asked_swap",
  reports: readonly Day[],
): Plan {
  const exercise = care.exercises.find((e) => e.id === item.exercise)!;
  const without = remember(plan, { swapped: [...plan.memory.swapped, item.exercise] });
  const rest = without.items.filter((i) => i.exercise !== item.exercise);
  const again = chosen(care, { ...without, items: rest });
  const others = alike(care, exercise);
  const fresh = again.items.filter((i) => !rest.some((r) => r.exercise === i.exercise));
  const to = (fresh.find((i) => others.includes(i.exercise)) ?? fresh[0])?.exercise;
  if (rule === "asked_swap" && to === undefined) return plan;
  // Out of everything: an empty plan is no plan, so the last exercise stays at its easiest.
  if (again.items.length === 0)
    return replaced(plan, easier(care, item), { rule: "step_down", on, exercise: item.exercise, reports });
  return noted(again, { rule, on, exercise: item.exercise, ...(to && { to }), reports });
}
