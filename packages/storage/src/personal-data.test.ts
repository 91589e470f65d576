import assert from "node:assert/strict";
import { aFullClinic, anHour, monday } from "./clinic.fixture.ts";
import { onEachEngine } from "./engines.fixture.ts";
import { dropExpiredHandovers, keepHandover, readHandover } from "./handovers.ts";
import { claimErrands, completeErrand, postponeErrand } from "./outbox.ts";
import { findPeople } from "./people.ts";
import { erasePerson, exportPerson, tracesOf } from "./personal-data.ts";
import { bookVisit } from "./visits.ts";

const staff = { kind: "staff", id: "user-1" } as const;

onEachEngine(
  "an erased person is found nowhere but as an id in the log, and nobody else lost a row",
  async ({ open }) => {
    const storage = await open();
    const clinicId = await aFullClinic(storage);
    const other = await bookVisit(
      storage,
      anHour(clinicId, "k", 30, {
        what: {
          kind: "visit",
          serviceId: "assessment",
          person: { name: "Ben Other", email: "ben@other.example", language: "en" },
        },
      }),
    );
    assert.ok("visit" in other);
    const [found] = await findPeople(storage, clinicId, "n x");
    assert.equal(found?.name, "Ñ 'x' \\ 🦴", "accents and signs do not matter to the search");
    const data = await exportPerson(storage, clinicId, found.id);
    assert.deepEqual(
      Object.entries(data!).map(([table, rows]) => [table, rows.length]),
      Object.entries({ person: 1, visit: 1, outcome: 1, outbox: 1, mail: 1, screening: 1, consent: 1, note: 1 }),
    );
    const words = [found.id, found.name];
    assert.deepEqual((await tracesOf(storage, clinicId, words)).length > 5, true, "the search sees what is there");
    assert.equal(await erasePerson(storage, clinicId, found.id, staff), true);
    assert.deepEqual(await tracesOf(storage, clinicId, words), []);
    assert.equal(await exportPerson(storage, clinicId, found.id), undefined);
    assert.equal(await erasePerson(storage, clinicId, found.id, staff), false);
    assert.equal((await exportPerson(storage, clinicId, other.visit.person_id!))!.visit!.length, 1);
    // The second visit of the fixture was beside the erased one; it still holds its time.
    const { length } = await storage.read.selectFrom("occupancy").select("cell").where("lane", "=", 0).execute();
    assert.equal(length, 24);
  },
);

onEachEngine("a handed-over summary is read once, by one, and not after it has expired", async ({ open }) => {
  let now = monday;
  const storage = await open({ migrate: true, now: () => now });
  const clinicId = await aFullClinic(storage);
  assert.equal(await keepHandover(storage, { clinicId, id: "h", ciphertext: "secret", expiresAt: now + 60 }), true);
  assert.equal(
    await keepHandover(storage, { clinicId: "nobody", id: "h", ciphertext: "s", expiresAt: now + 60 }),
    false,
  );
  assert.equal(await readHandover(storage, "clinic-b", "h", staff), undefined, "another clinic gets nothing");
  const got = await Promise.all([1, 2, 3].map(() => readHandover(storage, clinicId, "h", staff)));
  assert.deepEqual(
    got.filter((text) => text !== undefined),
    ["secret"],
  );
  assert.deepEqual(await tracesOf(storage, clinicId, ["secret"]), []);
  await keepHandover(storage, { clinicId, id: "late", ciphertext: "secret", expiresAt: now + 60 });
  now += 60;
  assert.equal(await readHandover(storage, clinicId, "late", staff), undefined);
  assert.equal(await dropExpiredHandovers(storage), 2);
});

onEachEngine("several workers carry each errand out once, and again only when one did not finish", async ({ open }) => {
  let now = monday;
  const storage = await open({ migrate: true, now: () => now });
  const clinicId = await aFullClinic(storage);
  const errands = Array.from({ length: 20 }, (_, i) => ({ kind: "mail", payload: { i } }));
  await bookVisit(
    storage,
    anHour(clinicId, "k", 40, { errands: [...errands, { kind: "reminder", payload: {}, dueAt: now + 1000 }] }),
  );
  const claimed = (
    await Promise.all(["a", "b", "c"].map((worker) => claimErrands(storage, worker, { limit: 50 })))
  ).flat();
  const mails = claimed.filter(({ kind }) => kind === "mail");
  assert.equal(new Set(mails.map(({ id }) => id)).size, mails.length, "no two workers have one errand");
  assert.equal(mails.length, 20, "what is due later waits");
  const [first, second] = mails;
  for (const errand of claimed)
    if (errand !== first && errand !== second) assert.equal(await completeErrand(storage, errand), true);
  assert.equal(await postponeErrand(storage, second!, 30, "smtp_busy"), true);
  assert.deepEqual(await claimErrands(storage, "d"), []);
  now += 60; // the first worker died
  const again = await claimErrands(storage, "d");
  assert.deepEqual(
    again.map(({ id, attempts }) => [id, attempts]).sort(),
    [
      [first!.id, 2],
      [second!.id, 2],
    ].sort(),
  );
  assert.equal(await completeErrand(storage, first!), false, "who was too late is told so");
});
