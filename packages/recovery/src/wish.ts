import type { Care, Exercise } from "@backroot/knowledge";
import type { Day } from "./calendar.ts";
import { forgetSets } from "./load.ts";
import { noted } from "./memory.ts";
import { alike, chosenOr } from "./plan.ts";
import { swapped } from "./swap.ts";
import type { Change, Plan, WishReport } from "./types.ts";

type Certainty = Exercise["evidence"]["certainty"];

/** What the person asks for is done as far as their answers allow; an exercise that nothing equal can replace stays. */
export function afterWish(care: Care, plan: Plan, { on, minutes, equipment, swap, to }: WishReport): Plan {
  let now = plan;
  if (minutes !== undefined && minutes !== now.minutes) {
    const change: Change = { rule: "asked_minutes", on, from: `${now.minutes}`, to: `${minutes}`, reports: [on] };
    now = noted({ ...now, minutes, person: { ...now.person, minutes } }, change);
  }
  if (equipment !== undefined && [...equipment].sort().join() !== [...now.person.equipment].sort().join())
    now = noted({ ...now, person: { ...now.person, equipment } }, { rule: "asked_equipment", on, reports: [on] });
  if (now !== plan && now.state !== "stopped") now = chosenOr(now.items, care, forgetSets(now));
  const item = now.items.find(({ exercise }) => exercise === swap);
  return item === undefined || now.state === "stopped" ? now : swapped(care, now, item, on, "asked_swap", [on], to);
}

/** An exercise that could stand for another: what both train, and how sure it is that it helps. */
export type Alternative = Readonly<{ exercise: string; shares: readonly string[]; certainty: Certainty }>;

const rankOf: Readonly<Record<Certainty, number>> = { high: 4, moderate: 3, low: 2, very_low: 1, none_found: 0 };

/**
 * What a person can choose in place of an exercise of their plan: all of its kind and target that are safe with their answers and
 * fit their things and time. First what trains most of the same, then what is best shown to help.
 */
export function alternatives(care: Care, plan: Plan, exercise: string, today: Day): readonly Alternative[] {
  const own = care.exercises.find(({ id }) => id === exercise);
  if (own === undefined) return [];
  return alike(care, own)
    .filter((to) => {
      const after = afterWish(care, plan, { kind: "wish", on: today, swap: exercise, to });
      return after !== plan && after.items.some((item) => item.exercise === to);
    })
    .filter((to) => !plan.items.some((item) => item.exercise === to))
    .map((id) => {
      const { targets, evidence } = care.exercises.find((other) => other.id === id)!;
      return {
        exercise: id,
        shares: targets.filter((one) => own.targets.includes(one)),
        certainty: evidence.certainty,
      };
    })
    .sort((a, b) => b.shares.length - a.shares.length || rankOf[b.certainty] - rankOf[a.certainty]);
}
