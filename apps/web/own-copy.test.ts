import assert from "node:assert/strict";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { ownCopy } from "./own-copy.ts";

function made(): Readonly<{ build: string; place: string }> {
  const folder = mkdtempSync(join(tmpdir(), "backroot-copy-"));
  const [build, place] = [join(folder, "build"), join(folder, "serving")];
  mkdirSync(join(build, "client"), { recursive: true });
  writeFileSync(join(build, "client", "app-1.js"), "one");
  return { build, place };
}

test("what is served stays when the app is built anew", () => {
  const { build, place } = made();
  const copy = ownCopy(build, place);
  rmSync(build, { recursive: true });
  assert.equal(readFileSync(join(copy, "client", "app-1.js"), "utf8"), "one");
});

test("copies of processes that have ended are removed, those of running ones are left", () => {
  const { build, place } = made();
  for (const pid of ["41-a", "42-b"]) mkdirSync(join(place, pid), { recursive: true });
  ownCopy(build, place, (pid) => pid === 42);
  assert.deepEqual([existsSync(join(place, "41-a")), existsSync(join(place, "42-b"))], [false, true]);
});
