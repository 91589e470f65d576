import type { Exercise } from "@backroot/knowledge";
import type { PlanItem } from "@backroot/recovery";
import { courseOf, type Tempo } from "../../ui/figure/movement.ts";

/**
 * What a session goes through, one after the other.
 *
 * `ready`: get into place, until the person begins. `work`: one set, in so many equal `parts` (sides or places), each of so many
 * `rounds` of the figure, or by time alone (0). `rest`: between two sets.
 */
export type Step = Readonly<
  { exercise: string; set: number } & (
    | { kind: "ready" }
    | { kind: "rest"; seconds: number }
    | { kind: "work"; seconds: number; rounds: number; parts: number }
  )
>;

/** Seconds to move into a hold and out of it. */
const intoHold = 2;
/** Seconds a figure pauses at each end when nothing else sets its pace. */
const walkingPace: Tempo = [2, 1, 2];

/** The pace the figure moves at for an item: a hold is moved into, held for its longest, and left. */
export function paceOf({ tempoS, holdS }: PlanItem): Tempo {
  return tempoS ?? (holdS ? [intoHold, holdS[1], intoHold] : walkingPace);
}

export function stepsOf(items: readonly PlanItem[], exerciseOf: (id: string) => Exercise): readonly Step[] {
  return items.flatMap((item) => {
    const { exercise, sets, restS } = item;
    const work = workOf(item, exerciseOf(exercise));
    const steps: Step[] = [{ kind: "ready", exercise, set: 1 }];
    for (let set = 1; set <= sets; set++) {
      if (set > 1 && restS > 0) steps.push({ kind: "rest", exercise, set, seconds: restS });
      steps.push({ kind: "work", exercise, set, ...work });
    }
    return steps;
  });
}

/** One set. A mirrored movement does both sides in a round; a hold that the figure only shows in short goes by time. */
function workOf(item: PlanItem, { pose }: Exercise): Readonly<{ seconds: number; rounds: number; parts: number }> {
  const { timeS, holdS, reps, places } = item;
  if (timeS) return { seconds: timeS[1], rounds: 0, parts: 1 };
  const { seconds: round, phases } = courseOf(pose, paceOf(item));
  const parts = pose.mirrored && places === 2 ? 1 : places;
  if (holdS && !phases.some(({ kind, seconds }) => kind === "hold" && seconds >= holdS[1]))
    return { seconds: places * holdS[1], rounds: 0, parts: places };
  const rounds = holdS ? 1 : (reps?.[1] ?? 1);
  return { seconds: Math.round(parts * rounds * round), rounds, parts };
}
