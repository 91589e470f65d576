export { type Check, checkFormat, type ReadCheck, readCheck, writeCheck } from "./check.ts";
export { english } from "./english.ts";
export { canonical } from "./fhir-names.ts";
export { french } from "./french.ts";
export { markdown } from "./markdown.ts";
export { type PlanFile, planFormat, planSchema, type ReadPlan, readPlan, writePlan } from "./plan-file.ts";
export { largestFile, type Problem, type ProblemCode } from "./problem.ts";
export { codeSystem, questionnaire } from "./questionnaire.ts";
export { bundle, questionnaireResponse } from "./questionnaire-response.ts";
export { readQuestionnaireResponse } from "./read-questionnaire-response.ts";
export { type Reminder, reminderCalendar } from "./reminder.ts";
export {
  type Cited,
  type Findings,
  type Line,
  type Provenance,
  type Section,
  type Summary,
  summary,
} from "./summary.ts";
export { type Person, type Visit, visitInvitation } from "./visit-invitation.ts";
export type { Words } from "./words.ts";
