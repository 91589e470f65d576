import type { Condition, Sourced } from "./model.ts";
import type { Pose } from "./pose.ts";

/**
 * What care is made of: exercises, habits, plans by cause, rules of progression and outcome measures, as plain JSON.
 *
 * Kept apart from the check's `Model`, which stays small. Every list keeps the order of the content files.
 */

/** Least and most. */
export type Span = readonly [number, number];

export const exerciseKinds = [
  "mobility",
  "stretch",
  "motor_control",
  "strength",
  "balance",
  "breathing",
  "aerobic",
  "release",
] as const;
export type ExerciseKind = (typeof exerciseKinds)[number];

/** How hard an exercise is done, easiest first. */
export const levels = ["easier", "standard", "harder"] as const;
export type Level = (typeof levels)[number];

/** What an exercise works on; `swap` looks for another that shares one. */
export const targets = [
  "thoracic_extension",
  "thoracic_flexion",
  "thoracic_rotation",
  "thoracic_side_bend",
  "rib_joints",
  "chest",
  "neck",
  "deep_neck_muscles",
  "upper_trapezius",
  "middle_trapezius",
  "lower_trapezius",
  "rhomboids",
  "levator_scapulae",
  "serratus_anterior",
  "latissimus",
  "deltoid",
  "rotator_cuff",
  "shoulder_girdle",
  "back_extensors",
  "trunk",
  "hips",
  "grip",
  "breathing",
  "heart_and_lungs",
  "balance",
] as const;
export type Target = (typeof targets)[number];

export const certainties = ["high", "moderate", "low", "very_low", "none_found"] as const;

/** What is known of it: `certainty` is how sure the figure in `note` is; `none_found` says that no trial was found. */
export type Backing = Sourced & Readonly<{ certainty: (typeof certainties)[number]; note: string }>;

/**
 * How much. One set is `places` times (`reps` at `tempoS`, or a hold of `holdS`), or simply `timeS`; times are seconds.
 *
 * `places` is 2 for each side, 3 for three spots. `tempoS` is out, hold, back. `spare` is how many repetitions could still be
 * done at the end of a set.
 */
export type Dose = Readonly<{
  sets: Span;
  reps?: Span;
  tempoS?: readonly [number, number, number];
  holdS?: Span;
  timeS?: Span;
  places: number;
  restS: Span;
  spare?: number;
  perDay: Span;
  perWeek: Span;
}>;

/**
 * When to leave an exercise out or to change it.
 *
 * `avoid`: leave it out, `instead` says what else. `modify`: at most the level `atMost`, or `only` that level, or as its words
 * say. `stop`: leave it out and be seen. Derived findings in `when` are written out, so that only what can be asked is left.
 */
export type ExerciseRule = Readonly<{
  id: string;
  when: Condition;
  action: "avoid" | "modify" | "stop";
  atMost?: Level;
  only?: Level;
  instead?: readonly string[];
}>;

export type Exercise = Readonly<{
  id: string;
  kind: ExerciseKind;
  targets: readonly Target[];
  dose: Dose;
  /** What each level needs: every entry, and of an entry any one thing. */
  levels: Readonly<Record<Level, Readonly<{ needs: readonly (readonly string[])[] }>>>;
  /** Safe with weak bones, once a fracture is ruled out. */
  boneSafe: boolean;
  rules: readonly ExerciseRule[];
  evidence: Backing;
  pose: Pose;
}>;

/** A thing an exercise needs; `everyday` ones are taken to be in every home. */
export type Equipment = Readonly<{ id: string; everyday: boolean }>;

export type Care = Readonly<{
  /** Changes whenever anything in it changes. */
  version: string;
  equipment: readonly Equipment[];
  exercises: readonly Exercise[];
}>;
