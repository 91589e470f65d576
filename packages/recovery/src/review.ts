import type { Care, MeasureId, ProgressionRuleId } from "@backroot/knowledge";
import { type Day, daysBetween } from "./calendar.ts";
import { easier } from "./load.ts";
import { everyItem, fresh, noted, remember, said, shareDone } from "./memory.ts";
import { arranged } from "./plan.ts";
import { swapped } from "./swap.ts";
import type { Plan, ScoresReport } from "./types.ts";

export function afterScores(care: Care, plan: Plan, report: ScoresReport): Plan {
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
