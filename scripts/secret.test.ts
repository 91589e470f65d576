import assert from "node:assert/strict";
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { secretFrom } from "./secret.ts";

test("production has no secret of its own making and takes no short one", () => {
  for (const BACKROOT_SECRET of [undefined, "", "too short"]) {
    const secret = secretFrom({ NODE_ENV: "production", BACKROOT_SECRET }, tmpdir());
    assert.ok(typeof secret !== "string" && /BACKROOT_SECRET/.test(secret.refused));
  }
  const good = "0123456789abcdef0123456789abcdef";
  assert.equal(secretFrom({ NODE_ENV: "production", BACKROOT_SECRET: good }, tmpdir()), good);
});

test("elsewhere a secret is made once, for nobody else to read", (t) => {
  const folder = mkdtempSync(join(tmpdir(), "backroot-secret-"));
  t.after(() => rmSync(folder, { recursive: true }));
  const made = secretFrom({}, folder);
  assert.ok(typeof made === "string" && made.length >= 32);
  assert.equal(secretFrom({}, folder), made);
  assert.equal(statSync(join(folder, "secret")).mode & 0o777, 0o600);
});
