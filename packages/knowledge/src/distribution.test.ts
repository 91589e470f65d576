import assert from "node:assert/strict";
import { test } from "node:test";
import { fit } from "./distribution.ts";

const close = (p: readonly number[] | object, expected: readonly number[]) =>
  Array.isArray(p) && p.every((q, i) => Math.abs(q - expected[i]!) < 1e-9);

test("what a figure leaves open is shared out as in ordinary pain", () => {
  // Worked by hand: 0.6 on the first state leaves 0.4 for the others, 3 to 1 as they stand.
  const p = fit([0.2, 0.6, 0.2], [{ of: "first", states: new Set([0]), p: 0.6 }]);
  assert.ok(close(p, [0.6, 0.3, 0.1]), JSON.stringify(p));
});

test("nested figures both hold", () => {
  // Severity 8 or more in 1 of 4, 7 or more in 1 of 2: the middle state gets the quarter between.
  const p = fit(
    [0.1, 0.1, 0.8],
    [
      { of: "8", states: new Set([0]), p: 0.25 },
      { of: "7", states: new Set([0, 1]), p: 0.5 },
    ],
  );
  assert.ok(close(p, [0.25, 0.25, 0.5]), JSON.stringify(p));
});

test("overlapping figures both hold: right in 0.4 and left in 0.3 of a site with sides", () => {
  const p = fit(
    [0.3, 0.3, 0.1, 0.3],
    [
      { of: "right", states: new Set([0, 2]), p: 0.4 },
      { of: "left", states: new Set([1, 2]), p: 0.3 },
    ],
  ) as readonly number[];
  assert.ok(Math.abs(p[0]! + p[2]! - 0.4) < 1e-9 && Math.abs(p[1]! + p[2]! - 0.3) < 1e-9);
  assert.ok(Math.abs(p.reduce((a, b) => a + b, 0) - 1) < 1e-9);
});

test("figures that cannot hold together name the one that does not fit", () => {
  const clash = fit(
    [0.5, 0.5],
    [
      { of: "a", states: new Set([0]), p: 0.9 },
      { of: "b", states: new Set([1]), p: 0.4 },
    ],
  );
  assert.ok("clash" in clash);
});
