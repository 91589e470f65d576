import type { Condition, Finding, Test } from "@backroot/knowledge";
import type { QuestionnaireItem, QuestionnaireItemEnableWhen } from "fhir/r4.d.ts";
import { codeSystemUrl, extensions, valueCode } from "./fhir-names.ts";

type Enabling = Pick<QuestionnaireItem, "enableWhen" | "enableBehavior" | "extension">;

/**
 * Says in FHIR whom an item concerns. As in the model, what is unanswered counts as false.
 *
 * One test, or tests joined by one `and` or one `or`, are said with `enableWhen`. A "not" before a comparison is not: in FHIR
 * an unanswered question is neither above nor below, while the model asks those whose age it does not know. That and any
 * nesting is said as a FHIRPath expression (Structured Data Capture, enableWhenExpression).
 */
export function enabling(when: Condition | undefined, findings: ReadonlyMap<string, Finding>): Enabling {
  if (when === undefined) return {};
  const parts = "all" in when ? when.all : "any" in when ? when.any : [when];
  const plain = parts.map((part) => enableWhen(part, findings));
  if (plain.every((part) => part !== undefined)) {
    const behavior = "any" in when ? "any" : "all";
    return { enableWhen: plain, ...(plain.length > 1 && { enableBehavior: behavior }) };
  }
  const expression = fhirPath(when, findings);
  const url = extensions.enableWhenExpression;
  return { extension: [{ url, valueExpression: { language: "text/fhirpath", expression } }] };
}

function enableWhen(
  condition: Condition,
  findings: ReadonlyMap<string, Finding>,
): QuestionnaireItemEnableWhen | undefined {
  if ("all" in condition || "any" in condition) return undefined;
  if (!("not" in condition)) return enabledBy(condition, false, findings);
  const { not } = condition;
  return "all" in not || "any" in not || "not" in not ? undefined : enabledBy(not, true, findings);
}

function enabledBy(
  test: Test,
  negated: boolean,
  findings: ReadonlyMap<string, Finding>,
): QuestionnaireItemEnableWhen | undefined {
  const question = test.finding;
  const operator = negated ? "!=" : "=";
  if ("equals" in test) {
    return { question, operator, answerCoding: { system: codeSystemUrl, code: valueCode(question, test.equals) } };
  }
  if ("is" in test) return negated ? undefined : { question, operator: test.is, answerDecimal: test.than };
  return findings.get(question)?.kind === "bool" ? { question, operator, answerBoolean: true } : undefined;
}

function fhirPath(condition: Condition, findings: ReadonlyMap<string, Finding>): string {
  if ("all" in condition) return condition.all.map((c) => `(${fhirPath(c, findings)})`).join(" and ");
  if ("any" in condition) return condition.any.map((c) => `(${fhirPath(c, findings)})`).join(" or ");
  if ("not" in condition) return `(${fhirPath(condition.not, findings)}).not()`;
  // Findings stand in the groups of pages, and nowhere deeper.
  return `%resource.item.item.where(linkId = '${condition.finding}').answer.where(${valueTest(condition)}).exists()`;
}

function valueTest(test: Test): string {
  if ("equals" in test) return `value.code = '${valueCode(test.finding, test.equals)}'`;
  return "is" in test ? `value ${test.is} ${test.than}` : "value = true";
}
