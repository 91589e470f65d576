import assert from "node:assert/strict";
import { auditEntries } from "./audit.ts";
import { aFullClinic, anHour, monday } from "./clinic.fixture.ts";
import { onEachEngine } from "./engines.fixture.ts";
import { dropExpiredHandovers, keepHandover, keepSummary, readHandover } from "./handovers.ts";
import { claimErrands, completeErrand, postponeErrand } from "./outbox.ts";
import { findPeople } from "./people.ts";
import { erasePerson, exportPerson, tracesOf } from "./personal-data.ts";
import { visitRecord } from "./visit-record.ts";
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
      Object.entries({
        person: 1,
        visit: 1,
        outcome: 1,
        outbox: 1,
        mail: 1,
        screening: 1,
        consent: 1,
        note: 1,
        summary: 1,
      }),
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
  const visit = await bookVisit(storage, anHour(clinicId, "mine", 30));
  const elsewhere = await bookVisit(storage, anHour(clinicId, "theirs", 60));
  assert.ok("visit" in visit && "visit" in elsewhere);
  const [mine, theirs] = [visit.visit.id, elsewhere.visit.id];
  const give = (id: string, more: Readonly<{ clinicId?: string; visitId?: string }> = {}) =>
    keepHandover(storage, { clinicId, id, ciphertext: "secret", expiresAt: now + 60, ...more });
  const open1 = (id: string, visitId = mine, at = clinicId) => readHandover(storage, at, id, visitId, staff);
  assert.equal(await give("h"), true);
  assert.equal(await give("h"), false, "an id is used once");
  assert.equal(await give("h", { clinicId: "nobody" }), false);
  assert.deepEqual(await open1("h", mine, "clinic-b"), { refused: "unknown" }, "another clinic gets nothing");
  const got = await Promise.all([1, 2, 3].map(() => open1("h")));
  assert.equal(got.filter((one) => "ciphertext" in one && one.ciphertext === "secret").length, 1);
  assert.equal(got.filter((one) => "refused" in one && one.refused === "used" && one.by === staff.id).length, 2);
  assert.deepEqual(await tracesOf(storage, clinicId, ["secret"]), []);

  await give("with", { visitId: mine });
  assert.deepEqual(await open1("with", theirs), { refused: "other_person" });
  assert.deepEqual(await open1("with"), { ciphertext: "secret" });

  await give("late");
  now += 60;
  assert.deepEqual(await open1("late"), { refused: "expired" });
  assert.equal(await dropExpiredHandovers(storage), 1);
  assert.deepEqual(await tracesOf(storage, clinicId, ["secret"]), []);
  assert.deepEqual(await open1("late"), { refused: "expired" }, "it is still known that it was there");
  now += 30 * 86_400;
  await dropExpiredHandovers(storage);
  assert.deepEqual(await open1("late"), { refused: "unknown" });
});

onEachEngine("a summary is kept once, with the visit it was read for, by whoever read it", async ({ open }) => {
  const storage = await open();
  const clinicId = await aFullClinic(storage);
  const visit = await bookVisit(storage, anHour(clinicId, "mine", 30));
  assert.ok("visit" in visit);
  const { id } = visit.visit;
  await keepHandover(storage, { clinicId, id: "h", ciphertext: "secret", expiresAt: storage.now() + 60 });
  const keep = (visitId: string, by = "user-1") =>
    keepSummary(storage, clinicId, visitId, { handoverId: "h", body: "{}" }, { kind: "staff", id: by });
  assert.equal(await keep(id), false, "it has not been read");
  await readHandover(storage, clinicId, "h", id, staff);
  assert.equal(await keep("another-visit"), false);
  assert.equal(await keep(id, "user-2"), false);
  assert.deepEqual([await keep(id), await keep(id)], [true, true]);
  const { summaries } = await visitRecord(storage, clinicId, id);
  assert.deepEqual(
    summaries.map(({ body, kept_by }) => [body, kept_by]),
    [["{}", "user-1"]],
  );
  const actions = (await auditEntries(storage, clinicId)).map(({ action }) => action);
  assert.deepEqual(actions.slice(0, 3), ["summary.kept", "handover.read", "handover.given"]);
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
