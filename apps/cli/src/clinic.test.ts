import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { fileURLToPath } from "node:url";
import { auditEntries, clinicBySlug, invitationBy, openStorage, setUpOf } from "@backroot/storage";

const main = fileURLToPath(new URL("./main.ts", import.meta.url));
const args = ["clinic", "create", "--name", "High Street", "--slug", "high-street"];
const rest = ["--email", "Ana@Example.org", "--zone", "Europe/London"];

function freshFolder(t: TestContext): NodeJS.ProcessEnv {
  const folder = mkdtempSync(join(tmpdir(), "backroot-clinic-"));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  return { ...process.env, BACKROOT_DATA: folder, DATABASE_URL: "", PUBLIC_URL: "https://clinic.example" };
}

test("clinic create makes a clinic whose owner gets in by the link it prints", async (t) => {
  const env = freshFolder(t);
  const out = execFileSync(process.execPath, [main, ...args, ...rest], { env, encoding: "utf8" });
  const token = /https:\/\/clinic\.example\/staff\/join\/([\w-]{43})\s/.exec(out)?.[1];
  assert.ok(token, out);
  const storage = await openStorage({ file: join(env.BACKROOT_DATA!, "backroot.sqlite") });
  t.after(() => storage.close());
  const clinic = await clinicBySlug(storage, "high-street");
  assert.equal(clinic?.name, "High Street");
  assert.equal(clinic?.demo, 0);
  assert.equal((await setUpOf(storage, clinic.id)).location[0]?.zone, "Europe/London");
  const invitation = await invitationBy(storage, token);
  assert.deepEqual([invitation?.email, invitation?.role], ["ana@example.org", "owner"]);
  assert.deepEqual(
    (await auditEntries(storage, clinic.id)).map(({ action }) => action),
    ["staff.invited", "clinic.created"],
  );
});

test("clinic create says what is wrong with what it was given, and makes nothing", (t) => {
  const env = freshFolder(t);
  for (const [more, sentence] of [
    [["--email", "ana", "--zone", "Europe/London"], /--email must be/],
    [["--email", "a@b.example", "--zone", "Mars/Olympus"], /--zone must be/],
    [["--email", "a@b.example", "--zone", "Europe/London", "--slug", "sign-in"], /--slug must be/],
    [["--email", "a@b.example"], /clinic create needs --zone/],
  ] as const) {
    const { status, stderr } = spawnSync(process.execPath, [main, ...args, ...more], { env, encoding: "utf8" });
    assert.match(stderr, sentence);
    assert.equal(status, 2);
  }
});
