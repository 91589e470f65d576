import type { Care } from "@backroot/knowledge";
import { forgetSets } from "./load.ts";
import { noted } from "./memory.ts";
import { chosenOr } from "./plan.ts";
import { swapped } from "./swap.ts";
import type { Change, Plan, WishReport } from "./types.ts";

/** What the person asks for is done as far as their answers allow; an exercise that nothing equal can replace stays. */
export function afterWish(care: Care, plan: Plan, { on, minutes, equipment, swap }: WishReport): Plan {
  let now = plan;
  if (minutes !== undefined && minutes !== now.minutes) {
    const change: Change = { rule: "asked_minutes", on, from: `${now.minutes}`, to: `${minutes}`, reports: [on] };
    now = noted({ ...now, minutes, person: { ...now.person, minutes } }, change);
  }
  if (equipment !== undefined && [...equipment].sort().join() !== [...now.person.equipment].sort().join())
    now = noted({ ...now, person: { ...now.person, equipment } }, { rule: "asked_equipment", on, reports: [on] });
  if (now !== plan && now.state !== "stopped") now = chosenOr(now.items, care, forgetSets(now));
  const item = now.items.find(({ exercise }) => exercise === swap);
  return item === undefined || now.state === "stopped" ? now : swapped(care, now, item, on, "asked_swap", [on]);
}
