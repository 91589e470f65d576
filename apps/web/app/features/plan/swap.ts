import type { Care } from "@backroot/knowledge";
import { adapt, type Day, type Plan } from "@backroot/recovery";

/** What would come instead of an exercise if the person asked; undefined when nothing equal is safe with their answers, things and time. */
export function swapOf(care: Care, plan: Plan, exercise: string, today: Day): string | undefined {
  const after = adapt(care, plan, [{ kind: "wish", on: today, swap: exercise }], today);
  return after.history.slice(plan.history.length).findLast(({ rule }) => rule === "asked_swap")?.to;
}
