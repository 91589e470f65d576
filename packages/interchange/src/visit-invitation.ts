import { ICalAttendeeStatus, ICalCalendarMethod, ICalEventStatus } from "ical-generator";
import { z } from "zod";
import { calendarFile, sequenceOf, textOf, uidOf, zoneName } from "./calendar-file.ts";

/** A visit as a mail tells a calendar of it. */
export type Visit = Readonly<{
  /** The same from booking to cancelling. */
  uid: string;
  /** 0 when booked; one more with each change, and with the cancelling. */
  sequence: number;
  /** When this was written. */
  stamp: Temporal.Instant;
  start: Temporal.Instant;
  end: Temporal.Instant;
  /** IANA name of the clinic's zone. */
  zone: string;
  title: string;
  text?: string;
  location: string;
  organiser: Person;
  attendee: Person;
  /** Where the visit can be changed. */
  url?: string;
}>;

export type Person = Readonly<{ name: string; email: string }>;

/**
 * A calendar file that puts a visit into a calendar, changes it, or takes it out (iTIP: METHOD REQUEST, CANCEL).
 *
 * Times are written in the clinic's zone with its rules; in UTC only within the hour that clocks repeat, where one wall time
 * has two meanings and calendars differ in which they take.
 *
 * @throws RangeError when the zone is unknown, the visit does not end after it starts, or an id or address is none
 */
export function visitInvitation(visit: Visit, method: "request" | "cancel"): string {
  const { start, end, zone, stamp, text, url, attendee } = visit;
  if (Temporal.Instant.compare(start, end) >= 0) throw new RangeError("a visit ends after it starts");
  const timezone = zoneName(zone);
  const wall = (instant: Temporal.Instant) => instant.toZonedDateTimeISO(timezone).toPlainDateTime();
  const once = [start, end].every((instant) => isOnce(wall(instant), timezone));
  const cancelled = method === "cancel";
  const calendar = calendarFile(cancelled ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.REQUEST);
  calendar.createEvent({
    id: uidOf(visit.uid),
    sequence: sequenceOf(visit.sequence),
    stamp,
    ...(once ? { start: wall(start), end: wall(end), timezone } : { start, end }),
    summary: textOf(visit.title),
    location: textOf(visit.location),
    ...(text && { description: textOf(text) }),
    ...(url && { url: new URL(url).href }),
    organizer: personOf(visit.organiser),
    attendees: [{ ...personOf(attendee), rsvp: false, status: ICalAttendeeStatus.ACCEPTED }],
    status: cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
  });
  return calendar.toString();
}

/** Whether a wall time is there once on its day. */
function isOnce(wall: Temporal.PlainDateTime, zone: string): boolean {
  const [earlier, later] = (["earlier", "later"] as const).map((disambiguation) =>
    wall.toZonedDateTime(zone, { disambiguation }).toInstant(),
  );
  return earlier!.equals(later!);
}

/** @throws RangeError when the address could be read as more than one address, or as the end of its line */
function personOf({ name, email }: Person): Person {
  if (!z.email().safeParse(email).success) {
    throw new RangeError("an organiser and an attendee need an e-mail address");
  }
  return { name: textOf(name), email };
}
