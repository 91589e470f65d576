import fc from "fast-check";
import type { Occupancy, Search } from "./bookable-slots.ts";
import { cellSeconds } from "./cells.ts";
import type { Calendar, Clinic, DateException, DateHours, DoorHours, Location, Practitioner } from "./clinic.ts";
import type { Service } from "./service.ts";

export const time = (text: string) => Temporal.PlainTime.from(text);
export const date = (text: string) => Temporal.PlainDate.from(text);
export const seconds = (instant: string) => Temporal.Instant.from(instant).epochMilliseconds / 1000;

export const everyDay = (opens: string, closes: string): readonly DoorHours[] =>
  [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, opens: time(opens), closes: time(closes) }));

export const calendar = (hours: readonly DoorHours[], more: Partial<Calendar> = {}): Calendar => ({
  hours,
  breaks: [],
  holidays: [],
  exceptions: [],
  ...more,
});

/** A room-less half hour by Ana, on the half hour. */
export const talk: Service = {
  id: "talk",
  length: 30,
  bufferBefore: 0,
  bufferAfter: 0,
  practitioners: [{ practitioner: "ana", until: null }],
  roomKinds: [],
  segments: [],
  step: 30,
  notice: 0,
  horizon: 28,
};

/** One location where Ana works whenever it is open. */
export function anaAt(zone: string, given: Calendar, more: Partial<Clinic> = {}): Clinic {
  return {
    locations: [{ id: "here", zone, calendar: given }],
    practitioners: [{ id: "ana", rotas: [{ location: "here", calendar: given }], dailyCap: null }],
    rooms: [],
    devices: [],
    ...more,
  };
}

export type Situation = Readonly<{ clinic: Clinic; occupancy: Occupancy; search: Search }>;

/** Evenings before clocks change somewhere, from the tz database's rules for 2026, and one ordinary Monday. */
const evenings = [
  "2026-03-07T20:00:00Z", // New York, 8 March
  "2026-03-28T18:00:00Z", // London and Berlin, 29 March
  "2026-04-04T08:00:00Z", // Lord Howe and Chatham, 5 April
  "2026-09-26T08:00:00Z", // Chatham, 27 September
  "2026-10-03T09:00:00Z", // Lord Howe, 4 October
  "2026-10-24T18:00:00Z", // London and Berlin, 25 October
  "2026-10-31T20:00:00Z", // New York, 1 November
  "2026-06-15T06:10:00Z",
].map(seconds);

const zones = ["America/New_York", "Europe/London", "Australia/Lord_Howe", "Asia/Kathmandu", "Pacific/Chatham", "UTC"];

const fiveMinutes = fc
  .integer({ min: 0, max: 287 })
  .map((n) => Temporal.PlainTime.from({ hour: Math.floor(n / 12), minute: (n % 12) * 5 }));
const lasting = (least: number, most: number): fc.Arbitrary<DateHours> =>
  fc
    .tuple(fiveMinutes, fc.integer({ min: least, max: most }))
    .map(([opens, cells]) => ({ opens, closes: opens.add({ minutes: cells * 5 }) }));
const seldom = <T>(value: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 3, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: value });
const weekdays = fc.constantFrom(6, 7, 1, 2);
const onWeekdays = (span: fc.Arbitrary<DateHours>, least: number, most: number): fc.Arbitrary<DoorHours[]> =>
  fc.array(
    fc.tuple(weekdays, span).map(([weekday, hours]) => ({ weekday, ...hours })),
    { minLength: least, maxLength: most },
  );
const near = (now: number) =>
  fc.integer({ min: -1, max: 2 }).map((days) =>
    Temporal.Instant.fromEpochMilliseconds(now * 1000)
      .toZonedDateTimeISO("UTC")
      .toPlainDate()
      .add({ days }),
  );

const exception = (now: number): fc.Arbitrary<DateException> =>
  fc.oneof(
    near(now).map((date) => ({ date, kind: "closed" as const })),
    fc.record({
      date: near(now),
      kind: fc.constantFrom("instead" as const, "extra" as const),
      hours: fc.array(lasting(1, 200), { minLength: 1, maxLength: 2 }),
    }),
  );

/** Mostly open for long, so that the hours of a door and a rota meet. */
const anyCalendar = (now: number): fc.Arbitrary<Calendar> =>
  fc.record({
    hours: fc.oneof(
      { weight: 3, arbitrary: onWeekdays(lasting(30, 200), 3, 6) },
      { weight: 4, arbitrary: fc.constantFrom(everyDay("00:00", "00:00"), everyDay("22:00", "09:30")) },
    ),
    breaks: onWeekdays(lasting(1, 12), 0, 2),
    holidays: fc.oneof({ weight: 4, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: near(now).map((d) => [d]) }),
    exceptions: fc.oneof(
      { weight: 2, arbitrary: fc.constant([]) },
      { weight: 1, arbitrary: fc.array(exception(now), { minLength: 1, maxLength: 2 }) },
    ),
  });

const kinds = ["couch", "gym"];
const machines = ["shockwave", "laser"];

const anyClinic = (now: number): fc.Arbitrary<Clinic> =>
  fc
    .record({
      zones: fc.array(fc.constantFrom(...zones), { minLength: 1, maxLength: 2 }),
      doors: fc.array(anyCalendar(now), { minLength: 2, maxLength: 2 }),
      staff: fc.array(
        fc.record({
          rotas: fc.array(fc.tuple(fc.nat(1), anyCalendar(now)), { minLength: 1, maxLength: 3 }),
          dailyCap: seldom(fc.integer({ min: 0, max: 4 })),
        }),
        { minLength: 1, maxLength: 3 },
      ),
      rooms: fc.array(fc.tuple(fc.nat(1), fc.constantFrom(...kinds)), { minLength: 1, maxLength: 5 }),
      devices: fc.array(fc.tuple(fc.nat(1), fc.constantFrom(...machines)), { minLength: 1, maxLength: 5 }),
    })
    .map(({ zones, doors, staff, rooms, devices }) => {
      const locations: readonly Location[] = zones.map((zone, i) => ({ id: `site-${i}`, zone, calendar: doors[i]! }));
      const at = (n: number) => locations[n % locations.length]!.id;
      return {
        locations,
        practitioners: staff.map(
          ({ rotas, dailyCap }, i): Practitioner => ({
            id: `person-${i}`,
            rotas: rotas.map(([n, calendar]) => ({ location: at(n), calendar })),
            dailyCap,
          }),
        ),
        rooms: rooms.map(([n, kind], i) => ({ id: `room-${i}`, location: at(n), kind })),
        devices: devices.map(([n, kind], i) => ({ id: `device-${i}`, location: at(n), kind })),
      };
    });

const anyService = (now: number): fc.Arbitrary<Service> =>
  fc
    .record({
      length: fc.integer({ min: 10, max: 70 }),
      bufferBefore: fc.constantFrom(0, 5, 7, 10),
      bufferAfter: fc.constantFrom(0, 5, 12, 15),
      until: fc.array(seldom(near(now)), { minLength: 4, maxLength: 4 }),
      roomKinds: fc.subarray(kinds),
      segments: fc.array(
        fc.record({
          device: fc.constantFrom(...machines),
          from: fc.nat(60),
          length: fc.integer({ min: 1, max: 30 }),
          cleaning: fc.constantFrom(0, 5, 8),
        }),
        { maxLength: 2 },
      ),
      step: fc.constantFrom(5, 15, 20, 30, 60),
      notice: fc.constantFrom(0, 45, 120),
      horizon: fc.constantFrom(0, 1, 28, 28, 28),
    })
    .map(({ until, segments, ...rest }) => ({
      id: "service",
      ...rest,
      // One more than the clinic has: someone who has left.
      practitioners: until.map((last, i) => ({ practitioner: `person-${i}`, until: last })),
      segments: segments
        .filter((s) => s.from < rest.length)
        .map(({ device, from, length, cleaning }) => ({
          device,
          from,
          until: Math.min(rest.length, from + length),
          cleaning,
        })),
    }));

/** A clinic with a service, cells already held, and a search of up to a day and a half around a change of clocks. */
export const anySituation: fc.Arbitrary<Situation> = fc.constantFrom(...evenings).chain((now) =>
  fc
    .record({
      clinic: anyClinic(now),
      service: anyService(now),
      held: fc.array(fc.tuple(fc.nat(20), fc.integer({ min: -12, max: 420 }), fc.integer({ min: 1, max: 18 })), {
        maxLength: 25,
      }),
      visits: fc.array(fc.tuple(fc.nat(3), fc.integer({ min: -24 * 60, max: 36 * 60 })), { maxLength: 8 }),
      from: fc.integer({ min: -120, max: 600 }),
      hours: fc.integer({ min: 2, max: 36 }),
      seconds: fc.nat(299),
      only: seldom(fc.nat(2)),
      where: seldom(fc.nat(1)),
      preferred: seldom(fc.nat(3)),
    })
    .map(({ clinic, service, held, visits, from, hours, seconds, only, where, preferred }): Situation => {
      const ids = [...clinic.practitioners, ...clinic.rooms, ...clinic.devices].map(({ id }) => id);
      const first = Math.floor(now / cellSeconds);
      return {
        clinic,
        occupancy: {
          held: held.map(([resource, cell, count]) => ({
            resource: ids[resource % ids.length]!,
            cells: Array.from({ length: count }, (_, i) => first + cell + i),
          })),
          visits: visits.map(([n, minutes]) => ({ practitioner: `person-${n}`, start: now + minutes * 60 })),
        },
        search: {
          service,
          now: now + seconds,
          from: now + from * 60 + (seconds % 7),
          until: now + (from + hours * 60) * 60,
          ...(only !== null && { practitioner: `person-${only}` }),
          ...(where !== null && { location: `site-${where}` }),
          ...(preferred !== null && { preferred: `person-${preferred}` }),
        },
      };
    }),
);
