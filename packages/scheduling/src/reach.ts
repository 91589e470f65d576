import { cellSeconds, cellsOf } from "./cells.ts";
import type { Service } from "./service.ts";

/** Cells from `from` up to, not including, `until`, counted from the cell a visit starts in. */
export type Reach = Readonly<{ from: number; until: number }>;

/** What a visit holds that starts on a cell's edge; `room` is null when it needs none, `segments` are in its service's order. */
export type ServiceReach = Readonly<{
  practitioner: Reach;
  visit: Reach;
  room: Reach | null;
  segments: readonly Reach[];
}>;

/** Reads the reach of a service off the cells that a visit at the start of 1970 would hold. */
export function reachOf(service: Service): ServiceReach {
  const needsRoom = service.roomKinds.length > 0;
  const devices = service.segments.map(() => "device");
  const held = cellsOf({ start: 0, practitioner: "practitioner", room: needsRoom ? "room" : null, devices }, service);
  const [practitioner, ...rest] = held.map(({ cells }): Reach => ({ from: cells[0]!, until: cells.at(-1)! + 1 }));
  return {
    practitioner: practitioner!,
    visit: { from: 0, until: Math.ceil((service.length * 60) / cellSeconds) },
    room: needsRoom ? rest[0]! : null,
    segments: needsRoom ? rest.slice(1) : rest,
  };
}

/**
 * The cells that visits could hold which start from `from` up to, not including, `until`, both in epoch seconds: what is held
 * beyond them does not matter to a search.
 */
export function cellsReached(service: Service, from: number, until: number): Readonly<{ first: number; end: number }> {
  const reach = reachOf(service);
  return {
    first: Math.floor(from / cellSeconds) + reach.practitioner.from,
    end: Math.ceil(until / cellSeconds) + reachEnd(reach),
  };
}

/** The cell after the last one held. */
export function reachEnd({ practitioner, segments }: ServiceReach): number {
  return Math.max(practitioner.until, ...segments.map((s) => s.until));
}

export const overlap = (a: Reach, b: Reach): boolean => a.from < b.until && b.from < a.until;
