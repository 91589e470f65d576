import type { Care } from "@backroot/knowledge";
import { addDays, type Day, daysBetween } from "./calendar.ts";
import { easier, forgetSets, inShort, isStrength, setsBack, steppedUp, withSets } from "./load.ts";
import { everyItem, itemMemory, noted, remember, rememberItem, replaced } from "./memory.ts";
import { arranged, limitOf, plansOf, strictOn } from "./plan.ts";
import { swapped } from "./swap.ts";
import type { Change, Done, Plan, PlanItem, SessionReport } from "./types.ts";

export function afterSession(care: Care, plan: Plan, report: SessionReport): Plan {
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

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
