import type { PlanItem } from "@backroot/recovery";
import type { PlanWords } from "../../words/plan-words.ts";

type DoseWords = PlanWords["dose"];

/** How much of an exercise: "2 sets of 8 to 10 times, each side". */
export function doseInWords(words: DoseWords, { sets, reps, holdS, timeS, places }: PlanItem): string {
  const once = timeS
    ? inTime(words, timeS[1])
    : holdS
      ? words.hold.replace("{seconds}", span(words, holdS))
      : words.reps.replace("{reps}", span(words, reps ?? [1, 1]));
  const where = timeS || places < 2 ? "" : places === 2 ? words.eachSide : words.places.replace("{n}", String(places));
  const all = sets === 1 ? once : words.sets.replace("{n}", String(sets)).replace("{once}", once);
  return where === "" ? all : `${all}, ${where}`;
}

/** A length of time: "40 seconds", "about 2 minutes". */
export function inTime(words: DoseWords, seconds: number): string {
  if (seconds < 60) return words.seconds.replace("{n}", String(Math.round(seconds)));
  const minutes = Math.round(seconds / 60);
  return minutes === 1 ? words.oneMinute : words.minutes.replace("{n}", String(minutes));
}

function span(words: DoseWords, [low, high]: readonly [number, number]): string {
  return low === high ? String(high) : words.span.replace("{low}", String(low)).replace("{high}", String(high));
}
