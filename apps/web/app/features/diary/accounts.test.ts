import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { invite, mailsOf, openStorage, type Storage, setRole, userByEmail } from "@backroot/storage";
import { seedDemoClinic } from "../../clinics/demo-clinic.server.ts";
import { mailSink } from "../../clinics/mail-sink.fixture.ts";
import { carryOutErrands } from "../../clinics/post.server.ts";
import { type Accounts, askForReset, openAccounts, resetPassword, signIn } from "./accounts.server.ts";

let folder: string;
let storage: Storage;
let accounts: Accounts;
let clinicId: string;
let sink: Awaited<ReturnType<typeof mailSink>>;
const request = new Request("http://localhost:3000/staff/sign-in", { method: "POST" });
const ana = { email: "ana@example.org", password: "four words to remember" };
const by = { kind: "system", id: null } as const;

before(async () => {
  folder = mkdtempSync(join(tmpdir(), "backroot-accounts-"));
  storage = await openStorage({ file: join(folder, "records.sqlite") }, { migrate: true });
  await seedDemoClinic(storage);
  accounts = openAccounts(storage, { url: "http://localhost:3000", secret: "a secret of this test alone, 32 of it" });
  const { id } = await storage.read.selectFrom("clinic").select("id").executeTakeFirstOrThrow();
  clinicId = id;
  await accounts.api.signUpEmail({ body: { name: "Ana Silva", ...ana } });
  await setRole(storage, clinicId, (await userByEmail(storage, ana.email))!.id, "owner", by);
  sink = await mailSink();
  process.env.BACKROOT_SMTP_URL = sink.url;
  process.env.PUBLIC_URL = "https://clinic.example";
});

after(async () => {
  delete process.env.BACKROOT_SMTP_URL;
  delete process.env.PUBLIC_URL;
  sink.close();
  await storage.close();
  rmSync(folder, { recursive: true });
});

/** Waits for what goes on behind an answer. */
async function mailed(subject: RegExp): Promise<string> {
  for (let tries = 0; tries < 50; tries++) {
    while (await carryOutErrands(storage));
    const found = sink.mails.findLast(({ head }) => subject.test(head));
    if (found) return found.text;
    await new Promise((later) => setTimeout(later, 20));
  }
  throw new Error(`no mail with ${subject} came`);
}

test("a forgotten password is replaced by a link in a mail, once, and no trace of the link is kept", async () => {
  assert.equal(await askForReset(accounts, storage, ana.email), true);
  const text = await mailed(/Subject: A new password for Backroot/);
  const token = /https:\/\/clinic\.example\/staff\/password\/([\w-]+)/.exec(text)?.[1];
  assert.ok(token, text);
  const left = await storage.read.selectFrom("outbox").select("payload").where("kind", "=", "reset").execute();
  assert.deepEqual(
    left.map(({ payload }) => payload),
    ["{}"],
  );
  assert.deepEqual(
    (await mailsOf(storage, clinicId)).filter(({ body }) => body.includes(token)),
    [],
  );
  const next = { ...ana, password: "five other words to remember" };
  assert.deepEqual(await resetPassword(accounts, "x".repeat(24), next.password), { refused: "wrong" });
  assert.ok("cookies" in (await resetPassword(accounts, token, next.password)));
  assert.deepEqual(await resetPassword(accounts, token, "once more with the same link"), { refused: "wrong" });
  assert.deepEqual(await signIn(accounts, storage, ana, request), { refused: "wrong" });
  assert.ok("cookies" in (await signIn(accounts, storage, next, request)));
});

test("an address without an account is answered alike, gets no mail, and both must wait after five tries", async () => {
  const before = sink.mails.length;
  for (const email of ["nobody@example.org", "ben@example.org"]) {
    const answers = [];
    for (let tries = 0; tries < 6; tries++) answers.push(await askForReset(accounts, storage, email));
    assert.deepEqual(answers, [true, true, true, true, true, false]);
  }
  while (await carryOutErrands(storage));
  assert.equal(sink.mails.filter(({ to }) => to !== "" && !to.endsWith("people.example")).length, before);
});

test("an invitation is mailed with its link, in the language of who invites, and is not among the clinic's mails", async () => {
  const payload = (token: string) => ({ email: "mei@example.org", role: "front_desk", token, language: "fr" });
  const { token } = await invite(storage, clinicId, { email: "mei@example.org", role: "front_desk" }, by, (made) => [
    { kind: "invitation", payload: payload(made) },
  ]);
  const text = await mailed(/To: mei@example\.org/);
  assert.ok(text.includes(`https://clinic.example/fr/staff/join/${token}`), text);
  assert.match(text, /comme accueil\./);
  assert.deepEqual(
    (await mailsOf(storage, clinicId)).filter(({ body }) => body.includes(token)),
    [],
  );
});
