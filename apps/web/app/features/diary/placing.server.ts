import { cellAt, cellsOf, type Service } from "@backroot/scheduling";
import { type Appointment, cellsHeldByOthers, type SetUp, type Storage } from "@backroot/storage";

/** What staff want: a service by somebody at a time. Instants in epoch seconds. */
export type Wish = Readonly<{
  serviceId: string;
  practitionerId: string;
  start: number;
  end: number;
  /** Kept or asked for where it will do. */
  roomId: string | null;
  deviceIds: readonly string[];
  /** The visit that is moved: what it holds itself is no obstacle. */
  visitId: string | null;
}>;

/** Why a wish cannot be fulfilled, whoever asks. */
export type Unplaceable = Readonly<{ refused: "unknown_id" | "not_competent" | "too_short" }>;

const secondsOfDay = 86_400;

/**
 * The room and devices for a visit and the cells it holds of each: those asked for where they are free, else the first free
 * ones of their kind, else the first of their kind, so that the records say who has them.
 */
export async function placeVisit(
  storage: Storage,
  clinicId: string,
  setUp: SetUp,
  wish: Wish,
): Promise<Appointment | Unplaceable> {
  const { start, end, practitionerId } = wish;
  const row = setUp.service.find(({ id }) => id === wish.serviceId);
  const practitioner = setUp.resource.find(({ id, kind }) => id === practitionerId && kind === "practitioner");
  const location = practitioner?.location_id ?? setUp.location[0]?.id;
  if (row === undefined || practitioner === undefined || location === undefined) return { refused: "unknown_id" };
  const competence = setUp.practitioner_service.find(
    (c) => c.practitioner_id === practitionerId && c.service_id === row.id,
  );
  const date = localDate(start, zoneOf(setUp, location));
  if (competence === undefined || (competence.competent_until !== null && competence.competent_until < date))
    return { refused: "not_competent" };
  const segments = setUp.service_segment.filter(({ service_id }) => service_id === row.id);
  const length = (end - start) / 60;
  if (length < 5 || segments.some(({ to_min }) => to_min > length)) return { refused: "too_short" };

  const ofKind = (kind: "room" | "device", types: readonly (string | null)[], preferred: readonly (string | null)[]) =>
    setUp.resource
      .filter((r) => r.kind === kind && types.includes(r.type) && r.active === 1)
      .filter((r) => r.location_id === null || r.location_id === location)
      .sort((a, b) => Number(preferred.includes(b.id)) - Number(preferred.includes(a.id)) || a.position - b.position)
      .map(({ id }) => id);
  const roomTypes = JSON.parse(row.room_types) as string[];
  const rooms = ofKind("room", roomTypes, [wish.roomId]);
  const devices = segments.map((s) => ofKind("device", [s.device_type], wish.deviceIds));
  if ((roomTypes.length > 0 && rooms.length === 0) || devices.some((of) => of.length === 0))
    return { refused: "unknown_id" };

  const service: Service = {
    id: row.id,
    length,
    bufferBefore: row.before_min,
    bufferAfter: row.after_min,
    practitioners: [],
    roomKinds: roomTypes,
    segments: segments.map((s) => ({
      device: s.device_type,
      from: s.from_min,
      until: s.to_min,
      cleaning: s.cleaning_min,
    })),
    step: 5,
    notice: 0,
    horizon: 0,
  };
  const period = { clinicId, from: cellAt(start - secondsOfDay), to: cellAt(end + secondsOfDay) };
  const held = await cellsHeldByOthers(storage, period, [...rooms, ...devices.flat()], wish.visitId);
  const holdsWith = (room: string | null, chosen: readonly string[]) =>
    cellsOf({ start, practitioner: practitionerId, room, devices: chosen }, service);
  const isFree = (resource: string, cells: readonly number[]) => cells.every((cell) => !held.get(resource)?.has(cell));
  const firsts = devices.map((of) => of[0]!);
  const room =
    rooms.find((id) => isFree(id, holdsWith(id, firsts).find((h) => h.resource === id)!.cells)) ?? rooms[0] ?? null;
  const chosen = devices.map((of, i) => {
    const at = (room === null ? 1 : 2) + i; // holds are in the order of practitioner, room, segments
    return of.find((id) => isFree(id, holdsWith(room, firsts.with(i, id))[at]!.cells)) ?? of[0]!;
  });
  return {
    locationId: location,
    practitionerId,
    roomId: room,
    start,
    end,
    holds: holdsWith(room, chosen),
  };
}

/** Time of these resources that nobody may book. */
export function placeBlock(
  setUp: SetUp,
  resourceIds: readonly string[],
  start: number,
  end: number,
): Appointment | Unplaceable {
  const held = resourceIds.map((id) => setUp.resource.find((r) => r.id === id));
  const [first] = held;
  if (first === undefined || held.includes(undefined)) return { refused: "unknown_id" };
  if (end - start < 300) return { refused: "too_short" };
  const cells = Array.from({ length: Math.ceil((end - start) / 300) }, (_, i) => cellAt(start) + i);
  const ofKind = (kind: string) => held.find((r) => r?.kind === kind)?.id ?? null;
  return {
    locationId: first.location_id ?? setUp.location[0]!.id,
    practitionerId: ofKind("practitioner"),
    roomId: ofKind("room"),
    start,
    end,
    holds: resourceIds.map((resource) => ({ resource, cells })),
  };
}

/** The zone of a location, or of the clinic's first. */
export function zoneOf(setUp: SetUp, locationId?: string | null): string {
  return (setUp.location.find(({ id }) => id === locationId) ?? setUp.location[0])?.zone ?? "UTC";
}

/** 2026-11-22, where the location is. */
export function localDate(epochSeconds: number, zone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(epochSeconds * 1000)
    .toZonedDateTimeISO(zone)
    .toPlainDate()
    .toString();
}
