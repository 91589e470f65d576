import assert from "node:assert/strict";
import { test } from "node:test";
import type { Condition, GateRule, Treatment } from "@backroot/knowledge";
import fc from "fast-check";
import type { Answers } from "./answers.ts";
import { testsOf } from "./condition.ts";
import { realModel, realTreatments } from "./content.fixture.ts";
import { freshFor, type Screening, screen, type Wish } from "./screening.ts";

const { gate, treatments } = realTreatments();
const named = (id: string) => treatments.find((treatment) => treatment.id === id)!;
const findingsOf = (when?: Condition) => (when ? [...testsOf(when)].map(({ finding }) => finding) : []);
const rulesFor = (treatment: Treatment): readonly GateRule[] => [...gate, ...treatment.rules];
const asked = (treatment: Treatment) => [...new Set(rulesFor(treatment).flatMap(({ when }) => findingsOf(when)))];
const sites = realModel()
  .findings.filter(({ group }) => group === "sites")
  .map(({ id }) => id);

/** Every finding a treatment's rules read, answered with no. */
const allNo = (treatment: Treatment): Answers => ({
  ...Object.fromEntries(asked(treatment).map((finding) => [finding, false])),
  duration_days: 20,
});
const order = ["clear", "inform", "caution", "clinician_decides", "refer_first", "block"];
const strictness = ({ level }: Screening) => order.indexOf(level);
const ids = ({ fired }: Screening) => fired.map(({ id }) => id);

/** A treatment, places and answers of any kind. */
const anyWish = fc.constantFrom(...treatments).chain((treatment) =>
  fc.record({
    treatment: fc.constant(treatment),
    sites: fc.subarray(sites),
    answers: fc.dictionary(fc.constantFrom(...asked(treatment)), fc.constantFrom(true, false, null)),
    age: fc.constantFrom(0, freshFor, freshFor + 1),
  }),
);

test("one more yes never lowers the level, and not sure is never milder than no", () => {
  fc.assert(
    fc.property(anyWish, fc.nat(), (wish, n) => {
      const all = asked(wish.treatment);
      const finding = all[n % all.length]!;
      const level = (answer: boolean | null | undefined) => {
        const { [finding]: _, ...rest } = wish.answers;
        return strictness(
          screen(gate, { ...wish, answers: answer === undefined ? rest : { ...rest, [finding]: answer } }),
        );
      };
      assert.ok(level(true) >= level(null), finding);
      assert.ok(level(null) >= level(false), finding);
      assert.equal(level(undefined), level(null), finding);
    }),
    { numRuns: 3000 },
  );
});

test("one more place never lowers the level", () => {
  fc.assert(
    fc.property(anyWish, fc.constantFrom(...sites), (wish, site) => {
      const some = wish.sites.length > 0 ? wish.sites : ["site_neck"];
      const before = strictness(screen(gate, { ...wish, sites: some }));
      assert.ok(strictness(screen(gate, { ...wish, sites: [...some, site] })) >= before);
    }),
    { numRuns: 1000 },
  );
});

test("an assessment may be booked whatever was answered, but in an emergency", () => {
  const emergency = gate.find(({ pathway }) => pathway === "emergency")!;
  const signs = findingsOf(emergency.when);
  fc.assert(
    fc.property(anyWish, (wish) => {
      const { bookable, pathway } = screen(gate, { ...wish, age: 0 });
      const answered = signs.some((sign) => wish.answers[sign] === true || wish.answers[sign] === null);
      assert.equal(pathway === "emergency", answered);
      assert.equal(bookable.assessment, !answered);
    }),
    { numRuns: 2000 },
  );
});

test("every rule can hold, and its own answers are named as the reason", () => {
  for (const treatment of treatments) {
    for (const [home, rule] of [
      ...gate.map((r) => ["gate", r] as const),
      ...treatment.rules.map((r) => [treatment.id, r] as const),
    ]) {
      if ((rule as GateRule).except?.includes(treatment.id)) continue;
      const yes = findingsOf(rule.when);
      const wish: Wish = {
        treatment,
        sites: rule.sites ?? ["site_neck"],
        answers: {
          ...allNo(treatment),
          ...Object.fromEntries(yes.map((f) => [f, f === "duration_days" ? 120 : true])),
        },
        ...(rule.leading && { leading: rule.leading[0]! }),
      };
      const found = screen(gate, wish).fired.find(({ id }) => id === `${home}/${rule.id}`);
      assert.ok(found, `${home}/${rule.id}`);
      assert.deepEqual([...found.because].sort(), [...new Set(yes)].filter((f) => f !== "duration_days").sort());
    }
  }
});

test("with every answer a no, only what everyone is told and where the pain is count", () => {
  // Read off the dossier: laser and electrotherapy inform everyone; shockwave between the blades is stopped by the lung.
  const table = [
    ["osteopathic_adjustment", "site_between_blades", "clear"],
    ["shockwave", "site_between_blades", "block"],
    ["shockwave", "site_upper_trapezius", "clinician_decides"],
    ["shockwave", "site_neck", "clear"],
    ["low_level_laser", "site_between_blades", "inform"],
    ["therapeutic_ultrasound", "site_between_blades", "clear"],
    ["electrotherapy", "site_between_blades", "inform"],
    ["massage", "site_between_blades", "clear"],
    ["dry_needling", "site_between_blades", "clinician_decides"],
    ["dry_needling", "site_neck", "clear"],
    ["physiotherapy_exercise", "site_between_blades", "clear"],
  ] as const;
  for (const [id, site, level] of table) {
    const treatment = named(id);
    const result = screen(gate, { treatment, sites: [site], answers: allNo(treatment) });
    assert.equal(result.level, level, `${id} ${site}`);
    assert.deepEqual(result.ask, { danger: [], more: [] }, id);
    assert.equal(result.bookable.treatment, level !== "block", `${id} ${site}`);
  }
});

test("what one answer does, as the dossier says", () => {
  const table: readonly (readonly [string, string, string, string, boolean])[] = [
    ["shockwave", "site_neck", "anticoagulant_or_bleeding_disorder", "block", false],
    ["massage", "site_neck", "anticoagulant_or_bleeding_disorder", "clinician_decides", true],
    ["low_level_laser", "site_neck", "anticoagulant_or_bleeding_disorder", "caution", true],
    ["osteopathic_adjustment", "site_neck", "anticoagulant_or_bleeding_disorder", "caution", true],
    ["electrotherapy", "site_neck", "epilepsy", "refer_first", false],
    ["electrotherapy", "site_neck", "pacemaker_or_implanted_device", "block", false],
    ["electrotherapy", "site_neck", "pregnant_or_postpartum", "clinician_decides", true],
    ["electrotherapy", "site_between_blades", "pregnant_or_postpartum", "block", false],
    ["therapeutic_ultrasound", "site_neck", "pacemaker_or_implanted_device", "clear", true],
    ["low_level_laser", "site_neck", "thyroid_overactive", "clinician_decides", true],
    ["low_level_laser", "site_between_blades", "thyroid_overactive", "inform", true],
    ["massage", "site_neck", "pain_undiagnosed", "refer_first", false],
    ["physiotherapy_exercise", "site_neck", "pain_undiagnosed", "clear", true],
    ["physiotherapy_exercise", "site_neck", "osteoporosis_known", "caution", true],
  ];
  for (const [id, site, finding, level, bookable] of table) {
    const treatment = named(id);
    const result = screen(gate, { treatment, sites: [site], answers: { ...allNo(treatment), [finding]: true } });
    assert.deepEqual([result.level, result.bookable.treatment], [level, bookable], `${id} ${finding}`);
  }
});

test("a stop for the quick push alone leaves the rest of the treatment bookable, with a caution", () => {
  const treatment = named("osteopathic_adjustment");
  const answers = { ...allNo(treatment), osteoporosis_known: true };
  const result = screen(gate, { treatment, sites: ["site_between_blades"], answers });
  assert.deepEqual([result.level, result.limits], ["caution", { thrust: "block" }]);
  assert.deepEqual(ids(result), ["osteopathic_adjustment/weak_or_broken_bones"]);
  assert.ok(result.bookable.treatment);
});

test("what cannot wait is told apart: an emergency, the same day, or neither", () => {
  const treatment = named("massage");
  const pathway = (yes: Answers) =>
    screen(gate, { treatment, sites: ["site_neck"], answers: { ...allNo(treatment), ...yes } }).pathway;
  assert.equal(pathway({}), undefined);
  assert.equal(pathway({ chest_pressure_or_pain: true }), "emergency");
  assert.equal(pathway({ chest_pressure_or_pain: null }), "emergency");
  assert.equal(pathway({ hand_clumsy: true }), "same_day");
  assert.equal(pathway({ fever: true }), undefined);
  assert.equal(pathway({ fever: true, tender_spine_midline: true }), "same_day");
  assert.equal(pathway({ hand_clumsy: true, saddle_numbness: true }), "emergency");
});

test("after a day the danger questions are asked again, and only those", () => {
  const treatment = named("massage");
  const wish = { treatment, sites: ["site_neck"], answers: allNo(treatment) };
  assert.deepEqual(screen(gate, { ...wish, age: freshFor }).ask, { danger: [], more: [] });
  const { ask, level } = screen(gate, { ...wish, age: freshFor + 1 });
  assert.equal(level, "block");
  assert.deepEqual(ask.more, []);
  for (const finding of ["chest_pressure_or_pain", "hand_clumsy", "fever"]) assert.ok(ask.danger.includes(finding));
  assert.ok(!ask.danger.includes("cancer_ever"));
});

test("nothing is left to ask once every question was answered, also with not sure", () => {
  for (const treatment of treatments) {
    const open = screen(gate, { treatment, sites: ["site_neck"], answers: {} }).ask;
    assert.ok(open.danger.length > 10 && open.more.length > 5, treatment.id);
    const answers = Object.fromEntries([...open.danger, ...open.more].map((finding) => [finding, null]));
    assert.deepEqual(screen(gate, { treatment, sites: ["site_neck"], answers }).ask, { danger: [], more: [] });
  }
});

test("an assessment asks the danger questions alone", () => {
  const { ask, bookable } = screen(gate, { sites: [], answers: {} });
  assert.deepEqual(ask.more, []);
  assert.ok(ask.danger.includes("chest_pressure_or_pain") && ask.danger.includes("tender_spine_midline"));
  assert.deepEqual(bookable, { treatment: false, assessment: true });
});
