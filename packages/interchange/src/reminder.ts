import { ICalAlarmType, ICalEventRepeatingFreq, type ICalWeekday } from "ical-generator";
import { calendarFile, sequenceOf, textOf, uidOf, zoneName } from "./calendar-file.ts";

const weekdays = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"] as const;

/** Something to do again and again: a plan's two minutes, a break from sitting. */
export type Reminder = Readonly<{
  /** The same for ever: a calendar that meets it again changes its entry instead of adding one. */
  uid: string;
  /** Rises by one with each change. */
  sequence: number;
  /** When this was written. */
  stamp: Temporal.Instant;
  /** The first time, as the clock on the wall shows it. */
  first: Temporal.PlainDateTime;
  /** IANA name of the person's zone, such as "Europe/London". */
  zone: string;
  minutes: number;
  /** 1 is Monday, 7 is Sunday; every day when empty. */
  weekdays: readonly number[];
  /** How many days it comes, the first among them. */
  days: number;
  /** Other times of the same days, such as 10:00, 11:00 …; the first is `first`. */
  also?: readonly Temporal.PlainTime[];
  title: string;
  text?: string;
  /** Where to do it, such as the address of the day's page. */
  url?: string;
}>;

/**
 * A calendar file with a reminder that repeats in the person's own zone.
 *
 * 09:00 stays 09:00 when clocks change. The zone's rules are in the file (VTIMEZONE). Floating time, which has no zone, would
 * follow a traveller, but calendars read it differently.
 *
 * @throws RangeError when the zone is unknown, the uid is no id, or a number is out of bounds
 */
export function reminderCalendar(reminders: readonly Reminder[]): string {
  const calendar = calendarFile();
  for (const reminder of reminders) {
    const { uid, first, also = [], days, minutes, zone, sequence, stamp, title, text, url } = reminder;
    if (!Number.isInteger(days) || days < 1 || days > 3660) throw new RangeError(`days must be 1 to 3660, got ${days}`);
    if (!(minutes >= 1 && minutes <= 1440)) throw new RangeError(`minutes must be 1 to 1440, got ${minutes}`);
    const byDay = reminder.weekdays.map((day): ICalWeekday => {
      const name = weekdays[day - 1];
      if (name === undefined) throw new RangeError(`a weekday is 1 to 7, got ${day}`);
      return name as ICalWeekday;
    });
    const begin = firstOn(first, reminder.weekdays);
    [begin, ...also.map((time) => begin.withPlainTime(time))].forEach((start, i) => {
      calendar.createEvent({
        id: uidOf(i === 0 ? uid : `${uid}-${i}`),
        sequence: sequenceOf(sequence),
        stamp,
        start,
        end: start.add({ minutes }),
        timezone: zoneName(zone),
        repeating: {
          freq: byDay.length > 0 ? ICalEventRepeatingFreq.WEEKLY : ICalEventRepeatingFreq.DAILY,
          count: days,
          ...(byDay.length > 0 && { byDay }),
        },
        summary: textOf(title),
        ...(text && { description: textOf(text) }),
        ...(url && { url: new URL(url).href }),
        alarms: [{ type: ICalAlarmType.display, trigger: 0, description: textOf(title) }],
      });
    });
  }
  return calendar.toString();
}

/** The first of the wanted weekdays from a day on: an event's first time must itself fit its rule (RFC 5545, 3.8.5.3). */
function firstOn(first: Temporal.PlainDateTime, wanted: readonly number[]): Temporal.PlainDateTime {
  if (wanted.length === 0) return first;
  const ahead = wanted.map((day) => (day - first.dayOfWeek + 7) % 7);
  return first.add({ days: Math.min(...ahead) });
}
