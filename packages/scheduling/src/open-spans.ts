import type { DateHours, DoorHours } from "./clinic.ts";
import { dayOf, daySeconds, instantOf, type ZoneClock, zoneClock } from "./zone-clock.ts";

/** Open time from `start` up to, not including, `end`. */
export type Span = Readonly<{ start: Temporal.Instant; end: Temporal.Instant }>;

/**
 * The open time of one date, without holidays and exceptions.
 *
 * Wall times are resolved on the date they fall on, so 13:00 stays 13:00 when clocks change. A time the clock skips moves
 * later by the jump; a time it repeats is its first occurrence.
 *
 * @param zone IANA name, such as "Europe/London"
 * @returns spans in time order; empty when closed
 * @throws RangeError when `zone` is unknown
 */
export function openSpans(hours: readonly DoorHours[], date: Temporal.PlainDate, zone: string): readonly Span[] {
  const day = dayOf(date);
  const clock = zoneClock(zone, day * daySeconds, (day + 2) * daySeconds);
  const at = (seconds: number) => Temporal.Instant.fromEpochMilliseconds(seconds * 1000);
  return hours
    .filter((h) => h.weekday === date.dayOfWeek)
    .map((h) => spanOn(day, wallHours(h), clock))
    .filter((s) => s.start < s.end) // the skipped hour can swallow one
    .sort((a, b) => a.start - b.start)
    .map((s) => ({ start: at(s.start), end: at(s.end) }));
}

/** Seconds on the wall after midnight of the date they belong to; `closes` is later than `opens`, maybe past 24:00. */
export type WallHours = Readonly<{ opens: number; closes: number }>;

export function wallHours({ opens, closes }: DateHours): WallHours {
  const [from, until] = [wallSecond(opens), wallSecond(closes)];
  return { opens: from, closes: until > from ? until : until + daySeconds };
}

const wallSecond = (time: Temporal.PlainTime): number => time.hour * 3600 + time.minute * 60 + time.second;

/** Hours of the day numbered `day` in epoch seconds; empty or backwards when the clock skips over them. */
export function spanOn(day: number, hours: WallHours, clock: ZoneClock): Readonly<{ start: number; end: number }> {
  return {
    start: instantOf(clock, day * daySeconds + hours.opens),
    end: instantOf(clock, day * daySeconds + hours.closes),
  };
}
