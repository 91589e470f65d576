import { z } from "zod";
import { type Review, readReview } from "./prose.ts";
import { words } from "./shape.ts";
import type { YamlFile } from "./yaml-file.ts";

/** How bad and how likely, least first, as DCB0129 and its guidance name them. */
export const severities = ["minor", "significant", "considerable", "major", "catastrophic"] as const;
export const likelihoods = ["very_low", "low", "medium", "high", "very_high"] as const;
export const hazardStates = ["open", "mitigated", "accepted"] as const;

const risk = z.strictObject({ severity: z.enum(severities), likelihood: z.enum(likelihoods) });
const hazard = z.strictObject({
  id: z.string().regex(/^H\d\d$/, "is a letter and two digits, such as H01"),
  hazard: words,
  causes: z.array(words).min(1),
  effect: words,
  initial: risk,
  controls: z.array(z.strictObject({ what: words, where: words })).min(1),
  residual: risk,
  state: z.enum(hazardStates),
  remains: words,
});
type Written = z.infer<typeof hazard>;

/** A hazard with its risk before and after its controls, from 1 to 5. */
export type Hazard = Written & Readonly<{ risk: Readonly<{ initial: number; residual: number }> }>;

/** What can harm a person through this software, what is done against it, and what remains. */
export type HazardLog = Readonly<{ hazards: readonly Hazard[]; review?: Review | undefined }>;

/** Risk from 1, acceptable, to 5, unacceptable: rows by likelihood, columns by severity, least first (NHS Digital's matrix for DCB0129). */
const matrix = [
  [1, 1, 2, 2, 3],
  [1, 2, 2, 3, 4],
  [2, 2, 3, 3, 4],
  [2, 3, 3, 4, 5],
  [3, 4, 4, 5, 5],
] as const;

/** The risk of a hazard, from 1 to 5. */
export function riskOf({ severity, likelihood }: Written["initial"]): number {
  return matrix[likelihoods.indexOf(likelihood)]![severities.indexOf(severity)]!;
}

/** Reads content/<language>/hazards.yaml: controls never raise a risk, and a risk above 3 is never called accepted. */
export function readHazards(file: YamlFile, today: string): HazardLog {
  const seen = new Set<string>();
  const hazards = file.readList(hazard, ["hazards"]).map(({ value, keys }) => {
    if (seen.has(value.id)) file.error("duplicate_id", keys, `"${value.id}" stands twice; number it anew`);
    seen.add(value.id);
    const [before, after] = [riskOf(value.initial), riskOf(value.residual)];
    if (after > before) {
      file.error(
        "figure_out_of_range",
        [...keys, "residual"],
        `the risk grows from ${before} to ${after} by its controls`,
      );
    }
    if (after > 3 && value.state !== "open") {
      file.error("figure_out_of_range", [...keys, "state"], `a risk of ${after} is not acceptable; it stays "open"`);
    }
    return { ...value, risk: { initial: before, residual: after } };
  });
  return { hazards, review: readReview(file, today) };
}
