import { sql } from "kysely";
import type { OccupancyRow } from "./schema.ts";
import type { Storage, Write } from "./storage.ts";

/** A resource and the five-minute cells held of it: what scheduling's `cellsOf` gives and its search takes. */
export type Hold = Readonly<{ resource: string; cells: readonly number[] }>;

export type Cell = Readonly<{ resource: string; cell: number }>;

/** Lanes beside the first are for overrides: so many visits may share a cell when staff insist. */
const lanes = 10;

/**
 * Holds every cell in the first lane, or says which are taken; those that were free are held all the same, so a caller
 * that wants all or nothing undoes it.
 *
 * The primary key decides. Cells are taken in one order everywhere, so that two bookings rarely wait for each other.
 */
export async function hold(
  trx: Write,
  clinicId: string,
  visitId: string,
  holds: readonly Hold[],
  lane = 0,
): Promise<readonly Cell[]> {
  const wanted = cellsIn(holds);
  const rows = wanted.map(
    ({ resource, cell }): OccupancyRow => ({
      clinic_id: clinicId,
      resource_id: resource,
      lane,
      cell,
      visit_id: visitId,
    }),
  );
  const held = await trx
    .insertInto("occupancy")
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .returning(["resource_id", "cell"])
    .execute();
  if (held.length === wanted.length) return [];
  const got = new Set(held.map((row) => `${row.resource_id} ${row.cell}`));
  return wanted.filter(({ resource, cell }) => !got.has(`${resource} ${cell}`));
}

/** Holds each cell in the first lane that is free of it, beside whoever is there. Says whether there was room. */
export async function holdBeside(
  trx: Write,
  clinicId: string,
  visitId: string,
  holds: readonly Hold[],
): Promise<boolean> {
  let left: readonly Cell[] = cellsIn(holds);
  for (let lane = 0; lane < lanes && left.length > 0; lane++) {
    left = await hold(
      trx,
      clinicId,
      visitId,
      left.map(({ resource, cell }) => ({ resource, cells: [cell] })),
      lane,
    );
  }
  return left.length === 0;
}

/**
 * Gives a visit's cells back. Where another visit was beside it, that one moves up: a cell that anybody holds is held in
 * the first lane, so the next booking is refused.
 */
export async function release(trx: Write, clinicId: string, visitId: string): Promise<void> {
  const freed = await trx
    .deleteFrom("occupancy")
    .where("clinic_id", "=", clinicId)
    .where("visit_id", "=", visitId)
    .returning(["resource_id", "lane", "cell"])
    .execute();
  const first = freed.filter((row) => row.lane === 0);
  if (first.length === 0) return;
  for (const resourceId of new Set(first.map((row) => row.resource_id))) {
    const cells = first.filter((row) => row.resource_id === resourceId).map((row) => row.cell);
    const beside = await trx
      .selectFrom("occupancy")
      .select(["cell", (eb) => eb.fn.min("lane").as("lane")])
      .where("clinic_id", "=", clinicId)
      .where("resource_id", "=", resourceId)
      .where("cell", "in", cells)
      .groupBy("cell")
      .execute();
    for (const { cell, lane } of beside) {
      await trx
        .updateTable("occupancy")
        .set({ lane: 0 })
        .where("clinic_id", "=", clinicId)
        .where("resource_id", "=", resourceId)
        .where("lane", "=", lane)
        .where("cell", "=", cell)
        .execute();
    }
  }
}

/**
 * Lets one transaction at a time give back or override cells of these resources: an override that sees a cell taken while
 * its holder is leaving would end beside nobody. SQLite has one writer anyway.
 */
export async function lockResources(
  trx: Write,
  engine: Storage["engine"],
  clinicId: string,
  ids: readonly string[],
): Promise<void> {
  if (engine === "sqlite" || ids.length === 0) return;
  await trx
    .selectFrom("resource")
    .select("id")
    .where("clinic_id", "=", clinicId)
    .where("id", "in", [...ids])
    .orderBy("id")
    .modifyEnd(sql`for no key update`)
    .execute();
}

/** The resources a visit holds now. */
export async function resourcesHeldBy(trx: Write, clinicId: string, visitId: string): Promise<readonly string[]> {
  const rows = await trx
    .selectFrom("occupancy")
    .select("resource_id")
    .distinct()
    .where("clinic_id", "=", clinicId)
    .where("visit_id", "=", visitId)
    .execute();
  return rows.map((row) => row.resource_id);
}

/**
 * The cells that are held of each resource from `from` up to, not including, `to`, in any order: what a search for slots must
 * avoid. A resource of which none is held is left out.
 */
export async function cellsHeld(
  { read, engine }: Storage,
  clinicId: string,
  resourceIds: readonly string[],
  from: number,
  to: number,
): Promise<readonly Hold[]> {
  if (resourceIds.length === 0) return [];
  const rows = await (engine === "postgresql" ? cellsOnServer : cellsInFile)(read, clinicId, resourceIds, from, to);
  return rows.map(({ resource_id, cells }) => ({ resource: resource_id, cells: JSON.parse(`[${cells}]`) }));
}

/** One row a resource, its cells as text between commas: a row for each cell costs more than the cells. */
type CellsOf = Readonly<{ resource_id: string; cells: string }>;
type CellsRead = Parameters<
  (read: Storage["read"], clinicId: string, resourceIds: readonly string[], from: number, to: number) => void
>;

function cellsInFile(...[read, clinicId, resourceIds, from, to]: CellsRead): Promise<readonly CellsOf[]> {
  return read
    .selectFrom("occupancy")
    .select(["resource_id", sql<string>`group_concat(cell)`.as("cells")])
    .where("clinic_id", "=", clinicId)
    .where("resource_id", "in", [...resourceIds])
    .where("lane", "=", 0)
    .where("cell", ">=", from)
    .where("cell", "<", to)
    .groupBy("resource_id")
    .execute();
}

/** Asked for each resource by itself: a server that has not counted the rows yet would read all of the clinic's for a list. */
async function cellsOnServer(...[read, clinicId, resourceIds, from, to]: CellsRead): Promise<readonly CellsOf[]> {
  const { rows } = await sql<CellsOf>`
    select wanted.resource_id, held.cells
    from unnest(${[...resourceIds]}::text[]) as wanted (resource_id)
    cross join lateral (
      select string_agg(cell::text, ',') as cells
      from occupancy
      where clinic_id = ${clinicId} and resource_id = wanted.resource_id
        and lane = 0 and cell >= ${from} and cell < ${to}
    ) as held
    where held.cells is not null`.execute(read);
  return rows;
}

/** Every cell once, in the order of the key. */
function cellsIn(holds: readonly Hold[]): readonly Cell[] {
  const byResource = new Map<string, Set<number>>();
  for (const { resource, cells } of holds) {
    const seen = byResource.get(resource) ?? new Set();
    for (const cell of cells) {
      if (!Number.isSafeInteger(cell) || cell < 0) throw new RangeError(`a cell is a whole number from 0, got ${cell}`);
      seen.add(cell);
    }
    byResource.set(resource, seen);
  }
  const all = [...byResource]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([resource, cells]) => [...cells].sort((a, b) => a - b).map((cell) => ({ resource, cell })));
  if (all.length === 0) throw new RangeError("a visit holds at least one cell, got none");
  return all;
}
