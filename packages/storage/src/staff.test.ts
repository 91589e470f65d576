import assert from "node:assert/strict";
import { aClinic, system } from "./clinic.fixture.ts";
import { onEachEngine } from "./engines.fixture.ts";
import { countAttempt, forgetAttempts } from "./lockout.ts";
import { acceptInvitation, endMembership, invitationBy, invite, membershipAt, membersOf, setRole } from "./staff.ts";
import type { Storage } from "./storage.ts";

const asText = { createdAt: "2026-01-01T00:00:00Z", updatedAt: "2026-01-01T00:00:00Z" };

/** An account as Better Auth would make it. */
async function anAccount({ accounts, engine }: Storage, id: string): Promise<string> {
  const emailVerified = engine === "sqlite" ? 0 : false;
  const row = { id, name: id, email: `${id}@example.org`, emailVerified, ...asText };
  await accounts
    .insertInto("user")
    .values(row as never)
    .execute();
  return id;
}

onEachEngine("an invitation is taken up once, until it expires, and opens that clinic alone", async ({ open }) => {
  let now = 1_800_000_000;
  const storage = await open({ migrate: true, now: () => now });
  const clinic = await aClinic(storage);
  const other = await aClinic(storage, "clinic-b");
  const ana = await anAccount(storage, "ana");
  const { token } = await invite(storage, clinic, { email: "ana@example.org", role: "practitioner" }, system);
  assert.equal(await invitationBy(storage, `${token}x`), undefined);
  assert.equal(await acceptInvitation(storage, token, ana), true);
  assert.equal(await acceptInvitation(storage, token, ana), false);
  assert.equal((await membershipAt(storage, clinic, ana))?.role, "practitioner");
  assert.equal(await membershipAt(storage, other, ana), undefined);
  const late = await invite(storage, clinic, { email: "late@example.org", role: "owner" }, system);
  now += 7 * 86_400;
  assert.equal(await acceptInvitation(storage, late.token, ana), false);
  assert.equal((await membershipAt(storage, clinic, ana))?.role, "practitioner");
});

onEachEngine("a second invitation to an address makes the first worthless", async ({ open }) => {
  const storage = await open();
  const clinic = await aClinic(storage);
  const first = await invite(storage, clinic, { email: "ana@example.org", role: "owner" }, system);
  const second = await invite(storage, clinic, { email: "ana@example.org", role: "front_desk" }, system);
  assert.equal(await invitationBy(storage, first.token), undefined);
  assert.equal((await invitationBy(storage, second.token))?.role, "front_desk");
});

onEachEngine("a clinic keeps its last owner", async ({ open }) => {
  const storage = await open();
  const clinic = await aClinic(storage);
  const [ana, ben] = [await anAccount(storage, "ana"), await anAccount(storage, "ben")];
  await setRole(storage, clinic, ana, "owner", system);
  await setRole(storage, clinic, ben, "front_desk", system);
  assert.equal(await setRole(storage, clinic, ana, "practitioner", system), "last_owner");
  assert.equal(await endMembership(storage, clinic, ana, system), "last_owner");
  await setRole(storage, clinic, ben, "owner", system);
  assert.equal(await endMembership(storage, clinic, ana, system), "ended");
  assert.deepEqual(
    (await membersOf(storage, clinic)).map(({ userId, role }) => [userId, role]),
    [["ben", "owner"]],
  );
});

onEachEngine("five tries are looked at, then none for 15 minutes; success begins anew", async ({ open }) => {
  let now = 1_800_000_000;
  const storage = await open({ migrate: true, now: () => now });
  const tries = async (email: string, n: number) => {
    const answers = [];
    for (let i = 0; i < n; i++) answers.push(await countAttempt(storage, email));
    return answers;
  };
  assert.deepEqual(await tries("ana@example.org", 7), [true, true, true, true, true, false, false]);
  assert.deepEqual(await tries(" Ana@Example.org", 1), [false]);
  assert.deepEqual(await tries("ben@example.org", 1), [true]);
  now += 14 * 60;
  assert.deepEqual(await tries("ana@example.org", 1), [false]);
  now += 60;
  assert.deepEqual(await tries("ana@example.org", 2), [true, true]);
  await tries("ben@example.org", 4);
  await forgetAttempts(storage, "ben@example.org");
  assert.deepEqual(await tries("ben@example.org", 5), [true, true, true, true, true]);
});
