/** When to move and when to keep silent. Times of day are minutes after midnight. */
export type BreakHours = Readonly<{
  /** Minutes between breaks. */
  every: number;
  from: number;
  to: number;
}>;

/** What the break timer is doing. `left` is seconds. */
export type BreakState =
  | Readonly<{ kind: "counting"; left: number }>
  | Readonly<{ kind: "due" }>
  | Readonly<{ kind: "call" | "quiet" }>;

/**
 * What the timer says at a moment.
 *
 * @param moved when the person last moved or said so, and `snoozed` until when they asked for quiet, both as `now`: ms
 * @param minuteOfDay of the same moment, on the person's own clock
 */
export function breakState(
  { every, from, to }: BreakHours,
  now: Readonly<{ ms: number; minuteOfDay: number }>,
  moved: number,
  snoozed: number,
  inCall: boolean,
): BreakState {
  const open =
    from <= to ? now.minuteOfDay >= from && now.minuteOfDay < to : now.minuteOfDay >= from || now.minuteOfDay < to;
  if (!open) return { kind: "quiet" };
  if (inCall) return { kind: "call" };
  const due = Math.max(moved + every * 60_000, snoozed);
  return now.ms >= due ? { kind: "due" } : { kind: "counting", left: Math.ceil((due - now.ms) / 1000) };
}

/** Times of day of the breaks, for a calendar: every so many minutes within the hours. */
export function breakTimes({ every, from, to }: BreakHours): readonly number[] {
  const times: number[] = [];
  for (let at = from + every; at < to; at += every) times.push(at);
  return times;
}

/** "09:30" as minutes after midnight; undefined when it is no time. */
export function minuteOf(time: string): number | undefined {
  const read = /^(\d\d):(\d\d)$/.exec(time);
  const [hours, minutes] = [Number(read?.[1]), Number(read?.[2])];
  return read !== null && hours < 24 && minutes < 60 ? hours * 60 + minutes : undefined;
}

export function timeOf(minute: number): string {
  const two = (n: number) => String(n).padStart(2, "0");
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}
