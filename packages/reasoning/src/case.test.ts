import assert from "node:assert/strict";
import { test } from "node:test";
import { answersOf, type Case } from "./case.ts";
import { realModel } from "./content.fixture.ts";
import { prepare } from "./network.ts";

const network = prepare(realModel());
const problemOf = (given: Case) => {
  const read = answersOf(network, given);
  return "problem" in read ? read.problem.code : "none";
};

test("bad cases are refused with a code and words that name the finding", () => {
  const table: readonly (readonly [Case, string])[] = [
    [{ present: ["fevr"] }, "unknown_finding"],
    [{ present: ["__proto__"] }, "unknown_finding"],
    [{ present: ["constructor"] }, "unknown_finding"],
    [{ age: -3 }, "out_of_range"],
    [{ age: 900 }, "out_of_range"],
    [{ age: Number.NaN }, "unknown_value"],
    [{ sex: "other" }, "unknown_value"],
    [{ present: ["onset=yesterday"] }, "unknown_value"],
    [{ present: ["onset"] }, "unknown_value"],
    [{ present: ["fever=yes"] }, "unknown_value"],
    [{ present: ["severity=11"] }, "out_of_range"],
    [{ present: ["severity=bad"] }, "unknown_value"],
    [{ present: ["severity="] }, "unknown_value"],
    [{ present: ["fever"], absent: ["fever"] }, "contradiction"],
    [{ present: ["onset=gradual_weeks_or_more", "onset=over_hours_to_days"] }, "contradiction"],
    [{ present: ["onset=gradual_weeks_or_more"], absent: ["onset=gradual_weeks_or_more"] }, "contradiction"],
    [{ present: ["duration_days=3", "duration_over_3_months"] }, "contradiction"],
    [{ present: ["breathless_sudden"], absent: ["breathless"] }, "contradiction"],
    [{ present: ["site_shoulder_left"], absent: ["site_shoulder"] }, "contradiction"],
    [{ present: ["site_neck_left"] }, "unknown_finding"],
  ];
  for (const [given, code] of table) assert.equal(problemOf(given), code, JSON.stringify(given));
});

test("good cases are read, the same finding twice in one sense among them", () => {
  for (const given of [
    {},
    { age: 58, sex: "male", present: ["fever", "fever", "onset=over_hours_to_days"], absent: ["cough"] },
    { present: ["site_shoulder_left", "site_shoulder_right", "site_shoulder"] },
    { present: ["severity=7", "severity_7_or_more"] },
    { absent: ["onset=gradual_weeks_or_more", "onset=over_hours_to_days"] },
  ]) {
    assert.equal(problemOf(given), "none", JSON.stringify(given));
  }
});

test("a derived finding bounds the number it is derived from", () => {
  const read = answersOf(network, { present: ["duration_over_3_months"] });
  assert.deepEqual("answers" in read && read.answers.duration_days, { from: 90, below: 36501 });
});
