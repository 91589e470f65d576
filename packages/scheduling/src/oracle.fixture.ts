import type { Slot } from "./bookable-slots.ts";
import type { Situation } from "./clinic.fixture.ts";
import type { Calendar, Clinic, Location } from "./clinic.ts";
import type { Service } from "./service.ts";

/**
 * The bookable slots by their definition, minute by minute and wall time by wall time, with Temporal and sets of strings.
 * It shares no code with the search.
 */
export function slotsByDefinition({ clinic, occupancy, search }: Situation): readonly Slot[] {
  const { service, now } = search;
  const rows = new Set(occupancy.held.flatMap(({ resource, cells }) => cells.map((cell) => `${resource} ${cell}`)));
  const staff = [
    ...clinic.practitioners.filter(({ id }) => id === search.preferred),
    ...clinic.practitioners.filter(({ id }) => id !== search.preferred),
  ].filter(({ id }) => search.practitioner === undefined || id === search.practitioner);
  const sites = clinic.locations
    .filter(({ id }) => search.location === undefined || id === search.location)
    .map((location) => ({
      location,
      door: openMinutes([location.calendar], location, search.from, search.until),
      atWork: new Map(
        staff.map(({ id, rotas }) => [
          id,
          openMinutes(
            rotas.filter((r) => r.location === location.id).map((r) => r.calendar),
            location,
            search.from,
            search.until,
          ),
        ]),
      ),
    }));

  const slots: Slot[] = [];
  for (let start = Math.ceil(search.from / 60) * 60; start < search.until; start += 60) {
    if (start < now + service.notice * 60) continue;
    for (const { id, dailyCap } of staff) {
      for (const { location, door, atWork } of sites) {
        const wall = wallOf(start, location.zone);
        if ((wall.hour * 60 + wall.minute) % service.step !== 0) continue;
        const date = wall.toPlainDate();
        const last = wallOf(now, location.zone).toPlainDate().add({ days: service.horizon });
        if (Temporal.PlainDate.compare(date, last) > 0) continue;

        const competence = service.practitioners.find((c) => c.practitioner === id);
        if (competence === undefined) continue;
        if (competence.until !== null && Temporal.PlainDate.compare(date, competence.until) > 0) continue;

        const sameDay = occupancy.visits.filter(
          (v) => v.practitioner === id && wallOf(v.start, location.zone).toPlainDate().equals(date),
        );
        if (dailyCap !== null && sameDay.length >= dailyCap) continue;

        const held = minutesAround(start, -service.bufferBefore, service.length + service.bufferAfter);
        if (!held.every((minute) => atWork.get(id)!.has(minute))) continue;
        const visit = minutesAround(start, 0, service.length);
        if (!visit.every((minute) => door.has(minute))) continue;

        const taken = placesFor(clinic, location.id, service).find(({ room, devices }) =>
          accepts(rows, [
            ...cellRows(id, held),
            ...(room === null ? [] : cellRows(room, visit)),
            ...service.segments.flatMap((s, i) =>
              cellRows(devices[i]!, minutesAround(start, s.from, s.until + s.cleaning)),
            ),
          ]),
        );
        if (taken !== undefined) slots.push({ start, practitioner: id, location: location.id, ...taken });
      }
    }
  }
  return slots;
}

/** The database: every row is new, or the whole visit is refused. */
export function accepts(rows: ReadonlySet<string>, wanted: readonly string[]): boolean {
  return new Set(wanted).size === wanted.length && wanted.every((row) => !rows.has(row));
}

const wallOf = (seconds: number, zone: string) =>
  Temporal.Instant.fromEpochMilliseconds(seconds * 1000).toZonedDateTimeISO(zone);

/** The minutes of every cell that is touched, as epoch seconds. */
function minutesAround(start: number, from: number, until: number): readonly number[] {
  const minutes: number[] = [];
  for (let m = start + from * 60; m < start + until * 60; m += 60) minutes.push(m);
  while (minutes[0]! % 300 !== 0) minutes.unshift(minutes[0]! - 60);
  while (minutes.at(-1)! % 300 !== 240) minutes.push(minutes.at(-1)! + 60);
  return minutes;
}

const cellRows = (resource: string, minutes: readonly number[]): readonly string[] =>
  minutes.filter((m) => m % 300 === 0).map((m) => `${resource} ${m / 300}`);

/** The minutes between two instants, and hours around them, at which one of the calendars is open. */
function openMinutes(calendars: readonly Calendar[], { zone }: Location, from: number, until: number): Set<number> {
  const minutes = new Set<number>();
  const [first, last] = [wallOf(from - 3 * 86_400, zone).toPlainDate(), wallOf(until + 86_400, zone).toPlainDate()];
  const eachMinute = (
    date: Temporal.PlainDate,
    hours: { opens: Temporal.PlainTime; closes: Temporal.PlainTime },
    each: (minute: number) => void,
  ) => {
    const next = Temporal.PlainTime.compare(hours.closes, hours.opens) <= 0 ? 1 : 0;
    const at = (day: Temporal.PlainDate, plainTime: Temporal.PlainTime) =>
      day.toZonedDateTime({ timeZone: zone, plainTime }).epochMilliseconds / 1000;
    const closes = at(date.add({ days: next }), hours.closes);
    for (let m = at(date, hours.opens); m < closes; m += 60) each(m);
  };
  for (const { hours, breaks, holidays, exceptions } of calendars) {
    const mine = new Set<number>();
    const days: Temporal.PlainDate[] = [];
    for (let d = first; Temporal.PlainDate.compare(d, last) <= 0; d = d.add({ days: 1 })) days.push(d);
    for (const d of days) {
      const replaced = exceptions.some((e) => e.date.equals(d) && (e.kind === "closed" || e.kind === "instead"));
      if (replaced || holidays.some((h) => h.equals(d))) continue;
      for (const h of hours) if (h.weekday === d.dayOfWeek) eachMinute(d, h, (m) => mine.add(m));
    }
    for (const d of days) {
      for (const b of breaks) if (b.weekday === d.dayOfWeek) eachMinute(d, b, (m) => mine.delete(m));
    }
    for (const d of days) {
      for (const e of exceptions) {
        if (e.kind !== "closed" && e.date.equals(d)) for (const h of e.hours) eachMinute(d, h, (m) => mine.add(m));
      }
    }
    for (const m of mine) minutes.add(m);
  }
  return minutes;
}

/** Every room with every list of devices, in the clinic's order. */
export function placesFor(
  { rooms, devices }: Clinic,
  location: string,
  service: Service,
): readonly Readonly<{ room: string | null; devices: readonly string[] }>[] {
  const here = <T extends Readonly<{ location: string }>>(all: readonly T[]) =>
    all.filter((r) => r.location === location);
  const fitting = here(rooms).filter((r) => service.roomKinds.includes(r.kind));
  let lists: readonly (readonly string[])[] = [[]];
  for (const segment of service.segments) {
    const ids = here(devices).flatMap((d) => (d.kind === segment.device ? [d.id] : []));
    lists = lists.flatMap((list) => ids.map((id) => [...list, id]));
  }
  const choices = service.roomKinds.length === 0 ? [null] : fitting.map((r) => r.id);
  return choices.flatMap((room) => lists.map((devices) => ({ room, devices })));
}
