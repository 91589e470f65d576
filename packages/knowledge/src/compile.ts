import { type Anatomy, readAnatomy, readAnatomyWording } from "./anatomy.ts";
import type { Care, Progression } from "./care.ts";
import { type CareWording, readCareWording } from "./care-wording.ts";
import { type CauseFile, readCause } from "./causes.ts";
import { type Criteria, readCriteria } from "./criteria.ts";
import { checkAlternatives, readEquipment, readExercise } from "./exercises.ts";
import { fingerprint } from "./fingerprint.ts";
import { readHabit } from "./habits.ts";
import { Inspection } from "./inspection.ts";
import type { Model, Source } from "./model.ts";
import { readCheckAgain, readCoexistences, readCorrelations, readThresholds } from "./network.ts";
import { readOutcomes } from "./outcomes.ts";
import { readPlan } from "./plans.ts";
import { inFileOrder, type Problem } from "./problem.ts";
import { readProgression } from "./progression.ts";
import { type Article, readArticle } from "./prose.ts";
import { readQuestions } from "./questions.ts";
import { type DangerSign, type Reading, readDangerSigns, readReading, readTerms, type Term } from "./reading.ts";
import { type RuleFile, readRules } from "./rules.ts";
import { checkSourcesUsed, citedBy, readSources } from "./sources.ts";
import { readGate, readTreatment } from "./treatment-files.ts";
import { readTreatmentWording, type TreatmentWording } from "./treatment-wording.ts";
import type { Treatments } from "./treatments.ts";
import { readVocabulary } from "./vocabulary.ts";
import { readCauseWords, readHeadings, readWording, type Wording } from "./wording.ts";
import { YamlFile } from "./yaml-file.ts";

/** Content files by path from the repository root, such as content/causes/dish.yaml. */
export type ContentFiles = ReadonlyMap<string, string>;

/** What people read, kept apart from what the engine needs. */
export type Library = Readonly<{
  causes: Readonly<Record<string, CauseFile>>;
  rules: Readonly<Record<string, RuleFile>>;
  criteria: readonly Criteria[];
  /** In the language that was asked for alone; a translation may lack some. */
  articles: Readonly<Record<string, Article>>;
  sources: Readonly<Record<string, Source>>;
  anatomy: Anatomy;
  dangerSigns: readonly DangerSign[];
  terms: readonly Term[];
}>;

export type Compiled = Readonly<{
  /** Undefined when any problem is an error: a model with a hole is not a model. */
  model: Model | undefined;
  /** Undefined when any problem is an error. */
  care: Care | undefined;
  /** Undefined in a language that has no words for care yet. */
  careWording: CareWording | undefined;
  /** Undefined when any problem is an error. */
  treatments: Treatments | undefined;
  /** Undefined in a language that has no words for treatments yet. */
  treatmentWording: TreatmentWording | undefined;
  library: Library;
  reading: Reading;
  wording: Wording;
  problems: readonly Problem[];
}>;

/** The language the content is written in; each other is a translation of it. */
export const firstLanguage = "en";

/** The languages there are words in: every folder of content/ named by two letters, the first language first. */
export function languagesIn(paths: Iterable<string>): readonly string[] {
  const codes = new Set([...paths].flatMap((path) => /^content\/([a-z]{2})\//.exec(path)?.[1] ?? []));
  return [firstLanguage, ...[...codes].filter((code) => code !== firstLanguage).sort()];
}

/** The sections of every article on a cause, in order. */
export const causeSections = ["What it is", "What it feels like", "What brings it on", "What helps", "When to be seen"];

/**
 * Compiles the content to a model, or says every problem at once.
 *
 * @param files path to text; what is not under content/ is ignored
 * @param today a date such as 2026-11-22, for review dates
 * @param language the folder under content/ whose words are read
 */
export function compile(files: ContentFiles, today: string, language = firstLanguage): Compiled {
  const inspection = new Inspection();
  const { problems } = inspection;
  const open = (path: string): YamlFile => {
    const text = files.get(path);
    if (text === undefined) {
      problems.push({ severity: "error", code: "missing_file", path, line: 1, message: "this file is missing" });
    }
    return new YamlFile(path, text ?? "", problems);
  };

  const sourcesFile = open("content/sources.yaml");
  const sources = readSources(sourcesFile, inspection);
  const vocabularyFile = open("content/vocabulary.yaml");
  readVocabulary(vocabularyFile, inspection);

  const causePaths = [...files.keys()].filter((path) => /^content\/causes\/[^/]+\.yaml$/.test(path)).sort();
  for (const path of causePaths) inspection.causes.add(nameOf(path));
  if (causePaths.length === 0) {
    problems.push({
      severity: "error",
      code: "missing_file",
      path: "content/causes/",
      line: 1,
      message: "there are no causes",
    });
  }
  const causes = causePaths.flatMap((path) => readCause(open(path), inspection) ?? []);
  const rules = readRules(open("content/red-flags.yaml"), inspection);
  const network = open("content/network.yaml");
  const correlations = readCorrelations(network, inspection);
  const coexistences = readCoexistences(network, inspection);
  const urgency = open("content/urgency.yaml");
  const thresholds = readThresholds(urgency, inspection);
  const checkAgain = readCheckAgain(urgency, inspection);
  const questions = readQuestions(open("content/questions.yaml"), inspection);
  const criteria = readCriteria(open("content/criteria.yaml"), inspection);

  const anatomy = readAnatomy(open("content/anatomy.yaml"), inspection);
  const wordsIn = (folder: string, original?: Omit<Wording, "causes" | "anatomy">) =>
    readWording(
      {
        findings: open(`${folder}/findings.yaml`),
        questions: open(`${folder}/questions.yaml`),
        rules: open(`${folder}/red-flags.yaml`),
        urgencies: open(`${folder}/urgency.yaml`),
      },
      questions,
      rules.map((r) => r.rule),
      inspection,
      original,
    );
  const isOriginal = language === firstLanguage;
  const original = wordsIn(`content/${firstLanguage}`);
  const originalArticles = readArticles(files, firstLanguage, causeSections, today, inspection);
  checkArticles(files, inspection);

  const words = `content/${language}`;
  const worded = isOriginal ? original : wordsIn(words, original);
  const causesFile = isOriginal ? undefined : open(`${words}/causes.yaml`);
  const headings = causesFile && readHeadings(causesFile, causeSections);
  const articles = isOriginal ? originalArticles : readArticles(files, language, headings ?? [], today, inspection);
  const causeWords = causesFile && readCauseWords(causesFile, new Set(Object.keys(articles)), inspection);

  const anatomyFile = open(`${words}/anatomy.yaml`);
  const anatomyWording = readAnatomyWording(anatomyFile, anatomy, inspection);
  const dangerSigns = readDangerSigns(
    open("content/danger-signs.yaml"),
    rules.map((r) => r.rule),
  );
  const terms = readTerms(open("content/glossary.yaml"), inspection);
  const reading = readReading(
    {
      dangerSigns: open(`${words}/danger-signs.yaml`),
      terms: open(`${words}/glossary.yaml`),
      otherNames: open(`${words}/other-names.yaml`),
      structures: anatomyFile,
    },
    dangerSigns,
    terms,
    readAbout(files, words, today, inspection),
    isOriginal || files.has(`${words}/hazards.yaml`) ? open(`${words}/hazards.yaml`) : undefined,
    today,
    inspection,
  );

  const careParts = readCare(files, open, inspection);
  const caredFor = isOriginal || files.has(`${words}/care.yaml`);
  const careWording = caredFor ? readCareWording(careParts, words, open) : undefined;

  const treatmentParts = readTreatments(files, open, inspection);
  const treatmentsWorded = isOriginal || files.has(`${words}/screening.yaml`);
  const treatmentWording = treatmentsWorded ? readTreatmentWording(treatmentParts, words, open) : undefined;

  checkFiles(files, inspection);
  checkFindingsUsed(
    vocabularyFile,
    inspection,
    questions.flatMap((q) => q.items.map((item) => item.finding)),
  );
  checkSourcesUsed(sourcesFile, inspection);

  const parts = {
    findings: [...inspection.findings.values()],
    correlations,
    causes: causes.map((c) => c.cause),
    coexistences,
    rules: rules.map((r) => r.rule),
    thresholds,
    checkAgain,
    questions,
  };
  const model = { ...parts, sources: citedBy(parts, sources) };
  const care = { ...careParts, sources: citedBy(careParts, sources) };
  const sound = !problems.some((problem) => problem.severity === "error");
  return {
    model: sound ? { version: fingerprint(JSON.stringify(model)), ...model } : undefined,
    care: sound ? { version: fingerprint(JSON.stringify(care)), ...care } : undefined,
    careWording,
    treatments: sound ? { version: fingerprint(JSON.stringify(treatmentParts)), ...treatmentParts } : undefined,
    treatmentWording,
    library: {
      causes: Object.fromEntries(causes.map((c) => [c.cause.id, c.file])),
      rules: Object.fromEntries(rules.map((r) => [r.rule.id, r.file])),
      criteria,
      articles,
      sources,
      anatomy,
      dangerSigns,
      terms,
    },
    reading,
    wording: {
      ...worded,
      causes: {
        ...causeWords,
        ...Object.fromEntries(Object.entries(articles).map(([id, { title, summary }]) => [id, { title, summary }])),
      },
      anatomy: anatomyWording,
    },
    problems: inFileOrder(problems),
  };
}

/** The articles on causes there are in a language, by cause. */
function readArticles(
  files: ContentFiles,
  language: string,
  headings: readonly string[],
  today: string,
  inspection: Inspection,
): Readonly<Record<string, Article>> {
  const articles: Record<string, Article> = {};
  for (const id of inspection.causes) {
    const path = `content/${language}/causes/${id}.md`;
    const text = files.get(path);
    const article = text === undefined ? undefined : readArticle(path, text, headings, today, inspection);
    if (article !== undefined) articles[id] = article;
  }
  return articles;
}

/** The articles on Backroot itself: what the first language has, every language has. */
function readAbout(
  files: ContentFiles,
  folder: string,
  today: string,
  inspection: Inspection,
): Readonly<Record<string, Article>> {
  const about: Record<string, Article> = {};
  const original = `content/${firstLanguage}/about/`;
  for (const name of [...files.keys()].filter((path) => path.startsWith(original)).sort()) {
    const path = `${folder}/about/${name.slice(original.length)}`;
    const text = files.get(path);
    const article = text === undefined ? undefined : readArticle(path, text, undefined, today, inspection);
    if (article !== undefined) about[name.slice(original.length).replace(/\.md$/, "")] = article;
    if (text === undefined) {
      const message = `there is ${name}, and no translation of it here`;
      inspection.problems.push({ severity: "error", code: "missing_prose", path, line: 1, message });
    }
  }
  return about;
}

/** Every cause has its article in the first language; a translation may lack it for now. */
function checkArticles(files: ContentFiles, inspection: Inspection): void {
  for (const id of inspection.causes) {
    const path = `content/${firstLanguage}/causes/${id}.md`;
    if (files.has(path)) continue;
    const message = `the cause "${id}" has no article`;
    inspection.problems.push({ severity: "error", code: "missing_prose", path, line: 1, message });
  }
}

/** Reads what care is made of, once the vocabulary, the sources and the causes are known. */
function readCare(
  files: ContentFiles,
  open: (path: string) => YamlFile,
  inspection: Inspection,
): Omit<Care, "version" | "sources"> {
  const equipment = readEquipment(open("content/equipment.yaml"), inspection);
  const paths = pathsIn(files, "exercises");
  for (const path of paths) inspection.exercises.add(nameOf(path));
  const read = paths.flatMap((path) => {
    const file = open(path);
    const exercise = readExercise(file, inspection);
    return exercise === undefined ? [] : [{ exercise, file }];
  });
  const exercises = new Map(read.map(({ exercise }) => [exercise.id, exercise]));
  checkAlternatives(exercises, new Map(read.map(({ exercise, file }) => [exercise.id, file])));
  const habitPaths = pathsIn(files, "habits");
  for (const path of habitPaths) inspection.habits.add(nameOf(path));
  const habits = habitPaths.flatMap((path) => readHabit(open(path), inspection) ?? []);
  const plans = pathsIn(files, "plans").flatMap((path) => readPlan(open(path), exercises, inspection) ?? []);
  const progression = readProgression(open("content/progression.yaml"), inspection);
  const outcomes = readOutcomes(open("content/outcomes.yaml"), inspection);
  return {
    equipment,
    exercises: [...exercises.values()],
    habits,
    plans,
    progression: progression ?? noProgression,
    ...outcomes,
  };
}

/** Stands in while content/progression.yaml is broken: words are still checked, and no care is given out. */
const noProgression = { painLimits: {}, rules: {}, gates: [], dangers: [] } as unknown as Progression;

/** Reads what a clinic can offer, once the vocabulary, the sources and the causes are known. */
function readTreatments(
  files: ContentFiles,
  open: (path: string) => YamlFile,
  inspection: Inspection,
): Omit<Treatments, "version"> {
  const paths = pathsIn(files, "treatments");
  for (const path of paths) inspection.treatments.add(nameOf(path));
  const treatments = paths.flatMap((path) => readTreatment(open(path), inspection) ?? []);
  return { gate: readGate(open("content/screening.yaml"), inspection), treatments };
}

/** The files of one folder of content/, in order. */
function pathsIn(files: ContentFiles, folder: string): readonly string[] {
  return [...files.keys()].filter((path) => new RegExp(`^content/${folder}/[^/]+\\.yaml$`).test(path)).sort();
}

function nameOf(path: string): string {
  return path
    .split("/")
    .at(-1)!
    .replace(/\.yaml$/, "");
}

/** A file the compiler would not read is a mistake in its name, and would be dropped in silence. */
function checkFiles(files: ContentFiles, inspection: Inspection): void {
  const known =
    /^content\/(README\.md|(sources|vocabulary|red-flags|network|urgency|questions|criteria|equipment|progression|outcomes|anatomy|screening|danger-signs|glossary)\.yaml|(causes|exercises|habits|plans|treatments)\/[a-z0-9_]+\.yaml|[a-z]{2}\/.*)$/;
  for (const path of files.keys()) {
    if (!path.startsWith("content/")) continue;
    const article = /^content\/[a-z]{2}\/(causes|exercises|habits|plans|treatments)\/([^/]+)\.(md|yaml)$/.exec(path);
    const [, kind, name] = article ?? [];
    const there =
      { exercises: inspection.exercises, habits: inspection.habits, treatments: inspection.treatments }[kind!] ??
      inspection.causes;
    const unplanned = kind === "plans" && !files.has(`content/plans/${name}.yaml`);
    const orphan = name !== undefined && (unplanned || !there.has(name));
    if (known.test(path) && !orphan) continue;
    const message = orphan
      ? `there is no ${kind!.replace(/s$/, "")} "${name}"; rename or remove its words`
      : "nothing reads this file; rename or remove it";
    inspection.problems.push({ severity: "error", code: "unexpected_file", path, line: 1, message });
  }
}

function checkFindingsUsed(file: YamlFile, inspection: Inspection, asked: readonly string[]): void {
  const askable = new Set([...asked, "age", "sex"]);
  const groups = (file.data as { groups?: { findings?: { id?: string }[] }[] } | undefined)?.groups ?? [];
  groups.forEach((group, g) => {
    group.findings?.forEach((entry, f) => {
      const finding = entry.id === undefined ? undefined : inspection.findings.get(entry.id);
      if (finding === undefined || finding.derived) return;
      const keys = ["groups", g, "findings", f];
      if (!inspection.usedFindings.has(finding.id)) {
        file.error(
          "unused_finding",
          keys,
          `nothing uses "${finding.id}"; weigh it in a cause, read it in a rule, or mark what it is reserved for`,
        );
      } else if (finding.baseline && finding.group !== "sites" && !askable.has(finding.id)) {
        file.error("unasked_finding", keys, `no question asks "${finding.id}"; add it to content/questions.yaml`);
      }
    });
  });
}
