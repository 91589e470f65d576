import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { type Dot, dotsOf, line, smooth } from "./path.ts";

const millimetres = fc.integer({ min: -2500, max: 2500 });
const dots = fc.array(fc.tuple(millimetres, millimetres), { minLength: 3, maxLength: 30 });

test("a path worked out by hand is written as short as a path may be", () => {
  assert.equal(
    line([
      [-12, 5.4],
      [-9, 1],
      [-9, 1.2],
      [30, 1],
    ]),
    "M-12 5l3-4 39 0z",
  );
});

test("a line read back goes through every place it was drawn through", () => {
  fc.assert(
    fc.property(dots, (given) => {
      const once = given.filter((dot, i) => i === 0 || dot.join() !== given[i - 1]!.join());
      assert.deepEqual(dotsOf(line(given)), once);
    }),
  );
});

test("the ends of arcs and curves are read, their radii and flags are not", () => {
  assert.deepEqual(dotsOf("M10-20a5 5 0 1 1 7-3l2 2z"), [
    [10, -20],
    [17, -23],
    [19, -21],
  ]);
  assert.deepEqual(dotsOf("M1 2L3 4Q5 6 7 8Z"), [
    [1, 2],
    [3, 4],
    [5, 6],
    [7, 8],
  ]);
});

/** Twice the area within; its sign says which way round. */
const area = (given: readonly Dot[]): number =>
  given.reduce((sum, [x, y], i) => {
    const [nextX, nextY] = given[(i + 1) % given.length]!;
    return sum + x * nextY - nextX * y;
  }, 0);

test("patches are all drawn the same way round, so that two that overlap leave no hole", () => {
  fc.assert(
    fc.property(
      fc.tuple(millimetres, millimetres),
      fc.integer({ min: 20, max: 200 }),
      fc.boolean(),
      ([x, y], r, back) => {
        const square: Dot[] = [
          [x, y],
          [x + r, y],
          [x + r, y + r],
          [x, y + r],
        ];
        assert.ok(area(dotsOf(smooth(back ? square.toReversed() : square))) > 0);
      },
    ),
  );
});
