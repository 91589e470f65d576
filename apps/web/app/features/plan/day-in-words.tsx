import type { Day } from "@backroot/recovery";
import { useLocale } from "../../words/words.ts";

/** A day as people say it: "Sunday 22 November", or "Sun 22 Nov". */
export function DayInWords({ day, short = false }: Readonly<{ day: Day; short?: boolean }>) {
  const locale = useLocale();
  return <time dateTime={day}>{dayInWords(locale, day, short)}</time>;
}

export function dayInWords(locale: string, day: Day, short = false): string {
  const length = short ? "short" : "long";
  return new Intl.DateTimeFormat(locale, { timeZone: "UTC", weekday: length, day: "numeric", month: length }).format(
    new Date(`${day}T00:00:00Z`),
  );
}
