import type { Care, Dose, Exercise, Level, Span } from "@backroot/knowledge";
import type { PlanItem } from "./types.ts";

/** What passes between two exercises, in seconds. */
export const changeover = 10;

/** The part of a dose that repeats: at `top` of its range. */
export type Measured = Pick<PlanItem, "sets" | "reps" | "tempoS" | "holdS" | "timeS" | "places" | "restS">;

/** Seconds of one session: every set at the top of its range, and the rests between. */
export function secondsOf({ sets, reps, tempoS, holdS, timeS, places, restS }: Measured): number {
  const once = timeS
    ? timeS[1]
    : holdS
      ? holdS[1] * places
      : (reps?.[1] ?? 0) * places * (tempoS ?? [0, 0, 0]).reduce((a, b) => a + b, 0);
  return Math.ceil(sets * once + (sets - 1) * restS);
}

/**
 * A dose of at most `wanted` sets that fits into `budget` seconds: fewer sets first, then the range is cut from the top.
 *
 * @returns undefined when one set at its least is longer than the budget
 */
export function fitted(dose: Dose, wanted: number, budget: number): Measured | undefined {
  const base = { places: dose.places, restS: dose.restS[0], ...(dose.tempoS && { tempoS: dose.tempoS }) };
  for (let sets = Math.min(wanted, dose.sets[1]); sets >= 1; sets--) {
    const whole = { ...base, sets, ...ranges(dose, (span) => span) };
    if (secondsOf(whole) <= budget) return whole;
    const least = { ...base, sets, ...ranges(dose, ([low]) => [low, low]) };
    if (sets > 1 || secondsOf(least) > budget) continue;
    const step = dose.timeS ? 30 : 1;
    const [low, high] = dose.timeS ?? dose.holdS ?? dose.reps ?? [1, 1];
    for (let top = high; top >= low; top -= step) {
      const cut = { ...base, sets, ...ranges(dose, () => [low, top]) };
      if (secondsOf(cut) <= budget) return cut;
    }
    return least;
  }
  return undefined;
}

function ranges(dose: Dose, change: (span: Span) => Span): Pick<Measured, "reps" | "holdS" | "timeS"> {
  return {
    ...(dose.reps && { reps: change(dose.reps) }),
    ...(dose.holdS && { holdS: change(dose.holdS) }),
    ...(dose.timeS && { timeS: change(dose.timeS) }),
  };
}

export const rankOfLevel: Readonly<Record<Level, number>> = { easier: 0, standard: 1, harder: 2 };

/** The easier of two levels. */
export function easierOf(a: Level, b: Level): Level {
  return rankOfLevel[a] <= rankOfLevel[b] ? a : b;
}

/** Levels this person has the things for, easiest first. */
export function levelsWith(care: Care, exercise: Exercise, equipment: readonly string[]): readonly Level[] {
  const has = (thing: string) => equipment.includes(thing) || care.equipment.some((e) => e.id === thing && e.everyday);
  return (["easier", "standard", "harder"] as const).filter((level) =>
    exercise.levels[level].needs.every((any) => any.some(has)),
  );
}
