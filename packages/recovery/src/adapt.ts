import type { Care } from "@backroot/knowledge";
import type { Day } from "./calendar.ts";
import { afterScreen, dangerIn, stopped, withSigns } from "./danger.ts";
import { remember } from "./memory.ts";
import { arranged } from "./plan.ts";
import { afterScores } from "./review.ts";
import { afterSession } from "./session.ts";
import { afterTime } from "./time.ts";
import type { Plan, Report, ScreenReport, WishReport } from "./types.ts";
import { afterWish } from "./wish.ts";

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
