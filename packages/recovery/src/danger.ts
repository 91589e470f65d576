import type { Care, Urgency } from "@backroot/knowledge";
import { findingsIn, truth } from "./answers.ts";
import type { Day } from "./calendar.ts";
import { easier } from "./load.ts";
import { everyItem, noted } from "./memory.ts";
import { arranged, chosen } from "./plan.ts";
import type { Change, Plan, ScreenReport } from "./types.ts";

/** The most urgent danger that what is new makes true; what the person had before the plan was judged by the check. */
export function dangerIn(
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
export function withSigns(care: Care, plan: Plan, signs: readonly string[], on: Day): Plan {
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

export function stopped(care: Care, plan: Plan, on: Day, urgency: Urgency, danger?: string): Plan {
  const { stateUntil: _, ...rest } = plan;
  const worse = plan.beSeen !== undefined && urgencyRank(plan.beSeen) > urgencyRank(urgency) ? plan.beSeen : urgency;
  if (plan.state === "stopped" && worse === plan.beSeen) return plan;
  const change: Change = { rule: "stop_and_be_seen", on, reports: [on], urgency: worse, ...(danger && { danger }) };
  return arranged(care, noted({ ...rest, state: "stopped", beSeen: worse, screenDue: true }, change));
}

export function afterScreen(care: Care, plan: Plan, { on, urgency, cleared }: ScreenReport): Plan {
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
