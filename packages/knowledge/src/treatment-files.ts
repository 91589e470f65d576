import { z } from "zod";
import { certainties } from "./care.ts";
import { checkName } from "./exercises.ts";
import type { Inspection } from "./inspection.ts";
import { expand, satisfiable } from "./satisfiable.ts";
import { grade, id, sourceIds, words } from "./shape.ts";
import { type GateRule, pathways, ruleLevels, type Treatment } from "./treatments.ts";
import type { Keys, YamlFile } from "./yaml-file.ts";

const sourced = { grade, sources: sourceIds, note: words };
const minutes = z
  .tuple([z.number().int().min(1).max(240), z.number().int().min(1).max(240)])
  .refine(([least, most]) => least <= most, "must rise from least to most");
const rule = z.strictObject({
  id,
  level: z.enum(ruleLevels),
  when: words.optional(),
  sites: z.array(id).min(1).optional(),
  leading: z.array(id).min(1).optional(),
  component: id.optional(),
  ...sourced,
});
const gateRule = rule.omit({ component: true }).extend({
  pathway: z.enum(pathways).optional(),
  except: z.array(id).min(1).optional(),
});
const treatment = z.strictObject({
  id,
  may_help: z.array(id),
  components: z.array(id).min(1).optional(),
  session: z.strictObject({ first_min: minutes, after_min: minutes.optional(), ...sourced }),
  course: z.strictObject(sourced),
  evidence: z.strictObject({ certainty: z.enum(certainties), ...sourced }),
  harms: z.array(z.strictObject({ id, ...sourced })).min(1),
  rules: z.array(z.looseObject({})),
});

/** Reads content/screening.yaml: what is asked before any treatment. The names of all treatments must be known. */
export function readGate(file: YamlFile, inspection: Inspection): readonly GateRule[] {
  const read = file.readList(gateRule, ["rules"]);
  return read.flatMap(({ value, keys }, i) => {
    checkOnce(
      read.slice(0, i).map((r) => r.value.id),
      value.id,
      file,
      keys,
    );
    value.except?.forEach((name, j) => {
      inspection.knows("treatment", name, file, [...keys, "except", j]);
    });
    if (value.pathway && value.level !== "block")
      file.error("wrong_shape", keys, "what cannot wait for a visit is a block");
    return checkedRule(value, file, keys, inspection) ?? [];
  });
}

/** Reads one file of content/treatments/. Vocabulary, sources and causes must be known. */
export function readTreatment(file: YamlFile, inspection: Inspection): Treatment | undefined {
  const value = file.read(treatment);
  if (value === undefined) return undefined;
  checkName(value.id, file);
  value.may_help.forEach((cause, i) => {
    inspection.knows("cause", cause, file, ["may_help", i]);
  });
  for (const key of ["session", "course", "evidence"] as const) inspection.checkSourced(value[key], file, [key]);
  value.harms.forEach((harm, i) => {
    inspection.checkSourced(harm, file, ["harms", i]);
    checkOnce(
      value.harms.slice(0, i).map((h) => h.id),
      harm.id,
      file,
      ["harms", i],
    );
  });
  const components = value.components ?? [];
  const read = file.readList(rule, ["rules"]);
  const rules = read.flatMap(({ value: one, keys }, i) => {
    checkOnce(
      read.slice(0, i).map((r) => r.value.id),
      one.id,
      file,
      keys,
    );
    if (one.component !== undefined && !components.includes(one.component)) {
      const fix = components.length > 0 ? `it has ${components.join(", ")}` : "name its `components` first";
      file.error("unknown_value", [...keys, "component"], `${value.id} has no part "${one.component}"; ${fix}`);
    }
    return checkedRule(one, file, keys, inspection) ?? [];
  });
  const { first_min: firstMin, after_min: afterMin, ...session } = value.session;
  return {
    id: value.id,
    components,
    mayHelp: value.may_help,
    session: { ...session, firstMin, ...(afterMin && { afterMin }) },
    course: value.course,
    evidence: value.evidence,
    harms: value.harms,
    rules,
  };
}

type GivenRule = z.infer<typeof rule> & Partial<Pick<z.infer<typeof gateRule>, "pathway" | "except">>;

/** A rule with every name in it known and its condition read; undefined when it cannot be used. */
function checkedRule(given: GivenRule, file: YamlFile, keys: Keys, inspection: Inspection): GateRule | undefined {
  const { when: text, sites, leading, component, pathway, except, ...rest } = given;
  inspection.checkSourced(rest, file, keys);
  sites?.forEach((site, i) => {
    const known = inspection.knows("finding", site, file, [...keys, "sites", i]);
    if (known && inspection.findings.get(site)?.group !== "sites")
      file.error("unknown_value", [...keys, "sites", i], `"${site}" is not a place of the body; put it in \`when\``);
  });
  leading?.forEach((cause, i) => {
    inspection.knows("cause", cause, file, [...keys, "leading", i]);
  });
  if (text === undefined && sites === undefined && given.level !== "inform")
    file.error("wrong_shape", keys, "a rule for everyone can only inform; say in `when` or `sites` whom it concerns");
  const when = text === undefined ? undefined : inspection.condition(text, file, [...keys, "when"]);
  if (text !== undefined && when === undefined) return undefined;
  if (when !== undefined && !satisfiable(when, inspection.findings)) {
    const why = `no answers make "${given.id}" true; two of its parts exclude each other`;
    file.error("rule_never_fires", [...keys, "when"], why);
  }
  return {
    ...rest,
    ...(when && { when: expand(when, inspection.findings) }),
    ...(sites && { sites }),
    ...(leading && { leading }),
    ...(component && { component }),
    ...(pathway && { pathway }),
    ...(except && { except }),
  };
}

function checkOnce(before: readonly string[], name: string, file: YamlFile, keys: Keys): void {
  if (before.includes(name)) file.error("duplicate_id", keys, `"${name}" stands twice; rename one`);
}
