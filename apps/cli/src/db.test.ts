import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { fileURLToPath } from "node:url";
import { createClinic, everyClinic, openStorage } from "@backroot/storage";

const main = fileURLToPath(new URL("./main.ts", import.meta.url));

/** `backroot db` in a folder of its own. */
function inFolder(t: TestContext) {
  const folder = mkdtempSync(join(tmpdir(), "backroot-db-"));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const db = (data: string, ...args: readonly string[]) => {
    const { DATABASE_URL: _, ...env } = process.env;
    const { status, stdout, stderr } = spawnSync(process.execPath, [main, "db", ...args], {
      encoding: "utf8",
      cwd: folder,
      env: { ...env, BACKROOT_DATA: join(folder, data) },
    });
    return { status, out: stdout, err: stderr };
  };
  return { folder, db };
}

async function withAClinic(file: string): Promise<void> {
  const storage = await openStorage({ file });
  await createClinic(
    storage,
    {
      id: "c",
      slug: "c",
      name: "C",
      phone: null,
      email: null,
      language: "en",
      currency: "EUR",
      notice_min: 0,
      horizon_days: 90,
      step_min: 15,
      change_limit_min: 0,
      mail_texts: "{}",
      demo: 0,
    },
    {},
    { kind: "system", id: null },
  );
  await storage.close();
}

async function slugsIn(file: string): Promise<readonly string[]> {
  const storage = await openStorage({ file });
  const clinics = await everyClinic(storage);
  await storage.close();
  return clinics.map(({ slug }) => slug);
}

test("a clinic's records are migrated, backed up, restored and moved, and every step says what it did", async (t) => {
  const { folder, db } = inFolder(t);
  const file = (data: string) => join(folder, data, "backroot.sqlite");
  const before = db("a", "backup", "none.jsonl");
  assert.deepEqual([before.status, before.out], [2, ""]);
  assert.match(before.err, /^backroot: there is no database at .* run: backroot db migrate\n$/);
  assert.ok(!existsSync(join(folder, "a")), "a command that only reads makes nothing");

  assert.match(db("a", "migrate").out, /is up to date now: 0001-clinic/);
  assert.match(db("a", "migrate").out, /is up to date\n$/);
  await withAClinic(file("a"));
  const backup = db("a", "backup", "monday.jsonl");
  assert.deepEqual([backup.status, backup.err], [0, ""]);
  // the clinic, and the line of the log that it was made
  assert.match(backup.out, /1 clinic\n\s+1 audit\n2 rows backed up to monday\.jsonl, counted\n$/);
  assert.match(db("a", "backup", "monday.jsonl").err, /exists already; name another file/);

  assert.match(db("b", "restore", "monday.jsonl").out, /2 rows restored to .*, counted and compared\n$/);
  assert.deepEqual(await slugsIn(file("b")), ["c"]);
  const again = db("b", "restore", "monday.jsonl");
  assert.deepEqual([again.status, again.out], [2, ""]);
  assert.match(again.err, /already holds clinics; .* add --replace\n$/);
  assert.equal(db("b", "restore", "monday.jsonl", "--replace").status, 0);

  assert.match(db("b", "move", "--to", "other.sqlite").out, /2 rows moved to other\.sqlite/);
  assert.deepEqual(await slugsIn(join(folder, "other.sqlite")), ["c"]);
  assert.deepEqual(await slugsIn(file("b")), ["c"], "what was moved is still where it was");
});

test("a command about the database that cannot be done says why, with exit status 2 and nothing written", (t) => {
  const { folder, db } = inFolder(t);
  db("a", "migrate");
  writeFileSync(join(folder, "letter.txt"), "dear friend\n");
  for (const [args, sentence] of [
    [[], /say what to do with the database/],
    [["burn"], /say what to do with the database/],
    [["backup"], /name the file: backroot db backup FILE/],
    [["migrate", "now"], /"now" is one argument too many/],
    [["backup", "x", "--to", "y"], /move needs --to/],
    [["move"], /move needs --to/],
    [["move", "--to", "mysql://x/y"], /mysql is not a database Backroot knows/],
    [["move", "--to", join(folder, "a", "backroot.sqlite")], /it is there already/],
    [["move", "--to", "postgresql://me:secret@127.0.0.1:1/x"], /the database server cannot be reached/],
    [["restore", "letter.txt"], /letter\.txt is not a whole backup of Backroot/],
    [["restore", "nowhere.jsonl"], /nowhere\.jsonl is not there/],
    [["backup", "no/such/folder/x.jsonl"], /is not there, or its folder is not/],
  ] as const) {
    const { status, out, err } = db("a", ...args);
    assert.deepEqual([status, out], [2, ""], args.join(" "));
    assert.match(err, sentence);
    assert.equal(err.trim().split("\n").length, 1, "one sentence, no stack");
    assert.ok(!err.includes("secret"));
  }
  assert.equal(readFileSync(join(folder, "letter.txt"), "utf8"), "dear friend\n");
  assert.ok(!existsSync(join(folder, "no")));
});
