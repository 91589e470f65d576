import { z } from "zod";
import { type Measure, measureIds, type Outlook, type Predictor } from "./care.ts";
import type { Inspection } from "./inspection.ts";
import { expand } from "./satisfiable.ts";
import { id, sourced, words } from "./shape.ts";
import type { YamlFile } from "./yaml-file.ts";

const points = z.number().gt(0).max(10);
const noted = { ...sourced, note: words };
const measure = z.strictObject({
  id: z.enum(measureIds),
  range: z.tuple([z.number(), z.number()]),
  better: z.enum(["lower", "higher"]),
  least: points,
  important: points,
  share: z.number().gt(0).lt(1).optional(),
  by_baseline: z.array(z.strictObject({ up_to: points, important: points })).optional(),
  sd: z.strictObject({ value: points, ...noted }),
  licence: words,
  evidence: z.array(z.strictObject(noted)).min(1),
});
const outlook = z.strictObject({
  id,
  duration_days: z.tuple([z.number().int().min(0), z.number().int().min(1)]),
  ...noted,
});
const predictor = z.strictObject({ id, when: words, strength: z.enum(["strong", "moderate", "weak"]), ...noted });

/** What content/outcomes.yaml holds: scales, how it usually goes on, and what makes it slower. */
export type Outcomes = Readonly<{
  measures: readonly Measure[];
  outlooks: readonly Outlook[];
  predictors: readonly Predictor[];
}>;

/** Reads content/outcomes.yaml. */
export function readOutcomes(file: YamlFile, inspection: Inspection): Outcomes {
  const measures = file.readList(measure, ["measures"]).map(({ value, keys }): Measure => {
    const { by_baseline: byBaseline = [], sd, evidence, share, ...rest } = value;
    if (!(rest.range[0] < rest.range[1])) file.error("wrong_shape", [...keys, "range"], "the range must rise");
    if (rest.least > rest.important)
      file.error("figures_disagree", keys, "the least change that is noticed is not above the one that matters");
    inspection.checkSourced(sd, file, [...keys, "sd"]);
    evidence.forEach((figure, i) => {
      inspection.checkSourced(figure, file, [...keys, "evidence", i]);
    });
    return {
      ...rest,
      ...(share !== undefined && { share }),
      byBaseline: byBaseline.map(({ up_to, important }) => ({ upTo: up_to, important })),
      sd,
      evidence,
    };
  });
  for (const id of measureIds) {
    if (file.data !== undefined && !measures.some((m) => m.id === id))
      file.error("wrong_shape", ["measures"], `the measure "${id}" is missing`);
  }
  const outlooks = file.readList(outlook, ["outlooks"]).map(({ value, keys }): Outlook => {
    inspection.checkSourced(value, file, keys);
    const { duration_days: durationDays, ...rest } = value;
    return { ...rest, durationDays };
  });
  const predictors = file.readList(predictor, ["predictors"]).flatMap(({ value, keys }): readonly Predictor[] => {
    inspection.checkSourced(value, file, keys);
    const when = inspection.condition(value.when, file, [...keys, "when"]);
    return when === undefined ? [] : [{ ...value, when: expand(when, inspection.findings) }];
  });
  return { measures, outlooks, predictors };
}
