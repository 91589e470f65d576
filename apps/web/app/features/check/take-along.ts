import {
  bundle,
  type Check,
  type Problem,
  readCheck,
  readQuestionnaireResponse,
  writeCheck,
} from "@backroot/interchange";
import type { Model, Wording } from "@backroot/knowledge";
import { checkOf, formWords } from "../../checks/summary.ts";
import type { CheckRecord } from "../../device/check-record.ts";
import type { Language } from "../../words/language.ts";

/** A file to hand over: `fhir` is a Bundle of Questionnaire and QuestionnaireResponse, `json` the plain form. */
export function fileOf(
  record: CheckRecord,
  form: "fhir" | "json",
  model: Model,
  wording: Wording,
  language: Language,
): Readonly<{ name: string; type: string; text: string }> {
  const check = checkOf(record);
  const day = check.when?.slice(0, 10);
  if (form === "json") {
    return { name: `backroot-${day}.json`, type: "application/json", text: writeCheck(check) };
  }
  const text = JSON.stringify(bundle(check, model, wording, formWords[language]), undefined, 2);
  return { name: `backroot-${day}.fhir.json`, type: "application/fhir+json", text };
}

/**
 * Reads a file that was downloaded here before, in either form.
 *
 * @param now stands for the day of the check where the file names none: an ISO instant
 */
export function recordIn(
  text: string,
  model: Model,
  now: string,
): Readonly<{ record: CheckRecord | undefined; problems: readonly Problem[] }> {
  const isFhir = /"resourceType"/.test(text.slice(0, 1_000_000));
  const { check, problems } = isFhir ? readQuestionnaireResponse(text, model) : readCheck(text, model);
  if (check === undefined) return { record: undefined, problems };
  const when = new Date(check.when ?? now).toISOString();
  const { answers, version } = check;
  return { record: { version, begun: when, finished: when, answers, asked: pagesOf(check, model) }, problems };
}

/** The pages in the order the interview goes: about the person, where, then what was asked or is answered. */
function pagesOf({ answers, asked }: Check, model: Model): readonly string[] {
  const answered = model.questions
    .filter(({ items }) => items.some(({ finding }) => answers[finding] !== undefined))
    .map(({ id }) => id);
  return [...new Set(["about", "where", ...asked, ...answered])];
}
