import { addDays, type Day, daysBetween, type Plan, type PlanItem, type SessionReport } from "@backroot/recovery";
import type { KeptReport, PlanHead } from "../../device/plan-store.ts";

type Moves = PlanHead["moves"];

/** What is to be done on a day, in order. A moved day holds what another would have held. */
export function itemsOn({ starts, week, items }: Plan, day: Day, moves: Moves = {}): readonly PlanItem[] {
  const days = daysBetween(starts, moves[day] ?? day);
  if (days < 0 || week.length === 0) return [];
  const { exercises } = week[days % week.length]!;
  return exercises.flatMap((id) => items.find(({ exercise }) => exercise === id) ?? []);
}

/** The seven days of the plan's week that `day` lies in. */
export function weekAround({ starts }: Plan, day: Day): readonly Day[] {
  const first = addDays(starts, Math.floor(daysBetween(starts, day) / 7) * 7);
  return Array.from({ length: 7 }, (_, i) => addDays(first, i));
}

/** Seconds of a session: its exercises with ten seconds between two. */
export function secondsOfDay(items: readonly PlanItem[]): number {
  return items.reduce((sum, { seconds }) => sum + seconds, 0) + Math.max(0, items.length - 1) * 10;
}

/** Two days exchange what they hold. */
export function moved(moves: Moves, a: Day, b: Day): Moves {
  const next: Record<Day, Day> = { ...moves, [a]: moves[b] ?? b, [b]: moves[a] ?? a };
  for (const [day, source] of Object.entries(next)) if (day === source) delete next[day];
  return next;
}

/** The session of a day, if one was done. */
export function sessionOn(reports: readonly KeptReport[], day: Day): KeptReport | undefined {
  return reports.findLast(({ report }) => report.kind === "session" && report.on === day);
}

/** Yesterday's session whose next morning has not been told: today is the day to ask. */
export function morningToAsk(
  reports: readonly KeptReport[],
  today: Day,
): Readonly<{ id: number; report: SessionReport }> | undefined {
  const last = sessionOn(reports, addDays(today, -1));
  return last?.report.kind === "session" && last.report.morning === null
    ? { id: last.id, report: last.report }
    : undefined;
}

/** The last pain number the person gave, 0-10: this morning's, a check-in's, else that of the check. */
export function lastPain(reports: readonly KeptReport[], { person }: Plan): number | undefined {
  let on = "";
  let value: number | undefined;
  for (const { report } of reports) {
    if (report.kind === "session" && report.morning !== null) {
      const morning = addDays(report.on, 1);
      if (morning >= on) [on, value] = [morning, report.morning];
    } else if (report.kind === "scores" && report.nprs !== undefined && report.on >= on)
      [on, value] = [report.on, report.nprs];
  }
  return value ?? (typeof person.answers.severity === "number" ? person.answers.severity : undefined);
}
