import { type CellSet, intersect, noCells, runStarts, unite } from "./cell-set.ts";
import { cellSeconds } from "./cells.ts";
import type { Practitioner } from "./clinic.ts";
import { openCells } from "./open-cells.ts";
import { type Query, removeBetween, removeFrom } from "./query.ts";
import type { Competence } from "./service.ts";
import type { Site } from "./site.ts";
import { dayOf, daySeconds, instantOf, localDay } from "./zone-clock.ts";

/** When one practitioner can start visits at one location. */
export type Offer = Readonly<{ site: Site; practitioner: string; starts: CellSet }>;

/** A practitioner's offer at a site: at work and free for the visit with its buffers, competent, and below the daily cap. */
export function offerAt(
  site: Site,
  practitioner: Practitioner,
  { until }: Competence,
  query: Query,
  free: CellSet,
  visits: readonly number[],
): Offer {
  const { clock, location } = site;
  const { from, until: end } = query.reach.practitioner;
  const work = noCells(query.window.count);
  for (const rota of practitioner.rotas) {
    if (rota.location === location.id) unite(work, openCells(rota.calendar, clock, query.window));
  }
  intersect(work, free);
  const starts = site.starts.slice();
  intersect(starts, runStarts(work, 0, end - from));
  if (until !== null) removeFrom(starts, query, instantOf(clock, (dayOf(until) + 1) * daySeconds));
  if (practitioner.dailyCap !== null) removeFullDays(starts, practitioner.dailyCap, visits, site, query);
  return { site, practitioner: practitioner.id, starts };
}

/** @param visits starts of the practitioner's visits, in epoch seconds */
function removeFullDays(starts: CellSet, cap: number, visits: readonly number[], { clock }: Site, query: Query): void {
  const [first, last] = [query.first, query.first + query.starts - 1].map((cell) =>
    localDay(clock, cell * cellSeconds),
  );
  let from = instantOf(clock, first! * daySeconds);
  const sorted = Float64Array.from(visits).sort();
  let next = 0;
  for (let day = first!; day <= last!; day++) {
    const until = instantOf(clock, (day + 1) * daySeconds);
    while (next < sorted.length && sorted[next]! < from) next++;
    const before = next;
    while (next < sorted.length && sorted[next]! < until) next++;
    if (next - before >= cap) removeBetween(starts, query, from, until);
    from = until;
  }
}
