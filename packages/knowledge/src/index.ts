export { type PublishedCase, readCases } from "./cases.ts";
export { causeSections, compile, type Compiled, type ContentFiles, type Library } from "./compile.ts";
export type { CauseFile } from "./causes.ts";
export { formatCondition, parseCondition } from "./condition.ts";
export * from "./model.ts";
export { formatProblem, type Problem, type ProblemCode } from "./problem.ts";
export { type Article, notYetReviewed } from "./prose.ts";
export type { RuleFile } from "./rules.ts";
export type { Wording } from "./wording.ts";
