import type { Model, Wording } from "@backroot/knowledge";
import type { CodeSystem, Extension, Questionnaire, QuestionnaireItem } from "fhir/r4.d.ts";
import { enabling } from "./enable-when.ts";
import {
  codeSystemUrl,
  coding,
  extensions,
  itemType,
  pageLinkId,
  questionnaireUrl,
  ucum,
  valueCode,
} from "./fhir-names.ts";
import { formOf, type Item, type Page } from "./form.ts";
import type { Words } from "./words.ts";

/**
 * The whole check as a FHIR R4 Questionnaire: a group for each page, an item for each finding with its id as linkId and code.
 *
 * linkIds and codes are the same in every version that has the finding; `version` is the model's.
 */
export function questionnaire(model: Model, wording: Wording, words: Words): Questionnaire {
  const findings = new Map(model.findings.map((f) => [f.id, f]));
  const item = (item: Item): QuestionnaireItem => {
    const { id, finding, when } = item;
    const enabled = enabling(when, findings);
    const extension = [...limits(item), ...(enabled.extension ?? [])];
    return {
      ...(extension.length > 0 && { extension }),
      linkId: id,
      code: [coding(id, itemText(item, wording, words))],
      text: itemText(item, wording, words),
      type: itemType(item),
      ...(enabled.enableWhen && { enableWhen: enabled.enableWhen }),
      ...(enabled.enableBehavior && { enableBehavior: enabled.enableBehavior }),
      ...(finding.kind === "choice" && {
        answerOption: finding.values!.map((value) => ({
          valueCoding: coding(valueCode(id, value), valueText(id, value, wording)),
        })),
      }),
    };
  };
  return {
    resourceType: "Questionnaire",
    url: questionnaireUrl,
    version: model.version,
    name: "BackrootCheck",
    title: words.form.title,
    status: "active",
    experimental: true, // no clinician has reviewed it yet
    subjectType: ["Patient"],
    language: words.language,
    description: words.form.description,
    copyright: words.form.copyright,
    item: formOf(model)
      .filter((page) => page.items.length > 0)
      .map((page) => ({
        linkId: pageLinkId(page.id),
        text: pageText(page.id, wording, words),
        type: "group",
        ...enabling(page.when, findings),
        item: page.items.map(item),
      })),
  };
}

/** The codes of findings and their values, so that a receiver can tell what they mean. */
export function codeSystem(model: Model, wording: Wording, words: Words): CodeSystem {
  const items = formOf(model).flatMap((page: Page) => page.items);
  const concept = items.flatMap((item) => [
    {
      code: item.id,
      display: itemText(item, wording, words),
      ...(item.finding.asks && { definition: item.finding.asks }),
    },
    ...(item.finding.values ?? []).map((value) => ({
      code: valueCode(item.id, value),
      display: valueText(item.id, value, wording),
    })),
  ]);
  return {
    resourceType: "CodeSystem",
    url: codeSystemUrl,
    version: model.version,
    name: "BackrootFinding",
    title: words.form.codes,
    status: "active",
    experimental: true,
    language: words.language,
    copyright: words.form.copyright,
    caseSensitive: true,
    content: "complete",
    count: concept.length,
    concept,
  };
}

/** What a page asks, in words. */
export function pageText(page: string, wording: Wording, words: Words): string {
  if (page === "about" || page === "where" || page === "other") return words.form[page];
  return wording.questions[page]?.ask ?? page;
}

/** "Shoulder blade, left". */
export function itemText({ finding, side }: Item, wording: Wording, words: Words): string {
  const label = wording.findings[finding.id]?.label ?? finding.id;
  return side === undefined ? label : `${label}, ${words.form[side]}`;
}

export function valueText(finding: string, value: string, wording: Wording): string {
  return wording.findings[finding]?.values?.[value] ?? value;
}

function limits({ finding: { kind, range, unit } }: Item): readonly Extension[] {
  if (kind !== "number") return [];
  const ucumUnit = ucum[unit!];
  return [
    { url: extensions.minValue, valueDecimal: range![0] },
    { url: extensions.maxValue, valueDecimal: range![1] },
    ...(ucumUnit ? [{ url: extensions.unit, valueCoding: ucumUnit }] : []),
  ];
}
