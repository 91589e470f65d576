import type { Period } from "./diary.ts";
import { visitsBetween } from "./diary.ts";
import type { VisitRow } from "./schema.ts";
import type { Storage } from "./storage.ts";

/** What a visit holds of a resource: cells from `from` up to, not including, `until`. */
export type Stretch = Readonly<{ resourceId: string; from: number; until: number }>;

/** A visit or block as the diary shows it. */
export type DiaryEntry = Readonly<{
  visit: VisitRow;
  person: string | null;
  service: string | null;
  /** The person has no earlier visit here that took place or is still to. */
  first: boolean;
  holds: readonly Stretch[];
}>;

/** Visits and blocks of a period with what they hold and whose they are, by start. */
export async function diaryEntries(storage: Storage, period: Period): Promise<readonly DiaryEntry[]> {
  const { read } = storage;
  const { clinicId } = period;
  const visits = await visitsBetween(storage, period);
  if (visits.length === 0) return [];
  const ids = visits.map(({ id }) => id);
  const people = [...new Set(visits.flatMap(({ person_id }) => person_id ?? []))];
  const [cells, names, firsts, services] = await Promise.all([
    read
      .selectFrom("occupancy")
      .select(["visit_id", "resource_id"])
      .select((eb) => [eb.fn.min("cell").as("from"), eb.fn.max("cell").as("last")])
      .where("clinic_id", "=", clinicId)
      .where("visit_id", "in", ids)
      .groupBy(["visit_id", "resource_id"])
      .orderBy("resource_id")
      .execute(),
    people.length === 0
      ? []
      : read
          .selectFrom("person")
          .select(["id", "name"])
          .where("clinic_id", "=", clinicId)
          .where("id", "in", people)
          .execute(),
    people.length === 0
      ? []
      : read
          .selectFrom("visit")
          .select("person_id")
          .select((eb) => eb.fn.min("starts_at").as("at"))
          .where("clinic_id", "=", clinicId)
          .where("person_id", "in", people)
          .where("state", "not in", ["cancelled", "missed"])
          .groupBy("person_id")
          .execute(),
    read.selectFrom("service").select(["id", "name"]).where("clinic_id", "=", clinicId).execute(),
  ]);
  const nameOf = new Map(names.map(({ id, name }) => [id, name]));
  const firstOf = new Map(firsts.map(({ person_id, at }) => [person_id, at]));
  const serviceOf = new Map(services.map(({ id, name }) => [id, name]));
  const holdsOf = Map.groupBy(cells, (row) => row.visit_id);
  return visits.map((visit) => ({
    visit,
    person: visit.person_id === null ? null : (nameOf.get(visit.person_id) ?? null),
    service: visit.service_id === null ? null : (serviceOf.get(visit.service_id) ?? null),
    first: visit.person_id !== null && firstOf.get(visit.person_id) === visit.starts_at,
    holds: (holdsOf.get(visit.id) ?? []).map(({ resource_id, from, last }) => ({
      resourceId: resource_id,
      from,
      until: last + 1,
    })),
  }));
}

/** The resources a visit holds now, with the cells of each. */
export async function holdsOf({ read }: Storage, clinicId: string, visitId: string): Promise<readonly Stretch[]> {
  const rows = await read
    .selectFrom("occupancy")
    .select("resource_id")
    .select((eb) => [eb.fn.min("cell").as("from"), eb.fn.max("cell").as("last")])
    .where("clinic_id", "=", clinicId)
    .where("visit_id", "=", visitId)
    .groupBy("resource_id")
    .execute();
  return rows.map(({ resource_id, from, last }) => ({ resourceId: resource_id, from, until: last + 1 }));
}

/** The cells from `from` up to, not including, `to` that anybody but one visit holds of each resource. */
export async function cellsHeldByOthers(
  { read }: Storage,
  { clinicId, from, to }: Period,
  resourceIds: readonly string[],
  visitId: string | null,
): Promise<ReadonlyMap<string, ReadonlySet<number>>> {
  const held = new Map(resourceIds.map((id) => [id, new Set<number>()]));
  if (resourceIds.length === 0) return held;
  const rows = await read
    .selectFrom("occupancy")
    .select(["resource_id", "cell"])
    .where("clinic_id", "=", clinicId)
    .where("resource_id", "in", [...resourceIds])
    .where("cell", ">=", from)
    .where("cell", "<", to)
    .where("visit_id", "!=", visitId ?? "")
    .execute();
  for (const { resource_id, cell } of rows) held.get(resource_id)!.add(cell);
  return held;
}
