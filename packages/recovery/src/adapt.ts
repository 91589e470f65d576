import type { Care, Level, MeasureId, ProgressionRuleId, Urgency } from "@backroot/knowledge";
import { findingsIn, truth } from "./answers.ts";
import { addDays, type Day, daysBetween } from "./calendar.ts";
import { fitted, rankOfLevel, secondsOf } from "./dose.ts";
import { alike, arranged, budgetFor, chosen, currentPhase, limitOf, plansOf, strictOn } from "./plan.ts";
import type {
  Change,
  Done,
  ItemMemory,
  Memory,
  Plan,
  PlanItem,
  Report,
  ScoresReport,
  ScreenReport,
  SessionReport,
  WishReport,
} from "./types.ts";

/**
 * Folds reports into a plan, in the order of their days, and brings it up to `today`.
 *
 * The pain-monitoring model (Thomee 1997; Silbernagel et al. 2007): pain during an exercise and the morning after decide whether it
 * steps up, stays or steps down; strength progresses as the American College of Sports Medicine advises (2009). What is unknown,
 * such as a morning not yet come, never counts as settled. At most one exercise steps up after a session. A danger sign, or a
 * screen that finds more than `routine`, stops everything until a screen says otherwise.
 *
 * Give it the plan as it was made and every report so far: then a morning that comes in later changes what it should. A plan that
 * was folded already takes new reports only.
 *
 * Pure: the same plan, reports and day make the same plan. Reports from before the plan starts or after `today` are not read.
 */
export function adapt(care: Care, plan: Plan, reports: readonly Report[], today: Day): Plan {
  const last = plan.memory.said.report ?? plan.starts;
  const sorted = reports
    .map((report, i) => ({ report, i }))
    .filter(({ report: { on } }) => on >= last && on <= today)
    .sort((a, b) => (a.report.on < b.report.on ? -1 : a.report.on > b.report.on ? 1 : a.i - b.i));
  let now = plan;
  for (const { report } of sorted) {
    now = afterTime(care, now, report.on);
    now = afterReport(care, remember(now, { said: { ...now.memory.said, report: report.on } }), report);
  }
  return arranged(care, afterTime(care, now, today));
}

function afterReport(care: Care, plan: Plan, report: Report): Plan {
  if (report.kind === "screen") return afterScreen(care, plan, report);
  if (report.kind === "wish") return afterWish(care, plan, report);
  const danger = "signs" in report ? dangerIn(care, plan, report.signs ?? []) : undefined;
  if (danger) return stopped(care, plan, report.on, danger.urgency, danger.id);
  const signs = "signs" in report ? (report.signs ?? []) : [];
  const now = signs.length > 0 ? withSigns(care, plan, signs, report.on) : plan;
  return afterNews(care, now, report);
}

function afterNews(care: Care, plan: Plan, report: Exclude<Report, ScreenReport | WishReport>): Plan {
  if (report.kind === "scores") return afterScores(care, plan, report);
  if (plan.state === "stopped") return plan;
  if (report.kind === "ready") return afterTime(care, remember(plan, { ready: true }), report.on);
  return report.kind === "session" ? afterSession(care, plan, report) : plan;
}

// Danger.

/** The most urgent danger that what is new makes true; what the person had before the plan was judged by the check. */
function dangerIn(
  care: Care,
  { person }: Plan,
  signs: readonly string[],
): Readonly<{ id: string; urgency: Urgency }> | undefined {
  if (signs.length === 0) return undefined;
  const answers = { ...person.answers, ...Object.fromEntries(signs.map((id) => [id, true])) };
  const found = care.progression.dangers.filter(
    ({ when }) => findingsIn(when).some((id) => signs.includes(id)) && truth(when, answers) === true,
  );
  return found.sort((a, b) => urgencyRank(b.urgency) - urgencyRank(a.urgency))[0];
}

/** What is new and no danger still counts: exercises that do not go with it are left out, and a full screen is due. */
function withSigns(care: Care, plan: Plan, signs: readonly string[], on: Day): Plan {
  const known = signs.filter((id) => plan.person.answers[id] !== true);
  if (known.length === 0) return plan;
  const answers = { ...plan.person.answers, ...Object.fromEntries(known.map((id) => [id, true])) };
  const told: Plan = { ...plan, person: { ...plan.person, answers }, screenDue: true };
  if (plan.state === "stopped") return told;
  const again = noted(chosen(care, told), { rule: "new_sign", on, reports: [on] });
  return again.items.length > 0 ? again : stopped(care, { ...again, items: plan.items }, on, "routine");
}

const urgencyRank = (urgency: Urgency): number =>
  ["self_care", "routine", "within_days", "same_day", "emergency_now"].indexOf(urgency);

function stopped(care: Care, plan: Plan, on: Day, urgency: Urgency, danger?: string): Plan {
  const { stateUntil: _, ...rest } = plan;
  const worse = plan.beSeen !== undefined && urgencyRank(plan.beSeen) > urgencyRank(urgency) ? plan.beSeen : urgency;
  if (plan.state === "stopped" && worse === plan.beSeen) return plan;
  const change: Change = { rule: "stop_and_be_seen", on, reports: [on], urgency: worse, ...(danger && { danger }) };
  return arranged(care, noted({ ...rest, state: "stopped", beSeen: worse, screenDue: true }, change));
}

function afterScreen(care: Care, plan: Plan, { on, urgency, cleared }: ScreenReport): Plan {
  if (urgencyRank(urgency) > urgencyRank("routine")) return stopped(care, plan, on, urgency);
  if (plan.state !== "stopped") return { ...plan, screenDue: false };
  // A screen that is clear ends a stop only when a clinician has seen the sign behind it.
  if (cleared !== true) return plan;
  const { beSeen: _, ...rest } = plan;
  const resumed = chosen(
    care,
    noted({ ...rest, state: "active", screenDue: false }, { rule: "cleared", on, reports: [on] }),
  );
  if (resumed.items.length === 0) return plan;
  return arranged(
    care,
    everyItem(resumed, (item) => easier(care, item)),
  );
}

// A wish.

/** What the person asks for is done as far as their answers allow; an exercise that nothing equal can replace stays. */
function afterWish(care: Care, plan: Plan, { on, minutes, equipment, swap }: WishReport): Plan {
  let now = plan;
  if (minutes !== undefined && minutes !== now.minutes) {
    const change: Change = { rule: "asked_minutes", on, from: `${now.minutes}`, to: `${minutes}`, reports: [on] };
    now = noted({ ...now, minutes, person: { ...now.person, minutes } }, change);
  }
  if (equipment !== undefined && [...equipment].sort().join() !== [...now.person.equipment].sort().join())
    now = noted({ ...now, person: { ...now.person, equipment } }, { rule: "asked_equipment", on, reports: [on] });
  if (now !== plan && now.state !== "stopped") now = chosenOr(now.items, care, forgetSets(now));
  const item = now.items.find(({ exercise }) => exercise === swap);
  return item === undefined || now.state === "stopped" ? now : swapped(care, now, item, on, "asked_swap", [on]);
}

// A session.

function afterSession(care: Care, plan: Plan, report: SessionReport): Plan {
  const { rules, painLimits } = care.progression;
  const { sessions } = plan.memory;
  const before = [...plan.memory.before, report.before].slice(-7);
  const usual = median(before);
  const rise = report.morning === null ? undefined : report.morning - usual;
  const strict = strictOn(plansOf(care, plan), plan, report.on);
  const limit = strict ? painLimits.strict.atMost : rules.step_down.painAbove;
  let now = remember(
    { ...plan, painLimit: limitOf(care, strict) },
    {
      before,
      sessions: sessions.at(-1) === report.on ? sessions : [...sessions, report.on],
      reduced: Math.max(0, plan.memory.reduced - 1),
    },
  );
  if (now.state === "done") return arranged(care, now);
  const unsettled =
    report.raised24h === true || report.limbs === true || (rise !== undefined && rise >= rules.step_down.morningRise);

  const ready: string[] = [];
  for (const done of report.done) {
    const item = now.items.find((i) => i.exercise === done.exercise);
    if (item === undefined) continue;
    const memory = itemMemory(now, done.exercise);
    if (unsettled || done.pain > limit || !done.form) {
      now = steppedDown(care, now, item, report.on);
      continue;
    }
    const well =
      done.pain <= rules.progress.painAtMost &&
      rise !== undefined &&
      rise <= rules.progress.morningRiseAtMost &&
      done.spare;
    const streak = well && memory.holdFor === 0 ? [...memory.streak, report.on] : [];
    now = rememberItem(now, done.exercise, { streak, holdFor: Math.max(0, memory.holdFor - 1) });
    if (streak.length >= rules.progress.sessions) ready.push(done.exercise);
    else if (isHeld(done, rise, care))
      now = noted(now, { rule: "hold", on: report.on, exercise: done.exercise, reports: [report.on] });
  }
  const wasReduced = plan.memory.reduced === 1 && now.memory.reduced === 0;
  if (wasReduced && now.state === "active")
    now = noted(setsBack(now), { rule: "gap_over", on: report.on, reports: [report.on] });
  now = flaring(care, now, report);
  const next = now.state === "active" ? ready.find((id) => steppedUp(care, now, id) !== undefined) : undefined;
  if (next !== undefined) {
    const up = steppedUp(care, now, next)!;
    now = replaced(now, up.item, {
      rule: "progress",
      on: report.on,
      exercise: next,
      ...up.change,
      reports: itemMemory(now, next).streak,
    });
    now = rememberItem(now, next, { streak: [] });
  }
  return arranged(care, now);
}

function isHeld({ pain }: Done, rise: number | undefined, { progression }: Care): boolean {
  const { hold, progress } = progression.rules;
  return pain > progress.painAtMost && pain <= hold.painAtMost && rise !== undefined && rise <= hold.morningRiseAtMost;
}

/** One change: another set when the phase and the time allow, else the next level; undefined at the top. */
function steppedUp(
  care: Care,
  plan: Plan,
  id: string,
): Readonly<{ item: PlanItem; change: Pick<Change, "from" | "to"> }> | undefined {
  const item = plan.items.find((i) => i.exercise === id)!;
  const exercise = care.exercises.find((e) => e.id === id)!;
  const most = Math.min(exercise.dose.sets[1], currentPhase(care, plan).sets[1]);
  const more = item.sets < most ? fitted(exercise.dose, item.sets + 1, budgetFor(plan.minutes)) : undefined;
  const level = nextLevel(item);
  const up =
    more?.sets === item.sets + 1 ? { ...item, ...more, seconds: secondsOf(more) } : level && { ...item, level };
  return up && { item: up, change: { from: inShort(item), to: inShort(up) } };
}

function nextLevel({ level, atMost }: PlanItem): Level | undefined {
  return (["standard", "harder"] as const).find(
    (l) => rankOfLevel[l] > rankOfLevel[level] && rankOfLevel[l] <= rankOfLevel[atMost],
  );
}

/** One level down, or half the sets when there is no lower one; at the third time another exercise. */
function steppedDown(care: Care, plan: Plan, item: PlanItem, on: Day): Plan {
  const { step_down, swap } = care.progression.rules;
  const { [item.exercise]: _, ...setsBefore } = plan.memory.setsBefore;
  const memory = itemMemory(plan, item.exercise);
  const stepDowns = [...memory.stepDowns, on];
  const now = rememberItem(remember(plan, { setsBefore }), item.exercise, {
    streak: [],
    stepDowns,
    holdFor: step_down.sessions,
  });
  if (stepDowns.length >= swap.stepDowns) return swapped(care, now, item, on, "swap", stepDowns);
  const down = easier(care, item);
  const change: Change = {
    rule: "step_down",
    on,
    exercise: item.exercise,
    from: inShort(item),
    to: inShort(down),
    reports: [on],
  };
  return replaced(now, down, change);
}

function easier(care: Care, item: PlanItem): PlanItem {
  const exercise = care.exercises.find((e) => e.id === item.exercise)!;
  const lower = (["standard", "easier"] as const).find((l) => rankOfLevel[l] < rankOfLevel[item.level]);
  // A level that a rule fixes (a position, not a step) stays: fewer sets are the way down.
  const fixed = item.cautions.some((id) => exercise.rules.find((r) => r.id === id)?.only === item.level);
  if (lower && !fixed) return { ...item, level: lower };
  return withSets(item, Math.max(1, Math.floor(item.sets / 2)));
}

function withSets(item: PlanItem, sets: number): PlanItem {
  return { ...item, sets, seconds: secondsOf({ ...item, sets }) };
}

/** Takes an exercise out for good and chooses again, one of the same kind and target first. */
function swapped(
  care: Care,
  plan: Plan,
  item: PlanItem,
  on: Day,
  rule: "swap" | "early_check" | "asked_swap",
  reports: readonly Day[],
): Plan {
  const exercise = care.exercises.find((e) => e.id === item.exercise)!;
  const without = remember(plan, { swapped: [...plan.memory.swapped, item.exercise] });
  const rest = without.items.filter((i) => i.exercise !== item.exercise);
  const again = chosen(care, { ...without, items: rest });
  const others = alike(care, exercise);
  const fresh = again.items.filter((i) => !rest.some((r) => r.exercise === i.exercise));
  const to = (fresh.find((i) => others.includes(i.exercise)) ?? fresh[0])?.exercise;
  if (rule === "asked_swap" && to === undefined) return plan;
  // Out of everything: an empty plan is no plan, so the last exercise stays at its easiest.
  if (again.items.length === 0)
    return replaced(plan, easier(care, item), { rule: "step_down", on, exercise: item.exercise, reports });
  return noted(again, { rule, on, exercise: item.exercise, ...(to && { to }), reports });
}

// A flare, and what time brings.

function flaring(care: Care, plan: Plan, { on, before }: SessionReport): Plan {
  const { flare } = care.progression.rules;
  if (plan.state !== "active" || (plan.stateUntil !== undefined && on < plan.stateUntil)) return plan;
  const recent = plan.items.filter((i) =>
    itemMemory(plan, i.exercise).stepDowns.some((d) => daysBetween(d, on) < flare.withinDays),
  );
  const first = plan.memory.before.slice(0, -1);
  const raised = first.length >= 3 && before - median(first) >= flare.rise;
  const days = daysBetween(plan.memory.said.raised ?? on, on);
  const lasting = raised && plan.memory.said.raised !== undefined && days >= flare.days;
  const { raised: _, ...said } = plan.memory.said;
  const now = remember(plan, {
    said: raised ? { ...said, raised: said.raised ?? plan.memory.said.raised ?? on } : said,
  });
  if (recent.length < flare.stepDowns && !lasting) return now;
  const until = addDays(on, flare.restDays);
  const reports = [
    ...new Set(
      recent
        .flatMap((i) => itemMemory(plan, i.exercise).stepDowns)
        .filter((d) => daysBetween(d, on) < flare.withinDays)
        .concat(on),
    ),
  ].sort();
  const resting = noted({ ...now, state: "flare", stateUntil: until, screenDue: true }, { rule: "flare", on, reports });
  return everyItem(forgetSets(resting), (item) =>
    isStrength(care, item) ? withSets(item, Math.max(1, Math.floor(item.sets * flare.shareOfSets))) : item,
  );
}

function isStrength(care: Care, item: PlanItem): boolean {
  return care.exercises.find((e) => e.id === item.exercise)!.kind === "strength";
}

/** What comes due by a day, whatever was reported: gaps, ends of flares and easier weeks, the next phase, adherence, reviews. */
function afterTime(care: Care, plan: Plan, on: Day): Plan {
  if (plan.state === "stopped" || plan.state === "done") return plan;
  let now = plan;
  const { rules } = care.progression;
  const strict = strictOn(plansOf(care, now), now, on);
  if (strict !== now.painLimit.strict) now = { ...now, painLimit: limitOf(care, strict) };
  if (now.stateUntil !== undefined && on >= now.stateUntil) {
    const { stateUntil: until, state, ...rest } = now;
    if (state === "flare") {
      now = noted({ ...rest, state: "active" }, { rule: "flare_over", on: until, reports: [] });
      now = everyItem(now, (item) => (isStrength(care, item) ? easier(care, item) : item));
      now = remember(now, { buildingSince: until });
    } else {
      now = setsBack(noted({ ...rest, state: "active" }, { rule: "deload_over", on: until, reports: [] }));
      now = remember(now, { buildingSince: until });
    }
  }
  now = afterGap(care, now, on);
  if (now.state === "active" && daysBetween(now.memory.buildingSince, on) >= rules.deload.afterDays) {
    if (now.history.some((c) => c.rule === "progress" && c.on >= now.memory.buildingSince)) {
      now = noted(
        { ...now, state: "deload", stateUntil: addDays(on, rules.deload.days) },
        { rule: "deload", on, reports: [] },
      );
      now = fewerSets(now, rules.deload.shareOfSets);
    } else now = remember(now, { buildingSince: on });
  }
  now = nextPhase(care, now, on);
  return afterAdherence(care, now, on);
}

function afterGap(care: Care, plan: Plan, on: Day): Plan {
  const { gap_short, gap_long, gap_restart } = care.progression.rules;
  const last = plan.memory.sessions.at(-1) ?? plan.starts;
  const days = daysBetween(last, on);
  const said = plan.memory.said;
  const due = (rule: ProgressionRuleId, after: number) =>
    days >= after && (said[rule] === undefined || said[rule]! <= last);
  const say = (now: Plan, rule: ProgressionRuleId) =>
    noted(remember(now, { said: { ...now.memory.said, [rule]: on } }), { rule, on, reports: [last] });
  if (due("gap_restart", gap_restart.days)) {
    const { stateUntil: _, ...rest } = forgetSets(plan);
    const restarted = say({ ...rest, state: "active", phase: 0, phaseStarts: on, items: [] }, "gap_restart");
    return chosenOr(
      plan.items,
      care,
      remember(restarted, {
        ready: false,
        buildingSince: on,
        said: { ...restarted.memory.said, gap_long: on, gap_short: on },
      }),
    );
  }
  if (due("gap_long", gap_long.days)) {
    const now = say(plan, "gap_long");
    const eased = everyItem(now, (item) => easier(care, item));
    return remember(eased, { said: { ...eased.memory.said, gap_short: on }, buildingSince: on });
  }
  if (due("gap_short", gap_short.days)) {
    const now = remember(setsBack(say(plan, "gap_short")), { reduced: gap_short.sessions });
    return fewerSets(now, gap_short.shareOfSets);
  }
  return plan;
}

function nextPhase(care: Care, plan: Plan, on: Day): Plan {
  const phases = plansOf(care, plan)[0]!.phases;
  const phase = phases[plan.phase];
  if (plan.state !== "active" || phase === undefined || plan.phase >= phases.length - 1) return plan;
  if (daysBetween(plan.phaseStarts, on) < phase.days[1] - phase.days[0]) return plan;
  const settled = plan.memory.sessions.slice(-care.progression.rules.progress.sessions);
  const may = { time: () => true, confirmed: () => plan.memory.ready, pain: () => isSettled(care, plan, settled) };
  if (!may[phase.moveOn]()) return plan;
  const next = noted({ ...plan, phase: plan.phase + 1, phaseStarts: on }, { rule: "next_phase", on, reports: settled });
  return chosenOr(plan.items, care, remember(forgetSets(next), { ready: false }));
}

/** Whether enough sessions went by in which nothing was held, stepped down or swapped. */
function isSettled({ progression }: Care, { history }: Plan, settled: readonly Day[]): boolean {
  const unrest = history.some(
    ({ rule, on }) => settled.includes(on) && (rule === "hold" || rule === "step_down" || rule === "swap"),
  );
  return settled.length >= progression.rules.progress.sessions && !unrest;
}

/** Adherence without blame: a plan that does not fit the life it is for becomes smaller. */
function afterAdherence(care: Care, plan: Plan, on: Day): Plan {
  const { two_minutes, one_thing } = care.progression.rules;
  const low = ({ below, days }: Readonly<{ below: number; days: number }>) => (shareDone(plan, on, days) ?? 1) < below;
  if (plan.items.length > 1 && fresh(plan, "one_thing", on, one_thing.days) && low(one_thing)) {
    const now = noted(said(plan, "one_thing", on), {
      rule: "one_thing",
      on,
      reports: sessionsWithin(plan.memory, on, one_thing.days),
    });
    return { ...now, items: now.items.slice(0, 1) };
  }
  if (plan.minutes === 2 || !fresh(plan, "two_minutes", on, two_minutes.days) || !low(two_minutes)) return plan;
  const now = noted(said({ ...plan, minutes: 2 }, "two_minutes", on), {
    rule: "two_minutes",
    on,
    reports: sessionsWithin(plan.memory, on, two_minutes.days),
  });
  const smaller = chosen(care, forgetSets(now));
  return smaller.items.length > 0 ? smaller : plan;
}

/** Sessions done of those planned over the last days; undefined while the plan is younger. */
function shareDone({ starts, memory, week }: Plan, on: Day, days: number): number | undefined {
  if (daysBetween(starts, on) < days) return undefined;
  const planned = (days * week.filter((d) => d.exercises.length > 0).length) / 7;
  return planned === 0 ? undefined : sessionsWithin(memory, on, days).length / planned;
}

/** Days of sessions among the last so many, in order. */
function sessionsWithin({ sessions }: Memory, on: Day, days: number): readonly Day[] {
  const first = addDays(on, 1 - days);
  // Days are written so that they sort as text, and only the last few of a year are looked at.
  let from = sessions.length;
  while (from > 0 && sessions[from - 1]! >= first) from--;
  return sessions.slice(from);
}

/** A smaller share of the sets for a while; `setsBack` undoes it, but not for what has stepped down since. */
function fewerSets(plan: Plan, share: number): Plan {
  const setsBefore = { ...plan.memory.setsBefore };
  for (const { exercise, sets } of plan.items) setsBefore[exercise] ??= sets;
  const items = plan.items.map((item) => withSets(item, Math.max(1, Math.round(item.sets * share))));
  return remember({ ...plan, items }, { setsBefore });
}

function setsBack(plan: Plan): Plan {
  const { setsBefore } = plan.memory;
  const items = plan.items.map((item) => withSets(item, setsBefore[item.exercise] ?? item.sets));
  return forgetSets({ ...plan, items });
}

function forgetSets(plan: Plan): Plan {
  return remember(plan, { setsBefore: {}, reduced: 0 });
}

// Scores.

function afterScores(care: Care, plan: Plan, report: ScoresReport): Plan {
  let now = remember(plan, { scores: [...plan.memory.scores, report] });
  const { rules } = care.progression;
  const day = daysBetween(now.starts, report.on);
  const say = (rule: ProgressionRuleId, extra: Partial<Plan> = {}) => {
    const reports = now.memory.scores
      .filter((s) => s.on === now.memory.scores[0]!.on || s.on === report.on)
      .map((s) => s.on);
    now = noted(said({ ...now, ...extra }, rule, report.on), { rule, on: report.on, reports: [...new Set(reports)] });
  };
  if (now.state === "stopped" || now.state === "done") return now;
  if (isDone(care, now, report.on)) {
    say("done", { state: "done" });
    return arranged(care, now);
  }
  if (isWorse(care, now, report.on) && fresh(now, "worsening", report.on, rules.worsening.days)) {
    say("worsening", { screenDue: true });
    return arranged(
      care,
      everyItem(now, (item) => easier(care, item)),
    );
  }
  const once = (rule: ProgressionRuleId) => now.memory.said[rule] === undefined;
  const tried = (shareDone(now, report.on, rules.early_check.day) ?? 1) >= rules.not_tried.below;
  if (day >= rules.second_plateau.day && once("second_plateau") && !improved(care, now, "important"))
    say("second_plateau", { screenDue: true });
  else if (day >= rules.plateau.day && once("plateau") && !improved(care, now, "important")) {
    if (tried) say("plateau", { screenDue: true });
    else if (once("not_tried")) say("not_tried");
  } else if (day >= rules.early_check.day && once("early_check") && !improved(care, now, "least") && tried) {
    say("early_check");
    const worn = now.items.at(-1);
    if (worn && now.items.length > 1) now = swapped(care, now, worn, report.on, "early_check", [report.on]);
  }
  return arranged(care, now);
}

/** First and latest reading of a measure, when there are two. */
function endsOf({ memory }: Plan, id: MeasureId): readonly [number, number] | undefined {
  const values = memory.scores.flatMap((s) => (typeof s[id] === "number" ? [s[id]] : []));
  return values.length < 2 ? undefined : [values[0]!, values.at(-1)!];
}

/** Whether any measure has moved for the better by its least or its important change, in points or as a share. */
function improved(care: Care, plan: Plan, by: "least" | "important"): boolean {
  return care.measures.some((measure) => {
    const { id, better, share } = measure;
    if (id === "groc") {
      const latest = plan.memory.scores.findLast((s) => s.groc !== undefined)?.groc;
      return latest !== undefined && latest >= measure[by];
    }
    const ends = endsOf(plan, id);
    if (ends === undefined) return false;
    const gain = better === "lower" ? ends[0] - ends[1] : ends[1] - ends[0];
    const part =
      by === "important" && share !== undefined && ends[0] > 0 && gain >= share * ends[0] && gain >= measure.least;
    return gain >= measure[by] || part;
  });
}

/** Pain up, or function down, from the first reading by the worsening rule's amount, in every reading of its days. */
function isWorse(care: Care, { memory }: Plan, on: Day): boolean {
  const { nprsRise, psfsFall, days } = care.progression.rules.worsening;
  const worse = (id: "nprs" | "psfs", amount: (first: number, now: number) => boolean) => {
    const readings = memory.scores.filter((s) => typeof s[id] === "number");
    const [first] = readings;
    const recent = readings.filter((s) => daysBetween(s.on, on) <= days && s !== first);
    const lasts = recent.length >= 2 && daysBetween(recent[0]!.on, on) >= days - 1;
    return first !== undefined && lasts && recent.every((s) => amount(first[id]!, s[id]!));
  };
  return (
    worse("nprs", (first, now) => now - first >= nprsRise) || worse("psfs", (first, now) => first - now >= psfsFall)
  );
}

function isDone(care: Care, { memory }: Plan, on: Day): boolean {
  const { nprsAtMost, psfsAtLeast, days } = care.progression.rules.done;
  const recent = memory.scores.filter((s) => daysBetween(s.on, on) <= days);
  const old = recent.some((s) => daysBetween(s.on, on) >= days - 1);
  const pains = recent.flatMap((s) => s.nprs ?? []);
  const functions = recent.flatMap((s) => s.psfs ?? []);
  return (
    old &&
    pains.length >= 2 &&
    functions.length >= 2 &&
    pains.every((n) => n <= nprsAtMost) &&
    functions.every((n) => n >= psfsAtLeast)
  );
}

/** The exercises chosen anew; those there were when nothing else is left, for an empty plan is no plan. */
function chosenOr(items: readonly PlanItem[], care: Care, plan: Plan): Plan {
  const again = chosen(care, plan);
  return again.items.length > 0 ? again : { ...again, items };
}

// What is kept.

const nothing: ItemMemory = { streak: [], stepDowns: [], holdFor: 0 };

function itemMemory({ memory }: Plan, id: string): ItemMemory {
  return memory.items[id] ?? nothing;
}

function rememberItem(plan: Plan, id: string, part: Partial<ItemMemory>): Plan {
  return remember(plan, { items: { ...plan.memory.items, [id]: { ...itemMemory(plan, id), ...part } } });
}

function remember(plan: Plan, part: Partial<Memory>): Plan {
  return { ...plan, memory: { ...plan.memory, ...part } };
}

function noted(plan: Plan, change: Change): Plan {
  return { ...plan, history: [...plan.history, change] };
}

function said(plan: Plan, rule: string, on: Day): Plan {
  return remember(plan, { said: { ...plan.memory.said, [rule]: on } });
}

function fresh({ memory }: Plan, rule: string, on: Day, days: number): boolean {
  const last = memory.said[rule];
  return last === undefined || daysBetween(last, on) >= days;
}

function replaced(plan: Plan, item: PlanItem, change: Change): Plan {
  return noted({ ...plan, items: plan.items.map((i) => (i.exercise === item.exercise ? item : i)) }, change);
}

function everyItem(plan: Plan, change: (item: PlanItem) => PlanItem): Plan {
  return { ...plan, items: plan.items.map(change) };
}

function inShort({ level, sets }: PlanItem): string {
  return `${level}, ${sets} ${sets === 1 ? "set" : "sets"}`;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
