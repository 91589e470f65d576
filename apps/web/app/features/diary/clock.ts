import { localeOf } from "../../words/language.ts";

/** Writes instants as the clinic's wall has them. Epoch seconds in. */
export type Clock = Readonly<{ time(at: number): string; day(at: number): string; short(at: number): string }>;

/** @param zone IANA name */
export function clockOf(language: string, zone: string): Clock {
  const time = new Intl.DateTimeFormat("en-GB", {
    timeZone: zone,
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  });
  const day = new Intl.DateTimeFormat(localeOf(language), {
    timeZone: zone,
    weekday: "long",
    day: "numeric",
    month: "long",
    year: "numeric",
  });
  const short = new Intl.DateTimeFormat(localeOf(language), {
    timeZone: zone,
    weekday: "short",
    day: "numeric",
    month: "short",
  });
  return {
    time: (at) => time.format(at * 1000),
    day: (at) => day.format(at * 1000),
    short: (at) => short.format(at * 1000),
  };
}

/** 545 is "09:05". */
export function wallTime(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
}
