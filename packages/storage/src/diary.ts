import type { ScreeningRow, VisitRow } from "./schema.ts";
import type { Storage } from "./storage.ts";

export type Period = Readonly<{
  clinicId: string;
  /** Seconds since 1970 in UTC; a visit that overlaps `from` to `to` belongs. */
  from: number;
  to: number;
}>;

/** A visit never lasts longer, so that a period finds those that began before it by their start. */
const longest = 86_400;

/** Visits and blocks of a period by start, cancelled ones left out; of one practitioner, room or device when named. */
export function visitsBetween(
  { read }: Storage,
  { clinicId, from, to, resourceId }: Period & Readonly<{ resourceId?: string }>,
): Promise<readonly VisitRow[]> {
  let query = read
    .selectFrom("visit")
    .selectAll()
    .where("clinic_id", "=", clinicId)
    .where("starts_at", ">=", from - longest)
    .where("starts_at", "<", to)
    .where("ends_at", ">", from)
    .where("state", "!=", "cancelled");
  if (resourceId !== undefined)
    query = query.where((eb) =>
      eb.exists(
        eb
          .selectFrom("occupancy")
          .select("cell")
          .whereRef("occupancy.visit_id", "=", "visit.id")
          .where("occupancy.clinic_id", "=", clinicId)
          .where("occupancy.resource_id", "=", resourceId),
      ),
    );
  return query.orderBy("starts_at").orderBy("id").execute();
}

/**
 * Changes whenever a visit of the period is made, moved, marked or cancelled, in whatever process: a page that shows the
 * period asks for it now and then and reads again when it differs.
 */
export async function diaryStamp({ read }: Storage, { clinicId, from, to }: Period): Promise<string> {
  const { visits, changes, latest } = await read
    .selectFrom("visit")
    .select((eb) => [
      eb.fn.countAll<number>().as("visits"),
      eb.fn.sum<number>(eb("revision", "+", 1)).as("changes"),
      eb.fn.max("updated_at").as("latest"),
    ])
    .where("clinic_id", "=", clinicId)
    .where("starts_at", ">=", from - longest)
    .where("starts_at", "<", to)
    .executeTakeFirstOrThrow();
  return [visits, changes ?? 0, latest ?? 0].join("-");
}

export function visitById({ read }: Storage, clinicId: string, id: string): Promise<VisitRow | undefined> {
  return read.selectFrom("visit").selectAll().where("clinic_id", "=", clinicId).where("id", "=", id).executeTakeFirst();
}

/** Every visit of a person, the latest first, cancelled ones too. */
export function visitsOf({ read }: Storage, clinicId: string, personId: string): Promise<readonly VisitRow[]> {
  return read
    .selectFrom("visit")
    .selectAll()
    .where("clinic_id", "=", clinicId)
    .where("person_id", "=", personId)
    .orderBy("starts_at", "desc")
    .orderBy("id")
    .execute();
}

export function screeningOf({ read }: Storage, clinicId: string, visitId: string): Promise<ScreeningRow | undefined> {
  return read
    .selectFrom("screening")
    .selectAll()
    .where("clinic_id", "=", clinicId)
    .where("visit_id", "=", visitId)
    .executeTakeFirst();
}
