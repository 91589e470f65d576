import assert from "node:assert/strict";
import { test } from "node:test";
import { sheetShape } from "./sheet-shape.ts";
import type { Sheet } from "./summary.ts";

const sheet: Sheet = {
  title: "Summary of an upper back pain check",
  language: "en",
  when: "2027-01-03T08:05:00.000Z",
  version: "0d0ee7a4167bd429",
  sections: [
    {
      id: "said",
      title: "Everything the person said",
      lines: [{ text: "About you", basis: "said by the person", under: [{ text: "Your age: 34 years" }] }],
    },
  ],
};

test("a summary is taken as it was made, and nothing that is shaped otherwise", () => {
  assert.deepEqual(sheetShape.parse(sheet), sheet);
  const [section] = sheet.sections;
  const withLines = (lines: unknown) => ({ ...sheet, sections: [{ ...section, lines }] });
  for (const wrong of [
    null,
    "a summary",
    { ...sheet, extra: 1 },
    { ...sheet, language: "english" },
    { ...sheet, when: "yesterday" },
    withLines([{ text: 1 }]),
    withLines([{ text: "x".repeat(4001) }]),
    withLines(Array.from({ length: 401 }, () => ({ text: "" }))),
  ])
    assert.equal(sheetShape.safeParse(wrong).success, false, JSON.stringify(wrong)?.slice(0, 80));
});

test("lines under lines without end are refused, not followed", () => {
  let deep: unknown = { text: "" };
  for (let level = 0; level < 10_000; level++) deep = { text: "", under: [deep] };
  assert.equal(sheetShape.safeParse({ ...sheet, sections: [{ ...sheet.sections[0], lines: [deep] }] }).success, false);
});
