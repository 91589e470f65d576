import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { test } from "node:test";
import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { compile, languagesIn } from "./compile.ts";
import { realFiles } from "./content.fixture.ts";
import type { ProblemCode } from "./problem.ts";

const files = realFiles();
const today = "2026-11-22";
const collapse = "when: faint_or_collapse\n";

/** The real files with one changed by a replacement that must match. */
function changed(path: string, from: string | RegExp, to: string): ReadonlyMap<string, string> {
  const text = files.get(path)!;
  const after = text.replace(from, to);
  assert.ok(after !== text, `${path}: nothing matched ${from}`);
  return new Map([...files, [path, after]]);
}

test("the content compiles without a problem, in every language to the same model", () => {
  assert.deepEqual(languagesIn(files.keys()), ["en", "fr"]);
  for (const language of languagesIn(files.keys())) {
    const translated = compile(files, today, language);
    assert.deepEqual(translated.problems, [], language);
    assert.deepEqual(translated.model, compile(files, today).model, language);
  }
  const { model, care, problems } = compile(files, today);
  assert.deepEqual(problems, []);
  assert.equal(model?.causes.length, 62);
  assert.deepEqual([care?.exercises.length, care?.plans.length, care?.habits.length], [38, 34, 11]);
});

test("each mistake says what to do instead, in every language", () => {
  for (const language of languagesIn(files.keys())) {
    for (const [id, { mistakes }] of Object.entries(compile(files, today, language).careWording!.exercises)) {
      for (const said of mistakes) assert.match(said, /^[^.]+\. \S.*\.$/, `${language} ${id}`);
    }
  }
});

test("eight treatments and the gate before them have the 98 rules of the dossier", () => {
  // Counted by hand in the evidence that content/treatments/ was made from.
  const { treatments } = compile(files, today);
  const counts = Object.fromEntries(treatments!.treatments.map((t) => [t.id, t.rules.length]));
  assert.deepEqual(counts, {
    dry_needling: 10,
    electrotherapy: 12,
    low_level_laser: 11,
    massage: 9,
    osteopathic_adjustment: 14,
    physiotherapy_exercise: 4,
    shockwave: 11,
    therapeutic_ultrasound: 13,
  });
  assert.equal(treatments!.gate.length, 14);
});

test("the model is at most 120 kB gzipped", () => {
  const { model } = compile(files, today);
  const size = gzipSync(JSON.stringify(model)).length;
  assert.ok(size <= 120_000, `${size} bytes`);
});

test("compiling takes under a second", () => {
  // The best of five, and time of this process alone: on a busy machine the clock on the wall tells of others' work.
  // Each is edited, so that nothing is remembered.
  const times = Array.from({ length: 5 }, (_, i) => {
    const edited = new Map([...files].map(([path, text]) => [path, `${text}${"\n".repeat(i + 1)}`]));
    const start = process.cpuUsage();
    compile(edited, today);
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1000;
  });
  assert.ok(Math.min(...times) < 1000, `${times.map(Math.round)} ms`);
});

test("every fault in the content is named with its path, its line and a fix", () => {
  const dish = "content/causes/dish.yaml";
  const anatomy = "content/anatomy.yaml";
  const words = "content/en/anatomy.yaml";
  const signs = "content/danger-signs.yaml";
  const log = "content/en/hazards.yaml";
  const roller = "content/exercises/foam_roller_thoracic_extension.yaml";
  const mobility = "content/plans/mobility_deficit.yaml";
  const progression = "content/progression.yaml";
  const shockwave = "content/treatments/shockwave.yaml";
  const adjustment = "content/treatments/osteopathic_adjustment.yaml";
  const shockwaveWords = "content/en/treatments/shockwave.yaml";
  const rollerWords = "content/en/exercises/foam_roller_thoracic_extension.yaml";
  const lineOf = (path: string, text: string) =>
    files
      .get(path)!
      .split("\n")
      .findIndex((l) => l.includes(text)) + 1;
  const table: readonly (readonly [ProblemCode, string, string | RegExp, string, string, RegExp, where?: string])[] = [
    [
      "unknown_structure",
      anatomy,
      "dish: [thoracic_vertebrae]",
      "dish: [thoracic_vertebra]",
      "  dish:",
      /did you mean/,
    ],
    ["missing_structures", anatomy, / {2}dish: .*\n/, "", "comes_from:", /comes from/],
    ["unknown_cause", anatomy, "  dish: [", "  dich: [", "  dish:", /did you mean "dish"/],
    ["missing_wording", words, / {2}deltoid: .*\n/, "", "structures:", /"deltoid" has no words/],
    ["unknown_structure", words, "  deltoid: {", "  deltiod: {", "  deltoid:", /nothing is called "deltiod"/],
    ["missing_wording", words, / {2}site_neck: .*\n/, "", "places:", /"site_neck" has no words/],
    ["unknown_rule", signs, "rules: [shingles_rash,", "rules: [shingle_rash,", "shingles_rash", /did you mean/],
    ["missing_wording", signs, "shingles_rash, ", "", "danger_signs:", /"shingles_rash" stands on no page/],
    ["duplicate_id", signs, "[shingles_rash,", "[shingles_rash, coughing_blood,", "shingles_rash", /two pages/],
    ["unknown_words", "content/en/danger-signs.yaml", "  skin:", "  skim:", "  skin:", /nothing is called "skim"/],
    ["unknown_cause", "content/glossary.yaml", "[cauda_equina]", "[cauda_equine]", "cauda_equina", /did you mean/],
    ["missing_wording", "content/en/glossary.yaml", / {2}angina: .*\n/, "", "terms:", /"angina" has no words/],
    ["missing_wording", "content/en/other-names.yaml", / {2}dish: .*\n/, "", "causes:", /"dish" has no words/],
    [
      "missing_review",
      "content/en/glossary.yaml",
      "last_reviewed: 2026",
      "last_reviewed: 2028",
      "review:",
      /come after/,
    ],
    ["unknown_source", anatomy, "[openstax_anatomy]", "[openstax]", "sources:", /no source/],
    [
      "figure_out_of_range",
      log,
      "residual: {severity: minor, likelihood: very_low}",
      "residual: {severity: major, likelihood: very_high}",
      "residual: {severity: minor",
      /risk grows/,
    ],
    ["figure_out_of_range", log, "state: open", "state: accepted", "state: open", /is not acceptable/],
    ["duplicate_id", log, "id: H02", "id: H01", "id: H02", /stands twice/],
    ["not_yaml", dish, "urgency: routine", "urgency: [routine", "", /./],
    ["wrong_shape", dish, "urgency: routine", "urgency: soon", "urgency:", /must be one of self_care/],
    ["wrong_shape", dish, /icd10: .*\n/, "icd10: back\n", "icd10:", /ICD-10/],
    ["wrong_shape", dish, "clinical_name:", "clinical_nam:", "", /no key "clinical_nam"/],
    ["wrong_shape", dish, /grade: judged, (sources: \[\], note: Slow\.)/, "$1", "", /grade/],
    ["figure_out_of_range", dish, "p: 0.92", "lr: 3", "onset=gradual", /a probability is below 1/],
    ["wrong_shape", dish, "p: 0.92", "p: 1", "onset=gradual", /below 1/],
    ["wrong_shape", dish, "p: 0.92", "p: 0", "onset=gradual", /above 0/],
    [
      "unknown_finding",
      dish,
      "finding: tight_stiff",
      "finding: tight_stif",
      "tight_stiff",
      /did you mean "tight_stiff"/,
    ],
    ["unknown_value", dish, "onset=gradual_weeks_or_more", "onset=gradual", "onset=gradual", /has no value "gradual"/],
    ["unknown_value", dish, "severity>=7", "severity>=9", "severity>=7", /cuts through a state/],
    ["unknown_source", dish, "ciaffi2022", "ciaffi2023", "", /did you mean "ciaffi2022"/],
    ["unknown_cause", dish, "cause: axial_spondyloarthritis", "cause: axial_spondylitis", "cause: axial", /no cause/],
    ["missing_source", dish, /(p: 0.76, grade: )judged/, "$1measured", "tight_stiff", /needs its source/],
    ["name_mismatch", dish, "id: dish", "id: forestier", "id: dish", /make them one/],
    ["figures_disagree", dish, "{finding: diabetes,", "{finding: high_blood_pressure,", "", /count twice/],
    ["duplicate_id", dish, "finding: site_spine_lower", "finding: site_spine_mid", "site_spine_lower", /stands twice/],
    [
      "not_a_condition",
      "content/red-flags.yaml",
      collapse,
      'when: "faint_or_collapse and"\n',
      "when: faint_or_collapse",
      /expected, not the end/,
    ],
    [
      "rule_never_fires",
      "content/red-flags.yaml",
      collapse,
      'when: "faint_or_collapse and age>=60 and age<50"\n',
      "when: faint_or_collapse",
      /exclude each other/,
    ],
    [
      "rule_never_fires",
      "content/red-flags.yaml",
      collapse,
      'when: "breathless_sudden and not breathless and site_neck"\n',
      "",
      /exclude each other/,
    ],
    [
      "red_flag_excuses",
      "content/red-flags.yaml",
      collapse,
      'when: "faint_or_collapse and not fever"\n',
      "",
      /must never excuse/,
    ],
    [
      "duplicate_id",
      "content/red-flags.yaml",
      "id: collapse_with_pain",
      "id: aortic_sudden_severe",
      "",
      /stands twice/,
    ],
    [
      "unused_finding",
      "content/vocabulary.yaml",
      /(?= {6}- id: epilepsy\n)/,
      '      - {id: lonely, baseline: {p: 0.01, grade: judged, sources: [], note: "Rare."}}\n',
      "id: epilepsy",
      /nothing uses "lonely"/,
    ],
    [
      "unasked_finding",
      "content/questions.yaml",
      "      - heavy_backpack\n",
      "",
      "",
      /no question asks "heavy_backpack"/,
      "content/vocabulary.yaml",
    ],
    ["missing_wording", "content/en/findings.yaml", / {2}cough: .*\n/, "", "", /"cough" has no words/],
    ["missing_wording", "content/en/questions.yaml", / {2}onset: .*\n/, "", "", /"onset" has no words/],
    ["unknown_question", "content/en/questions.yaml", "  onset: ", "  onsett: ", "", /nothing is called "onsett"/],
    ["missing_section", "content/en/causes/dish.md", "## What helps", "## What could help", "", /What helps/],
    ["missing_review", "content/en/causes/dish.md", /^---\n/, "", "", /review fields/],
    ["wrong_shape", "content/en/causes/dish.md", /reviewer: .*\n/, "", "", /reviewer/],
    [
      "missing_review",
      "content/en/causes/dish.md",
      /last_reviewed: .*/,
      "last_reviewed: 2027-01-01",
      "last_reviewed",
      /future/,
    ],
    [
      "unknown_source",
      "content/en/causes/dish.md",
      "@ciaffi2022",
      "@ciaffi2099",
      "",
      /no source is called "ciaffi2099"/,
    ],
    [
      "duplicate_id",
      "content/network.yaml",
      "findings: [breathless, breathless_sudden]",
      "findings: [breathless, fever]",
      "",
      /already travels/,
    ],
    ["dose_without_unit", roller, "tempo_s: [3, 3, 2]", "tempo: [3, 3, 2]", "dose:", /write tempo_s/],
    ["dose_without_unit", roller, "tempo_s: [3, 3, 2], ", "", "dose:", /seconds out, held and back/],
    ["wrong_shape", roller, "reps: 5", "reps: 5, hold_s: 10", "dose:", /exactly one/],
    ["pose_out_of_range", roller, "knee: 95", "knee: 195", "name: start", /from 0 to 155/],
    ["wrong_shape", roller, "thoracic: 14", "thoracic: [14, 12]", "name: start", /no left and right/],
    ["duplicate_id", roller, "name: end", "name: start", "name: end", /keyframe "start" stands twice/],
    ["unknown_equipment", roller, "[roller], [mat]", "[rollers], [mat]", "standard:", /did you mean "roller"/],
    [
      "unknown_exercise",
      roller,
      "instead: [seated_thoracic_extension]",
      "instead: [seated_extension]",
      "",
      /no exercise/,
    ],
    ["no_safe_alternative", roller, /, instead: \[supine_back_press.*\]/, "", "id: weak_or_fused", /say in `instead`/],
    [
      "no_safe_alternative",
      roller,
      "instead: [supine_back_press, scapular_squeeze]",
      "instead: [dead_hang]",
      "id: weak_or_fused",
      /with "osteoporosis_known" none of dead_hang/,
    ],
    ["rule_never_fires", roller, "when: cannot_get_to_floor", 'when: "fever and not fever"', "id: floor", /exclude/],
    ["missing_source", "content/exercises/cat_cow.yaml", "[dezoete2021]", "[]", "evidence:", /needs its source/],
    ["missing_wording", rollerWords, / {2}floor: .*\n/, "", "", /"floor" has no words/],
    ["unknown_cause", mobility, "id: mobility_deficit", "id: mobility_lack", "id: mobility", /no cause is called/],
    ["unknown_exercise", mobility, "open_book, rib", "openbook, rib", "days: [0, 14]", /did you mean "open_book"/],
    ["unknown_habit", mobility, "[movement_breaks,", "[breaks,", "habits:", /no habit is called "breaks"/],
    [
      "wrong_shape",
      mobility,
      "days: [14, 42]",
      "days: [21, 42]",
      "days: [14, 42]",
      /where the last one ends, on day 14/,
    ],
    [
      "no_safe_alternative",
      mobility,
      "habits:",
      "leave_out: [supine_back_press, scapular_squeeze]\nhabits:",
      "",
      /with "osteoporosis_known" the rule "weak_or_fused_bones" leaves foam_roller/,
    ],
    ["figures_disagree", mobility, "habits:", "leave_out: [cat_cow]\nhabits:", "", /cat_cow is to be left out/],
    [
      "missing_source",
      "content/habits/stress.yaml",
      "measured, sources: [basco2025]",
      "measured, sources: []",
      "basco",
      /needs/,
    ],
    ["unknown_rule", progression, /.*id: swap, .*\n/, "", "", /"swap" is missing/],
    ["wrong_shape", progression, "step_downs: 3", "step_down: 3", "", /no key "step_down"/],
    ["figures_disagree", progression, "id: safe, at_most: 2", "id: safe, at_most: 6", "", /must lie below/],
    [
      "rule_never_fires",
      progression,
      "when: fused_spine_known",
      'when: "fever and not fever"',
      "id: fused_spine",
      /no answers/,
    ],
    ["wrong_shape", "content/outcomes.yaml", "id: groc", "id: grok", "id: groc", /must be one of nprs/],
    ["missing_wording", "content/en/care.yaml", / {2}swap: .*\n/, "", "changes:", /"swap" has no words/],
    ["missing_wording", "content/en/plans/dish.yaml", / {2}- dose: .*\n {4}move_on: .*\n/, "", "", /has 3 phases/],
    ["unknown_words", rollerWords, "  floor: ", "  flor: ", "", /nothing is called "flor"/],
    [
      "unknown_finding",
      shockwave,
      'when: "regular_nsaid_use"',
      'when: "regular_nsaid"',
      "painkillers_often",
      /no finding/,
    ],
    ["unknown_finding", shockwave, "site_spine_mid", "site_spine_middle", "over_the_lung", /did you mean/],
    ["unknown_value", shockwave, "[site_upper_trapezius]", "[fever]", "id: top_of_shoulder", /not a place of the body/],
    ["missing_source", shockwave, /(measured, sources: )\[yoo2020[^\]]*\]/, "$1[]", "evidence:", /needs its source/],
    ["wrong_shape", shockwave, ', when: "clot_current"', "", "id: blood_clot", /can only inform/],
    [
      "rule_never_fires",
      shockwave,
      '"clot_current"',
      '"clot_current and not clot_current"',
      "blood_clot",
      /no answers/,
    ],
    ["duplicate_id", shockwave, "id: blood_clot", "id: lung_weak", "", /stands twice/],
    [
      "unknown_value",
      adjustment,
      "component: soft_tissue",
      "component: tissue",
      "skin_to_cover",
      /has no part "tissue"/,
    ],
    ["wrong_shape", "content/screening.yaml", "level: block, pathway", "level: caution, pathway", "", /is a block/],
    [
      "unknown_treatment",
      "content/screening.yaml",
      "[physiotherapy_exercise]",
      "[physio]",
      "nobody_has",
      /no treatment/,
    ],
    ["missing_wording", shockwaveWords, / {2}blood_clot: .*\n/, "", "rules:", /"blood_clot" has no words/],
    ["missing_wording", "content/en/screening.yaml", /, ask: .*\}/, "}", "serious_cause", /say in `ask`/],
    ["unknown_words", shockwaveWords, "  bruises:", "  bruses:", "bruises:", /nothing is called "bruses"/],
    ["wrong_shape", "content/urgency.yaml", "urgency: routine", "urgency: self_care", "", /must be given for/],
  ];
  for (const [code, path, from, to, at, words, where = path] of table) {
    const { model, problems } = compile(changed(path, from, to), today);
    const found = problems.find((p) => p.code === code && words.test(p.message));
    assert.ok(found, `${path}: ${from}: ${JSON.stringify(problems.slice(0, 3))}`);
    assert.equal(found.path, where);
    if (at !== "") assert.equal(found.line, lineOf(path, at), `${code} ${from}`);
    assert.equal(model, undefined);
  }
});

test("a translation that lacks words or has words for nothing is named with its path, its line and a fix", () => {
  const [findings, questions, causes] = ["findings", "questions", "causes"].map((name) => `content/fr/${name}.yaml`);
  const table: readonly (readonly [ProblemCode, string, string | RegExp, string, string, RegExp])[] = [
    ["missing_wording", findings!, / {2}cough: .*\n/, "", "findings:", /"cough" has no words yet; add it/],
    ["missing_wording", findings!, / {6}steady: .*\n/, "", "  course:", /the value "steady" of course has no words/],
    ["unknown_value", findings!, "      steady:", "      stable:", "stable:", /no value "stable"/],
    [
      "missing_wording",
      findings!,
      /(arm_weak: .*\n {2}hand_clumsy: \{label: "[^"]*")[^}]*/,
      "$1",
      "hand_clumsy",
      /a hint/,
    ],
    ["missing_wording", findings!, "  fever:", "  feever:", "feever", /nothing is called "feever"/],
    ["wrong_shape", questions!, /, why: "Une douleur au plus fort[^"]*"/, "", "", /why/],
    ["missing_wording", questions!, / {2}belly: .*\n/, "", "questions:", /"belly" has no words yet/],
    ["unknown_question", questions!, "  belly:", "  ventre:", "ventre", /nothing is called "ventre"/],
    ["missing_wording", questions!, /(duration: \{ask: "[^"]*"), hint: "[^"]*"/, "$1", "duration:", /a hint/],
    [
      "missing_wording",
      "content/fr/red-flags.yaml",
      / {2}coughing_blood: .*\n/,
      "",
      "",
      /"coughing_blood" has no words/,
    ],
    [
      "unknown_rule",
      "content/fr/red-flags.yaml",
      "  arm_tingling:",
      "  arm_tinglin:",
      "arm_tinglin:",
      /nothing is called/,
    ],
    ["missing_wording", "content/fr/urgency.yaml", / {2}routine:\n( {4}.*\n)+/, "", "", /"routine" has no words/],
    ["missing_wording", causes!, / {2}dish:\n(.*\n){2}/, "", "causes:", /"dish" has no words yet/],
    ["unknown_cause", causes!, "  dish:", "  dissh:", "  dissh:", /did you mean "dish"/],
    [
      "wrong_shape",
      causes!,
      /(dish:\n.*\n {4}summary: ")/,
      `$1${"très ".repeat(40)}`,
      "très très",
      /over 170 characters/,
    ],
    ["wrong_shape", causes!, /, "Quand consulter"\]/, "]", "sections:", /must name 5 headings/],
    ["missing_wording", "content/fr/care.yaml", / {2}swap: .*\n/, "", "changes:", /"swap" has no words/],
    ["missing_wording", "content/fr/plans/dish.yaml", / {2}- dose: .*\n {4}move_on: .*\n/, "", "", /has 3 phases/],
    ["unknown_words", "content/fr/exercises/walking.yaml", "  legs:", "  jambes:", "jambes:", /nothing is called/],
    ["missing_wording", "content/fr/habits/phone.yaml", / {2}claim_1: .*\n/, "  {}\n", "claims:", /"claim_1" has no/],
  ];
  for (const [code, path, from, to, at, words] of table) {
    const broken = changed(path, from, to);
    const { model, problems } = compile(broken, today, "fr");
    const found = problems.find((p) => p.path === path && words.test(p.message));
    assert.ok(found, `${path}: ${from}: ${JSON.stringify(problems.slice(0, 3))}`);
    assert.equal(found.code, code, found.message);
    const line =
      broken
        .get(path)!
        .split("\n")
        .findIndex((l) => l.includes(at)) + 1;
    if (at !== "") assert.equal(found.line, line, `${code} ${from}`);
    assert.equal(model, undefined);
    assert.deepEqual(compile(broken, today).problems, [], "English stands whatever the translation lacks");
  }
});

test("an article translated takes the place of its line in causes.yaml", () => {
  const path = "content/fr/causes/dish.md";
  const headings = ["Ce que c’est", "Ce que l’on ressent", "Ce qui la provoque", "Ce qui aide", "Quand consulter"];
  const english = files.get("content/en/causes/dish.md")!;
  const front = english.slice(0, english.indexOf("## ")).replace(/title: .*/, "title: Maladie de Forestier");
  const article = front + headings.map((heading) => `## ${heading}\n\nDu texte.\n`).join("\n");
  const both = compile(new Map([...files, [path, article]]), today, "fr");
  assert.deepEqual(
    both.problems.map((p) => [p.code, p.path]),
    [["duplicate_id", "content/fr/causes.yaml"]],
  );
  const once = new Map([...changed("content/fr/causes.yaml", / {2}dish:\n(.*\n){2}/, ""), [path, article]]);
  const { problems, library, wording } = compile(once, today, "fr");
  assert.deepEqual(problems, []);
  assert.deepEqual(Object.keys(library.articles), ["dish"]);
  assert.equal(wording.causes.dish!.title, "Maladie de Forestier");
  assert.equal(Object.keys(wording.causes).length, 62);
  const withEnglishHeading = new Map([...once, [path, article.replace("Ce qui aide", "What helps")]]);
  assert.ok(compile(withEnglishHeading, today, "fr").problems.some((p) => p.code === "missing_section"));
});

test("a language that is not there at all is a missing file, not an empty language", () => {
  const codes = compile(files, today, "xx").problems.map((p) => p.code);
  assert.equal(codes.filter((code) => code === "missing_file").length, 9);
});

test("several faults are told at once, in file order", () => {
  const two = new Map(changed("content/causes/dish.yaml", "urgency: routine", "urgency: soon"));
  two.set("content/red-flags.yaml", two.get("content/red-flags.yaml")!.replace(collapse, "when: feint\n"));
  const paths = compile(two, today).problems.map((p) => p.path);
  assert.ok(paths.includes("content/causes/dish.yaml") && paths.includes("content/red-flags.yaml"));
  assert.deepEqual(paths, [...paths].sort());
});

test("a missing or stray file is a fault, never a silence", () => {
  const without = (path: string) => new Map([...files].filter(([p]) => p !== path));
  const codes = (some: ReadonlyMap<string, string>) => compile(some, today).problems.map((p) => p.code);
  assert.ok(codes(without("content/red-flags.yaml")).includes("missing_file"));
  assert.ok(codes(without("content/en/causes/dish.md")).includes("missing_prose"));
  assert.ok(codes(without("content/causes/dish.yaml")).includes("unknown_cause"));
  assert.ok(codes(new Map([...files, ["content/causes/dish.yml", "id: dish"]])).includes("unexpected_file"));
  assert.ok(codes(new Map([...files, ["content/en/causes/ghost.md", ""]])).includes("unexpected_file"));
  assert.ok(codes(new Map([...files, ["content/en/exercises/ghost.yaml", ""]])).includes("unexpected_file"));
  assert.ok(codes(new Map([...files, ["content/en/plans/ghost.yaml", ""]])).includes("unexpected_file"));
  assert.ok(codes(new Map([...files, ["content/en/treatments/ghost.yaml", ""]])).includes("unexpected_file"));
  assert.ok(codes(without("content/screening.yaml")).includes("missing_file"));
  assert.ok(codes(without("content/en/treatments/massage.yaml")).includes("missing_file"));
  assert.ok(codes(without("content/progression.yaml")).includes("missing_file"));
  assert.ok(codes(without("content/en/exercises/cat_cow.yaml")).includes("missing_file"));
  assert.ok(codes(new Map()).includes("missing_file"));
});

test("what is sent to a browser brings the sources it cites and no others", () => {
  const { model, care, library } = compile(files, today);
  const citedIn = (text: string) =>
    new Set(
      [...text.matchAll(/"sources":\[([^\]]*)\]/g)].flatMap((m) =>
        [...m[1]!.matchAll(/"([^"]+)"/g)].map((id) => id[1]!),
      ),
    );
  for (const part of [model!, care!]) {
    const { sources, ...rest } = part;
    assert.deepEqual(new Set(Object.keys(sources)), citedIn(JSON.stringify(rest)));
  }
  assert.ok(Object.keys(model!.sources).length < Object.keys(library.sources).length);
});

test("a source nothing leans on is told", () => {
  const sources = files.get("content/sources.yaml")!;
  const more = new Map([
    ...files,
    ["content/sources.yaml", `${sources.trimEnd()}\n  lonely2026:\n    cite: Nobody\n    seen: true\n`],
  ]);
  const told = compile(more, today).problems.filter((p) => p.code === "unused_source");
  assert.deepEqual(
    told.map(({ path, line, message }) => [path, line, /lonely2026/.test(message)]),
    [["content/sources.yaml", sources.trimEnd().split("\n").length + 1, true]],
  );
});

test("an article past its review date warns, and a year later it stops the build", () => {
  const codesOn = (day: string) => new Set(compile(files, day).problems.map((p) => `${p.severity} ${p.code}`));
  const due = /next_review: (\S+)/.exec(files.get("content/en/causes/dish.md")!)![1]!;
  const later = `${Number(due.slice(0, 4)) + 1}${due.slice(4)}`;
  assert.deepEqual([...codesOn(due)], ["warning review_overdue"]);
  assert.ok(codesOn(later).has("error review_expired"));
});

test("broken files never crash the compiler, and nothing is dropped in silence", () => {
  const paths = [...files.keys()].filter((path) => /\.(yaml|md)$/.test(path));
  const parts = [
    "{",
    "}",
    "[",
    "]",
    ":",
    "- ",
    "&a ",
    "*a ",
    "!!binary ",
    "|\n",
    "\u0000",
    "\ud800",
    "'",
    '"',
    "#",
    "\t",
    "---\n",
    "null",
    "1e999",
    "é",
    "",
  ];
  const { model: wholeModel, care: wholeCare } = compile(files, today);
  const whole = wholeModel!;
  fc.assert(
    fc.property(
      fc.constantFrom(...paths),
      fc.array(fc.tuple(fc.nat(), fc.nat({ max: 40 }), fc.constantFrom(...parts)), { minLength: 1, maxLength: 4 }),
      (path, edits) => {
        let text = files.get(path)!;
        for (const [at, length, part] of edits) {
          const i = at % (text.length + 1);
          text = text.slice(0, i) + part + text.slice(i + length);
        }
        const { model, care, problems } = compile(new Map([...files, [path, text]]), today);
        assert.equal(model === undefined, care === undefined);
        assert.equal(
          model === undefined,
          problems.some((p) => p.severity === "error"),
        );
        for (const { line, message } of problems) assert.ok(line >= 1 && message.length > 0);
        if (model === undefined) return;
        // What still compiles still holds every cause, rule, exercise, habit and plan.
        for (const part of ["exercises", "habits", "plans"] as const)
          assert.equal(care?.[part].length, wholeCare![part].length);
        assert.equal(model.causes.length, whole.causes.length);
        assert.ok(model.rules.length === whole.rules.length || path === "content/red-flags.yaml");
      },
    ),
    { numRuns: 60 },
  );
});

test("every control of the hazard log names a file that is there", () => {
  const { hazards } = compile(files, today).reading.hazards!;
  assert.ok(hazards.length >= 15);
  for (const { id, controls } of hazards) {
    for (const { where } of controls)
      assert.ok(existsSync(new URL(`../../../${where}`, import.meta.url)), `${id}: ${where}`);
  }
});

test("a hazard log in another language tells the same hazards, with the same risks, states and proofs", () => {
  const told = (language: string) =>
    compile(files, today, language).reading.hazards!.hazards.map(
      ({ id, initial, residual, state, causes, controls }) => ({
        id,
        initial,
        residual,
        state,
        causes: causes.length,
        // A control that is a file of words is proven by that language's own.
        proofs: controls.map(({ where }) => where.replace(`content/${language}/`, "content/…/")),
      }),
    );
  assert.deepEqual(told("fr"), told("en"));
});
