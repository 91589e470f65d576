import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { formatCondition, parseCondition } from "./condition.ts";
import type { Condition, Finding } from "./model.ts";
import { satisfiable } from "./satisfiable.ts";

test("not binds tightest, then and, then or", () => {
  assert.deepEqual(parseCondition("a or not b and c"), {
    any: [{ finding: "a" }, { all: [{ not: { finding: "b" } }, { finding: "c" }] }],
  });
  assert.deepEqual(parseCondition("(a or b) and onset=x"), {
    all: [{ any: [{ finding: "a" }, { finding: "b" }] }, { finding: "onset", equals: "x" }],
  });
  assert.deepEqual(parseCondition("age>=60"), { finding: "age", is: ">=", than: 60 });
});

test("what is no condition says why and where", () => {
  for (const [text, at] of [
    ["", 0],
    ["a and", 5],
    ["(a", 2],
    ["a b", 2],
    ["a >= x", 5],
    ["a =", 3],
    ["and a", 0],
    ["a)", 1],
    ["é", 0],
  ] as const) {
    const parsed = parseCondition(text);
    assert.ok("error" in parsed && parsed.at === at, `${text}: ${JSON.stringify(parsed)}`);
  }
  assert.ok("error" in parseCondition("(".repeat(5000)));
});

const { condition: anyCondition } = fc.letrec<{ condition: Condition }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom<Condition>(
      { finding: "a" },
      { finding: "b" },
      { finding: "n", is: ">=", than: 5 },
      { finding: "n", is: "<", than: 3 },
      { finding: "c", equals: "x" },
    ),
    tie("condition").map((not): Condition => ({ not })),
    fc.array(tie("condition"), { minLength: 2, maxLength: 3 }).map((all): Condition => ({ all })),
    fc.array(tie("condition"), { minLength: 2, maxLength: 3 }).map((any): Condition => ({ any })),
  ),
}));

test("a condition written out and read again means the same", () => {
  fc.assert(
    fc.property(anyCondition, (condition) => {
      const again = parseCondition(formatCondition(condition));
      assert.ok(!("error" in again));
      for (const world of worlds) assert.equal(truth(again, world), truth(condition, world));
    }),
  );
});

test("a condition is satisfiable exactly when some world makes it true", () => {
  const findings = new Map<string, Finding>([
    ["a", { id: "a", group: "g", kind: "bool" }],
    ["b", { id: "b", group: "g", kind: "bool" }],
    ["n", { id: "n", group: "g", kind: "number", range: [0, 10] }],
    ["c", { id: "c", group: "g", kind: "choice", values: ["x", "y"] }],
  ]);
  fc.assert(
    fc.property(anyCondition, (condition) => {
      assert.equal(
        satisfiable(condition, findings),
        worlds.some((world) => truth(condition, world)),
      );
    }),
  );
});

/** Every world of two signs, a number from 0 to 10 and a choice of two. */
type World = Readonly<{ a: boolean; b: boolean; n: number; c: string }>;
const worlds: readonly World[] = [true, false].flatMap((a) =>
  [true, false].flatMap((b) =>
    Array.from({ length: 11 }, (_, n) => n).flatMap((n) => ["x", "y"].map((c) => ({ a, b, n, c }))),
  ),
);

function truth(condition: Condition, world: World): boolean {
  if ("all" in condition) return condition.all.every((c) => truth(c, world));
  if ("any" in condition) return condition.any.some((c) => truth(c, world));
  if ("not" in condition) return !truth(condition.not, world);
  const value = world[condition.finding as keyof World];
  if ("equals" in condition) return value === condition.equals;
  if ("is" in condition)
    return condition.is === ">=" ? Number(value) >= condition.than : Number(value) < condition.than;
  return value === true;
}
