import type { ExerciseKind } from "@backroot/knowledge";
import { changeover } from "./dose.ts";
import type { PlanDay, PlanItem } from "./types.ts";

/** Strength rests a day between: where in the week it stands, by how many days it has. */
const strengthOn: Readonly<Record<number, readonly number[]>> = {
  1: [0],
  2: [0, 3],
  3: [0, 2, 4],
  4: [0, 2, 4, 6],
};

/**
 * Spreads the exercises of a plan over seven days so that each day fits its seconds.
 *
 * On every day the exercise that is furthest behind the days a week it wants goes first; a tie goes to the better one. Strength
 * stands only on its own days, unless it is the light daily kind (5 days or more a week).
 */
export function weekOf(
  items: readonly PlanItem[],
  kindOf: (exercise: string) => ExerciseKind,
  budget: number,
  strengthDays: number,
): readonly PlanDay[] {
  const times = new Map(items.map((item) => [item.exercise, 0]));
  const onDays = strengthOn[Math.min(4, Math.max(1, strengthDays))]!;
  return Array.from({ length: 7 }, (_, day) => {
    const due = items
      .filter(({ exercise, perWeek }) => kindOf(exercise) !== "strength" || perWeek >= 5 || onDays.includes(day))
      .map((item, rank) => {
        const daysOpen = kindOf(item.exercise) === "strength" && item.perWeek < 5 ? onDays.length : 7;
        const wanted = (Math.min(item.perWeek, daysOpen) * (day + 1)) / 7;
        return { item, rank, behind: wanted - times.get(item.exercise)! };
      })
      .filter(({ behind }) => behind > 0)
      .sort((a, b) => b.behind - a.behind || a.rank - b.rank);
    const exercises: string[] = [];
    let seconds = 0;
    for (const { item } of due) {
      const more = item.seconds + (exercises.length > 0 ? changeover : 0);
      if (seconds + more > budget) continue;
      seconds += more;
      exercises.push(item.exercise);
      times.set(item.exercise, times.get(item.exercise)! + 1);
    }
    return { exercises, seconds };
  });
}
