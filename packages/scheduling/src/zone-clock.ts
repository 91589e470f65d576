/** A time during which a zone keeps one offset: epoch seconds `from` up to, not including, `until`; `offset` in seconds east of UTC. */
type Offset = Readonly<{ from: number; until: number; offset: number }>;

/** A zone's offsets over a stretch of time, in order and without holes. */
export type ZoneClock = readonly Offset[];

export const daySeconds = 86_400;

/**
 * A zone's clock, right from three days before `from` to three days after `until`, both in epoch seconds; beyond them it
 * keeps its first and last offset.
 *
 * Asking Temporal for each wall time of a search costs microseconds; asking once for the changes makes the rest sums.
 *
 * @throws RangeError when `zone` is unknown
 */
export function zoneClock(zone: string, from: number, until: number): ZoneClock {
  const end = until + 3 * daySeconds;
  const offsets: Offset[] = [];
  let start = Number.NEGATIVE_INFINITY;
  let here = Temporal.Instant.fromEpochMilliseconds((from - 3 * daySeconds) * 1000).toZonedDateTimeISO(zone);
  for (;;) {
    const offset = here.offsetNanoseconds / 1e9;
    const next = here.getTimeZoneTransition("next");
    const change = next === null ? Number.POSITIVE_INFINITY : next.epochMilliseconds / 1000;
    if (next === null || change > end) return [...offsets, { from: start, until: Number.POSITIVE_INFINITY, offset }];
    offsets.push({ from: start, until: change, offset });
    start = change;
    here = next;
  }
}

/** The zone's offset at an instant, in seconds east of UTC. */
export function offsetAt(clock: ZoneClock, epochSeconds: number): number {
  return clock.find(({ until }) => epochSeconds < until)!.offset;
}

/** The local date of an instant, as days after 1970-01-01. */
export function localDay(clock: ZoneClock, epochSeconds: number): number {
  return Math.floor((epochSeconds + offsetAt(clock, epochSeconds)) / daySeconds);
}

/**
 * The instant of a wall time, in epoch seconds: what Temporal calls "compatible". A time the clock skips moves later by
 * the jump; a time it repeats is its first occurrence.
 *
 * @param wallSeconds seconds after 1970-01-01T00:00 on the wall
 */
export function instantOf(clock: ZoneClock, wallSeconds: number): number {
  const at = clock.findIndex(({ until, offset }) => wallSeconds - offset < until);
  const here = clock[at]!;
  // A skipped time is read with the offset before the jump.
  return wallSeconds - (wallSeconds - here.offset < here.from ? clock[at - 1]! : here).offset;
}

/** A date as days after 1970-01-01. */
export function dayOf(date: Temporal.PlainDate): number {
  return Date.UTC(date.year, date.month - 1, date.day) / (daySeconds * 1000);
}

/** 1 is Monday, 7 is Sunday; 1970-01-01 was a Thursday. */
export function weekdayOf(day: number): number {
  return ((((day + 3) % 7) + 7) % 7) + 1;
}
