import ical, { type ICalCalendar, type ICalCalendarMethod } from "ical-generator";
import { tzlib_get_ical_block, tzlib_get_timezones } from "timezones-ical-library";

/** Who made the file, as RFC 5545 wants it. */
const product = { company: "Backroot", product: "Backroot", language: "EN" };

const zones: ReadonlySet<string> = new Set(tzlib_get_timezones() as string[]);

/**
 * An empty calendar that brings the rules of every zone its events name.
 *
 * No zone is set for the calendar itself: the library would then write DTSTAMP as local time, which RFC 5545 forbids.
 */
export function calendarFile(method?: ICalCalendarMethod): ICalCalendar {
  return ical({
    prodId: product,
    ...(method && { method }),
    timezone: { name: null, generator: (zone) => definitionOf(zone)[0]! },
  });
}

/**
 * The name under which calendars know a zone: an old name such as Asia/Calcutta becomes Asia/Kolkata.
 *
 * @throws RangeError when no zone is called so
 */
export function zoneName(zone: string): string {
  return definitionOf(zone)[1]!.slice("TZID=".length);
}

function definitionOf(zone: string): readonly string[] {
  const block = zones.has(zone) ? tzlib_get_ical_block(zone) : undefined;
  if (!Array.isArray(block) || block.length < 2) throw new RangeError(`no time zone is called "${zone.slice(0, 60)}"`);
  return block;
}

/** @throws RangeError when an id could end its line and begin another: the library writes ids as they are */
export function uidOf(uid: string): string {
  if (!/^[\x21-\x7e]{1,250}$/.test(uid)) throw new RangeError("a uid is 1 to 250 visible ASCII characters");
  return uid;
}

/** @throws RangeError unless it is a whole number from 0 on */
export function sequenceOf(sequence: number): number {
  if (!Number.isInteger(sequence) || sequence < 0) throw new RangeError(`sequence counts from 0, got ${sequence}`);
  return sequence;
}

/** Text without the control characters that no calendar may hold; line ends stay, and are escaped by the library. */
export function textOf(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
  return text.replace(/[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u0085\u2028\u2029]/g, " ").toWellFormed();
}
