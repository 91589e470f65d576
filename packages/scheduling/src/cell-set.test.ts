import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { addCells, type CellSet, eachCell, hasCell, noCells, removeCells, runStarts } from "./cell-set.ts";

const size = 200;
const place = fc.integer({ min: -40, max: size + 40 });
const changes = fc.array(fc.record({ add: fc.boolean(), from: place, until: place }), { maxLength: 12 });

function built(steps: readonly Readonly<{ add: boolean; from: number; until: number }>[]) {
  const cells = noCells(size);
  const plain = new Set<number>();
  for (const { add, from, until } of steps) {
    (add ? addCells : removeCells)(cells, from, until);
    for (let i = Math.max(0, from); i < Math.min(until, cells.length * 32); i++) add ? plain.add(i) : plain.delete(i);
  }
  return { cells, plain };
}

const members = (cells: CellSet) => {
  const all: number[] = [];
  eachCell(cells, (at) => all.push(at));
  return all;
};

test("a set of cells holds what a plain set would, in rising order", () => {
  fc.assert(
    fc.property(changes, (steps) => {
      const { cells, plain } = built(steps);
      assert.deepEqual(
        members(cells),
        [...plain].sort((a, b) => a - b),
      );
      for (let i = 0; i < size; i++) assert.equal(hasCell(cells, i), plain.has(i));
    }),
  );
});

test("a run starts where every one of its cells is in the set", () => {
  fc.assert(
    fc.property(changes, fc.nat(90), fc.integer({ min: 1, max: 90 }), (steps, from, length) => {
      const { cells, plain } = built(steps);
      const expected = Array.from({ length: cells.length * 32 }, (_, i) => i).filter((i) => {
        for (let k = from; k < from + length; k++) if (!plain.has(i + k)) return false;
        return true;
      });
      assert.deepEqual(members(runStarts(cells, from, from + length)), expected);
    }),
  );
});
