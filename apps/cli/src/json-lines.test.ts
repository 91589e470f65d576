import assert from "node:assert/strict";
import { test } from "node:test";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { type Line, linesOf, longestLine } from "./json-lines.ts";

test("a line too long is passed over without being kept", async () => {
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc") as () => void;
  let most = 0;
  async function* hundredMegabytes() {
    for (let i = 0; i < 1600; i++) {
      yield new Uint8Array(65_536).fill(120);
      if (i % 200 === 199) {
        collect();
        most = Math.max(most, process.memoryUsage().arrayBuffers);
      }
    }
    yield Buffer.from("\nnext\n");
  }
  const before = process.memoryUsage().arrayBuffers;
  const lines: Line[] = [];
  for await (const line of linesOf(hundredMegabytes())) lines.push(line);
  assert.deepEqual(
    lines.map((line) =>
      "text" in line ? line.text : "problem" in line && /is 104857600 bytes long/.test(line.problem),
    ),
    [true, "next"],
  );
  assert.ok(most - before < 40 * longestLine, `${Math.round((most - before) / 1e6)} MB were kept`);
});
