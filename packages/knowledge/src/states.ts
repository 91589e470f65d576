import type { Finding, Test } from "./model.ts";

/** The states of a bool, in order. */
export const boolStates = ["yes", "no"] as const;

/** The states of a sided site whose sides carry figures, in order. */
export const sidedStates = ["right", "left", "both", "no"] as const;

/** The spans between cuts, highest first: cuts 8 and 7 give `>=8`, `7`, `<7`. Whole numbers are meant. */
export function spanStates(cuts: readonly number[]): readonly string[] {
  return [Infinity, ...cuts].map((above, i) => {
    const from = cuts[i];
    if (from === undefined) return `<${above}`;
    if (above === Infinity) return `>=${from}`;
    return above - from === 1 ? `${from}` : `${from}-${above - 1}`;
  });
}

/**
 * Which states of a finding make a test true.
 *
 * @param side when the test names one side of a sided site
 * @returns undefined when the test cuts through a state, as severity>=9 does when the cuts are 8 and 7
 */
export function statesOf(finding: Finding, test: Test, side?: "left" | "right"): ReadonlySet<number> | undefined {
  const states = finding.states ?? [];
  const where = (holds: (state: string, i: number) => boolean) =>
    new Set(states.flatMap((state, i) => (holds(state, i) ? [i] : [])));
  if ("equals" in test) return where((state) => state === test.equals);
  if ("is" in test) {
    const cuts = finding.cuts ?? [];
    const from = test.is === ">=" || test.is === "<" ? test.than : test.than + 1;
    const edge = cuts.indexOf(from);
    if (edge < 0) return undefined;
    return where((_, i) => i <= edge === (test.is === ">=" || test.is === ">"));
  }
  if (side !== undefined) return where((state) => state === side || state === "both");
  return where((state) => state !== "no");
}
