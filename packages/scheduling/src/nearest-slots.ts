import type { Slot } from "./bookable-slots.ts";

/**
 * What to offer when a slot was lost to someone else: the nearest starts, one slot for each, nearest first.
 *
 * At one start the same practitioner comes first, then the same location. Of two starts equally far the earlier is first.
 *
 * @param slots in the order that {@link bookableSlots} gives
 */
export function nearestSlots(
  slots: readonly Slot[],
  lost: Pick<Slot, "start" | "practitioner" | "location">,
  count: number,
): readonly Slot[] {
  const strange = (slot: Slot) =>
    (slot.practitioner === lost.practitioner ? 0 : 2) + (slot.location === lost.location ? 0 : 1);
  const best = new Map<number, Slot>();
  for (const slot of slots) {
    const known = best.get(slot.start);
    if (known === undefined || strange(slot) < strange(known)) best.set(slot.start, slot);
  }
  const distance = ({ start }: Slot) => Math.abs(start - lost.start);
  return [...best.values()].sort((a, b) => distance(a) - distance(b) || a.start - b.start).slice(0, count);
}
