export type { Anatomy, AnatomyWording, Structure } from "./anatomy.ts";
export * from "./care.ts";
export { type CareWording, changes, refusals, verdicts } from "./care-wording.ts";
export { type PublishedCase, readCases } from "./cases.ts";
export type { CauseFile } from "./causes.ts";
export {
  type Compiled,
  type ContentFiles,
  causeSections,
  compile,
  firstLanguage,
  type Library,
  languagesIn,
} from "./compile.ts";
export { formatCondition, parseCondition } from "./condition.ts";
export { type Hazard, type HazardLog, riskOf } from "./hazards.ts";
export * from "./model.ts";
export { bodyRanges, type Keyframe, limbRanges, type Pose, type Prop } from "./pose.ts";
export { formatProblem, type Problem, type ProblemCode } from "./problem.ts";
export { type Article, notYetReviewed, type Review } from "./prose.ts";
export type { DangerSign, Reading, Term } from "./reading.ts";
export type { RuleFile } from "./rules.ts";
export { type SearchEntry, searchEntries } from "./search-entries.ts";
export type { RuleReason, TreatmentWording, TreatmentWords } from "./treatment-wording.ts";
export * from "./treatments.ts";
export type { Wording } from "./wording.ts";
