import type { Model, Wording } from "@backroot/knowledge";
import type { Answer } from "@backroot/reasoning";
import type {
  Bundle,
  Extension,
  QuestionnaireResponse,
  QuestionnaireResponseItem,
  QuestionnaireResponseItemAnswer,
} from "fhir/r4.d.ts";
import { type Check, instantOf } from "./check.ts";
import { coding, extensions, notSure, pageLinkId, questionnaireUrl, valueCode } from "./fhir-names.ts";
import { formOf, type Item } from "./form.ts";
import { codeSystem, itemText, pageText, questionnaire, valueText } from "./questionnaire.ts";
import type { Words } from "./words.ts";

/**
 * A check as a FHIR R4 QuestionnaireResponse to `questionnaire`.
 *
 * An item that is not there was not asked. "Not sure" is an answer without a value whose data-absent-reason is `asked-unknown`.
 * Items stand in the order of the Questionnaire, as FHIR wants; the order in which pages were asked is in an extension.
 *
 * @throws RangeError unless `check.when` is null or an ISO instant
 */
export function questionnaireResponse(
  check: Check,
  model: Model,
  wording: Wording,
  words: Words,
): QuestionnaireResponse {
  const { version, when, answers, asked } = check;
  const item = formOf(model).flatMap(({ id, items }): QuestionnaireResponseItem[] => {
    const answered = items.filter((i) => Object.hasOwn(answers, i.id));
    if (answered.length === 0 && !asked.includes(id)) return [];
    const within = answered.map((i) => ({
      linkId: i.id,
      text: itemText(i, wording, words),
      answer: answersIn(i, answers[i.id]!, wording),
    }));
    const text = pageText(id, wording, words);
    return [{ linkId: pageLinkId(id), text, ...(within.length > 0 && { item: within }) }];
  });
  const pages = asked.map((page) => ({ url: extensions.askedPage, valueCode: page }));
  return {
    resourceType: "QuestionnaireResponse",
    language: words.language,
    ...(pages.length > 0 && { extension: pages }),
    questionnaire: `${questionnaireUrl}|${version}`,
    status: "completed",
    ...(when !== null && { authored: instantOf(when) }),
    ...(item.length > 0 && { item }),
  };
}

/** The response with the Questionnaire it answers and the codes both use: the file a person downloads. */
export function bundle(check: Check, model: Model, wording: Wording, words: Words): Bundle {
  const form = questionnaire(model, wording, words);
  const codes = codeSystem(model, wording, words);
  return {
    resourceType: "Bundle",
    type: "collection",
    language: words.language,
    ...(check.when !== null && { timestamp: instantOf(check.when) }),
    entry: [
      { resource: questionnaireResponse(check, model, wording, words) },
      { fullUrl: form.url!, resource: form },
      { fullUrl: codes.url!, resource: codes },
    ],
  };
}

function answersIn({ id, finding }: Item, answer: Answer, wording: Wording): QuestionnaireResponseItemAnswer[] {
  if (typeof answer === "boolean") return [{ valueBoolean: answer }];
  if (typeof answer === "number") return [{ valueDecimal: answer }];
  const coded = (value: string) => coding(valueCode(id, value), valueText(id, value, wording));
  if (typeof answer === "string") return [{ valueCoding: coded(answer) }];
  if (answer === null) return [absent(finding.kind, [{ url: extensions.dataAbsentReason, valueCode: notSure }])];
  if ("not" in answer) {
    return [{ extension: answer.not.map((v) => ({ url: extensions.excluded, valueCoding: coded(v) })) }];
  }
  // Whole numbers are meant, and a FHIR Range holds its high end.
  const valueRange = { low: { value: answer.from }, high: { value: answer.below - 1 } };
  return [{ extension: [{ url: extensions.within, valueRange }] }];
}

/** An answer whose value is missing for a reason. */
function absent(kind: Item["finding"]["kind"], extension: Extension[]): QuestionnaireResponseItemAnswer {
  if (kind === "bool") return { _valueBoolean: { extension } };
  return kind === "choice" ? { valueCoding: { extension } } : { _valueDecimal: { extension } };
}
