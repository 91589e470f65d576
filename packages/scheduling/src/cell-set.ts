/** A set of neighbouring cells, one bit each, counted from a first cell that its user knows. Changed in place. */
export type CellSet = Uint32Array;

export const noCells = (count: number): CellSet => new Uint32Array((count + 31) >>> 5);

export const hasCell = (set: CellSet, at: number): boolean => ((set[at >>> 5]! >>> (at & 31)) & 1) === 1;

export function addCell(set: CellSet, at: number): void {
  set[at >>> 5]! |= 1 << (at & 31);
}

/** Removes a cell; one outside the set is none of its own. */
export function removeCell(set: CellSet, at: number): void {
  if (at >= 0 && at < set.length * 32) set[at >>> 5]! &= ~(1 << (at & 31));
}

/** Adds `from` up to, not including, `until`, as far as they lie within the set. */
export function addCells(set: CellSet, from: number, until: number): void {
  const end = Math.min(until, set.length * 32);
  for (let at = Math.max(from, 0); at < end; at = (at | 31) + 1) set[at >>> 5]! |= bitsFrom(at, end);
}

/** Removes `from` up to, not including, `until`, as far as they lie within the set. */
export function removeCells(set: CellSet, from: number, until: number): void {
  const end = Math.min(until, set.length * 32);
  for (let at = Math.max(from, 0); at < end; at = (at | 31) + 1) set[at >>> 5]! &= ~bitsFrom(at, end);
}

/** The bits of the word of `at` that stand for the cells from `at` up to, not including, `end`, which is later. */
function bitsFrom(at: number, end: number): number {
  const count = Math.min(end - at, 32 - (at & 31));
  // 32 ones shifted: `count` is 1 to 32, and at & 31 places them in their word.
  return (-1 >>> (32 - count)) << (at & 31);
}

/** Keeps of `set` what `other`, at least as long, has too. */
export function intersect(set: CellSet, other: CellSet): void {
  for (let w = 0; w < set.length; w++) set[w]! &= other[w]!;
}

/** Adds to `set` what `other`, at least as long, has. */
export function unite(set: CellSet, other: CellSet): void {
  for (let w = 0; w < set.length; w++) set[w]! |= other[w]!;
}

/**
 * Where a run can start: the result has `i` when `set` has every cell from `i + from` up to, not including, `i + until`.
 * Cells past the end of the set are not in it.
 *
 * @param from at least 0
 * @param until more than `from`
 */
export function runStarts(set: CellSet, from: number, until: number): CellSet {
  const starts = shifted(set, from);
  // Knowing runs of n cells, one step gives runs of up to 2n.
  for (let known = 1, wanted = until - from; known < wanted; ) {
    const step = Math.min(known, wanted - known);
    intersectShifted(starts, step);
    known += step;
  }
  return starts;
}

function shifted(set: CellSet, by: number): CellSet {
  const [words, bits] = [by >>> 5, by & 31];
  const moved = new Uint32Array(set.length);
  for (let w = 0; w + words < set.length; w++) {
    const low = set[w + words]! >>> bits;
    moved[w] = bits === 0 ? low : low | ((set[w + words + 1] ?? 0) << (32 - bits));
  }
  return moved;
}

/** Keeps each cell whose neighbour `by` cells later is there, too. Words are read ahead of those written. */
function intersectShifted(set: CellSet, by: number): void {
  const [words, bits] = [by >>> 5, by & 31];
  for (let w = 0; w < set.length; w++) {
    const at = w + words;
    const low = (at < set.length ? set[at]! : 0) >>> bits;
    const high = bits === 0 || at + 1 >= set.length ? 0 : set[at + 1]! << (32 - bits);
    set[w]! &= low | high;
  }
}

/** Calls `visit` with each member in rising order. */
export function eachCell(set: CellSet, visit: (at: number) => void): void {
  for (let w = 0; w < set.length; w++) {
    for (let rest = set[w]!; rest !== 0; rest &= rest - 1) visit(w * 32 + 31 - Math.clz32(rest & -rest));
  }
}
