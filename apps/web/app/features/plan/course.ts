import type { Measure } from "@backroot/knowledge";
import { addDays, type Day, daysBetween, type Plan, type Reading } from "@backroot/recovery";
import type { KeptReport } from "../../device/plan-store.ts";

/** What has a course that is drawn. */
export const drawn = ["nprs", "peg", "psfs"] as const;
export type Drawn = (typeof drawn)[number];

/** Readings of one measure by day, as check-ins give them. */
export function readingsOf(reports: readonly KeptReport[], measure: Drawn | "groc"): readonly Reading[] {
  const byDay = new Map<Day, number>();
  for (const { report } of reports)
    if (report.kind === "scores" && report[measure] !== undefined) byDay.set(report.on, report[measure]);
  return inOrder(byDay);
}

/**
 * Pain around sessions: the most of it during one, and on the morning after. Another question than a check-in's, so never part of
 * its course.
 */
export function painAround(
  reports: readonly KeptReport[],
): Readonly<{ during: readonly Reading[]; morning: readonly Reading[] }> {
  const [during, morning] = [new Map<Day, number>(), new Map<Day, number>()];
  for (const { report } of reports) {
    if (report.kind !== "session") continue;
    const most = report.done.map(({ pain }) => pain);
    if (most.length > 0) during.set(report.on, Math.max(...most, during.get(report.on) ?? 0));
    if (report.morning !== null) morning.set(addDays(report.on, 1), report.morning);
  }
  return { during: inOrder(during), morning: inOrder(morning) };
}

/** The highest reading of each week since a day, on the day it was told: so many sessions would hide each other. */
export function worstOfWeeks(readings: readonly Reading[], since: Day): readonly Reading[] {
  const byWeek = new Map<number, Reading>();
  for (const reading of readings) {
    const week = Math.floor(daysBetween(since, reading.on) / 7);
    const worst = byWeek.get(week);
    if (worst === undefined || reading.value > worst.value) byWeek.set(week, reading);
  }
  return [...byWeek.values()];
}

const inOrder = (byDay: ReadonlyMap<Day, number>): readonly Reading[] =>
  [...byDay].map(([on, value]) => ({ on, value })).sort((a, b) => (a.on < b.on ? -1 : 1));

/** About `most` of many, evenly spread; the first and the last always. */
export function thinned<T>(all: readonly T[], most: number): readonly T[] {
  if (all.length <= most) return all;
  const step = (all.length - 1) / (most - 1);
  return Array.from({ length: most }, (_, i) => all[Math.round(i * step)]!);
}

/** Where a change that matters would be reached, from where this person began. */
export function markOf({ better, range }: Measure, first: number, important: number): number {
  const at = better === "lower" ? first - important : first + important;
  return Math.min(range[1], Math.max(range[0], at));
}

/** Days with a session, and days that would have had one, over the last four weeks or since the plan began. */
export function adherenceOf(
  { starts, week }: Plan,
  reports: readonly KeptReport[],
  today: Day,
): Readonly<{ done: number; planned: number }> {
  const days = Math.min(28, daysBetween(starts, today) + 1);
  const sessions = new Set(
    reports.flatMap(({ report: { kind, on } }) => {
      const ago = daysBetween(on, today);
      return kind === "session" && ago >= 0 && ago < days ? [on] : [];
    }),
  );
  const planned = Array.from({ length: days }, (_, i) => daysBetween(starts, addDays(today, -i))).filter(
    (n) => n >= 0 && (week[n % 7]?.exercises.length ?? 0) > 0,
  ).length;
  return { done: sessions.size, planned: Math.max(planned, sessions.size) };
}
