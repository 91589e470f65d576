import type { Level, MeasureId, ProgressionRuleId, Span, Urgency } from "@backroot/knowledge";
import type { Answers } from "./answers.ts";
import type { Day } from "./calendar.ts";

/** Minutes a day a person can give. */
export const dailyMinutes = [2, 5, 10, 20] as const;
export type DailyMinutes = (typeof dailyMinutes)[number];

/** What a person wants most; each favours some kinds of exercise. */
export const goals = ["ease_pain", "move_freely", "get_stronger", "calm_down", "build_stamina"] as const;
export type Goal = (typeof goals)[number];

/** How active a person is now: under 30 minutes a week, up to 150, or more. */
export const activities = ["little", "some", "plenty"] as const;
export type Activity = (typeof activities)[number];

/** Everything a plan is made from. `urgency` and `causes` are what the check found, likeliest first. */
export type Person = Readonly<{
  urgency: Urgency;
  causes: readonly Readonly<{ id: string; p: number }>[];
  answers: Answers;
  goals: readonly Goal[];
  /** Ids of equipment beyond the everyday. */
  equipment: readonly string[];
  minutes: DailyMinutes;
  activity: Activity;
}>;

/** Why an exercise is in the plan: for these causes, in this goal, or in place of one that was left out. */
export type ItemReason = Readonly<{
  causes: readonly string[];
  goals: readonly Goal[];
  insteadOf?: string;
}>;

/** One exercise of a plan, as it is to be done now. Times are seconds. */
export type PlanItem = Readonly<{
  exercise: string;
  level: Level;
  /** The hardest level this person's answers and this phase allow. */
  atMost: Level;
  sets: number;
  reps?: Span;
  tempoS?: readonly [number, number, number];
  holdS?: Span;
  timeS?: Span;
  places: number;
  restS: number;
  perWeek: number;
  /** What one session of it takes, at the most repetitions. */
  seconds: number;
  reason: ItemReason;
  /** Rules of the exercise that ask to do it another way; their words say how. */
  cautions: readonly string[];
}>;

/** Exercises of one day, in order; `seconds` with ten between two. */
export type PlanDay = Readonly<{ exercises: readonly string[]; seconds: number }>;

/** Why a plan changed: the rule, the day, the exercise it is about, and the days of the reports that caused it. */
export type Change = Readonly<{
  rule:
    | ProgressionRuleId
    | "next_phase"
    | "flare_over"
    | "deload_over"
    | "stop_and_be_seen"
    | "cleared"
    | "new_sign"
    | "gap_over"
    | "asked_minutes"
    | "asked_equipment"
    | "asked_swap";
  on: Day;
  exercise?: string;
  /** What was done: `from` and `to` say it in short, such as "standard, 2 sets". */
  from?: string;
  to?: string;
  /** Days of the reports behind it. */
  reports: readonly Day[];
  /** The danger behind a stop. */
  danger?: string;
  urgency?: Urgency;
}>;

export type PlanState = "active" | "flare" | "deload" | "stopped" | "done";

export type Plan = Readonly<{
  /** Version of the care it was made from. */
  version: string;
  starts: Day;
  person: Person;
  /** The cause the phases follow, and all causes it serves with their shares. */
  cause: string;
  causes: readonly Readonly<{ id: string; share: number }>[];
  /** Counted from 0. */
  phase: number;
  phaseStarts: Day;
  state: PlanState;
  /** While `flare` or `deload`: the first day it is over. While `stopped`: nothing. */
  stateUntil?: Day;
  /** While `stopped`: how soon to be seen. */
  beSeen?: Urgency;
  minutes: DailyMinutes;
  /** Gates in force; their words say what they mean. */
  gates: readonly string[];
  /** Best first. */
  items: readonly PlanItem[];
  /** Exercises the causes ask for that were left out, with the rule or gate; `equipment` and `time` too. */
  leftOut: readonly Readonly<{ exercise: string; rule: string }>[];
  /** Seven days from `starts` on, over and over. Empty days while stopped. */
  week: readonly PlanDay[];
  /** With the cause that asks for it. */
  habits: readonly Readonly<{ id: string; cause: string }>[];
  /** Pain during an exercise from which it steps down; `strict` lets no arm, leg or band-like symptom rise either. */
  painLimit: Readonly<{ above: number; strict: boolean }>;
  /** How it usually goes on, and what makes that slower. */
  outlook: string | null;
  predictors: readonly string[];
  /** Whether a full check for danger signs is due before the next session. */
  screenDue: boolean;
  history: readonly Change[];
  memory: Memory;
}>;

/** What folding reports must remember; not for showing. */
export type Memory = Readonly<{
  items: Readonly<Record<string, ItemMemory>>;
  /** Days of sessions done, in order. */
  sessions: readonly Day[];
  /** Pain before sessions, last seven: their median is the usual level. */
  before: readonly number[];
  scores: readonly ScoresReport[];
  /** Exercises swapped out for good. */
  swapped: readonly string[];
  /** What the person chose in place of an exercise, by the one that is out. */
  instead?: Readonly<Record<string, string>>;
  /** Since when load has been rising without an easier week. */
  buildingSince: Day;
  ready: boolean;
  /** Last day each rule that speaks of the whole plan was used. */
  said: Readonly<Partial<Record<string, Day>>>;
  /** Sets before they were cut for a while, by exercise. */
  setsBefore: Readonly<Record<string, number>>;
  /** Sessions left at a smaller share of the sets after a gap. */
  reduced: number;
}>;
export type ItemMemory = Readonly<{ streak: readonly Day[]; stepDowns: readonly Day[]; holdFor: number }>;

/** What came of one exercise. `pain` 0-10 while doing it; `spare` the most repetitions with some to spare; `form` kept. */
export type Done = Readonly<{ exercise: string; pain: number; spare: boolean; form: boolean }>;

/**
 * One session. Pain is 0-10. `morning` is null until the next morning has come: what is not known never counts as settled.
 *
 * `limbs`: arm, leg or band-like symptoms rose. `raised24h`: still raised after a day. `signs`: findings that are new.
 */
export type SessionReport = Readonly<{
  kind: "session";
  on: Day;
  done: readonly Done[];
  before: number;
  after: number | null;
  morning: number | null;
  raised24h?: boolean;
  limbs?: boolean;
  signs?: readonly string[];
}>;
export type SkippedReport = Readonly<{
  kind: "skipped";
  on: Day;
  why: "time" | "pain" | "forgot" | "not_worth_it" | "other";
}>;
/** Scores of a review; `signs` are findings that are new. */
export type ScoresReport = Readonly<{ kind: "scores"; on: Day; signs?: readonly string[] }> &
  Readonly<Partial<Record<MeasureId, number>>>;
/** The person says that the words of this phase's `move_on` are true. */
export type ReadyReport = Readonly<{ kind: "ready"; on: Day }>;
/**
 * What the check's triage said when it was run again. It is run by the caller, and comes in as a report like any other: so the
 * same reports always make the same plan. `cleared`: a clinician has said that exercise is safe.
 */
export type ScreenReport = Readonly<{ kind: "screen"; on: Day; urgency: Urgency; cleared?: boolean }>;
/**
 * What the person asks for, from this day on: other minutes, other things to exercise with, another exercise in place of `swap`: the one
 * named, or the best there is.
 */
export type WishReport = Readonly<{
  kind: "wish";
  on: Day;
  minutes?: DailyMinutes;
  equipment?: readonly string[];
  swap?: string;
  to?: string;
}>;
export type Report = SessionReport | SkippedReport | ScoresReport | ReadyReport | ScreenReport | WishReport;
