import type { PlanWords } from "../../words/plan-words.ts";

const steps = ["worst", "worse", "bitWorse", "same", "bitBetter", "better", "best"] as const;

/** A global rating of change, -3 to 3, as people say it. */
export function grocInWords(words: PlanWords["progress"]["groc"], value: number): string {
  return words[steps[Math.max(0, Math.min(steps.length - 1, Math.round(value) + 3))]!];
}
