import { z } from "zod";
import type { Habit } from "./care.ts";
import { checkName, rising, spanOf } from "./exercises.ts";
import type { Inspection } from "./inspection.ts";
import { id, sourced, words } from "./shape.ts";
import type { YamlFile } from "./yaml-file.ts";

/** The units an amount of a habit may have. */
export const amountUnits = [
  "min",
  "cm",
  "percent",
  "percent_of_body_weight",
  "min_per_week",
  "min_per_day",
  "days_per_week",
] as const;

const schema = z.strictObject({
  id,
  helps: z.union([z.literal("all"), z.array(id).min(1)]),
  amounts: z
    .array(z.strictObject({ id, value: rising(z.number().min(0)), unit: z.enum(amountUnits), ...sourced }))
    .optional(),
  claims: z.array(z.strictObject({ id, ...sourced, note: words })).min(1),
});

/** Reads one file of content/habits/. */
export function readHabit(file: YamlFile, inspection: Inspection): Habit | undefined {
  const value = file.read(schema);
  if (value === undefined) return undefined;
  checkName(value.id, file);
  if (value.helps !== "all") {
    value.helps.forEach((cause, i) => {
      inspection.knows("cause", cause, file, ["helps", i]);
    });
  }
  for (const part of ["amounts", "claims"] as const) {
    value[part]?.forEach((figure, i) => {
      // An amount without a reason of its own leans on the claims beside it.
      inspection.checkSourced({ ...figure, note: figure.note ?? part }, file, [part, i]);
      if (value[part]!.findIndex((other) => other.id === figure.id) < i)
        file.error("duplicate_id", [part, i], `"${figure.id}" stands twice; rename one`);
    });
  }
  const amounts = (value.amounts ?? []).map(({ id, value, unit, grade, sources }) => ({
    id,
    value: spanOf(value),
    unit,
    grade,
    sources,
  }));
  return { id: value.id, helps: value.helps, amounts, claims: value.claims };
}
