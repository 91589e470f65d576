import { z } from "zod";
import type { Inspection } from "./inspection.ts";
import { grade, id, sourceIds, testText, words } from "./shape.ts";
import type { YamlFile } from "./yaml-file.ts";

const figure = z.number().min(0).nullable().optional();
const figureOrSpan = z
  .union([z.number().min(0), z.string()])
  .nullable()
  .optional();
const entry = z.strictObject({
  id,
  name: words,
  causes: z.array(id).min(1),
  applies_to: words.optional(),
  rule: words,
  items: z.array(
    z.strictObject({
      text: words,
      finding: testText.optional(),
      expects: z.literal(false).optional(),
      self_report: z.union([z.boolean(), z.literal("partly")]).optional(),
      sens: figureOrSpan,
      spec: figureOrSpan,
      lr_pos: figure,
      lr_neg: figure,
      ci: z.string().optional(),
      note: words.optional(),
    }),
  ),
  performance: z
    .array(
      z.strictObject({
        target: words.optional(),
        cut: words.optional(),
        n: z.number().int().positive().optional(),
        sens: figure,
        spec: figure,
        lr_pos: figure,
        lr_neg: figure,
        auc: figure,
        ci: z.string().optional(),
        grade,
        lr_grade: grade.optional(),
        sources: sourceIds.min(1),
        note: words.optional(),
      }),
    )
    .min(1),
  use: words,
});
export type Criteria = z.infer<typeof entry>;

/** Reads content/criteria.yaml: published criteria, for those who read; the engine weighs their items one by one. */
export function readCriteria(file: YamlFile, inspection: Inspection): readonly Criteria[] {
  return file.readList(entry, ["criteria"]).map(({ value, keys }) => {
    value.causes.forEach((cause, i) => {
      inspection.knows("cause", cause, file, [...keys, "causes", i]);
    });
    value.items.forEach((item, i) => {
      const name = item.finding?.split(/[<>=]/)[0];
      if (name !== undefined) inspection.knows("finding", name, file, [...keys, "items", i, "finding"]);
    });
    value.performance.forEach((p, i) => {
      for (const [j, source] of p.sources.entries()) {
        inspection.knows("source", source, file, [...keys, "performance", i, "sources", j]);
      }
    });
    return value;
  });
}
