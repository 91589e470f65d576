import { addCells, type CellSet, noCells, removeCells } from "./cell-set.ts";
import { cellSeconds, type Held } from "./cells.ts";
import type { Window } from "./open-cells.ts";
import { reachEnd, reachOf, type ServiceReach } from "./reach.ts";
import type { Service } from "./service.ts";
import { daySeconds, type ZoneClock, zoneClock } from "./zone-clock.ts";

/** A search laid out in cells. */
export type Query = Readonly<{
  service: Service;
  now: number;
  reach: ServiceReach;
  /** The first cell that could be a start; sets of starts count from it, and there are `starts` of them. */
  first: number;
  starts: number;
  /** All cells that a slot could hold, so that the hold of start `i` begins at the window's cell `i`. */
  window: Window;
  /** The clock of a zone from now to the end of the window. */
  clock: (zone: string) => ZoneClock;
}>;

/** Starts in epoch seconds from `from` up to, not including, `until`, after the notice; undefined when there can be none. */
export function queryOf(service: Service, now: number, from: number, until: number): Query | undefined {
  const reach = reachOf(service);
  const first = Math.ceil(Math.max(from, now + service.notice * 60) / cellSeconds);
  // Each location cuts its own horizon, at a local midnight; no zone's is later than this.
  const end = Math.ceil(Math.min(until, now + (service.horizon + 2) * daySeconds) / cellSeconds);
  if (end <= first) return undefined;
  const window = {
    first: first + reach.practitioner.from,
    count: end - first - reach.practitioner.from + reachEnd(reach),
  };
  const clocks = new Map<string, ZoneClock>();
  const clock = (zone: string): ZoneClock => {
    const known = clocks.get(zone);
    if (known !== undefined) return known;
    const made = zoneClock(zone, now, (window.first + window.count) * cellSeconds);
    clocks.set(zone, made);
    return made;
  };
  return { service, now, reach, first, starts: end - first, window, clock };
}

/** The free cells of each resource. */
export function freeCells(
  resources: Iterable<string>,
  held: readonly Held[],
  window: Window,
): ReadonlyMap<string, CellSet> {
  const free = new Map<string, CellSet>();
  for (const resource of resources) {
    const all = noCells(window.count);
    addCells(all, 0, window.count);
    free.set(resource, all);
  }
  for (const { resource, cells } of held) {
    const set = free.get(resource);
    if (set === undefined) continue;
    // Cells are held in runs, and a run is removed by words.
    for (let i = 0; i < cells.length; ) {
      const from = cells[i]!;
      let until = from + 1;
      for (i++; i < cells.length && cells[i] === until; i++) until++;
      removeCells(set, from - window.first, until - window.first);
    }
  }
  return free;
}

/** Removes the starts at or after an instant in epoch seconds. */
export function removeFrom(starts: CellSet, query: Query, instant: number): void {
  removeBetween(starts, query, instant, (query.first + query.starts) * cellSeconds);
}

/** Removes the starts from `from` up to, not including, `until`, both in epoch seconds. */
export function removeBetween(starts: CellSet, { first }: Query, from: number, until: number): void {
  removeCells(starts, Math.ceil(from / cellSeconds) - first, Math.ceil(until / cellSeconds) - first);
}
