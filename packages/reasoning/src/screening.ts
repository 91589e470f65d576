import type { Condition, GateRule, Pathway, RuleLevel, Treatment, TreatmentRule } from "@backroot/knowledge";
import type { Answers } from "./answers.ts";
import { holding, predicate, testsOf } from "./condition.ts";

/** Who asks for what: a treatment, or an assessment visit when there is none. */
export type Wish = Readonly<{
  treatment?: Pick<Treatment, "id" | "components" | "rules">;
  /** Places that shall be treated, such as site_shoulder_blade_left; none named: it could be anywhere. */
  sites: readonly string[];
  answers: Answers;
  /** Seconds since the answers were given; after a day, the danger questions are open again. */
  age?: number;
  /** The cause that leads, when a check found one. */
  leading?: string;
}>;

/** A rule that holds, or may hold for all that is known. */
export type FiredRule = Readonly<{
  /** "gate/emergency_signs", "shockwave/over_the_lung". */
  id: string;
  level: RuleLevel;
  component?: string;
  pathway?: Pathway;
  /** Answers that make it hold: yes, and "not sure" where that counts as yes. */
  because: readonly string[];
  unsure: readonly string[];
  /** What has not been asked and keeps it in force. */
  open: readonly string[];
}>;

export type Screening = Readonly<{
  /** The strictest rule in force, "clear" when there is none. */
  level: RuleLevel | "clear";
  /** Cannot wait for a visit, by what was answered. */
  pathway?: Pathway;
  /** Strictest first, then in the order of the content. */
  fired: readonly FiredRule[];
  /** Parts of the treatment that are not given, or only once somebody agrees, and why: the strictest level. */
  limits: Readonly<Record<string, RuleLevel>>;
  /** To ask before this is settled: what cannot wait first. */
  ask: Readonly<{ danger: readonly string[]; more: readonly string[] }>;
  /** Whether each may be booked, once nothing is left to ask. An assessment always may, but in an emergency. */
  bookable: Readonly<{ treatment: boolean; assessment: boolean }>;
}>;

/** Strictest first. */
const strictness: readonly RuleLevel[] = ["block", "refer_first", "clinician_decides", "caution", "inform"];

/** A day: the danger questions are asked again when they were answered longer ago. */
export const freshFor = 86_400;

/**
 * Reads the rules of the gate and of a treatment against a person's answers.
 *
 * Rules that block or refer first are read on the safe side: not asked and not sure count as yes. The others need a yes. A rule
 * about one part of a treatment leaves the rest bookable, unless every part is stopped.
 */
export function screen(gate: readonly GateRule[], wish: Wish): Screening {
  const { treatment, age = 0 } = wish;
  const dangers = new Set(gate.filter(({ level }) => level === "block").flatMap(({ when }) => findingsOf(when)));
  const answers: Answers =
    age <= freshFor
      ? wish.answers
      : Object.fromEntries(Object.entries(wish.answers).filter(([finding]) => !dangers.has(finding)));
  const sites = new Set(wish.sites.map((site) => site.replace(/_(left|right)$/, "")));
  const rules: readonly (readonly [string, GateRule])[] = [
    ...gate
      .filter((rule) => (treatment ? !rule.except?.includes(treatment.id) : rule.pathway !== undefined))
      .map((rule) => [`gate/${rule.id}`, rule] as const),
    ...(treatment?.rules ?? []).map((rule) => [`${treatment!.id}/${rule.id}`, rule] as const),
  ];
  const fired: FiredRule[] = [];
  const danger = new Set<string>();
  const more = new Set<string>();
  let pathway: Pathway | undefined;
  for (const [id, rule] of rules) {
    if (!concerns(rule, sites, wish.leading)) continue;
    const { level, when, component, pathway: leadsTo } = rule;
    const truth = when === undefined ? true : predicate(when)(answers);
    const open = truth === undefined ? unasked(when!, answers) : [];
    for (const finding of open) (dangers.has(finding) ? danger : more).add(finding);
    if (leadsTo !== undefined && when !== undefined && given(when, answers)) {
      if (pathway !== "emergency") pathway = leadsTo;
    }
    if (!(truth ?? onTheSafeSide(level))) continue;
    const read = findingsOf(when);
    fired.push({
      id,
      level,
      ...(component && { component }),
      ...(leadsTo && { pathway: leadsTo }),
      because: read.filter((finding) => answers[finding] === true),
      unsure: read.filter((finding) => answers[finding] === null),
      open,
    });
  }
  fired.sort((a, b) => rank(a.level) - rank(b.level));
  const limits = limitsOf(fired);
  const levels = fired.map(({ component, level }) =>
    component === undefined || level === "inform" ? level : "caution",
  );
  const stopped = (treatment?.components ?? []).map((part) => limits[part]).filter(stops);
  if (stopped.length > 0 && stopped.length === treatment!.components.length) levels.push(...stopped);
  const level = levels.sort((a, b) => rank(a) - rank(b))[0] ?? "clear";
  return {
    level,
    ...(pathway && { pathway }),
    fired,
    limits,
    ask: { danger: [...danger], more: [...more] },
    bookable: {
      treatment: treatment !== undefined && !stops(level),
      assessment: pathway !== "emergency",
    },
  };
}

function onTheSafeSide(level: RuleLevel): boolean {
  return level === "block" || level === "refer_first";
}

function stops(level: RuleLevel | "clear" | undefined): level is "block" | "refer_first" {
  return level === "block" || level === "refer_first";
}

function rank(level: RuleLevel): number {
  return strictness.indexOf(level);
}

/** Whether a rule is about these places and this leading cause. What is not known may be. */
function concerns({ sites, leading, level }: TreatmentRule, treated: ReadonlySet<string>, cause?: string): boolean {
  if (leading !== undefined && cause !== undefined && !leading.includes(cause)) return false;
  if (sites === undefined) return true;
  return treated.size === 0 ? onTheSafeSide(level) : sites.some((site) => treated.has(site));
}

function limitsOf(fired: readonly FiredRule[]): Readonly<Record<string, RuleLevel>> {
  const limits: Record<string, RuleLevel> = {};
  for (const { component, level } of fired) if (component !== undefined) limits[component] ??= level;
  return limits;
}

/** Whether what was answered makes it hold, "not sure" read as yes and what was not asked as no. */
function given(when: Condition, answers: Answers): boolean {
  const sure = Object.fromEntries(Object.entries(answers).map(([id, answer]) => [id, answer ?? true]));
  return holding(when)(sure);
}

function findingsOf(when: Condition | undefined): readonly string[] {
  return when === undefined ? [] : [...new Set([...testsOf(when)].map(({ finding }) => finding))];
}

/** Findings that were not asked and could still settle a condition. */
function unasked(when: Condition, answers: Answers): readonly string[] {
  if (predicate(when)(answers) !== undefined) return [];
  if ("not" in when) return unasked(when.not, answers);
  if ("all" in when) return [...new Set(when.all.flatMap((part) => unasked(part, answers)))];
  if ("any" in when) return [...new Set(when.any.flatMap((part) => unasked(part, answers)))];
  return answers[when.finding] === undefined ? [when.finding] : [];
}
