import { addCells, type CellSet, noCells, removeCells, unite } from "./cell-set.ts";
import { cellSeconds } from "./cells.ts";
import type { Calendar, DoorHours } from "./clinic.ts";
import { spanOn, type WallHours, wallHours } from "./open-spans.ts";
import { dayOf, localDay, weekdayOf, type ZoneClock } from "./zone-clock.ts";

/** A stretch of `count` cells from the cell `first` on. */
export type Window = Readonly<{ first: number; count: number }>;

/**
 * The cells of the window in which a calendar is open.
 *
 * A cell is open when it lies wholly within one of the hours; a break closes every cell it touches.
 *
 * @param clock of the calendar's location, around the window
 */
export function openCells(calendar: Calendar, clock: ZoneClock, { first, count }: Window): CellSet {
  const open = noCells(count);
  // Hours of the day before may reach into the window.
  const firstDay = localDay(clock, first * cellSeconds) - 1;
  const lastDay = localDay(clock, (first + count) * cellSeconds);
  const days = Array.from({ length: lastDay - firstDay + 1 }, (_, i) => firstDay + i);
  const closed = new Set(calendar.holidays.map(dayOf));
  for (const exception of calendar.exceptions) if (exception.kind !== "extra") closed.add(dayOf(exception.date));

  const { hours: week, breaks } = weekOf(calendar);
  for (const day of days) {
    if (closed.has(day)) continue;
    for (const hours of week[weekdayOf(day)]!) addWhole(open, day, hours, clock, first);
  }
  for (const day of days) {
    for (const hours of breaks[weekdayOf(day)]!) {
      const { start, end } = spanOn(day, hours, clock);
      if (start < end) removeCells(open, Math.floor(start / cellSeconds) - first, Math.ceil(end / cellSeconds) - first);
    }
  }
  for (const exception of calendar.exceptions) {
    const day = dayOf(exception.date);
    if (exception.kind === "closed" || day < firstDay || day > lastDay) continue;
    for (const hours of exception.hours) addWhole(open, day, wallHours(hours), clock, first);
  }
  return open;
}

/** The cells in which at least one of the calendars is open. */
export function openInAny(calendars: readonly Calendar[], clock: ZoneClock, window: Window): CellSet {
  const open = noCells(window.count);
  for (const calendar of calendars) unite(open, openCells(calendar, clock, window));
  return open;
}

type Week = Readonly<Record<"hours" | "breaks", readonly (readonly WallHours[])[]>>;

/** Asking Temporal for the parts of a time costs more than all sums with them, and a calendar is read again and again. */
const weeks = new WeakMap<Calendar, Week>();

function weekOf(calendar: Calendar): Week {
  const known = weeks.get(calendar);
  if (known !== undefined) return known;
  const week = { hours: byWeekday(calendar.hours), breaks: byWeekday(calendar.breaks) };
  weeks.set(calendar, week);
  return week;
}

function byWeekday(hours: readonly DoorHours[]): readonly (readonly WallHours[])[] {
  const week: WallHours[][] = Array.from({ length: 8 }, () => []);
  for (const h of hours) {
    if (!(h.weekday >= 1 && h.weekday <= 7)) throw new RangeError(`weekday must be 1 to 7, got ${h.weekday}`);
    week[h.weekday]!.push(wallHours(h));
  }
  return week;
}

function addWhole(open: CellSet, day: number, hours: WallHours, clock: ZoneClock, first: number): void {
  const { start, end } = spanOn(day, hours, clock);
  addCells(open, Math.ceil(start / cellSeconds) - first, Math.floor(end / cellSeconds) - first);
}
