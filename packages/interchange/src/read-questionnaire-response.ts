import type { Model } from "@backroot/knowledge";
import type { Answer } from "@backroot/reasoning";
import { askedIn, instant, noteOtherModel, type ReadCheck, shownId } from "./check.ts";
import { codeSystemUrl, extensions, questionnaireUrl } from "./fhir-names.ts";
import { fitting } from "./fitting.ts";
import { type Item, itemsOf } from "./form.ts";
import { largestFile, Problems, parseJson } from "./problem.ts";

type Json = Readonly<Record<string, unknown>>;

/** Items may be nested this deep; ours are nested once. */
const deepest = 20;

/**
 * Reads a QuestionnaireResponse to our Questionnaire, alone or in a Bundle. Never throws.
 *
 * Items it does not know, and answers that do not fit, are said and left out; the rest is kept. Where items stand does not
 * matter, only their linkIds. An answer without a value is "not sure", unless its data-absent-reason is `not-asked`.
 *
 * @param limit of the text, in characters
 */
export function readQuestionnaireResponse(text: string, model: Model, limit = largestFile): ReadCheck {
  const problems = new Problems();
  const file = parseJson(text, limit, problems);
  const found = file === undefined ? undefined : responseIn(file as Json, problems);
  if (found === undefined) return { check: undefined, problems: problems.list };
  const { response, place } = found;
  noteQuestionnaire(response.questionnaire, model, place, problems);

  const answers = new Map<string, Answer>();
  const items = itemsOf(model);
  const pages = new Set(["about", "where", "other", ...model.questions.map((q) => q.id)].map((id) => `page.${id}`));
  const walk = (list: unknown, at: string, depth: number): void => {
    if (list === undefined) return;
    if (!Array.isArray(list)) problems.add("wrong_shape", at, "must be a list of items");
    else if (depth > deepest) problems.add("wrong_shape", at, `items are nested more than ${deepest} deep`);
    else for (const [i, entry] of list.entries()) visit(entry, `${at}[${i}]`, depth);
  };
  const visit = (entry: unknown, here: string, depth: number): void => {
    if (!isObject(entry) || typeof entry.linkId !== "string") {
      problems.add("wrong_shape", here, "an item must be an object with a linkId");
      return;
    }
    const item = items.get(entry.linkId);
    if (item !== undefined) readItem(item, entry, here, answers, problems);
    else if (!pages.has(entry.linkId)) {
      const message = `this version of Backroot has no item ${shownId(entry.linkId)}; its answer was left out`;
      problems.add("unknown_item", here, message);
    }
    walk(entry.item, `${here}.item`, depth + 1);
    if (!Array.isArray(entry.answer)) return;
    for (const [j, answer] of entry.answer.entries()) {
      if (isObject(answer)) walk(answer.item, `${here}.answer[${j}].item`, depth + 1);
    }
  };
  walk(response.item, `${place}.item`, 1);

  const own = extensionsOf(response).flatMap((e) => (e.url === extensions.askedPage ? [e.valueCode] : []));
  const asked = askedIn(own, model, `${place}.extension`, problems);
  const authored = instant.safeParse(response.authored);
  if (response.authored !== undefined && !authored.success) {
    problems.add("wrong_type", `${place}.authored`, "must be a date with a time and a zone; it was left out");
  }
  const when = authored.success ? authored.data : null;
  return {
    check: { version: model.version, when, answers: Object.fromEntries(answers), asked },
    problems: problems.list,
  };
}

/** The first QuestionnaireResponse of a file. */
function responseIn(file: Json, problems: Problems): Readonly<{ response: Json; place: string }> | undefined {
  if (file.resourceType === "QuestionnaireResponse") return { response: file, place: "QuestionnaireResponse" };
  if (file.resourceType === "Bundle" && Array.isArray(file.entry)) {
    const at = file.entry.findIndex(
      (e: unknown) => isObject(e) && isObject(e.resource) && e.resource.resourceType === "QuestionnaireResponse",
    );
    if (at >= 0) return { response: file.entry[at].resource, place: `Bundle.entry[${at}].resource` };
  }
  const message = "there is no FHIR QuestionnaireResponse in this file";
  problems.add("not_a_check", "resourceType", message);
  return undefined;
}

function noteQuestionnaire(questionnaire: unknown, model: Model, place: string, problems: Problems): void {
  const [url, version] = typeof questionnaire === "string" ? questionnaire.split("|") : [];
  if (url === questionnaireUrl) noteOtherModel(version, model, `${place}.questionnaire`, problems);
  else {
    const message = "this answers another form than the Backroot check; only items with the same names were read";
    problems.add("other_model", `${place}.questionnaire`, message);
  }
}

function readItem(item: Item, entry: Json, place: string, answers: Map<string, Answer>, problems: Problems): void {
  const given = entry.answer;
  if (given === undefined || (Array.isArray(given) && given.length === 0)) return; // there, but not answered
  if (!Array.isArray(given) || given.length > 1 || !isObject(given[0])) {
    problems.add("wrong_shape", `${place}.answer`, `${item.id} takes one answer`);
    return;
  }
  const value = valueIn(item, given[0]);
  if (value === undefined) return; // said to be not asked
  const fitted = fitting(item.finding, value);
  if ("problem" in fitted) problems.add(fitted.problem, `${place}.answer`, `${item.id} ${fitted.message}`);
  else if (answers.has(item.id)) {
    problems.add("answered_twice", place, `${item.id} is answered twice; the first answer was kept`);
  } else answers.set(item.id, fitted.answer);
}

/** The value of an answer as the model says it; undefined for what was not asked; what does not fit is left for `fitting`. */
function valueIn({ id, finding }: Item, answer: Json): unknown {
  const key = Object.keys(answer).find((k) => /^_?value[A-Z]/.test(k));
  if (key === undefined) return valueBeside(id, answer);
  const value = answer[key];
  const reason = absentReason(value) ?? absentReason(answer[`_${key}`]);
  if (reason !== undefined) return reason === "not-asked" ? undefined : null;
  if (finding.kind === "bool") return key === "valueBoolean" ? value : wrong;
  if (finding.kind === "choice") return key === "valueCoding" && isObject(value) ? choiceIn(id, value) : wrong;
  if (key === "valueDecimal" || key === "valueInteger") return value;
  return wrong;
}

/** Something no finding takes. */
const wrong = Symbol("wrong");

/** An answer without a value: excluded values, a range, or not sure. */
function valueBeside(id: string, answer: Json): unknown {
  const reason = absentReason(answer);
  if (reason !== undefined) return reason === "not-asked" ? undefined : null;
  const own = extensionsOf(answer);
  const not = own.flatMap((e) =>
    e.url === extensions.excluded && isObject(e.valueCoding) ? [choiceIn(id, e.valueCoding)] : [],
  );
  if (not.length > 0) return { not };
  const range = own.find((e) => e.url === extensions.within)?.valueRange;
  if (!isObject(range) || !isObject(range.low) || !isObject(range.high)) return wrong;
  const { low, high } = range as { low: Json; high: Json };
  return { from: low.value, below: typeof high.value === "number" ? high.value + 1 : undefined };
}

function choiceIn(id: string, { system, code }: Json): unknown {
  const ours = system === undefined || system === codeSystemUrl;
  return ours && typeof code === "string" && code.startsWith(`${id}=`) ? code.slice(id.length + 1) : "";
}

function absentReason(element: unknown): unknown {
  if (!isObject(element)) return undefined;
  return extensionsOf(element).find((e) => e.url === extensions.dataAbsentReason)?.valueCode;
}

function extensionsOf({ extension }: Json): readonly Json[] {
  return Array.isArray(extension) ? extension.filter(isObject) : [];
}

function isObject(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
