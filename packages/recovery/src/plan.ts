import type { Care, CausePlan, Exercise, ExerciseKind, Level, Urgency } from "@backroot/knowledge";
import { type Allowance, allowance, cleared, gatesOf, openSafety } from "./allowed.ts";
import { truth } from "./answers.ts";
import { addDays, type Day } from "./calendar.ts";
import { easierOf, fitted, rankOfLevel, secondsOf } from "./dose.ts";
import type { Goal, ItemReason, Person, Plan, PlanDay, PlanItem } from "./types.ts";
import { weekOf } from "./week.ts";

/**
 * What `plan` gives back.
 *
 * `refused` names the rule (a gate, or `urgency`, `clearance`, `no_plan_for_this`, `no_exercise_left`), for words in
 * `CareWording.refusals`. `unanswered` lists the findings to ask first: a plan is never made on what nobody asked.
 */
export type PlanResult =
  | Readonly<{ kind: "plan"; plan: Plan }>
  | Readonly<{ kind: "refused"; rule: string; urgency?: Urgency; cause?: string }>
  | Readonly<{ kind: "unanswered"; findings: readonly string[] }>;

const rankOfUrgency: Readonly<Record<Urgency, number>> = {
  self_care: 0,
  routine: 1,
  within_days: 2,
  same_day: 3,
  emergency_now: 4,
};

/** Worth of what the person chose themselves: above any that is worked out. */
const ownChoice = 10;
/** Shares of causes below this do not shape a plan. */
const leastShare = 0.15;
/** A plan serves this many causes at most. */
const mostCauses = 3;
/** With fewer exercises than this, a gate's own set is offered. */
const fewest = 4;
/** How many exercises are kept in turn, by minutes a day. */
const mostItems: Readonly<Record<number, number>> = { 2: 4, 5: 5, 10: 6, 20: 8 };
const favoured: Readonly<Record<Goal, readonly ExerciseKind[]>> = {
  ease_pain: ["mobility", "release", "motor_control"],
  move_freely: ["mobility", "stretch"],
  get_stronger: ["strength", "motor_control", "balance"],
  calm_down: ["breathing", "stretch"],
  build_stamina: ["aerobic"],
};
/** A little more for what has been shown to work. */
const shown: Readonly<Record<string, number>> = { high: 0.15, moderate: 0.1, low: 0.05, very_low: 0, none_found: 0 };

/**
 * A weekly plan for a person, or the rule that refuses one, or what to ask first.
 *
 * The plan serves the likeliest causes together: an exercise counts by the shares of the causes whose phase lists it, so that it
 * is worth doing whichever of them it is. Safety comes first and reads what is not known as a yes. Nothing here is random: the
 * same person on the same day gets the same plan.
 *
 * @param person answers completed with what follows from them
 * @param starts the first day
 */
export function plan(care: Care, person: Person, starts: Day): PlanResult {
  const isCleared = cleared(person);
  const most = isCleared ? rankOfUrgency.within_days : rankOfUrgency.routine;
  if (rankOfUrgency[person.urgency] > most) return { kind: "refused", rule: "urgency", urgency: person.urgency };

  const served = servedBy(care, person);
  if (served === undefined) {
    const cause = person.causes[0]?.id;
    return { kind: "refused", rule: "no_plan_for_this", ...(cause !== undefined && { cause }) };
  }
  const plans = served.map(({ plan }) => plan);
  const uncleared = isCleared ? undefined : plans.find((p) => p.clearance === "needed");
  if (uncleared) return { kind: "refused", rule: "clearance", cause: uncleared.id };

  // A gate that surely holds refuses at once; the rest is asked first.
  const sure = care.progression.gates.find((g) => g.allow === "nothing" && truth(g.when, person.answers) === true);
  if (sure) return { kind: "refused", rule: sure.id };
  const findings = openSafety(wantedBy(care, plans), care.progression.gates, person);
  if (findings.length > 0) return { kind: "unanswered", findings };
  const closed = gatesOf(care, person).find((gate) => gate.allow === "nothing");
  if (closed) return { kind: "refused", rule: closed.id };

  const lead = served[0]!.plan;
  const empty: Plan = {
    version: care.version,
    starts,
    person,
    cause: lead.id,
    causes: served.map(({ plan, share }) => ({ id: plan.id, share })),
    phase: 0,
    phaseStarts: starts,
    state: "active",
    minutes: person.minutes,
    gates: [],
    items: [],
    leftOut: [],
    week: [],
    habits: habitsOf(care, plans),
    painLimit: { above: 0, strict: false },
    outlook: outlookOf(care, person),
    predictors: care.predictors.filter((p) => truth(p.when, person.answers) === true).map((p) => p.id),
    screenDue: false,
    history: [],
    memory: {
      items: {},
      sessions: [],
      before: [],
      scores: [],
      swapped: [],
      buildingSince: starts,
      ready: false,
      said: {},
      setsBefore: {},
      reduced: 0,
    },
  };
  const made = arranged(care, chosen(care, empty));
  if (made.items.length === 0) return { kind: "refused", rule: "no_exercise_left" };
  return { kind: "plan", plan: made };
}

type Served = Readonly<{ plan: CausePlan; share: number }>;

/** The causes a plan serves, likeliest first; undefined when most of what it may be is not treated with exercises. */
function servedBy(care: Care, { causes }: Person): readonly [Served, ...Served[]] | undefined {
  const byId = new Map(care.plans.map((p) => [p.id, p]));
  const sorted = [...causes].sort((a, b) => b.p - a.p || (a.id < b.id ? -1 : 1));
  const total = sorted.reduce((sum, { p }) => sum + p, 0);
  const planned = sorted.flatMap(({ id, p }) => (byId.has(id) ? [{ plan: byId.get(id)!, p }] : []));
  const mass = planned.reduce((sum, { p }) => sum + p, 0);
  if (planned.length === 0 || mass < total / 2) return undefined;
  const [first, ...rest] = planned.map(({ plan, p }) => ({ plan, share: p / mass }));
  return [first!, ...rest.filter(({ share }) => share >= leastShare).slice(0, mostCauses - 1)];
}

/** Every exercise a phase of these plans lists, and what stands in for one by its rules. */
function wantedBy(care: Care, plans: readonly CausePlan[]): readonly Exercise[] {
  const ids = new Set(plans.flatMap((p) => p.phases.flatMap((phase) => phase.exercises)));
  for (const id of [...ids]) {
    const exercise = care.exercises.find((e) => e.id === id);
    for (const rule of exercise?.rules ?? []) for (const other of rule.instead ?? []) ids.add(other);
  }
  return care.exercises.filter((e) => ids.has(e.id));
}

function habitsOf(care: Care, plans: readonly CausePlan[]): Plan["habits"] {
  const known = new Set(care.habits.map((h) => h.id));
  const seen = new Map<string, string>();
  for (const { id, habits } of plans) for (const habit of habits) if (!seen.has(habit)) seen.set(habit, id);
  return [...seen].filter(([id]) => known.has(id)).map(([id, cause]) => ({ id, cause }));
}

function outlookOf(care: Care, { answers }: Person): string | null {
  const days = answers.duration_days;
  if (typeof days !== "number") return null;
  return care.outlooks.find((o) => days >= o.durationDays[0] && days <= o.durationDays[1])?.id ?? null;
}

/** The plans behind a plan, lead first. */
export function plansOf(care: Care, { causes }: Plan): readonly CausePlan[] {
  return causes.flatMap(({ id }) => care.plans.find((p) => p.id === id) ?? []);
}

/** The phase of a cause's plan at this point; a plan with fewer phases stays in its last. */
function phaseAt(plan: CausePlan, phase: number): CausePlan["phases"][number] {
  return plan.phases[Math.min(phase, plan.phases.length - 1)]!;
}

export function currentPhase(care: Care, plan: Plan): CausePlan["phases"][number] {
  return phaseAt(plansOf(care, plan)[0]!, plan.phase);
}

/**
 * Gates in force for a plan. A cause that is for a doctor first allows the gentle kinds only, as a gate would; its words stand
 * under the same name.
 */
function gatesFor(care: Care, { person }: Plan, plans: readonly CausePlan[]): ReturnType<typeof gatesOf> {
  const gates = gatesOf(care, person);
  if (cleared(person) || !plans.some((p) => p.clearance === "refer_first")) return gates;
  const first: ReturnType<typeof gatesOf>[number] = {
    id: "refer_first",
    when: { all: [] },
    allow: "gentle",
    leaveOut: [],
    grade: "judged",
    sources: [],
    note: "",
  };
  return [...gates, first];
}

type Candidate = Readonly<{
  exercise: Exercise;
  score: number;
  reason: ItemReason;
  allowed: Exclude<Allowance, { out: string }>;
}>;

/**
 * The exercises of a plan in its phase, chosen anew from what its person may do; those already in it keep their level and sets.
 */
export function chosen(care: Care, plan: Plan): Plan {
  const { person } = plan;
  const plans = plansOf(care, plan);
  const gates = gatesFor(care, plan, plans);
  const byId = new Map(care.exercises.map((e) => [e.id, e]));
  const candidates = new Map<string, Candidate>();
  const leftOut = new Map<string, string>();

  const offer = (id: string, worth: number, reason: ItemReason): void => {
    const exercise = byId.get(id);
    if (exercise === undefined) return;
    if (plan.memory.swapped.includes(id)) {
      if (reason.insteadOf !== undefined) return;
      leftOut.set(id, "swap");
      const own = plan.memory.instead?.[id];
      if (own !== undefined) offer(own, worth + ownChoice, { ...reason, insteadOf: id });
      for (const other of alike(care, exercise)) offer(other, worth * 0.7, { ...reason, insteadOf: id });
      return;
    }
    const allowed = allowance(care, exercise, person, plans, gates);
    if ("out" in allowed) {
      if (reason.insteadOf !== undefined) return;
      leftOut.set(id, allowed.out);
      const gated = gates.some((gate) => gate.id === allowed.out);
      const others = gated || allowed.instead.length === 0 ? alike(care, exercise) : allowed.instead;
      for (const other of others) offer(other, worth * 0.7, { ...reason, insteadOf: id });
      return;
    }
    const goals = person.goals.filter((goal) => favoured[goal].includes(exercise.kind));
    const score = worth * (1 + 0.3 * Math.min(goals.length, 1)) + (shown[exercise.evidence.certainty] ?? 0);
    const before = candidates.get(id);
    if (before !== undefined && before.score >= score) return;
    candidates.set(id, { exercise, score, reason: { ...reason, goals }, allowed });
  };

  const wanted = new Map<string, { worth: number; causes: string[] }>();
  for (const cause of plans) {
    const share = plan.causes.find((c) => c.id === cause.id)!.share;
    for (const id of phaseAt(cause, plan.phase).exercises) {
      const entry = wanted.get(id) ?? { worth: 0, causes: [] };
      const favourite = cause.kinds.indexOf(byId.get(id)?.kind ?? "mobility");
      entry.worth += share * (1 + (favourite < 0 ? 0 : 0.1 * (cause.kinds.length - favourite)));
      entry.causes.push(cause.id);
      wanted.set(id, entry);
    }
  }
  for (const [id, { worth, causes }] of wanted) offer(id, worth, { causes, goals: [] });

  // A gate that narrows the choice to a safe set offers that set, so that nobody is sent away with nearly nothing.
  const [missing] = leftOut.keys();
  if (missing !== undefined && candidates.size < fewest && gates.some((gate) => gate.allow !== "all")) {
    const causes = wanted.get(missing)!.causes;
    for (const { id } of care.exercises) {
      if (!leftOut.has(id)) offer(id, 0.3, { causes, goals: [], insteadOf: missing });
    }
  }

  const ranked = [...candidates.values()].sort((a, b) => b.score - a.score || (a.exercise.id < b.exercise.id ? -1 : 1));
  const items: PlanItem[] = [];
  for (const candidate of ranked) {
    if (items.length >= mostItems[plan.minutes]!) break;
    const item = itemOf(care, plan, candidate, gates.length > 0);
    if (item === undefined) leftOut.set(candidate.exercise.id, "time");
    else items.push(item);
  }
  const strict = strictOn(plans, plan, plan.phaseStarts);
  return { ...plan, gates: gates.map((g) => g.id), items, painLimit: limitOf(care, strict), leftOut: listed(leftOut) };
}

/** The exercises chosen anew; those there were when nothing else is left, for an empty plan is no plan. */
export function chosenOr(items: readonly PlanItem[], care: Care, plan: Plan): Plan {
  const again = chosen(care, plan);
  return again.items.length > 0 ? again : { ...again, items };
}

function listed(leftOut: ReadonlyMap<string, string>): Plan["leftOut"] {
  return [...leftOut].map(([exercise, rule]) => ({ exercise, rule }));
}

/** Others of the same kind that share a target. */
export function alike(care: Care, { id, kind, targets }: Exercise): readonly string[] {
  return care.exercises
    .filter((e) => e.id !== id && e.kind === kind && e.targets.some((t) => targets.includes(t)))
    .map((e) => e.id);
}

/** Whether the strict pain limit holds on a day: for any cause the plan serves. */
export function strictOn(plans: readonly CausePlan[], { starts }: Plan, on: Day): boolean {
  return plans.some(({ strictPainLimit: limit }) => {
    if (limit === undefined) return false;
    return limit.untilDay === null || on < addDays(starts, limit.untilDay);
  });
}

export function limitOf({ progression }: Care, strict: boolean): Plan["painLimit"] {
  const { acceptable, strict: low } = progression.painLimits;
  return { above: strict ? low.atMost : acceptable.atMost, strict };
}

/** Where this person begins: easier when little active or in strong pain. */
function firstLevel({ activity, answers }: Person): Level {
  const { severity } = answers;
  return activity === "little" || (typeof severity === "number" && severity >= 7) ? "easier" : "standard";
}

function itemOf(care: Care, plan: Plan, candidate: Candidate, gated: boolean): PlanItem | undefined {
  const { exercise, allowed, reason } = candidate;
  const phase = currentPhase(care, plan);
  const before = plan.items.find((item) => item.exercise === exercise.id);
  const budget = budgetFor(plan.minutes);
  // Past a gate the phase's level is a limit too: nobody with weak bones begins with the harder level.
  const top = allowed.only ?? easierOf(allowed.atMost, gated ? easierOf(phase.level, "standard") : phase.level);
  const wanted = allowed.only ?? easierOf(before?.level ?? firstLevel(plan.person), top);
  const level =
    allowed.levels.filter((l) => rankOfLevel[l] <= rankOfLevel[wanted]).at(-1) ??
    allowed.levels.find((l) => rankOfLevel[l] <= rankOfLevel[top]);
  if (level === undefined) return undefined;
  const sets = before?.sets ?? Math.min(phase.sets[0], exercise.dose.sets[1]);
  const fit = fitted(exercise.dose, sets, budget);
  if (fit === undefined) return undefined;
  const [, often] = exercise.dose.perWeek;
  return {
    exercise: exercise.id,
    level,
    atMost: allowed.levels.filter((l) => rankOfLevel[l] <= rankOfLevel[top]).at(-1) ?? level,
    ...fit,
    perWeek: often,
    seconds: secondsOf(fit),
    reason,
    cautions: allowed.cautions,
  };
}

/** Seconds one exercise may take: all of two minutes, else at most half the day's time, so that others fit beside it. */
export function budgetFor(minutes: number): number {
  return minutes <= 2 ? minutes * 60 : (minutes * 60) / 2;
}

const restDay: PlanDay = { exercises: [], seconds: 0 };
const restWeek: readonly PlanDay[] = Array.from({ length: 7 }, () => restDay);

/** The last week made of a list of exercises: a year of sessions changes few of them, and asks for the week after each. */
const weeks = new WeakMap<
  readonly PlanItem[],
  Readonly<{ seconds: number; often: number; week: readonly PlanDay[] }>
>();

/** The week of a plan from its exercises; empty while it is stopped. */
export function arranged(care: Care, plan: Plan): Plan {
  if (plan.state === "stopped") return { ...plan, week: restWeek };
  const { items, minutes } = plan;
  const seconds = minutes * 60;
  const often = currentPhase(care, plan).strengthDays[1];
  const before = weeks.get(items);
  if (before?.seconds === seconds && before.often === often) return { ...plan, week: before.week };
  const kinds = new Map(care.exercises.map((e) => [e.id, e.kind]));
  const week = weekOf(items, (id) => kinds.get(id)!, seconds, often);
  weeks.set(items, { seconds, often, week });
  return { ...plan, week };
}
