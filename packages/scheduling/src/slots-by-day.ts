import { localDay, zoneClock } from "./zone-clock.ts";

/** Slots of one local date, such as "2026-03-08". */
export type SlotDay<S> = Readonly<{ date: string; slots: readonly S[] }>;

/**
 * Groups slots by the date they start on where the person is.
 *
 * @param slots by start
 * @param zone the person's, an IANA name
 * @returns days in order, those without a slot left out
 * @throws RangeError when `zone` is unknown
 */
export function slotsByDay<S extends Readonly<{ start: number }>>(
  slots: readonly S[],
  zone: string,
): readonly SlotDay<S>[] {
  const [first, last] = [slots[0], slots.at(-1)];
  if (first === undefined || last === undefined) return [];
  const clock = zoneClock(zone, first.start, last.start);
  const epoch = Temporal.PlainDate.from("1970-01-01");
  return [...Map.groupBy(slots, ({ start }) => localDay(clock, start))].map(([day, slots]) => ({
    date: epoch.add({ days: day }).toString(),
    slots,
  }));
}
