import type { Care, ProgressionRuleId } from "@backroot/knowledge";
import { addDays, type Day, daysBetween } from "./calendar.ts";
import { easier, fewerSets, forgetSets, isStrength, setsBack } from "./load.ts";
import { everyItem, fresh, noted, remember, said, sessionsWithin, shareDone } from "./memory.ts";
import { chosen, chosenOr, limitOf, plansOf, strictOn } from "./plan.ts";
import type { Plan } from "./types.ts";

/** What comes due by a day, whatever was reported: gaps, ends of flares and easier weeks, the next phase, adherence, reviews. */
export function afterTime(care: Care, plan: Plan, on: Day): Plan {
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
