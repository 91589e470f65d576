/**
 * A part of a visit that uses a device, such as the shockwave machine from minute 10 to 20.
 * All minutes are counted from the visit's start; `cleaning` follows `until` and may outlast the visit.
 */
export type Segment = Readonly<{ device: string; from: number; until: number; cleaning: number }>;

/** Someone who may do a service; `until` is the last local date on which a visit may start, null is no end. */
export type Competence = Readonly<{ practitioner: string; until: Temporal.PlainDate | null }>;

/** What can be booked. Lengths are in minutes. */
export type Service = Readonly<{
  id: string;
  length: number;
  /** Practitioner's time around the visit; between two visits both count. */
  bufferBefore: number;
  bufferAfter: number;
  practitioners: readonly Competence[];
  /** Kinds of room that will do; empty when none is needed. */
  roomKinds: readonly string[];
  /** `device` is a kind. Segments that share a cell take different devices. */
  segments: readonly Segment[];
  /** Starts are at wall times of whole steps after midnight: 15 gives :00, :15, :30, :45. A multiple of five. */
  step: number;
  /** Least minutes between now and a start. */
  notice: number;
  /** Days ahead that can be booked: 0 is today alone. */
  horizon: number;
}>;

/**
 * Holds a service to what its fields promise. Staff's entries are checked where they enter; this catches our own mistakes.
 *
 * @throws RangeError naming the service and the promise
 */
export function checkService(service: Service): void {
  const { id, length, bufferBefore, bufferAfter, step, notice, horizon, segments } = service;
  const promise = (kept: boolean, words: string) => {
    if (!kept) throw new RangeError(`service ${id}: ${words}`);
  };
  const count = (n: number) => Number.isInteger(n) && n >= 0;
  promise(count(length) && length > 0, `length must be whole minutes above 0, got ${length}`);
  promise(
    count(bufferBefore) && count(bufferAfter),
    `buffers must be whole minutes, got ${bufferBefore}, ${bufferAfter}`,
  );
  promise(count(step) && step > 0 && step % 5 === 0, `step must be a multiple of five minutes, got ${step}`);
  promise(count(notice) && count(horizon), `notice and horizon must be whole, got ${notice}, ${horizon}`);
  for (const { from, until, cleaning } of segments) {
    promise(
      count(from) && count(until) && from < until && until <= length,
      `segment ${from}-${until} must lie in the visit`,
    );
    promise(count(cleaning), `cleaning must be whole minutes, got ${cleaning}`);
  }
}
