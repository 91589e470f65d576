import type { Coding } from "fhir/r4.d.ts";
import type { Item } from "./form.ts";

/**
 * Names under which our codes, questions and extensions go about in FHIR. They are identifiers, not addresses: the project
 * owns no domain yet, and `.example` can be nobody else's (RFC 2606).
 */
export const canonical = "https://backroot.example/fhir";
export const questionnaireUrl = `${canonical}/Questionnaire/check`;
export const codeSystemUrl = `${canonical}/CodeSystem/finding`;

export const extensions = {
  /** On a response, once for each page asked, in the order asked. */
  askedPage: `${canonical}/StructureDefinition/asked-page`,
  /** On an answer without a value: a number known only to lie in a range. */
  within: `${canonical}/StructureDefinition/answer-within`,
  /** On an answer without a value: what a choice is known not to be. */
  excluded: `${canonical}/StructureDefinition/answer-excluded`,
  dataAbsentReason: "http://hl7.org/fhir/StructureDefinition/data-absent-reason",
  unit: "http://hl7.org/fhir/StructureDefinition/questionnaire-unit",
  minValue: "http://hl7.org/fhir/StructureDefinition/minValue",
  maxValue: "http://hl7.org/fhir/StructureDefinition/maxValue",
  enableWhenExpression: "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-enableWhenExpression",
} as const;

/** "Not sure": the person was asked and did not know. An item that is not there was not asked. */
export const notSure = "asked-unknown";

/** A value of a choice as a code, written as conditions and cases write it: `onset=over_hours_to_days`. */
export function valueCode(finding: string, value: string): string {
  return `${finding}=${value}`;
}

export function coding(code: string, display?: string): Coding {
  return { system: codeSystemUrl, code, ...(display && { display }) };
}

/** The linkId of a page. A dot is in no finding's id, so pages and findings never meet. */
export function pageLinkId(page: string): string {
  return `page.${page}`;
}

/** The type of a finding's item. Numbers are decimals: a person may say 7.5. */
export function itemType({ finding }: Item): "boolean" | "choice" | "decimal" {
  return finding.kind === "bool" ? "boolean" : finding.kind === "choice" ? "choice" : "decimal";
}

/** Units of the model in UCUM, where UCUM has one. */
export const ucum: Readonly<Record<string, Coding>> = {
  years: { system: "http://unitsofmeasure.org", code: "a", display: "years" },
  days: { system: "http://unitsofmeasure.org", code: "d", display: "days" },
};
