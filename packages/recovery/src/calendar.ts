/** A calendar day such as 2026-11-22. */
export type Day = string;

const msPerDay = 86_400_000;

/** Whole days from one day to another; negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((at(to) - at(from)) / msPerDay);
}

export function addDays(day: Day, days: number): Day {
  const ms = at(day) + days * msPerDay;
  const before = written.get(ms);
  if (before !== undefined) return before;
  const text = new Date(ms).toISOString().slice(0, 10);
  if (written.size > 4000) written.clear();
  written.set(ms, text);
  return text;
}

/** Days already written, by their first millisecond. */
const written = new Map<number, Day>();

/** Days already read: a year of reports asks for the same few hundred over and over. */
const known = new Map<Day, number>();

/** @throws RangeError when it is no day of the calendar */
function at(day: Day): number {
  const before = known.get(day);
  if (before !== undefined) return before;
  const ms = /^\d{4}-\d\d-\d\d$/.test(day) ? Date.parse(`${day}T00:00:00Z`) : Number.NaN;
  if (Number.isNaN(ms)) throw new RangeError(`a day is written as 2026-11-22, not "${day}"`);
  if (known.size > 4000) known.clear();
  known.set(day, ms);
  return ms;
}
