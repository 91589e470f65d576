import { z } from "zod";
import { fit } from "./distribution.ts";
import type { Inspection } from "./inspection.ts";
import type { Cause, Escalation, Evidence, Figure, Finding, Modifier } from "./model.ts";
import { id, probability, ratio, sourced, sourceIds, testText, urgency, words } from "./shape.ts";
import { statesOf } from "./states.ts";
import type { Keys, YamlFile } from "./yaml-file.ts";

const cited = z.strictObject({ text: words, sources: sourceIds });
const schema = z.strictObject({
  id,
  clinical_name: words,
  icd10: z.string().regex(/^[A-Z]\d\d(\.\d+)?$/, "is not an ICD-10 code such as M54.6"),
  urgency,
  urgency_reason: words,
  structures: z.array(words).min(1),
  prior: z.strictObject({ per_1000: z.number().gt(0).lt(1000), ...sourced }),
  modifiers: z.array(z.strictObject({ finding: testText, ratio, ...sourced })),
  findings: z
    .array(
      z.strictObject({
        finding: testText,
        p: probability.optional(),
        lr: ratio.optional(),
        low: z.number().positive().optional(),
        high: z.number().positive().optional(),
        ...sourced,
      }),
    )
    .min(1),
  escalations: z.array(z.strictObject({ finding: testText, to: urgency, reason: words })),
  course: cited,
  look_alikes: z.array(z.strictObject({ cause: id, separated_by: testText, how: words })).min(1),
  serious_mimics: z.strictObject({ what: words, tell: words }).optional(),
  pitfalls: cited.optional(),
});
export type CauseFile = z.infer<typeof schema>;

/** A cause as the engine reads it, and as the file says it for those who read. */
export type ReadCause = Readonly<{ cause: Cause; file: CauseFile }>;

/** Reads one file of content/causes/. Vocabulary, sources and the names of all causes must be known. */
export function readCause(file: YamlFile, inspection: Inspection): ReadCause | undefined {
  const value = file.read(schema);
  if (value === undefined) return undefined;
  const name = file.path
    .split("/")
    .at(-1)
    ?.replace(/\.yaml$/, "");
  if (value.id !== name)
    file.error("name_mismatch", ["id"], `the file is called "${name}", its id "${value.id}"; make them one`);
  inspection.checkSourced(value.prior, file, ["prior"]);
  for (const part of ["course", "pitfalls"] as const) {
    value[part]?.sources.forEach((source, i) => {
      inspection.knows("source", source, file, [part, "sources", i]);
    });
  }
  value.look_alikes.forEach((look, i) => {
    inspection.knows("cause", look.cause, file, ["look_alikes", i, "cause"]);
    inspection.test(look.separated_by, file, ["look_alikes", i, "separated_by"]);
  });
  const modifiers = readModifiers(value, file, inspection);
  const evidence = readEvidence(value, file, inspection);
  checkNotBoth(value, evidence, file);
  const cause: Cause = {
    id: value.id,
    urgency: value.urgency,
    prior: { per1000: value.prior.per_1000, grade: value.prior.grade, sources: value.prior.sources },
    modifiers,
    evidence,
    escalations: readEscalations(value, file, inspection),
    lookAlikes: value.look_alikes.map((look) => look.cause),
  };
  if (!evidence.some((e) => raises(e, inspection.findings.get(e.finding)))) {
    file.error(
      "unreachable_cause",
      ["findings"],
      `no answer speaks for "${value.id}": give it a finding commoner than in ordinary pain`,
    );
  }
  return { cause, file: value };
}

/**
 * Of several `age>=N` only the highest that matches applies, of several `age<N` only the lowest, so that a file can be read
 * as a table of bands; here each band becomes a condition that excludes the others.
 */
function readModifiers(value: CauseFile, file: YamlFile, inspection: Inspection): readonly Modifier[] {
  const read = value.modifiers.flatMap((modifier, i) => {
    const keys: Keys = ["modifiers", i];
    inspection.checkSourced(modifier, file, keys);
    const when = inspection.test(modifier.finding, file, [...keys, "finding"]);
    return when === undefined
      ? []
      : [{ of: modifier.finding, when, ratio: modifier.ratio, grade: modifier.grade, sources: modifier.sources }];
  });
  const bounds = (sign: ">=" | "<") =>
    read.flatMap(({ when }) => ("is" in when && when.finding === "age" && when.is === sign ? [when.than] : []));
  return read.map((modifier) => {
    const { when } = modifier;
    if (!("is" in when) || when.finding !== "age") return modifier;
    const next =
      when.is === ">="
        ? Math.min(...bounds(">=").filter((n) => n > when.than))
        : Math.max(...bounds("<").filter((n) => n < when.than));
    if (!Number.isFinite(next)) return modifier;
    return { ...modifier, when: { all: [when, { finding: "age", is: when.is === ">=" ? "<" : ">=", than: next }] } };
  });
}

function readEscalations(value: CauseFile, file: YamlFile, inspection: Inspection): readonly Escalation[] {
  return value.escalations.flatMap(({ finding, to, reason }, i) => {
    const when = inspection.test(finding, file, ["escalations", i, "finding"]);
    return when === undefined ? [] : [{ of: finding, when, to, reason }];
  });
}

/** Gathers the figures by finding and fits one distribution to all that speak of the same one. */
function readEvidence(value: CauseFile, file: YamlFile, inspection: Inspection): readonly Evidence[] {
  const byFinding = new Map<string, { figure: Figure; states: ReadonlySet<number>; index: number }[]>();
  value.findings.forEach((given, i) => {
    const keys: Keys = ["findings", i];
    inspection.checkSourced(given, file, keys);
    const test = inspection.test(given.finding, file, [...keys, "finding"]);
    if (test === undefined) return;
    const whole = inspection.sides.get(test.finding);
    const finding = inspection.findings.get(whole ?? test.finding);
    const side = whole === undefined ? undefined : test.finding.endsWith("_left") ? "left" : "right";
    if (finding?.baseline === undefined) {
      file.error(
        "unknown_value",
        [...keys, "finding"],
        `${test.finding} has no baseline, so it cannot be weighed; use what it is derived from`,
      );
      return;
    }
    const states = statesOf(finding, test, side);
    if (states === undefined || states.size === 0) {
      const known = finding.states?.join(", ");
      file.error(
        "unknown_value",
        [...keys, "finding"],
        `"${given.finding}" cuts through a state; ${finding.id} is told apart as ${known}`,
      );
      return;
    }
    const p = probabilityOf(given, finding, states, file, keys);
    if (p === undefined) return;
    const figure: Figure = {
      of: given.finding,
      p,
      ...(given.lr !== undefined && { lr: given.lr }),
      grade: given.grade,
      sources: given.sources,
    };
    const list = byFinding.get(finding.id) ?? [];
    if (list.some((other) => other.figure.of === given.finding)) {
      file.error("duplicate_id", keys, `"${given.finding}" stands twice; keep one figure`);
      return;
    }
    byFinding.set(finding.id, [...list, { figure, states, index: i }]);
  });
  return [...byFinding].flatMap(([id, list]) => {
    const baseline = inspection.findings.get(id)!.baseline!;
    const p = fit(
      baseline,
      list.map(({ figure, states }) => ({ of: figure.of, states, p: figure.p })),
    );
    if ("clash" in p) {
      const clash = list.find(({ figure }) => figure.of === p.clash) ?? list[0]!;
      const others = list.map(({ figure }) => `${figure.of} ${figure.p}`).join(", ");
      file.error(
        "figures_disagree",
        ["findings", clash.index],
        `the figures of ${id} cannot all hold, or leave nothing for the rest: ${others}`,
      );
      return [];
    }
    return [{ finding: id, p, figures: list.map(({ figure }) => figure) }];
  });
}

function probabilityOf(
  given: CauseFile["findings"][number],
  finding: Finding,
  states: ReadonlySet<number>,
  file: YamlFile,
  keys: Keys,
): number | undefined {
  if ((given.p === undefined) === (given.lr === undefined)) {
    file.error(
      "wrong_shape",
      keys,
      "give either `p` (a probability) or `lr` (a likelihood ratio), not both and not neither",
    );
    return undefined;
  }
  if (given.p !== undefined) return given.p;
  const baseline = finding.baseline!.reduce((sum, q, i) => sum + (states.has(i) ? q : 0), 0);
  const p = given.lr! * baseline;
  if (p < 1) return p;
  file.error(
    "figure_out_of_range",
    keys,
    `a ratio of ${given.lr} on a baseline of ${baseline} is ${p.toFixed(2)}; a probability is below 1`,
  );
  return undefined;
}

/** A feature must not move the prior and be weighed as evidence too: it would count twice. */
function checkNotBoth(value: CauseFile, evidence: readonly Evidence[], file: YamlFile): void {
  const weighed = new Set(evidence.map((e) => e.finding));
  value.modifiers.forEach((modifier, i) => {
    const finding = modifier.finding.split(/[<>=]/)[0]!;
    if (weighed.has(finding)) {
      file.error(
        "figures_disagree",
        ["modifiers", i],
        `${finding} is a modifier and a finding of "${value.id}"; it would count twice`,
      );
    }
  });
}

function raises(evidence: Evidence, finding: Finding | undefined): boolean {
  return evidence.p.some((p, i) => p > 1.2 * (finding?.baseline?.[i] ?? 1) && finding?.states?.[i] !== "no");
}
