import assert from "node:assert/strict";
import { test } from "node:test";
import { type Answers, assess, explain, infer, naturalFrequency, prepare, triage } from "@backroot/reasoning";
import fc from "fast-check";
import { anyCheck } from "./check.fixture.ts";
import { realContent } from "./content.fixture.ts";
import { type Check, english, type Line, markdown, type Summary, summary } from "./index.ts";

const { model, wording } = realContent();
const network = prepare(model);

function summaryOf(check: Check, words = english): Summary {
  const belief = infer(network, check.answers);
  const assessment = assess(network, check.answers);
  const causes = assessment.causes
    .slice(0, 5)
    .map(({ id, p }) => ({ ...explain(network, belief, id), frequency: naturalFrequency(p) }));
  const { fired } = triage(network, belief);
  return summary(check, { assessment, fired, causes, completed: belief.answers }, model, wording, words);
}
const checkOf = (answers: Answers): Check => ({
  version: model.version,
  when: "2026-11-22T08:30:00Z",
  answers,
  asked: [],
});
const linesIn = (made: Summary, id: string) => made.sections.find((s) => s.id === id)!.lines;
const all = (lines: readonly Line[]): readonly Line[] => lines.flatMap((l) => [l, ...all(l.under ?? [])]);

test("a fired rule is said with its id and every source of it, as content/red-flags.yaml has them", () => {
  const made = summaryOf(checkOf({ age: 60, onset: "sudden_at_peak_within_minutes", tearing_ripping: true }));
  const lines = linesIn(made, "how_soon");
  assert.match(lines[0]!.text, /^Get emergency help now\./);
  const rule = lines.slice(1).find((l) => l.from.by === "rule" && l.from.rule === "aortic_sudden_severe")!;
  assert.match(rule.text, /^Pain that is at its worst from the first minutes/);
  assert.deepEqual(rule.from.by === "rule" && rule.from.sources.map((s) => s.id), [
    "klompas2002",
    "vonkodolitsch2000",
    "ren2024",
    "addrs_meta2020",
    "rogers2011",
    "hsib2020",
  ]);
  assert.match(rule.basis, /^worked out by rule aortic_sudden_severe; source: .*Klompas/);
});

test("what the person said, did not know and was not asked are told apart, with when", () => {
  const made = summaryOf(checkOf({ fever: true, cough: false, saddle_numbness: null, severity: 6, duration_days: 9 }));
  const said = all(linesIn(made, "said"));
  assert.deepEqual(
    said.filter((l) => l.under === undefined).map((l) => l.text),
    [
      "How bad the pain is: 6",
      "How long it has lasted: 9 days",
      "Cough: no",
      `${wording.findings.saddle_numbness!.label}: not sure`,
      `${wording.findings.fever!.label}: yes`,
    ],
  );
  for (const line of said) assert.equal(line.basis, "said by the person at 2026-11-22T08:30:00Z");
  assert.deepEqual(
    linesIn(made, "danger_signs").map((l) => l.text),
    [`${wording.findings.fever!.label}: yes`],
  );
  const open = linesIn(made, "open");
  const unsure = open.filter((l) => l.from.by === "person");
  assert.deepEqual(
    unsure.map((l) => l.text),
    [`${wording.findings.saddle_numbness!.label}: asked; the person was not sure`],
  );
  assert.ok(open.some((l) => l.from.by === "not_asked" && l.text.endsWith(": not asked")));
  assert.ok(!open.some((l) => l.text.startsWith("Cough:")), "a sign that was denied is not open");
});

test("the answers that made a rule fire stand among the danger signs, and silence is not called safety", () => {
  const signsIn = (answers: Answers) => linesIn(summaryOf(checkOf(answers)), "danger_signs").map((l) => l.text);
  // content/red-flags.yaml, aortic_sudden_severe: onset=sudden_at_peak_within_minutes and severity>=8
  assert.deepEqual(signsIn({ onset: "sudden_at_peak_within_minutes", severity: 9 }), [
    "How it began: all at once, worst within minutes",
    "How bad the pain is: 9",
  ]);
  assert.deepEqual(signsIn({ fever: false }), ["None of the danger signs that were asked about."]);
  assert.deepEqual(signsIn({ severity: 2 }), ["No danger sign was asked about."]);
});

test("a reason for a cause says how it was come by: grade and source of each figure", () => {
  const made = summaryOf(checkOf({ tender_rib_or_breastbone: true, site_chest_front: true, sharp_stabbing: true }));
  const cause = linesIn(made, "causes").find((l) => l.text.startsWith(wording.causes.costochondritis!.title))!;
  assert.match(cause.text, /: about \d in 10$/);
  const tender = cause.under!.find((l) => l.text.includes(wording.findings.tender_rib_or_breastbone!.label))!;
  // content/causes/costochondritis.yaml: grade derived, sources ronga2012 and disla1994
  assert.match(tender.text, /^For: /);
  assert.ok(tender.from.by === "figures");
  assert.deepEqual(
    [tender.from.grades, tender.from.sources.map((s) => s.id)],
    [["derived"], ["ronga2012", "disla1994"]],
  );
});

test("the first thing a reader meets is what it is and is not", () => {
  const [first] = summaryOf(checkOf({})).sections;
  assert.equal(first!.id, "is");
  assert.match(
    first!.lines.map((l) => l.text).join(" "),
    /not a diagnosis.*Nobody examined.*No clinician has reviewed/,
  );
});

test("any check makes a summary in which every line says where it comes from and no gap is left open", () => {
  fc.assert(
    fc.property(anyCheck(model), (check) => {
      const made = summaryOf(check);
      for (const line of made.sections.flatMap((s) => all(s.lines))) {
        assert.ok(line.text.length > 0 && line.basis.length > 0);
        assert.doesNotMatch(`${line.text} ${line.basis}`, /[{}]|undefined|NaN|\[object/);
      }
      const told = all(linesIn(made, "said")).filter((l) => l.under === undefined);
      assert.equal(told.length, Math.max(1, Object.keys(check.answers).length), "no answer is dropped");
    }),
    { numRuns: 60 },
  );
});

test("another language replaces every sentence: nothing English is left but what content says", () => {
  const foreign = (value: unknown): unknown =>
    typeof value === "string"
      ? `¤${value.replace(/[A-Za-z]+(?![^{]*\})/g, "x")}`
      : Array.isArray(value)
        ? value.map(foreign)
        : Object.fromEntries(Object.entries(value as object).map(([key, v]) => [key, foreign(v)]));
  const made = summaryOf(checkOf({ fever: true, cough: null }), foreign(english) as typeof english);
  for (const title of [made.title, ...made.sections.map((s) => s.title)]) assert.match(title, /^¤/);
  for (const line of made.sections.flatMap((s) => all(s.lines))) assert.match(line.basis, /^¤/);
});

test("markdown holds every line of the summary, and text cannot become a link, a tag or a heading", () => {
  const made = summaryOf(checkOf({ fever: true, age: 58 }));
  const plain = markdown(made)
    .replace(/\\([\\`*_[\]<>#|~])/g, "$1")
    .replaceAll("&amp;", "&");
  for (const line of made.sections.flatMap((s) => all(s.lines))) assert.ok(plain.includes(line.text), line.text);
  assert.equal(plain.match(/^## /gm)!.length, made.sections.filter((s) => s.lines.length > 0).length);
  const hostile: Line = { text: "<b>x</b>\n# [a](javascript:b) **c**", from: { by: "probability" }, basis: "y" };
  const written = markdown({ ...made, sections: [{ id: "is", title: "t", lines: [hostile] }] });
  assert.ok(written.includes("- \\<b\\>x\\</b\\> \\# \\[a\\](javascript:b) \\*\\*c\\*\\* *[y]*"), written);
});
