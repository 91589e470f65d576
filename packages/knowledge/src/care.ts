import type { Condition, Source, Sourced, Urgency } from "./model.ts";
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

/** A figure that is not a dose, such as 20 to 40 minutes between breaks. */
export type Amount = Sourced & Readonly<{ id: string; value: Span; unit: string; note?: string }>;

export type Habit = Readonly<{
  id: string;
  /** Causes it helps, or every one. */
  helps: readonly string[] | "all";
  amounts: readonly Amount[];
  /** What is known of it, each with its words in the language. */
  claims: readonly (Sourced & Readonly<{ id: string; note: string }>)[];
}>;

/**
 * One part of a plan. `days` counts from the start, the first included, the second not; the last phase goes on.
 *
 * `moveOn`: when `pain` stays low and settles twice running, when the person has `confirmed` that its words are true, or with
 * `time` alone. A phase never ends before its days are over.
 */
export type Phase = Readonly<{
  days: Span;
  exercises: readonly string[];
  sets: Span;
  strengthDays: Span;
  /** The hardest level in this phase. */
  level: Level;
  moveOn: "pain" | "confirmed" | "time";
}>;

/** What to do about one cause. */
export type CausePlan = Readonly<{
  /** The cause. */
  id: string;
  /** `needed`: no plan before a clinician has cleared it. `refer_first`: see a doctor, and do only this much till then. */
  clearance?: "needed" | "refer_first";
  /** Kinds that matter most, first the most. */
  kinds: readonly ExerciseKind[];
  habits: readonly string[];
  /** Exercises that are wrong with this cause. */
  leaveOut: readonly string[];
  /** The strict pain limit holds until this day, or throughout (null). */
  strictPainLimit?: Readonly<{ untilDay: number | null }>;
  phases: readonly Phase[];
  course: Sourced & Readonly<{ note: string }>;
  evidence: Backing;
}>;

/** The numbers of each rule of progression, as content/progression.yaml gives them. Shares are of 1. */
export const progressionFigures = {
  progress: ["sessions", "painAtMost", "morningRiseAtMost"],
  hold: ["painAtMost", "morningRiseAtMost"],
  step_down: ["painAbove", "morningRise", "sessions"],
  swap: ["stepDowns"],
  flare: ["rise", "days", "stepDowns", "withinDays", "restDays", "shareOfSets"],
  deload: ["afterDays", "days", "shareOfSets"],
  gap_short: ["days", "shareOfSets", "sessions"],
  gap_long: ["days"],
  gap_restart: ["days"],
  two_minutes: ["below", "days"],
  one_thing: ["below", "days"],
  not_tried: ["below"],
  early_check: ["day"],
  plateau: ["day"],
  second_plateau: ["day"],
  worsening: ["nprsRise", "psfsFall", "days"],
  done: ["nprsAtMost", "psfsAtLeast", "days"],
} as const;
export type ProgressionRuleId = keyof typeof progressionFigures;
export type ProgressionRules = {
  readonly [R in ProgressionRuleId]: Sourced &
    Readonly<Record<(typeof progressionFigures)[R][number], number>> &
    Readonly<{ note: string }>;
};

/** What may be planned while `when` holds: nothing, only the gentle kinds, only the bone-safe set, or all but `leaveOut`. */
export type Gate = Sourced &
  Readonly<{
    id: string;
    when: Condition;
    allow: "nothing" | "gentle" | "bone_safe" | "all";
    leaveOut: readonly string[];
    note: string;
  }>;

/** Signs that stop every exercise, and how soon to be seen. */
export type Danger = Sourced & Readonly<{ id: string; when: Condition; urgency: Urgency; note: string }>;

export type Progression = Readonly<{
  /** Pain during an exercise, 0-10: up to `safe` may progress, up to `acceptable` stays; `strict` where a plan asks for it. */
  painLimits: Readonly<Record<"safe" | "acceptable" | "strict", Sourced & Readonly<{ atMost: number; note: string }>>>;
  rules: ProgressionRules;
  gates: readonly Gate[];
  dangers: readonly Danger[];
}>;

export const measureIds = ["nprs", "peg", "psfs", "groc"] as const;
export type MeasureId = (typeof measureIds)[number];

/**
 * A scale a person's course is measured on. `least` is the smallest change people notice, `important` the smallest that matters
 * to them (minimal important change), both in points; `share` is the latter as a part of the first score.
 */
export type Measure = Readonly<{
  id: MeasureId;
  range: Span;
  better: "lower" | "higher";
  least: number;
  important: number;
  share?: number;
  /** The important change for a first score up to `upTo`, lowest first. */
  byBaseline: readonly Readonly<{ upTo: number; important: number }>[];
  /** How far one reading strays from the next by chance: the standard error of measurement, in points. */
  sd: Sourced & Readonly<{ value: number; note: string }>;
  licence: string;
  evidence: readonly (Sourced & Readonly<{ note: string }>)[];
}>;

/** How it usually goes on, by how long it has lasted: `durationDays` from the first to the second, both included. */
export type Outlook = Sourced & Readonly<{ id: string; durationDays: Span; note: string }>;
/** An answer that makes a slower course likelier. */
export type Predictor = Sourced &
  Readonly<{ id: string; when: Condition; strength: "strong" | "moderate" | "weak"; note: string }>;

export type Care = Readonly<{
  /** Changes whenever anything in it changes. */
  version: string;
  equipment: readonly Equipment[];
  exercises: readonly Exercise[];
  habits: readonly Habit[];
  plans: readonly CausePlan[];
  progression: Progression;
  measures: readonly Measure[];
  outlooks: readonly Outlook[];
  predictors: readonly Predictor[];
  /** Those that something here cites. */
  sources: Readonly<Record<string, Source>>;
}>;
