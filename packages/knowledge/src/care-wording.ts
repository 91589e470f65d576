import { z } from "zod";
import { type Care, exerciseKinds, levels, progressionFigures, targets } from "./care.ts";
import { amountUnits } from "./habits.ts";
import { words } from "./shape.ts";
import type { YamlFile } from "./yaml-file.ts";

const exercise = z.strictObject({
  name: words,
  why: words,
  levels: z.strictObject({ easier: words, standard: words, harder: words }),
  form: z.array(words).min(1),
  mistakes: z.array(words).min(1),
  rules: z.record(z.string(), words).optional(),
});
const habit = z.strictObject({
  name: words,
  do: z.array(words).min(1),
  honesty: words,
  amounts: z.record(z.string(), words).optional(),
  claims: z.record(z.string(), words),
});
const plan = z.strictObject({
  title: words,
  first: words,
  phases: z.array(z.strictObject({ dose: words, move_on: words })).min(1),
  avoid: z.array(words).min(1),
  course: words,
  get_seen: words,
});
const measure = z.strictObject({ name: words, ask: words, least: words, most: words });
const named = z.record(z.string(), words);

/** The words a person reads about exercises, habits and plans, in one language. */
export type CareWording = Readonly<{
  kinds: Readonly<Record<string, string>>;
  levels: Readonly<Record<string, string>>;
  targets: Readonly<Record<string, string>>;
  equipment: Readonly<Record<string, string>>;
  units: Readonly<Record<string, string>>;
  exercises: Readonly<Record<string, z.infer<typeof exercise>>>;
  habits: Readonly<Record<string, z.infer<typeof habit>>>;
  /** By cause. */
  plans: Readonly<Record<string, z.infer<typeof plan>>>;
  /** Why a plan changed, by the id of its rule. */
  changes: Readonly<Record<string, string>>;
  /** Why there is no plan, or a smaller one, by the id of the gate or of `refusals`. */
  refusals: Readonly<Record<string, string>>;
  dangers: Readonly<Record<string, string>>;
  measures: Readonly<Record<string, z.infer<typeof measure>>>;
  outlooks: Readonly<Record<string, string>>;
  predictors: Readonly<Record<string, string>>;
  /** What a course of scores says, by the verdict of `trend`. */
  verdicts: Readonly<Record<string, string>>;
}>;

/** Why there is no plan at all, beside the gates. */
export const refusals = ["urgency", "clearance", "refer_first", "no_plan_for_this", "no_exercise_left"] as const;
/** Every reason a plan may change. */
export const changes = [
  ...Object.keys(progressionFigures),
  "next_phase",
  "flare_over",
  "deload_over",
  "stop_and_be_seen",
  "cleared",
  "new_sign",
  "gap_over",
  "asked_minutes",
  "asked_equipment",
  "asked_swap",
] as const;
/** What a course of scores may be said to do. */
export const verdicts = ["too_early", "better", "a_little_better", "no_clear_change", "worse"] as const;

/**
 * Reads content/<language>/care.yaml and exercises/<id>.yaml there.
 *
 * Everything there is has its words; nothing is worded that does not exist.
 */
export function readCareWording(
  care: Omit<Care, "version" | "sources">,
  folder: string,
  open: (path: string) => YamlFile,
): CareWording {
  const general = open(`${folder}/care.yaml`);
  return {
    kinds: texts(general, "kinds", exerciseKinds),
    levels: texts(general, "levels", levels),
    targets: texts(general, "targets", targets),
    equipment: texts(general, "equipment", idsOf(care.equipment)),
    units: texts(general, "units", amountUnits),
    changes: texts(general, "changes", changes),
    refusals: texts(general, "refusals", [...refusals, ...idsOf(care.progression.gates)]),
    dangers: texts(general, "dangers", idsOf(care.progression.dangers)),
    measures: measuresOf(general, idsOf(care.measures)),
    outlooks: texts(general, "outlooks", idsOf(care.outlooks)),
    predictors: texts(general, "predictors", idsOf(care.predictors)),
    verdicts: texts(general, "verdicts", verdicts),
    habits: Object.fromEntries(
      care.habits.flatMap(({ id, amounts, claims }) => {
        const file = open(`${folder}/habits/${id}.yaml`);
        const value = file.read(habit);
        if (value === undefined) return [];
        checkKeys(file, ["amounts"], value.amounts ?? {}, idsOf(amounts));
        checkKeys(file, ["claims"], value.claims, idsOf(claims));
        return [[id, value]];
      }),
    ),
    plans: Object.fromEntries(
      care.plans.flatMap(({ id, phases }) => {
        const file = open(`${folder}/plans/${id}.yaml`);
        const value = file.read(plan);
        if (value === undefined) return [];
        if (value.phases.length !== phases.length)
          file.error("missing_wording", ["phases"], `the plan has ${phases.length} phases; each needs its words`);
        return [[id, value]];
      }),
    ),
    exercises: Object.fromEntries(
      care.exercises.flatMap(({ id, rules }) => {
        const file = open(`${folder}/exercises/${id}.yaml`);
        const value = file.read(exercise);
        if (value === undefined) return [];
        checkKeys(
          file,
          ["rules"],
          value.rules ?? {},
          rules.map((r) => r.id),
        );
        return [[id, value]];
      }),
    ),
  };
}

const idsOf = (things: readonly Readonly<{ id: string }>[]) => things.map((thing) => thing.id);

function measuresOf(file: YamlFile, wanted: readonly string[]): CareWording["measures"] {
  const given = file.read(z.record(z.string(), measure), ["measures"]);
  if (given === undefined) return {};
  checkKeys(file, ["measures"], given, wanted);
  return given;
}

export function texts(file: YamlFile, key: string, wanted: readonly string[]): Readonly<Record<string, string>> {
  const given = file.read(named, [key]);
  if (given === undefined) return {};
  checkKeys(file, [key], given, wanted);
  return given;
}

/** The words under `keys` are for exactly what there is. */
export function checkKeys(
  file: YamlFile,
  keys: readonly string[],
  given: Readonly<Record<string, unknown>>,
  wanted: readonly string[],
): void {
  for (const id of Object.keys(given)) {
    if (!wanted.includes(id))
      file.error("unknown_words", [...keys, id], `nothing is called "${id}"; correct the name or remove the words`);
  }
  for (const id of wanted) {
    if (given[id] === undefined)
      file.error("missing_wording", [...keys], `"${id}" has no words yet; add it under "${keys.join(".")}"`);
  }
}
