import type { Service } from "./service.ts";

/** Length of a cell in seconds. */
export const cellSeconds = 300;

/** The cell that an instant lies in, counted from 1970 UTC. Wall time moves by whole cells in every zone of our day. */
export const cellAt = (epochSeconds: number): number => Math.floor(epochSeconds / cellSeconds);

/** Where and with whom: `start` in epoch seconds, `devices` one for each segment of the service, in its order. */
export type Visit = Readonly<{ start: number; practitioner: string; room: string | null; devices: readonly string[] }>;

/** Cells a resource is held for, in rising order: one row each of `occupancy`. */
export type Held = Readonly<{ resource: string; cells: readonly number[] }>;

/**
 * The cells a visit holds of each resource: its practitioner with buffers, its room, and each device for its segment and
 * the cleaning after it. A cell touched is a cell held.
 *
 * Two visits fit together when no resource holds a cell twice: the primary key of `occupancy`.
 *
 * @throws RangeError unless the visit names one device for each segment, and a room just when one is needed
 */
export function cellsOf(visit: Visit, service: Service): readonly Held[] {
  if (visit.devices.length !== service.segments.length) {
    throw new RangeError(`visit must name a device for each of ${service.segments.length} segments of ${service.id}`);
  }
  if ((visit.room !== null) !== service.roomKinds.length > 0) {
    throw new RangeError(`visit must name a room just when ${service.id} needs one`);
  }
  const touched = (resource: string, from: number, until: number): Held => {
    const first = cellAt(visit.start + from * 60);
    const count = cellAt(visit.start + until * 60 - 1) - first + 1;
    return { resource, cells: Array.from({ length: count }, (_, i) => first + i) };
  };
  return [
    touched(visit.practitioner, -service.bufferBefore, service.length + service.bufferAfter),
    ...(visit.room === null ? [] : [touched(visit.room, 0, service.length)]),
    ...service.segments.map((s, i) => touched(visit.devices[i]!, s.from, s.until + s.cleaning)),
  ];
}
