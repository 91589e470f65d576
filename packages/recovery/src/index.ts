/**
 * Recovery: a plan for a person, adapted to what they report, and the course of their scores.
 *
 * - `plan(care, person, starts)` makes a weekly plan, refuses one by a named rule, or says what to ask first.
 * - `adapt(care, plan, reports, today)` folds dated reports into it: step up, hold, step down, swap, rest, stop and be seen.
 * - `trend(measure, readings)` smooths the scores and says honestly what they show.
 * - Dates, answers and the result of triage come in as arguments; nothing here knows a clock.
 */
export { adapt } from "./adapt.ts";
export type { Answers } from "./answers.ts";
export { addDays, type Day, daysBetween } from "./calendar.ts";
export { type PlanResult, plan } from "./plan.ts";
export { type Reading, type Trend, trend, type Verdict } from "./trend.ts";
export {
  type Activity,
  activities,
  type Change,
  type DailyMinutes,
  type Done,
  dailyMinutes,
  type Goal,
  goals,
  type ItemReason,
  type Person,
  type Plan,
  type PlanDay,
  type PlanItem,
  type PlanState,
  type ReadyReport,
  type Report,
  type ScoresReport,
  type ScreenReport,
  type SessionReport,
  type SkippedReport,
  type WishReport,
} from "./types.ts";
export { type Alternative, alternatives } from "./wish.ts";
