import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";
import { settingsFrom } from "./settings.ts";

const folder = mkdtempSync(join(tmpdir(), "backroot-settings-"));
after(() => rmSync(folder, { recursive: true }));

const good = {
  NODE_ENV: "production",
  BACKROOT_SECRET: "kZ7v0cQm1xWfT9sLr3uYp5aHd2eGj8bN",
  PUBLIC_URL: "https://clinic.example",
};

const refusedBy = (env: Record<string, string | undefined>) => {
  const settings = settingsFrom(env, folder);
  return "refused" in settings ? settings.refused : [];
};

test("without any setting it is ready to be tried, with nothing of production's", () => {
  const settings = settingsFrom({}, folder);
  assert.ok(!("refused" in settings));
  const { port, url, hops, metrics, production, graceMs } = settings;
  assert.deepEqual(
    { port, url, hops, metrics, production, graceMs },
    { port: 3000, url: "http://localhost:3000", hops: 0, metrics: "open", production: false, graceMs: 10_000 },
  );
});

test("production with what it needs is not refused, and keeps its figures to itself", () => {
  const settings = settingsFrom(good, folder);
  assert.ok(!("refused" in settings));
  assert.equal(settings.metrics, "closed");
  assert.deepEqual(refusedBy({ ...good, PUBLIC_URL: "http://localhost:3000" }), []);
});

test("each unsafe default and each wrong setting is refused in one sentence that names it", () => {
  for (const [change, names] of [
    [{ BACKROOT_SECRET: undefined }, /BACKROOT_SECRET.*openssl/],
    [{ BACKROOT_SECRET: "short" }, /BACKROOT_SECRET.*32/],
    [{ BACKROOT_SECRET: "change-me-change-me-change-me-change-me" }, /BACKROOT_SECRET.*guess/],
    [{ BACKROOT_SECRET: "00000000000000000000000000000000" }, /BACKROOT_SECRET.*guess/],
    [{ PUBLIC_URL: undefined }, /needs a PUBLIC_URL/],
    [{ PUBLIC_URL: "clinic.example" }, /PUBLIC_URL must be like/],
    [{ PUBLIC_URL: "https://clinic.example/" }, /PUBLIC_URL must be like/],
    [{ PUBLIC_URL: "http://clinic.example" }, /PUBLIC_URL.*https:/],
    [{ BACKROOT_SMTP_URL: "smtp://u:PASSWORD@mail.example" }, /BACKROOT_MAIL_FROM/],
    [
      { BACKROOT_SMTP_URL: "mail.example:PASSWORD", BACKROOT_MAIL_FROM: "a@b.example" },
      /BACKROOT_SMTP_URL must be like/,
    ],
    [{ BACKROOT_LIMITS: "none" }, /BACKROOT_LIMITS must be/],
    [{ BACKROOT_PROXIES: "10.0.0.1" }, /BACKROOT_PROXIES must be/],
    [{ BACKROOT_METRICS_TOKEN: "short" }, /BACKROOT_METRICS_TOKEN must have/],
    [{ BACKROOT_GRACE_SECONDS: "soon" }, /BACKROOT_GRACE_SECONDS must be/],
    [{ PORT: "http" }, /PORT must be/],
  ] as const) {
    const refused = refusedBy({ ...good, ...change });
    assert.equal(refused.length, 1, `${JSON.stringify(change)}: ${refused.join(" | ")}`);
    assert.match(refused[0]!, names);
    assert.doesNotMatch(refused[0]!, /\n|PASSWORD/);
  }
});

test("the server does not start with what is refused, says all of it and nothing else", () => {
  const { status, stderr, stdout } = spawnSync(
    process.execPath,
    [fileURLToPath(new URL("start.ts", import.meta.url))],
    { env: { PATH: process.env.PATH, NODE_ENV: "production", PORT: "0" }, encoding: "utf8", timeout: 60_000 },
  );
  assert.equal(status, 2);
  assert.equal(stdout, "");
  const lines = stderr.trim().split("\n");
  assert.equal(lines.length, 2, stderr);
  for (const line of lines) assert.match(line, /^backroot: .*(PUBLIC_URL|BACKROOT_SECRET)/);
});
