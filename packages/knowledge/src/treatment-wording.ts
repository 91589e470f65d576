import { z } from "zod";
import { certainties } from "./care.ts";
import { checkKeys, texts } from "./care-wording.ts";
import { words } from "./shape.ts";
import { ruleLevels, type TreatmentRule, type Treatments } from "./treatments.ts";
import type { YamlFile } from "./yaml-file.ts";

/** Why a rule is there, and what to ask the doctor or physiotherapist who has to agree first. */
const reason = z.strictObject({ why: words, ask: words.optional() });
const offered = { name: words, short: words, what_it_is: words, what_happens: z.array(words).min(1) };
const treatment = z.strictObject({
  ...offered,
  course: words,
  /** What is known for the upper back, in plain words. A clinic may add to it, not hide it. */
  evidence: words,
  not_for: z.array(words),
  components: z.record(z.string(), words).optional(),
  harms: z.record(z.string(), words),
  consent: z.array(words).min(1),
  rules: z.record(z.string(), reason),
});
const assessment = z.strictObject(offered);

export type RuleReason = z.infer<typeof reason>;
export type TreatmentWords = z.infer<typeof treatment>;

/** The words a person reads about treatments and the rules before them, in one language. */
export type TreatmentWording = Readonly<{
  levels: Readonly<Record<string, string>>;
  certainties: Readonly<Record<string, string>>;
  assessment: z.infer<typeof assessment>;
  gate: Readonly<Record<string, RuleReason>>;
  treatments: Readonly<Record<string, TreatmentWords>>;
}>;

/**
 * Reads content/<language>/screening.yaml and treatments/<id>.yaml there.
 *
 * Everything there is has its words; nothing is worded that does not exist; who must ask a doctor is told what to ask.
 */
export function readTreatmentWording(
  { gate, treatments }: Omit<Treatments, "version">,
  folder: string,
  open: (path: string) => YamlFile,
): TreatmentWording | undefined {
  const general = open(`${folder}/screening.yaml`);
  const assessed = general.read(assessment, ["assessment"]);
  const gateWords = general.read(z.record(z.string(), reason), ["rules"]) ?? {};
  checkReasons(general, gateWords, gate);
  const worded = treatments.flatMap(({ id, rules, harms, components }) => {
    const file = open(`${folder}/treatments/${id}.yaml`);
    const value = file.read(treatment);
    if (value === undefined) return [];
    checkReasons(file, value.rules, rules);
    checkKeys(file, ["components"], value.components ?? {}, components);
    checkKeys(
      file,
      ["harms"],
      value.harms,
      harms.map((harm) => harm.id),
    );
    return [[id, value] as const];
  });
  const levels = texts(general, "levels", ruleLevels);
  const sure = texts(general, "certainties", certainties);
  return (
    assessed && {
      levels,
      certainties: sure,
      assessment: assessed,
      gate: gateWords,
      treatments: Object.fromEntries(worded),
    }
  );
}

function checkReasons(
  file: YamlFile,
  given: Readonly<Record<string, RuleReason>>,
  rules: readonly TreatmentRule[],
): void {
  checkKeys(
    file,
    ["rules"],
    given,
    rules.map((rule) => rule.id),
  );
  for (const { id, level } of rules) {
    if (given[id] === undefined || (given[id].ask !== undefined) === (level === "refer_first")) continue;
    const message =
      level === "refer_first"
        ? "a doctor has to agree first; say in `ask` what to ask them"
        : "nobody has to be asked first; remove `ask`";
    file.error(level === "refer_first" ? "missing_wording" : "unknown_words", ["rules", id], message);
  }
}
