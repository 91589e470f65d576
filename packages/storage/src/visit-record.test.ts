import assert from "node:assert/strict";
import { aClinic, anHour, monday, person } from "./clinic.fixture.ts";
import { diaryEntries } from "./diary-entries.ts";
import { onEachEngine } from "./engines.fixture.ts";
import type { Storage } from "./storage.ts";
import { addNote, addOutcome, noteConsent, outcomesOf, visitRecord } from "./visit-record.ts";
import { bookVisit } from "./visits.ts";

const staff = { kind: "staff", id: "ana" } as const;

/** Zoë with a visit this Monday and one a week later, and a note. */
async function zoe(storage: Storage, clinicId: string): Promise<string> {
  const what = { kind: "visit", serviceId: "assessment", person } as const;
  const first = await bookVisit(storage, anHour(clinicId, "1", 0, { what }));
  assert.ok("visit" in first);
  const id = first.visit.person_id!;
  await bookVisit(storage, anHour(clinicId, "2", 7 * 288, { what: { ...what, person: { id } } }));
  await addNote(storage, clinicId, first.visit.id, "First", staff);
  await noteConsent(storage, clinicId, first.visit.id, { point: "risks", given: true }, staff);
  await addOutcome(storage, clinicId, first.visit.id, { instrument: "peg", answers: [7, 6, 6] }, staff);
  return id;
}

onEachEngine(
  "what is written of a visit is read in order, and PEG is the mean of its three answers",
  async ({ open }) => {
    const storage = await open();
    const clinic = await aClinic(storage);
    const id = await zoe(storage, clinic);
    const [first] = await diaryEntries(storage, { clinicId: clinic, from: monday, to: monday + 1 });
    const visitId = first!.visit.id;
    assert.equal(await addNote(storage, clinic, visitId, "Second", staff), true);
    assert.equal(await addNote(storage, clinic, "nowhere", "Lost", staff), false);
    await noteConsent(storage, clinic, visitId, { point: "risks", given: false }, staff);
    const { notes, consents } = await visitRecord(storage, clinic, visitId);
    assert.deepEqual(
      notes.map(({ body }) => body),
      ["First", "Second"],
    );
    assert.deepEqual(
      consents.map(({ point, given }) => [point, given]),
      [["risks", 0]],
    );
    // Krebs 2009: PEG is the mean of three answers; (7 + 6 + 6) / 3 = 6.33, kept in tenths.
    assert.deepEqual(
      (await outcomesOf(storage, clinic, id)).map(({ score_tenths }) => score_tenths),
      [63],
    );
  },
);

onEachEngine("the first of somebody's visits is told from the others, and a block has no name", async ({ open }) => {
  const storage = await open();
  const clinic = await aClinic(storage);
  await zoe(storage, clinic);
  await bookVisit(storage, anHour(clinic, "3", 12, { what: { kind: "block", title: "Lunch" } }));
  const entries = await diaryEntries(storage, { clinicId: clinic, from: monday, to: monday + 14 * 86_400 });
  assert.deepEqual(
    entries.map(({ person: name, service, first, visit }) => [name, service, first, visit.title]),
    [
      [person.name, "Assessment", true, null],
      [null, null, false, "Lunch"],
      [person.name, "Assessment", false, null],
    ],
  );
  assert.deepEqual(entries[0]!.holds, [
    { resourceId: "ana", from: monday / 300, until: monday / 300 + 6 },
    { resourceId: "room-1", from: monday / 300, until: monday / 300 + 6 },
  ]);
});
