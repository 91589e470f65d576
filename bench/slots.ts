import assert from "node:assert/strict";
import {
  bookableSlots,
  type Calendar,
  type Clinic,
  cellsOf,
  type Occupancy,
  type Search,
  type Service,
  type Visit,
} from "@backroot/scheduling";
import * as peer from "slot-calculator";
import { medianTime } from "./median.ts";

const [zone, from, until] = ["Europe/London", "2026-03-09T00:00:00Z", "2026-04-06T00:00:00+01:00"];
const [people, bookings, days] = [50, 5000, 28];
const epoch = (instant: string) => Temporal.Instant.from(instant).epochMilliseconds / 1000;

/**
 * Four weeks of 50 practitioners with 5,000 bookings, clocks changing within, beside slot-calculator 2.2.1.
 *
 * Equal work is what the peer can do: visits of half an hour on the half hour in weekly hours with a lunch break, bookings on
 * the half hour, no rooms, devices, buffers, caps or notice. It is called once for each practitioner with that one's bookings.
 * Both give the same starts, or the bench fails. The peer also writes its slots as text and groups them by day.
 */
export function benchSlots(): void {
  const plain = situation(half, 30);
  const full = situation(shockwave, 60);
  const everyone = Array.from({ length: people }, (_, i) => `person-${i}`);
  const peers = everyone.map((id) => peerInput(plain, id));
  const search = ({ search }: Situation, practitioner?: string): Search =>
    practitioner === undefined ? search : { ...search, practitioner };
  const ours = (s: Situation, practitioner?: string) => bookableSlots(s.clinic, s.occupancy, search(s, practitioner));

  const found = ours(plain);
  for (const [i, id] of everyone.entries()) {
    assert.deepEqual(
      found.filter((s) => s.practitioner === id).map((s) => s.start),
      peer.getSlots(peers[i]!).availableSlots.map((s) => Date.parse(s.from) / 1000),
      `the slots of ${id} differ from the peer's`,
    );
  }

  const ms = (n: number) => `${n.toFixed(n < 10 ? 2 : 0).padStart(7)} ms`;
  const all = medianTime([plain], 50, (s) => ours(s));
  const one = medianTime(everyone, 4, (id) => ours(plain, id));
  const allFull = medianTime([full], 50, (s) => ours(s));
  const oneFull = medianTime(everyone, 4, (id) => ours(full, id));
  const peerAll = medianTime([peers], 1, (inputs) => inputs.map((input) => peer.getSlots(input)));
  const peerOne = medianTime(peers, 1, (input) => peer.getSlots(input));
  const times = (theirs: number, mine: number) => `${Math.round(theirs / mine)} times ours`;
  console.log(`slots: ${days} days, ${people} practitioners, ${bookings} bookings`);
  console.log(`  everyone, equal work                       ${ms(all)}   ${found.length} slots; target 20 ms`);
  console.log(`  slot-calculator, the same slots            ${ms(peerAll)}   ${times(peerAll, all)}`);
  console.log(`  one practitioner, equal work               ${ms(one)}   target 1 ms`);
  console.log(`  slot-calculator, the same slots            ${ms(peerOne)}   ${times(peerOne, one)}`);
  console.log(`  everyone, with buffers, rooms, a machine   ${ms(allFull)}   ${ours(full).length} slots; target 20 ms`);
  console.log(`  one practitioner, the same                 ${ms(oneFull)}   target 1 ms`);
}

type Situation = Readonly<{ clinic: Clinic; occupancy: Occupancy; search: Search; visits: readonly Visit[] }>;

const half: Service = {
  id: "half",
  length: 30,
  bufferBefore: 0,
  bufferAfter: 0,
  practitioners: Array.from({ length: people }, (_, i) => ({ practitioner: `person-${i}`, until: null })),
  roomKinds: [],
  segments: [],
  step: 30,
  notice: 0,
  horizon: days,
};

const shockwave: Service = {
  ...half,
  id: "shockwave",
  bufferBefore: 5,
  bufferAfter: 10,
  roomKinds: ["couch"],
  segments: [{ device: "shockwave", from: 10, until: 20, cleaning: 5 }],
  step: 15,
};

/** Bookings on whole `step`s of the working day, no two of one practitioner at once; the machines go round while they last. */
function situation(service: Service, step: number): Situation {
  const time = (text: string) => Temporal.PlainTime.from(text);
  const week = (opens: string, closes: string) =>
    [1, 2, 3, 4, 5].map((weekday) => ({ weekday, opens: time(opens), closes: time(closes) }));
  const calendar = (hours: Calendar["hours"]): Calendar => ({ hours, breaks: [], holidays: [], exceptions: [] });
  // The buffers reach past the visits of the first and the last hour.
  const work = [...week("08:55", "13:10"), ...week("13:55", "18:10")];
  const hours = service === half ? [...week("09:00", "13:00"), ...week("14:00", "18:00")] : work;
  const machines = Array.from({ length: 10 }, (_, i) => `machine-${i}`);
  const clinic: Clinic = {
    locations: [{ id: "here", zone, calendar: calendar(week("08:00", "20:00")) }],
    practitioners: service.practitioners.map(({ practitioner }) => ({
      id: practitioner,
      rotas: [{ location: "here", calendar: calendar(hours) }],
      dailyCap: service === half ? null : 12,
    })),
    rooms: Array.from({ length: people }, (_, i) => ({ id: `room-${i}`, location: "here", kind: "couch" })),
    devices: machines.map((id) => ({ id, location: "here", kind: "shockwave" })),
  };

  const next = numbers();
  const visits = new Map<string, Visit>();
  const used = new Map<number, number>();
  const held: Occupancy["held"][number][] = [];
  while (visits.size < bookings) {
    const person = next() % people;
    const date = Temporal.PlainDate.from("2026-03-09").add({ days: next() % days });
    const minutes = (next() % (480 / step)) * step;
    const plainTime = time(minutes < 240 ? "09:00" : "10:00").add({ minutes });
    const start = date.toZonedDateTime({ timeZone: zone, plainTime }).epochMilliseconds / 1000;
    if (date.dayOfWeek > 5 || visits.has(`${person} ${start}`)) continue;
    const machine = machines[used.get(start) ?? 0];
    used.set(start, (used.get(start) ?? 0) + 1);
    const given = machine === undefined ? { ...service, segments: [] } : service;
    const visit: Visit = {
      start,
      practitioner: `person-${person}`,
      room: service.roomKinds.length === 0 ? null : `room-${person}`,
      devices: given.segments.map(() => machine!),
    };
    visits.set(`${person} ${start}`, visit);
    held.push(...cellsOf(visit, given));
  }
  const all = [...visits.values()];
  const start = epoch(from);
  const search = { service, now: start, from: start, until: epoch(until) };
  return { clinic, occupancy: { held, visits: all }, search, visits: all };
}

function peerInput({ visits }: Situation, practitioner: string): Parameters<typeof peer.getSlots>[0] {
  const text = (seconds: number) => new Date(seconds * 1000).toISOString();
  const weekdays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"];
  return {
    from: text(epoch(from)),
    to: text(epoch(until)),
    duration: 30,
    availability: weekdays.flatMap((day) => [
      { day, from: "09:00", to: "13:00", timezone: zone },
      { day, from: "14:00", to: "18:00", timezone: zone },
    ]),
    unavailability: visits
      .filter((v) => v.practitioner === practitioner)
      .map(({ start }) => ({ from: text(start), to: text(start + 1800) })),
  };
}

/** The same numbers in every run (Numerical Recipes' generator). */
function numbers(): () => number {
  let state = 2026;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state >>> 8;
  };
}
