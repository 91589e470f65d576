import { z } from "zod";
import {
  type Danger,
  type Gate,
  type Progression,
  type ProgressionRuleId,
  type ProgressionRules,
  progressionFigures,
} from "./care.ts";
import type { Inspection } from "./inspection.ts";
import type { Condition } from "./model.ts";
import { expand, satisfiable } from "./satisfiable.ts";
import { id, sourced, urgency, words } from "./shape.ts";
import type { Keys, YamlFile } from "./yaml-file.ts";

const limits = ["safe", "acceptable", "strict"] as const;
const limit = z.strictObject({ id: z.enum(limits), at_most: z.number().min(0).max(10), ...sourced, note: words });
const gate = z.strictObject({
  id,
  when: words,
  allow: z.enum(["nothing", "gentle", "bone_safe", "all"]),
  leave_out: z.array(id).min(1).optional(),
  ...sourced,
  note: words,
});
const danger = z.strictObject({ id, when: words, urgency, ...sourced, note: words });
const ruleIds = Object.keys(progressionFigures) as ProgressionRuleId[];
const named = z.looseObject({ id: z.enum(ruleIds) });

/** Reads content/progression.yaml; undefined when a limit or a rule is missing. */
export function readProgression(file: YamlFile, inspection: Inspection): Progression | undefined {
  const painLimits: Partial<Record<(typeof limits)[number], Progression["painLimits"]["safe"]>> = {};
  for (const { value, keys } of file.readList(limit, ["pain_limits"])) {
    const { at_most: atMost, grade, sources, note } = value;
    inspection.checkSourced(value, file, keys);
    painLimits[value.id] = { atMost, grade, sources, note };
  }
  const rules: Partial<Record<ProgressionRuleId, unknown>> = {};
  for (const { value, keys } of file.readList(named, ["rules"])) {
    if (rules[value.id] !== undefined)
      file.error("duplicate_id", keys, `the rule "${value.id}" stands twice; remove one`);
    const figures = progressionFigures[value.id];
    const read = file.read(ruleShape(figures), keys);
    if (read === undefined) continue;
    const given = read as unknown as { grade: "judged"; sources: string[]; note: string } & Record<string, number>;
    inspection.checkSourced(given, file, keys);
    const numbers = Object.fromEntries(figures.map((name) => [name, given[snake(name)]!]));
    rules[value.id] = { ...numbers, grade: given.grade, sources: given.sources, note: given.note };
  }
  const missing = [
    ...limits.filter((name) => painLimits[name] === undefined),
    ...ruleIds.filter((name) => rules[name] === undefined),
  ];
  if (file.data !== undefined) {
    for (const name of missing) file.error("unknown_rule", [], `"${name}" is missing; plans cannot go on without it`);
  }
  const { safe, acceptable } = painLimits;
  if (safe && acceptable && safe.atMost >= acceptable.atMost)
    file.error("figures_disagree", ["pain_limits"], "what is safe must lie below what is acceptable");
  const gates = conditional(file.readList(gate, ["gates"]), "gates", file, inspection).map(({ value, when }): Gate => {
    const { id, allow, grade, sources, note } = value;
    return { id, when, allow, leaveOut: value.leave_out ?? [], grade, sources, note };
  });
  const dangers = conditional(file.readList(danger, ["dangers"]), "dangers", file, inspection).map(
    ({ value: { id, urgency, grade, sources, note }, when }): Danger => ({ id, when, urgency, grade, sources, note }),
  );
  if (missing.length > 0) return undefined;
  return {
    painLimits: painLimits as Progression["painLimits"],
    rules: rules as ProgressionRules,
    gates,
    dangers,
  };
}

function ruleShape(figures: readonly string[]) {
  const numbers = Object.fromEntries(figures.map((name) => [snake(name), z.number().min(0).max(365)]));
  return z.strictObject({ id, ...numbers, ...sourced, note: words });
}

/** `painAtMost` as the files write it: `pain_at_most`. */
function snake(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** Entries with a condition, checked and written out; those whose condition cannot be read are left out. */
function conditional<
  T extends Readonly<{
    id: string;
    when: string;
    grade: "measured" | "derived" | "judged";
    sources: readonly string[];
    note: string;
    leave_out?: string[] | undefined;
  }>,
>(
  entries: readonly Readonly<{ value: T; keys: Keys }>[],
  what: string,
  file: YamlFile,
  inspection: Inspection,
): readonly Readonly<{ value: T; when: Condition }>[] {
  const seen = new Set<string>();
  return entries.flatMap(({ value, keys }) => {
    if (seen.has(value.id)) file.error("duplicate_id", keys, `"${value.id}" stands twice in ${what}; rename one`);
    seen.add(value.id);
    inspection.checkSourced(value, file, keys);
    value.leave_out?.forEach((exercise, i) => {
      inspection.knows("exercise", exercise, file, [...keys, "leave_out", i]);
    });
    const when = inspection.condition(value.when, file, [...keys, "when"]);
    if (when === undefined) return [];
    if (!satisfiable(when, inspection.findings))
      file.error("rule_never_fires", [...keys, "when"], `no answers make "${value.id}" true`);
    return [{ value, when: expand(when, inspection.findings) }];
  });
}
