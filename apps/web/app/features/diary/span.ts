import type { Column, Item, Kind } from "./diary.server.ts";

/** Rows of a column, five minutes each: from, up to and not including, until. */
export type Rows = Readonly<{ from: number; until: number }>;

/** Where an item stands in a column; undefined when it does not. A device is shown for its part of the visit alone. */
export function rowsIn(item: Item, column: Column, kind: Kind, rows: number): Rows | undefined {
  const hold = item.holds.find(({ resourceId }) => resourceId === column.resourceId);
  if (hold === undefined) return undefined;
  const [start, end] = kind === "device" ? [hold.from * 300, hold.until * 300] : [item.start, item.end];
  const row = (at: number) => Math.round((at - column.begins) / 300);
  const [from, until] = [Math.max(0, row(start)), Math.min(rows, row(end))];
  return from < until ? { from, until } : undefined;
}
