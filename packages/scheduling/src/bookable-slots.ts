import { eachCell, hasCell, noCells, unite } from "./cell-set.ts";
import { cellSeconds, type Held, type Visit } from "./cells.ts";
import type { Clinic, Practitioner } from "./clinic.ts";
import { type Offer, offerAt } from "./offer.ts";
import { freeCells, type Query, queryOf } from "./query.ts";
import { type Competence, checkService, type Service } from "./service.ts";
import { type Place, resourcesOf, type Site, siteOf } from "./site.ts";

/** What is taken already. */
export type Occupancy = Readonly<{
  /** Cells held, in any order; a resource may come several times. What the search cannot use is passed over. */
  held: readonly Held[];
  /** Visits that count against a practitioner's daily cap, from the start of today on. */
  visits: readonly Pick<Visit, "practitioner" | "start">[];
}>;

/** Times are in epoch seconds; starts lie from `from` up to, not including, `until`. */
export type Search = Readonly<{
  service: Service;
  now: number;
  from: number;
  until: number;
  /** Only this practitioner. */
  practitioner?: string;
  /** Only this location. */
  location?: string;
  /** This practitioner first among those free at one time. */
  preferred?: string;
}>;

/** A visit that could be booked now. */
export type Slot = Visit & Readonly<{ location: string }>;

/**
 * Every visit that could be booked: by start; at one start the preferred practitioner first, then in the clinic's order.
 *
 * The practitioner is at work and free for the visit and its buffers, the location is open for the visit, a room and every
 * device are free for the cells they are held: the first free ones in the clinic's order. A slot is a proposal; the database
 * decides.
 *
 * @throws RangeError when the service is not sound or a zone is unknown
 */
export function bookableSlots(clinic: Clinic, occupancy: Occupancy, search: Search): readonly Slot[] {
  checkService(search.service);
  const query = queryOf(search.service, search.now, search.from, search.until);
  if (query === undefined) return [];
  const staff = staffOf(clinic, search);
  const worksAt = new Set(staff.flatMap(({ practitioner }) => practitioner.rotas.map((r) => r.location)));
  const locations = clinic.locations.filter(
    ({ id }) => worksAt.has(id) && (search.location === undefined || search.location === id),
  );
  const resources = [
    ...staff.map(({ practitioner }) => practitioner.id),
    ...locations.flatMap((location) => resourcesOf(clinic, location, query)),
  ];
  const free = freeCells(resources, occupancy.held, query.window);
  const sites = locations.map((location) => siteOf(clinic, location, query, free));
  const visits = startsOfCapped(staff, occupancy);
  const offers = staff.flatMap(({ practitioner, competence }) => {
    const starts = visits.get(practitioner.id) ?? [];
    return sites
      .filter(({ location }) => practitioner.rotas.some((r) => r.location === location.id))
      .map((site) => offerAt(site, practitioner, competence, query, free.get(practitioner.id)!, starts));
  });
  return slotsOf(offers, query);
}

type Staff = Readonly<{ practitioner: Practitioner; competence: Competence }>;

/** Those who may do the service and are asked for, in the order they are offered. */
function staffOf(clinic: Clinic, { service, practitioner: only, preferred }: Search): readonly Staff[] {
  const competences = new Map(service.practitioners.map((c) => [c.practitioner, c]));
  const rank = ({ practitioner }: Staff) => (practitioner.id === preferred ? 0 : 1);
  return clinic.practitioners
    .filter(({ id }) => competences.has(id) && (only === undefined || only === id))
    .map((practitioner) => ({ practitioner, competence: competences.get(practitioner.id)! }))
    .sort((a, b) => rank(a) - rank(b));
}

/** The starts that count, of those practitioners who have a daily cap. */
function startsOfCapped(staff: readonly Staff[], { visits }: Occupancy): ReadonlyMap<string, readonly number[]> {
  const starts = new Map<string, number[]>();
  for (const { practitioner } of staff) if (practitioner.dailyCap !== null) starts.set(practitioner.id, []);
  if (starts.size > 0) for (const { practitioner, start } of visits) starts.get(practitioner)?.push(start);
  return starts;
}

function slotsOf(offers: readonly Offer[], { first, starts }: Query): readonly Slot[] {
  const slots: Slot[] = [];
  const any = noCells(starts);
  for (const offer of offers) unite(any, offer.starts);
  // Whoever gives the visit, a site lends the same room and devices.
  const places = new Map<Site, Place | undefined>();
  eachCell(any, (at) => {
    const start = (first + at) * cellSeconds;
    places.clear();
    for (const { site, practitioner, starts } of offers) {
      if (!hasCell(starts, at)) continue;
      if (!places.has(site)) places.set(site, site.place(at));
      const place = places.get(site);
      if (place)
        slots.push({ start, practitioner, location: site.location.id, room: place.room, devices: place.devices });
    }
  });
  return slots;
}

/** One slot for each start: the first, so the preferred practitioner where free. */
export function onePerStart(slots: readonly Slot[]): readonly Slot[] {
  return slots.filter((slot, i) => slot.start !== slots[i - 1]?.start);
}
