import { addCell, type CellSet, hasCell, intersect, noCells, runStarts, unite } from "./cell-set.ts";
import { cellSeconds } from "./cells.ts";
import type { Clinic, Location } from "./clinic.ts";
import { openCells } from "./open-cells.ts";
import { type Query, removeFrom } from "./query.ts";
import { overlap, type Reach } from "./reach.ts";
import { daySeconds, instantOf, localDay, type ZoneClock } from "./zone-clock.ts";

/** What a location lends to a visit. */
export type Place = Readonly<{ room: string | null; devices: readonly string[] }>;

/** Where visits can start at one location, whoever gives them. */
export type Site = Readonly<{
  location: Location;
  clock: ZoneClock;
  starts: CellSet;
  /** Room and devices for the start numbered `start`, one of `starts`; undefined when the devices do not go round. */
  place: (start: number) => Place | undefined;
}>;

/** A room or device with the starts at which it is free for its part of the visit. */
type Choice = Readonly<{ id: string; starts: CellSet }>;

/** Ids of the rooms and devices that a service may use at a location. */
export function resourcesOf({ rooms, devices }: Clinic, location: Location, { service }: Query): readonly string[] {
  const kinds = new Set(service.segments.map((s) => s.device));
  return [
    ...rooms.filter((r) => r.location === location.id && service.roomKinds.includes(r.kind)),
    ...devices.filter((d) => d.location === location.id && kinds.has(d.kind)),
  ].map(({ id }) => id);
}

export function siteOf(clinic: Clinic, location: Location, query: Query, free: ReadonlyMap<string, CellSet>): Site {
  const { service, reach, window } = query;
  const clock = query.clock(location.zone);
  const fits = (cells: CellSet, { from, until }: Reach) =>
    runStarts(cells, from - reach.practitioner.from, until - reach.practitioner.from);
  const choices = (all: Clinic["rooms"], kinds: readonly string[], held: Reach): readonly Choice[] =>
    all
      .filter((r) => r.location === location.id && kinds.includes(r.kind))
      .map(({ id }) => ({ id, starts: fits(free.get(id)!, held) }));

  const starts = onStep(query, clock);
  removeFrom(starts, query, instantOf(clock, (localDay(clock, query.now) + service.horizon + 1) * daySeconds));
  intersect(starts, fits(openCells(location.calendar, clock, window), reach.visit));
  const rooms = reach.room === null ? null : choices(clinic.rooms, service.roomKinds, reach.room);
  const devices = service.segments.map((s, i) => choices(clinic.devices, [s.device], reach.segments[i]!));
  for (const choice of rooms === null ? devices : [rooms, ...devices]) intersect(starts, inAny(choice, query));

  return {
    location,
    clock,
    starts,
    place: (start) => {
      const chosen = chooseDevices(devices, reach.segments, start);
      const room = rooms?.find((r) => hasCell(r.starts, start))?.id ?? null;
      return chosen && { room, devices: chosen };
    },
  };
}

const dayCells = daySeconds / cellSeconds;

/** Starts at wall times of whole steps after midnight. */
function onStep({ service, first, starts }: Query, clock: ZoneClock): CellSet {
  const set = noCells(starts);
  const step = (service.step * 60) / cellSeconds;
  for (const { from, until, offset } of clock) {
    // An offset that is no whole number of cells never meets a cell's edge.
    if (offset % cellSeconds !== 0) continue;
    const begin = Math.max(0, Math.ceil(from / cellSeconds) - first);
    const end = Math.min(starts, Math.ceil(until / cellSeconds) - first);
    const ahead = first + offset / cellSeconds; // cells on the wall, of the start numbered 0
    for (let i = begin; i < end; ) {
      const ofDay = (ahead + i) % dayCells;
      const wait = (step - (ofDay % step)) % step;
      const midnight = i + dayCells - ofDay;
      for (i += wait; i < Math.min(end, midnight); i += step) addCell(set, i);
      i = midnight; // steps are counted from each midnight anew
    }
  }
  return set;
}

function inAny(choices: readonly Choice[], { starts }: Query): CellSet {
  const any = noCells(starts);
  for (const choice of choices) unite(any, choice.starts);
  return any;
}

/** The first devices in the clinic's order that go round: those of segments that share a cell differ. */
function chooseDevices(
  choices: readonly (readonly Choice[])[],
  segments: readonly Reach[],
  start: number,
  chosen: readonly string[] = [],
): readonly string[] | undefined {
  const at = chosen.length;
  if (at === choices.length) return chosen;
  for (const { id, starts } of choices[at]!) {
    const taken = chosen.some((other, i) => other === id && overlap(segments[i]!, segments[at]!));
    if (taken || !hasCell(starts, start)) continue;
    const all = chooseDevices(choices, segments, start, [...chosen, id]);
    if (all !== undefined) return all;
  }
  return undefined;
}
