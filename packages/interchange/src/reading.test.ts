import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { anyCheck } from "./check.fixture.ts";
import { realContent } from "./content.fixture.ts";
import {
  bundle,
  type Check,
  english,
  largestFile,
  questionnaireResponse,
  readCheck,
  readQuestionnaireResponse,
  writeCheck,
} from "./index.ts";
import { mostProblems } from "./problem.ts";

const { model, wording } = realContent();
const response = (item: unknown, more: object = {}) =>
  JSON.stringify({
    resourceType: "QuestionnaireResponse",
    questionnaire: `https://backroot.example/fhir/Questionnaire/check|${model.version}`,
    status: "completed",
    item,
    ...more,
  });
const plain = (more: object) =>
  JSON.stringify({ format: "backroot-check/1", model: model.version, when: null, answers: {}, asked: [], ...more });
const codesOf = (problems: readonly { code: string }[]) => problems.map((p) => p.code);

test("a check comes back as it left: FHIR response, FHIR bundle and plain JSON, not sure and not asked among it", () => {
  fc.assert(
    fc.property(anyCheck(model), (check) => {
      const fhir = questionnaireResponse(check, model, wording, english);
      const whole = { check, problems: [] };
      assert.deepEqual(readQuestionnaireResponse(JSON.stringify(fhir), model), whole);
      assert.deepEqual(readCheck(writeCheck(check), model), whole);
    }),
    { numRuns: 200 },
  );
  const check: Check = {
    version: model.version,
    when: "2026-11-22T08:30:00+10:30",
    answers: { fever: null, cough: false, severity: 7.5, onset: "over_hours_to_days", site_shoulder_left: true },
    asked: ["where", "about", "severity"],
  };
  const text = JSON.stringify(bundle(check, model, wording, english));
  assert.deepEqual(readQuestionnaireResponse(text, model), { check, problems: [] });
});

test("the file of a check with every question answered is far below the largest that is read", () => {
  const answers = Object.fromEntries(
    model.findings.map(({ id, values, range }) => [id, values?.[0] ?? range?.[1] ?? true]),
  );
  const check: Check = {
    version: model.version,
    when: "2026-11-22T08:30:00Z",
    answers,
    asked: model.questions.map((q) => q.id),
  };
  const text = JSON.stringify(bundle(check, model, wording, english), undefined, 2);
  assert.ok(text.length < largestFile / 3, `${text.length} characters`);
  assert.equal(Object.keys(readQuestionnaireResponse(text, model).check!.answers).length, model.findings.length);
});

test("a file that is no check gives one problem that says so, and no check", () => {
  const deep = "[".repeat(200_000);
  const table: readonly (readonly [string, string, string])[] = [
    ["", "not_json", "not_json"],
    ["   \n", "not_json", "not_json"],
    ["{", "not_json", "not_json"],
    [deep, "not_json", "not_json"],
    ["\u0000\uFFFE", "not_json", "not_json"],
    ["null", "wrong_shape", "wrong_shape"],
    ["[]", "wrong_shape", "wrong_shape"],
    ['"check"', "wrong_shape", "wrong_shape"],
    ["{}", "not_a_check", "not_a_check"],
    ['{"resourceType":"Patient"}', "not_a_check", "not_a_check"],
    [
      '{"resourceType":"Bundle","entry":[null,{},{"resource":{"resourceType":"Patient"}}]}',
      "not_a_check",
      "not_a_check",
    ],
    ['{"format":"backroot-check/2"}', "not_a_check", "newer_version"],
    ['{"format":"backroot-check/1"}', "not_a_check", "wrong_shape"],
    ['{"format":["backroot-check/1"]}', "not_a_check", "wrong_shape"],
    [" ".repeat(largestFile + 1), "too_large", "too_large"],
  ];
  for (const [text, asFhir, asPlain] of table) {
    for (const [read, code] of [
      [readQuestionnaireResponse, asFhir],
      [readCheck, asPlain],
    ] as const) {
      const { check, problems } = read(text, model);
      assert.equal(check, undefined, text.slice(0, 60));
      assert.equal(problems[0]?.code, code, text.slice(0, 60));
      assert.ok(problems[0]!.message.length > 10);
    }
  }
  assert.deepEqual(codesOf(readCheck(plain({}), model, 20).problems), ["too_large"]);
  assert.match(readCheck('{"format":"backroot-check/2"}', model).problems[0]!.message, /newer Backroot.*update/);
});

test("a wrong item is said with its place, and the rest is kept", () => {
  const unknown = {
    extension: [{ url: "http://hl7.org/fhir/StructureDefinition/data-absent-reason", valueCode: "not-asked" }],
  };
  const rows: readonly (readonly [unknown, string | undefined])[] = [
    [{ linkId: "fevre", answer: [{ valueBoolean: true }] }, "unknown_item"],
    [{ linkId: "__proto__", answer: [{ valueBoolean: true }] }, "unknown_item"],
    [{ linkId: "constructor", answer: [{ valueBoolean: true }] }, "unknown_item"],
    [{ linkId: "fever", answer: [{ valueString: "yes" }] }, "wrong_type"],
    [{ linkId: "fever", answer: [{ valueBoolean: "yes" }] }, "wrong_type"],
    [{ linkId: "fever", answer: [{}] }, "wrong_type"],
    [{ linkId: "fever", answer: [{ valueBoolean: true }, { valueBoolean: false }] }, "wrong_shape"],
    [{ linkId: "fever", answer: "yes" }, "wrong_shape"],
    [{ linkId: "fever", answer: [null] }, "wrong_shape"],
    [{ linkId: "severity", answer: [{ valueDecimal: 11 }] }, "out_of_range"],
    [{ linkId: "severity", answer: [{ valueQuantity: { value: 3 } }] }, "wrong_type"],
    [{ linkId: "onset", answer: [{ valueCoding: { code: "onset=yesterday" } }] }, "unknown_value"],
    [{ linkId: "onset", answer: [{ valueCoding: { code: "course=steady" } }] }, "unknown_value"],
    [
      { linkId: "onset", answer: [{ valueCoding: { system: "http://x", code: "onset=over_hours_to_days" } }] },
      "unknown_value",
    ],
    [{ linkId: "cough", answer: [{ valueBoolean: false }] }, "answered_twice"],
    [null, "wrong_shape"],
    [{ linkId: 7 }, "wrong_shape"],
    [{ linkId: "page.onset", item: { linkId: "fever" } }, "wrong_shape"],
    [{ linkId: "fever" }, undefined],
    [{ linkId: "fever", answer: [] }, undefined],
    [{ linkId: "fever", answer: [{ _valueBoolean: unknown }] }, undefined],
  ];
  for (const [item, code] of rows) {
    const cough = { linkId: "page.chest_and_breath", item: [{ linkId: "cough", answer: [{ valueBoolean: true }] }] };
    const { check, problems } = readQuestionnaireResponse(response([cough, item]), model);
    assert.deepEqual(codesOf(problems), code === undefined ? [] : [code], JSON.stringify(item));
    assert.deepEqual(check!.answers, { cough: true }, JSON.stringify(item));
    if (code !== undefined)
      assert.ok(problems[0]!.place.startsWith("QuestionnaireResponse.item[1]"), problems[0]!.place);
  }
});

test("a plain file with wrong answers says each with its place, and keeps the rest", () => {
  const answers = `{"cough":true,"fevre":true,"__proto__":{"fever":true},"severity":11,"onset":"never","fever":"yes","age":{"from":5,"below":2}}`;
  const text = plain({ asked: ["onset", "nonsense", 7, "onset"] }).replace('"answers":{}', `"answers":${answers}`);
  const { check, problems } = readCheck(text, model);
  assert.deepEqual(check, { version: model.version, when: null, answers: { cough: true }, asked: ["onset"] });
  assert.deepEqual(
    problems.map(({ code, place }) => [code, place]),
    [
      ["unknown_item", "answers.fevre"],
      ["unknown_item", "answers.(not an id)"],
      ["out_of_range", "answers.severity"],
      ["unknown_value", "answers.onset"],
      ["wrong_type", "answers.fever"],
      ["out_of_range", "answers.age"],
      ["unknown_page", "asked[1]"],
      ["unknown_page", "asked[2]"],
    ],
  );
});

test("answers to another version of the questions are read, and that is said", () => {
  const older = questionnaireResponse(
    { version: "0000000000000000", when: null, answers: { fever: true }, asked: [] },
    model,
    wording,
    english,
  );
  for (const { check, problems } of [
    readQuestionnaireResponse(JSON.stringify(older), model),
    readCheck(plain({ model: "0000000000000000", answers: { fever: true } }), model),
  ]) {
    assert.deepEqual(codesOf(problems), ["other_model"]);
    assert.deepEqual(check!.answers, { fever: true });
    assert.equal(check!.version, model.version);
  }
});

test("no file makes a reader throw, touch the prototype, or tell an answer in a message", () => {
  const secret = "my secret words";
  const hostile = fc.letrec((tie) => ({
    value: fc.oneof(
      { maxDepth: 4 },
      fc.constantFrom<unknown>(null, true, -1, 1e308, secret, "fever", "__proto__", "asked-unknown"),
      fc.array(tie("value"), { maxLength: 3 }),
      fc.dictionary(
        fc.constantFrom(
          ...["item", "answer", "linkId", "valueBoolean", "valueCoding", "_valueBoolean", "extension", "url", "code"],
          ...["questionnaire", "authored", "resource", "entry", "__proto__", "constructor", "valueRange", secret],
        ),
        tie("value"),
      ),
    ),
  })).value;
  fc.assert(
    fc.property(hostile, hostile, hostile, (item, extension, rest) => {
      const texts = [
        response(item, { extension, authored: rest }),
        response([item, { linkId: "onset", answer: [item] }], { questionnaire: rest }),
        JSON.stringify({ resourceType: "Bundle", entry: [item, { resource: rest }] }),
        plain({ answers: item, asked: rest }),
        plain({ answers: { fever: item, onset: extension, age: rest } }),
        JSON.stringify(item) ?? "",
      ];
      for (const text of texts) {
        for (const read of [readQuestionnaireResponse, readCheck]) {
          for (const { message, place } of read(text, model).problems) {
            assert.ok(!`${message} ${place}`.includes(secret), `${place}: ${message}`);
          }
        }
      }
      assert.equal(({} as Record<string, unknown>).fever, undefined);
      assert.equal(Object.getPrototypeOf({}), Object.prototype);
    }),
    { numRuns: 1000 },
  );
});

test("a file of fifty thousand faults is told in a hundred lines and a count, soon, and nesting has an end", () => {
  const many = response(Array.from({ length: 50_000 }, () => ({})));
  const start = performance.now();
  const { problems } = readQuestionnaireResponse(many, model);
  assert.ok(performance.now() - start < 2000);
  assert.equal(problems.length, mostProblems + 1);
  assert.match(problems.at(-1)!.message, /49900 more/);
  let nested: object = { linkId: "fever", answer: [{ valueBoolean: true }] };
  for (let i = 0; i < 1000; i++) nested = { linkId: "page.onset", item: [nested] };
  assert.deepEqual(codesOf(readQuestionnaireResponse(response([nested]), model).problems), ["wrong_shape"]);
});
