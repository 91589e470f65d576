import { z } from "zod";
import { type HazardLog, readHazards } from "./hazards.ts";
import type { Inspection } from "./inspection.ts";
import type { Rule } from "./model.ts";
import { nearest } from "./problem.ts";
import { type Article, type Review, readReview } from "./prose.ts";
import { id, summary, words } from "./shape.ts";
import { entries } from "./wording.ts";
import type { YamlFile } from "./yaml-file.ts";

const dangerSign = z.strictObject({ id, rules: z.array(id).min(1) });
const dangerSignWords = z.strictObject({ title: words, summary, why: words });
const term = z.strictObject({ id, causes: z.array(id) });
const termWords = z.strictObject({ term: words, meaning: words });
const otherNames = z.array(words);

/** A danger sign as readers look for it: the rules that have to do with it, in the order they are told. */
export type DangerSign = z.infer<typeof dangerSign>;

/** A word that is explained, and the causes it has to do with. */
export type Term = z.infer<typeof term>;

/** What the library says beside its articles, in one language. */
export type Reading = Readonly<{
  dangerSigns: Readonly<Record<string, z.infer<typeof dangerSignWords>>>;
  terms: Readonly<Record<string, z.infer<typeof termWords>>>;
  /** What people call a cause when they look for it, by cause; none has an empty list. */
  otherNames: Readonly<Record<string, readonly string[]>>;
  /** Articles on Backroot itself, by name. */
  about: Readonly<Record<string, Article>>;
  /** Undefined in a language it is not translated to yet. */
  hazards: HazardLog | undefined;
  reviews: Readonly<Partial<Record<"dangerSigns" | "terms" | "structures", Review | undefined>>>;
}>;

/** Reads content/danger-signs.yaml: every rule stands on one page and no more. */
export function readDangerSigns(file: YamlFile, rules: readonly Rule[]): readonly DangerSign[] {
  const known = rules.map((rule) => rule.id);
  const placed = new Set<string>();
  const signs = file.readList(dangerSign, ["danger_signs"]).map(({ value, keys }) => {
    value.rules.forEach((rule, i) => {
      const at = [...keys, "rules", i];
      if (known.length > 0 && !known.includes(rule)) {
        const near = nearest(rule, known);
        const fix = near === undefined ? "add it to content/red-flags.yaml" : `did you mean "${near}"?`;
        file.error("unknown_rule", at, `no rule is called "${rule}"; ${fix}`);
      }
      if (placed.has(rule)) file.error("duplicate_id", at, `the rule "${rule}" stands on two pages; keep one`);
      placed.add(rule);
    });
    return value;
  });
  if (file.data !== undefined) {
    for (const rule of known) {
      if (placed.has(rule)) continue;
      file.error("missing_wording", ["danger_signs"], `the rule "${rule}" stands on no page; add it to one`);
    }
  }
  return signs;
}

/** Reads content/glossary.yaml. */
export function readTerms(file: YamlFile, inspection: Inspection): readonly Term[] {
  const seen = new Set<string>();
  return file.readList(term, ["terms"]).map(({ value, keys }) => {
    if (seen.has(value.id)) file.error("duplicate_id", keys, `the word "${value.id}" stands twice; keep one`);
    seen.add(value.id);
    value.causes.forEach((cause, i) => {
      inspection.knows("cause", cause, file, [...keys, "causes", i]);
    });
    return value;
  });
}

/** Reads danger-signs.yaml, glossary.yaml and other-names.yaml of content/<language>/. */
export function readReading(
  files: Readonly<{ dangerSigns: YamlFile; terms: YamlFile; otherNames: YamlFile; structures: YamlFile }>,
  dangerSigns: readonly DangerSign[],
  terms: readonly Term[],
  about: Reading["about"],
  hazards: YamlFile | undefined,
  today: string,
  inspection: Inspection,
): Reading {
  const idsOf = (list: readonly Readonly<{ id: string }>[]) => list.map((entry) => entry.id);
  return {
    dangerSigns: entries(files.dangerSigns, dangerSignWords, "danger_signs", idsOf(dangerSigns), "unknown_words"),
    terms: entries(files.terms, termWords, "terms", idsOf(terms), "unknown_words"),
    otherNames: entries(files.otherNames, otherNames, "causes", [...inspection.causes], "unknown_words"),
    about,
    hazards: hazards && readHazards(hazards, today),
    reviews: {
      dangerSigns: readReview(files.dangerSigns, today),
      terms: readReview(files.terms, today),
      structures: readReview(files.structures, today),
    },
  };
}
