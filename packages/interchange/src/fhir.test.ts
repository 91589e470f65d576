import assert from "node:assert/strict";
import { test } from "node:test";
import { holding } from "@backroot/reasoning";
import fc from "fast-check";
import type { QuestionnaireItem, QuestionnaireResponseItem } from "fhir/r4.d.ts";
import { anyCheck } from "./check.fixture.ts";
import { realContent } from "./content.fixture.ts";
import { faults, fhirPathTruth } from "./fhir-r4.fixture.ts";
import { bundle, type Check, codeSystem, english, questionnaire, questionnaireResponse } from "./index.ts";

const { model, wording } = realContent();
const form = questionnaire(model, wording, english);
const responseTo = (check: Check) => questionnaireResponse(check, model, wording, english);
const checkOf = (answers: Check["answers"], asked: readonly string[] = []): Check => ({
  version: model.version,
  when: "2026-11-22T08:30:00Z",
  answers,
  asked,
});

function* itemsIn(items: readonly QuestionnaireItem[] = []): Generator<QuestionnaireItem> {
  for (const item of items) {
    yield item;
    yield* itemsIn(item.item);
  }
}

test("the R4 definitions find nothing wrong with the questionnaire and its codes", () => {
  assert.deepEqual(faults(form), []);
  assert.deepEqual(faults(codeSystem(model, wording, english)), []);
});

test("the R4 definitions find nothing wrong with any check as a response or a bundle", () => {
  fc.assert(
    fc.property(anyCheck(model), (check) => {
      assert.deepEqual(faults(responseTo(check)), []);
    }),
    { numRuns: 200 },
  );
  assert.deepEqual(faults(bundle(checkOf({ fever: true, age: null }, ["about"]), model, wording, english)), []);
});

test("the validator is awake: each wrong resource fails it at its fault", () => {
  const response = responseTo(checkOf({ fever: true }));
  const [page] = form.item!;
  const table: readonly (readonly [object, RegExp])[] = [
    [{ ...form, status: "nonsense" }, /Questionnaire\.status: not a code/],
    [{ ...form, colour: "red" }, /Questionnaire\.colour/],
    [{ ...form, item: [{ ...page, type: "page" }] }, /item\[0\]\.type: not a code/],
    [{ ...form, item: [{ ...page, linkId: undefined }] }, /item\[0\]\.linkId/],
    [{ ...form, item: [{ linkId: "empty", type: "group" }] }, /que-1/],
    [{ ...response, status: undefined }, /QuestionnaireResponse\.status/],
    [{ ...response, authored: "yesterday" }, /authored/],
    [{ ...response, item: [{ linkId: "fever", answer: [{ valueBoolean: "yes" }] }] }, /value/],
    [{ ...response, item: [{ linkId: "fever", answer: [{ valueColour: "red" }] }] }, /value/],
  ];
  for (const [resource, fault] of table) assert.match(faults(resource).join("\n"), fault);
});

test("every finding and both sides of it stand once, under their own id", () => {
  const ids = [...itemsIn(form.item)].map((item) => item.linkId);
  assert.equal(new Set(ids).size, ids.length);
  for (const { id, sided } of model.findings) {
    for (const linkId of sided ? [id, `${id}_left`, `${id}_right`] : [id]) assert.ok(ids.includes(linkId), linkId);
  }
  const codes = codeSystem(model, wording, english).concept!.map((concept) => concept.code);
  assert.equal(new Set(codes).size, codes.length);
  for (const item of itemsIn(form.item)) {
    for (const { code } of [...(item.code ?? []), ...(item.answerOption ?? []).map((o) => o.valueCoding!)]) {
      assert.ok(codes.includes(code!), `${item.linkId}: ${code} is in no code system`);
    }
  }
});

test("a response fits the questionnaire: known items under their page, in order, of the type and among the options", () => {
  const fits = (items: readonly QuestionnaireResponseItem[] = [], asked: readonly QuestionnaireItem[] = []) => {
    const places = items.map((item) => asked.findIndex((a) => a.linkId === item.linkId));
    assert.deepEqual(
      places,
      places.toSorted((a, b) => a - b),
    );
    assert.ok(!places.includes(-1));
    items.forEach((item, i) => {
      const { type, answerOption, item: within } = asked[places[i]!]!;
      for (const answer of item.answer ?? []) {
        const value = Object.keys(answer).find((key) => key !== "extension");
        const expected = { boolean: "valueBoolean", choice: "valueCoding", decimal: "valueDecimal" }[type as string];
        assert.ok(value === undefined || value.replace("_", "") === expected, `${item.linkId}: ${value}`);
        const code = answer.valueCoding?.code;
        if (code) assert.ok(answerOption!.some((option) => option.valueCoding!.code === code));
      }
      fits(item.item, within);
    });
  };
  fc.assert(
    fc.property(anyCheck(model), (check) => fits(responseTo(check).item, form.item)),
    { numRuns: 50 },
  );
});

test("not sure, no and not asked are three things", () => {
  const response = responseTo(checkOf({ fever: null, cough: false }));
  const items = [...itemsIn(response.item as QuestionnaireItem[])] as QuestionnaireResponseItem[];
  const answerTo = (id: string) => items.find((item) => item.linkId === id)?.answer;
  // data-absent-reason and its code are HL7's: http://hl7.org/fhir/R4/codesystem-data-absent-reason.html
  const reason = {
    url: "http://hl7.org/fhir/StructureDefinition/data-absent-reason",
    valueCode: "asked-unknown",
  };
  assert.deepEqual(answerTo("fever"), [{ _valueBoolean: { extension: [reason] } }]);
  assert.deepEqual(answerTo("cough"), [{ valueBoolean: false }]);
  assert.equal(answerTo("breathless"), undefined);
  const pages = (check: Check) => responseTo(check).item?.map((item) => item.linkId);
  assert.deepEqual(pages(checkOf({}, ["onset"])), ["page.onset"]);
  assert.equal(pages(checkOf({})), undefined);
});

test("what is said of whom an item concerns means in FHIR what it means in the model", () => {
  const conditions = model.questions.flatMap(({ id, when, items }) => [
    ...(when ? [[`page.${id}`, when] as const] : []),
    ...items.flatMap((item) => (item.when ? [[item.finding, item.when] as const] : [])),
  ]);
  const found = new Map([...itemsIn(form.item)].map((item) => [item.linkId, item]));
  let [plain, expressions] = [0, 0];
  fc.assert(
    fc.property(anyCheck(model), (check) => {
      const response = responseTo(check);
      const values = (linkId: string) =>
        ([...itemsIn(response.item as QuestionnaireItem[])] as QuestionnaireResponseItem[])
          .filter((item) => item.linkId === linkId)
          .flatMap((item) => item.answer ?? []);
      for (const [linkId, when] of conditions) {
        // What is known only within bounds is in extensions, which no condition of FHIR reads.
        const reads = JSON.stringify(when);
        const partly = Object.entries(check.answers).filter(
          ([, answer]) => answer !== null && typeof answer === "object",
        );
        if (partly.some(([id]) => reads.includes(`"${id}"`))) continue;
        const { enableWhen, enableBehavior, extension } = found.get(linkId)!;
        const holds = holding(when)(check.answers);
        const expression = extension?.find((e) => e.url.endsWith("enableWhenExpression"))?.valueExpression?.expression;
        if (expression !== undefined) {
          assert.equal(fhirPathTruth(expression, response), holds, `${linkId}: ${expression}`);
          expressions++;
          continue;
        }
        // By R4's definition of the operators: "=" some answer has the value, "!=" none has.
        const truths = enableWhen!.map(({ question, operator, answerBoolean, answerCoding }) => {
          assert.ok(operator === "=" || operator === "!=");
          const some = values(question).some((a) =>
            answerCoding ? a.valueCoding?.code === answerCoding.code : a.valueBoolean === answerBoolean,
          );
          return some === (operator === "=");
        });
        assert.equal(enableBehavior === "any" ? truths.some(Boolean) : truths.every(Boolean), holds, linkId);
        plain++;
      }
    }),
    { numRuns: 60 },
  );
  assert.ok(plain > 0 && expressions > 0, "both ways of saying a condition are tried");
});

test("a date that is no instant is a bug of the caller, and said", () => {
  for (const when of ["", "yesterday", "2026-11-22", "2026-11-22T08:30Z"]) {
    assert.throws(() => responseTo({ ...checkOf({}), when }), RangeError);
  }
});
