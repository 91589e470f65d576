import { reminderCalendar } from "@backroot/interchange";
import type { Day } from "@backroot/recovery";

type Wanted = Readonly<{
  kind: "plan" | "breaks";
  today: Day;
  /** Names the plan: a calendar that meets it again changes its entries instead of adding more. */
  starts: Day;
  minutes: number;
  days: number;
  /** Minutes after midnight; the first is the first of the day. */
  times: readonly number[];
}>;

/** A calendar file of the plan's daily time, or of the breaks on working days. Fetched only when it is asked for. */
export async function calendarOf(
  { kind, today, starts, minutes, days, times }: Wanted,
  words: Readonly<{ title: string; text: string }>,
  url: string,
): Promise<string> {
  if (typeof Temporal === "undefined") await import("temporal-polyfill/global");
  const [first, ...others] = times.map((minute) => new Temporal.PlainTime(Math.floor(minute / 60), minute % 60));
  const stamp = Temporal.Now.instant();
  return reminderCalendar([
    {
      uid: `${kind}-${starts}@backroot`,
      sequence: Math.floor(stamp.epochMilliseconds / 60_000),
      stamp,
      first: Temporal.PlainDate.from(today).toPlainDateTime(first),
      zone: Temporal.Now.timeZoneId(),
      minutes,
      weekdays: kind === "breaks" ? [1, 2, 3, 4, 5] : [],
      days,
      also: others,
      title: words.title,
      text: words.text,
      url,
    },
  ]);
}
