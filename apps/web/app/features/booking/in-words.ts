import { localeOf } from "../../words/language.ts";

/** Minutes after midnight as a clock shows them. */
export function clockOf(minutes: number, language: string): string {
  const date = new Date(Date.UTC(2026, 0, 1, Math.floor(minutes / 60) % 24, minutes % 60));
  return new Intl.DateTimeFormat(localeOf(language), { timeStyle: "short", timeZone: "UTC" }).format(date);
}

/** A price in a currency's smallest unit; undefined when there is none. */
export function priceOf(minor: number | null, currency: string, language: string): string | undefined {
  if (minor === null) return undefined;
  const format = new Intl.NumberFormat(localeOf(language), { style: "currency", currency });
  return format.format(minor / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2));
}

/** "Monday 30 November" of epoch seconds in a zone. */
export function dayOf(start: number, zone: string, language: string): string {
  return new Intl.DateTimeFormat(localeOf(language), {
    weekday: "long",
    day: "numeric",
    month: "long",
    timeZone: zone,
  }).format(start * 1000);
}

/** "10:15" of epoch seconds in a zone. */
export function timeOf(start: number, zone: string, language: string): string {
  return new Intl.DateTimeFormat(localeOf(language), { timeStyle: "short", timeZone: zone }).format(start * 1000);
}
