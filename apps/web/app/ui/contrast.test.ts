import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { coloursOf, contrast, pairs } from "./contrast.ts";

const colours = coloursOf(readFileSync(new URL("tokens.css", import.meta.url), "utf8"));

test("contrast is what WCAG's own tools print for known pairs", () => {
  // WebAIM contrast checker, 2 decimals, rounded down.
  for (const [a, b, expected] of [
    ["#000000", "#ffffff", 21],
    ["#ffffff", "#ffffff", 1],
    ["#777777", "#ffffff", 4.47],
    ["#767676", "#ffffff", 4.54],
    ["#ff0000", "#ffffff", 3.99],
    ["#0000ff", "#ffffff", 8.59],
  ] as const) {
    assert.equal(Math.floor(contrast(a, b) * 100) / 100, expected, `${a} ${b}`);
    assert.equal(contrast(a, b), contrast(b, a));
  }
});

test("every colour can be read or made out where it stands, light and dark", () => {
  const weak: string[] = [];
  for (const { colour, on, least } of pairs) {
    for (const scheme of ["light", "dark"] as const) {
      const ratio = contrast(colours[colour]![scheme], colours[on]![scheme]);
      if (ratio < least) weak.push(`${colour} on ${on}, ${scheme}: ${ratio.toFixed(2)}, needs ${least}`);
    }
  }
  assert.deepEqual(weak, []);
});

test("no component has a colour of its own: all come from the tokens", () => {
  const own: string[] = [];
  for (const path of globSync("../{ui,features}/**/*.module.css", { cwd: import.meta.dirname })) {
    const text = readFileSync(join(import.meta.dirname, path), "utf8").replace(/\/\*[\s\S]*?\*\//g, "");
    const printed = text.replace(/@media print \{[\s\S]*\}\s*$/, "");
    for (const [found] of printed.matchAll(/#[0-9a-f]{3,8}\b|\brgba?\(|\bhsla?\(/gi)) own.push(`${path}: ${found}`);
  }
  assert.deepEqual(own, []);
});
