import { z } from "zod";
import { type Care, exerciseKinds, levels, targets } from "./care.ts";
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
const named = z.record(z.string(), words);

/** The words a person reads about exercises, habits and plans, in one language. */
export type CareWording = Readonly<{
  kinds: Readonly<Record<string, string>>;
  levels: Readonly<Record<string, string>>;
  targets: Readonly<Record<string, string>>;
  equipment: Readonly<Record<string, string>>;
  exercises: Readonly<Record<string, z.infer<typeof exercise>>>;
}>;

/**
 * Reads content/<language>/care.yaml and exercises/<id>.yaml there.
 *
 * Everything there is has its words; nothing is worded that does not exist.
 */
export function readCareWording(
  care: Omit<Care, "version">,
  folder: string,
  open: (path: string) => YamlFile,
): CareWording {
  const general = open(`${folder}/care.yaml`);
  return {
    kinds: texts(general, "kinds", exerciseKinds),
    levels: texts(general, "levels", levels),
    targets: texts(general, "targets", targets),
    equipment: texts(
      general,
      "equipment",
      care.equipment.map((e) => e.id),
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

function texts(file: YamlFile, key: string, wanted: readonly string[]): Readonly<Record<string, string>> {
  const given = file.read(named, [key]);
  if (given === undefined) return {};
  checkKeys(file, [key], given, wanted);
  return given;
}

/** The words under `keys` are for exactly what there is. */
function checkKeys(
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
