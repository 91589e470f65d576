import { z } from "zod";
import {
  type Backing,
  certainties,
  type Dose,
  type Equipment,
  type Exercise,
  type ExerciseRule,
  exerciseKinds,
  levels,
  type Span,
  targets,
} from "./care.ts";
import type { Inspection } from "./inspection.ts";
import { poseShape, readPose } from "./pose.ts";
import { expand, satisfiable } from "./satisfiable.ts";
import { grade, id, sourceIds, words } from "./shape.ts";
import type { Keys, YamlFile } from "./yaml-file.ts";

export const rising = (number: z.ZodNumber) =>
  z.union([number, z.tuple([number, number]).refine(([a, b]) => a <= b, "must rise from least to most")]);
const count = rising(z.number().int().min(1).max(100));
const seconds = rising(z.number().min(1).max(7200));

/** Times carry their unit in their name; without it a dose could mean minutes. */
const unitless = ["hold", "time", "rest", "tempo"] as const;

const dose = z.strictObject({
  sets: count,
  reps: count.optional(),
  tempo_s: z.tuple([z.number().min(0), z.number().min(0), z.number().min(0)]).optional(),
  hold_s: seconds.optional(),
  time_s: seconds.optional(),
  places: z.number().int().min(1).max(6).optional(),
  rest_s: seconds.optional(),
  spare: z.number().int().min(0).max(5).optional(),
  per_day: count.optional(),
  per_week: rising(z.number().int().min(1).max(7)),
});

export const backing = z.strictObject({
  grade,
  certainty: z.enum(certainties),
  sources: sourceIds,
  note: words,
});

const level = z.enum(levels);
const needs = z.strictObject({ needs: z.array(z.array(id).min(1)) });
const schema = z.strictObject({
  id,
  kind: z.enum(exerciseKinds),
  targets: z.array(z.enum(targets)).min(1),
  dose: z.looseObject({}),
  levels: z.strictObject({ easier: needs, standard: needs, harder: needs }),
  bone_safe: z.boolean(),
  rules: z.array(
    z.strictObject({
      id,
      when: words,
      action: z.enum(["avoid", "modify", "stop"]),
      at_most: level.optional(),
      only: level.optional(),
      instead: z.array(id).min(1).optional(),
    }),
  ),
  evidence: backing,
  pose: poseShape,
});

/** Reads content/equipment.yaml. */
export function readEquipment(file: YamlFile, inspection: Inspection): readonly Equipment[] {
  const entry = z.strictObject({ id, everyday: z.boolean() });
  return file.readList(entry, ["equipment"]).map(({ value, keys }) => {
    if (inspection.equipment.has(value.id)) file.error("duplicate_id", keys, `"${value.id}" stands twice; remove one`);
    inspection.equipment.add(value.id);
    return value;
  });
}

/** Reads one file of content/exercises/. Vocabulary, sources, equipment and the names of all exercises must be known. */
export function readExercise(file: YamlFile, inspection: Inspection): Exercise | undefined {
  const value = file.read(schema);
  if (value === undefined) return undefined;
  checkName(value.id, file);
  for (const [name, { needs }] of Object.entries(value.levels)) {
    needs.forEach((any, i) => {
      any.forEach((thing, j) => {
        inspection.knows("equipment", thing, file, ["levels", name, "needs", i, j]);
      });
    });
  }
  const rules = value.rules.flatMap((_, i) => readRule(value.rules, i, value.id, file, inspection));
  const read = readDose(file);
  const evidence = readBacking(value.evidence, file, ["evidence"], inspection);
  const pose = readPose(value.pose, file, ["pose"]);
  if (read === undefined) return undefined;
  return {
    id: value.id,
    kind: value.kind,
    targets: value.targets,
    dose: read,
    levels: value.levels,
    boneSafe: value.bone_safe,
    rules,
    evidence,
    pose,
  };
}

/** The file is called by its id. */
export function checkName(id: string, file: YamlFile): void {
  const name = file.path
    .split("/")
    .at(-1)
    ?.replace(/\.yaml$/, "");
  if (id !== name) file.error("name_mismatch", ["id"], `the file is called "${name}", its id "${id}"; make them one`);
}

export function readBacking(given: Backing, file: YamlFile, keys: Keys, inspection: Inspection): Backing {
  inspection.checkSourced(given, file, keys);
  return given;
}

export function spanOf(given: number | readonly [number, number]): Span {
  return typeof given === "number" ? [given, given] : given;
}

function readDose(file: YamlFile): Dose | undefined {
  const raw = (file.data as { dose: Record<string, unknown> }).dose;
  for (const name of unitless) {
    if (raw[name] === undefined) continue;
    const fix = `write ${name}_s and give seconds`;
    file.error("dose_without_unit", ["dose", name], `"${name}" does not say its unit; ${fix}`);
    return undefined;
  }
  const value = file.read(dose, ["dose"]);
  if (value === undefined) return undefined;
  const ways = [value.reps, value.hold_s, value.time_s].filter((way) => way !== undefined);
  if (ways.length !== 1) {
    file.error("wrong_shape", ["dose"], "give exactly one of `reps` (with `tempo_s`), `hold_s` and `time_s`");
    return undefined;
  }
  if ((value.reps === undefined) !== (value.tempo_s === undefined)) {
    file.error("dose_without_unit", ["dose"], "repetitions need `tempo_s`: seconds out, held and back");
    return undefined;
  }
  return {
    sets: spanOf(value.sets),
    ...(value.reps !== undefined && { reps: spanOf(value.reps) }),
    ...(value.tempo_s && { tempoS: value.tempo_s }),
    ...(value.hold_s !== undefined && { holdS: spanOf(value.hold_s) }),
    ...(value.time_s !== undefined && { timeS: spanOf(value.time_s) }),
    places: value.places ?? 1,
    restS: spanOf(value.rest_s ?? 5),
    ...(value.spare !== undefined && { spare: value.spare }),
    perDay: spanOf(value.per_day ?? 1),
    perWeek: spanOf(value.per_week),
  };
}

function readRule(
  all: z.infer<typeof schema>["rules"],
  i: number,
  exercise: string,
  file: YamlFile,
  inspection: Inspection,
): readonly ExerciseRule[] {
  const { id, when: text, action, at_most: atMost, only, instead } = all[i]!;
  const keys: Keys = ["rules", i];
  if (all.findIndex((rule) => rule.id === id) < i)
    file.error("duplicate_id", keys, `the rule "${id}" stands twice; rename one`);
  const when = inspection.condition(text, file, [...keys, "when"]);
  instead?.forEach((other, j) => {
    inspection.knows("exercise", other, file, [...keys, "instead", j]);
    if (other === exercise) file.error("no_safe_alternative", [...keys, "instead", j], "name another exercise");
  });
  if (action === "avoid" && instead === undefined) {
    file.error("no_safe_alternative", keys, `"${id}" leaves ${exercise} out; say in \`instead\` what is safe then`);
  }
  if (action !== "avoid" && instead) file.error("wrong_shape", keys, "only a rule to avoid says what to do `instead`");
  if (action !== "modify" && (atMost ?? only) !== undefined)
    file.error("wrong_shape", keys, "only a rule to modify names a level");
  if (when === undefined) return [];
  if (!satisfiable(when, inspection.findings))
    file.error(
      "rule_never_fires",
      [...keys, "when"],
      `no answers make "${id}" true; two of its parts exclude each other`,
    );
  return [
    {
      id,
      when: expand(when, inspection.findings),
      action,
      ...(atMost && { atMost }),
      ...(only && { only }),
      ...(instead && { instead }),
    },
  ];
}

/** Whatever a rule leaves out, something named `instead` must stay allowed. */
export function checkAlternatives(
  exercises: ReadonlyMap<string, Exercise>,
  files: ReadonlyMap<string, YamlFile>,
): void {
  for (const [id, { rules }] of exercises) {
    for (const { rule, finding } of safeInstead(id, exercises, () => false)) {
      const i = rules.findIndex((r) => r.id === rule);
      const message = `with "${finding}" none of ${rules[i]!.instead?.join(", ")} is allowed instead; name one that is`;
      files.get(id)!.error("no_safe_alternative", ["rules", i], message);
    }
  }
}

/**
 * Rules that leave an exercise out with nothing safe instead: for each finding that alone makes the rule fire, one of the
 * alternatives must be neither avoided nor stopped by that finding alone, and not left out for another reason.
 */
export function safeInstead(
  id: string,
  exercises: ReadonlyMap<string, Exercise>,
  leftOut: (exercise: string) => boolean,
): readonly Readonly<{ rule: string; finding: string }>[] {
  const rules = exercises.get(id)?.rules ?? [];
  return rules.flatMap((rule) => {
    if (rule.action !== "avoid") return [];
    const alone = [...new Set(findingsOf(rule.when))].filter((finding) => firesAlone(rule, finding));
    const unsafe = alone.filter(
      (finding) =>
        !(rule.instead ?? []).some((other) => {
          const theirs = exercises.get(other)?.rules;
          if (theirs === undefined) return true; // its own file is broken, and says so
          return !leftOut(other) && !theirs.some((r) => r.action !== "modify" && firesAlone(r, finding));
        }),
    );
    return unsafe.map((finding) => ({ rule: rule.id, finding }));
  });
}

function findingsOf(when: ExerciseRule["when"]): readonly string[] {
  if ("all" in when) return when.all.flatMap(findingsOf);
  if ("any" in when) return when.any.flatMap(findingsOf);
  return "not" in when ? findingsOf(when.not) : [when.finding];
}

function firesAlone({ when }: ExerciseRule, finding: string): boolean {
  const holds = (part: ExerciseRule["when"]): boolean => {
    if ("all" in part) return part.all.every(holds);
    if ("any" in part) return part.any.some(holds);
    if ("not" in part) return !holds(part.not);
    return part.finding === finding;
  };
  return holds(when);
}
