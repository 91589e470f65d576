import assert from "node:assert/strict";
import fc from "fast-check";
import { auditEntries } from "./audit.ts";
import { aClinic, anHour, monday, person } from "./clinic.fixture.ts";
import { visitById, visitsBetween } from "./diary.ts";
import { onEachEngine } from "./engines.fixture.ts";
import { cellsHeld } from "./occupancy.ts";
import type { VisitRow } from "./schema.ts";
import type { Storage } from "./storage.ts";
import { bookVisit, cancelVisit, markVisit, moveVisit } from "./visits.ts";

const staff = { kind: "staff", id: "user-1" } as const;
const first = monday / 300;

/** Every row of every table that a booking writes to. */
async function everything({ read }: Storage): Promise<Readonly<Record<string, readonly unknown[]>>> {
  const tables = ["person", "visit", "occupancy", "screening", "outbox", "audit", "booking_request"] as const;
  const rows = tables.map(async (table) => [table, await read.selectFrom(table).selectAll().execute()] as const);
  return Object.fromEntries(await Promise.all(rows));
}

/** What a person reading the tables would object to, in words. */
async function objections({ read }: Storage): Promise<readonly string[]> {
  const visits = new Map((await read.selectFrom("visit").selectAll().execute()).map((visit) => [visit.id, visit]));
  const cells = await read.selectFrom("occupancy").selectAll().execute();
  const found: string[] = [];
  const inFirstLane = new Set(cells.filter((c) => c.lane === 0).map((c) => `${c.resource_id} ${c.cell}`));
  for (const { resource_id, lane, cell, visit_id } of cells) {
    const visit = visits.get(visit_id)!;
    if (visit.state === "cancelled") found.push(`${visit_id} is cancelled and holds ${cell}`);
    if (cell * 300 < visit.starts_at || cell * 300 >= visit.ends_at)
      found.push(`${visit_id} holds ${cell}, outside its time`);
    if (!inFirstLane.has(`${resource_id} ${cell}`))
      found.push(`${resource_id} ${cell} is free in lane 0, held in ${lane}`);
  }
  for (const visit of visits.values()) {
    if (visit.state === "cancelled") continue;
    for (const id of [visit.practitioner_id, visit.room_id]) {
      const held = cells.filter((c) => c.visit_id === visit.id && c.resource_id === id).length;
      const needed = (visit.ends_at - visit.starts_at) / 300;
      if (held !== needed) found.push(`${visit.id} holds ${held} of ${needed} cells of ${id}`);
    }
  }
  // Visits nobody overrode do not overlap on any resource.
  const strict = [...visits.values()].filter((v) => v.state !== "cancelled" && v.override_reason === null);
  for (const a of strict)
    for (const b of strict)
      if (
        a.id < b.id &&
        (a.practitioner_id === b.practitioner_id || a.room_id === b.room_id) &&
        a.starts_at < b.ends_at &&
        b.starts_at < a.ends_at
      )
        found.push(`${a.id} and ${b.id} are both booked`);
  return found;
}

onEachEngine("a booking keeps visit, cells, person, answers, errand and log together", async ({ open }) => {
  const storage = await open();
  const clinicId = await aClinic(storage);
  const booking = anHour(clinicId, "key-1");
  const screening = {
    modelVersion: "m1",
    answers: { pacemaker: "no" },
    outcome: "inform",
    fired: ["r1"],
    answeredAt: monday,
  };
  assert.equal(booking.what.kind, "visit");
  const booked = await bookVisit(storage, { ...booking, what: { ...booking.what, screening } as typeof booking.what });
  assert.ok("visit" in booked);
  const rows = await everything(storage);
  assert.deepEqual(
    Object.entries(rows).map(([table, { length }]) => [table, length]),
    // 6 cells each of Ana and the room; the log has the clinic's making as well
    Object.entries({ person: 1, visit: 1, occupancy: 12, screening: 1, outbox: 1, audit: 2, booking_request: 1 }),
  );
  assert.deepEqual(await cellsHeld(storage, clinicId, ["ana", "ben"], first, first + 100), [
    { resource: "ana", cells: [0, 1, 2, 3, 4, 5].map((i) => first + i) },
  ]);
  assert.deepEqual(await visitById(storage, clinicId, booked.visit.id), booked.visit);
  assert.deepEqual(
    await visitsBetween(storage, { clinicId, from: monday + 1799, to: monday + 9000, resourceId: "room-1" }),
    [booked.visit],
  );
  assert.deepEqual(await visitsBetween(storage, { clinicId, from: monday + 1800, to: monday + 9000 }), []);
  assert.deepEqual(await visitsBetween(storage, { clinicId, from: monday - 900, to: monday }), []);
});

onEachEngine("a booking that meets a held cell says which are taken and leaves no row behind", async ({ open }) => {
  const storage = await open();
  const clinicId = await aClinic(storage);
  await bookVisit(storage, anHour(clinicId, "key-1"));
  const before = await everything(storage);
  assert.deepEqual(await bookVisit(storage, anHour(clinicId, "key-2", 5, { roomId: "room-2" })), {
    taken: [
      { resource: "ana", cell: first + 5 },
      { resource: "room-1", cell: first + 5 },
    ],
  });
  assert.deepEqual(await everything(storage), before);
  assert.ok(
    "visit" in (await bookVisit(storage, anHour(clinicId, "key-2", 6))),
    "the next cell is free, and the key unused",
  );
});

onEachEngine("the same request sent again books once, and another with its key is refused", async ({ open }) => {
  const storage = await open();
  const clinicId = await aClinic(storage);
  const answers = await Promise.all(Array.from({ length: 8 }, () => bookVisit(storage, anHour(clinicId, "key-1"))));
  const visits = answers.map((answer) => ("visit" in answer ? answer.visit.id : answer));
  assert.equal(new Set(visits).size, 1);
  assert.equal(answers.filter((answer) => "visit" in answer && !answer.repeated).length, 1);
  assert.deepEqual(await bookVisit(storage, anHour(clinicId, "key-1", 12)), { refused: "key_reused" });
  const { visit, outbox, person: people } = await everything(storage);
  assert.deepEqual([visit!.length, outbox!.length, people!.length], [1, 1, 1]);
});

onEachEngine("an id of another clinic is refused at the door of the engine", async ({ open }) => {
  const storage = await open();
  const [a, b] = [await aClinic(storage, "clinic-a"), await aClinic(storage, "clinic-b")];
  const theirs = await bookVisit(storage, anHour(b, "key-1"));
  assert.ok("visit" in theirs && theirs.visit.person_id !== null);
  const before = await everything(storage);
  const what = { kind: "visit", serviceId: "assessment", person: { id: theirs.visit.person_id } } as const;
  assert.deepEqual(await bookVisit(storage, anHour(a, "key-2", 0, { what })), { refused: "unknown_id" });
  assert.deepEqual(await bookVisit(storage, anHour(a, "key-3", 0, { practitionerId: "nobody" })), {
    refused: "unknown_id",
  });
  assert.deepEqual(await cancelVisit(storage, { clinicId: a, visitId: theirs.visit.id, by: staff }), {
    refused: "unknown_visit",
  });
  assert.deepEqual(await everything(storage), before);
});

onEachEngine("a move takes the new cells and gives the old ones back, or changes nothing", async ({ open }) => {
  const storage = await open();
  const clinicId = await aClinic(storage);
  const one = await bookVisit(
    storage,
    anHour(clinicId, "key-1", 0, { errands: [{ kind: "reminder", payload: {}, dueAt: monday }] }),
  );
  await bookVisit(storage, anHour(clinicId, "key-2", 6));
  assert.ok("visit" in one);
  const visitId = one.visit.id;
  const before = await everything(storage);
  const blocked = await moveVisit(storage, { ...anHour(clinicId, "", 3), visitId, by: staff });
  assert.deepEqual("taken" in blocked && blocked.taken.length, 6); // three cells each of Ana and the room
  assert.deepEqual(await everything(storage), before);

  const to = {
    ...anHour(clinicId, "", -3),
    visitId,
    by: staff,
    withdraw: ["reminder"],
    errands: [{ kind: "moved", payload: {} }],
  };
  const moved = await moveVisit(storage, { ...to, revision: 0 });
  assert.ok("visit" in moved);
  assert.deepEqual([moved.visit.starts_at, moved.visit.sequence, moved.visit.revision], [monday - 900, 1, 1]);
  const held = await cellsHeld(storage, clinicId, ["ana"], first - 50, first + 6);
  assert.deepEqual(
    held[0]!.cells.toSorted((a, b) => a - b),
    [-3, -2, -1, 0, 1, 2].map((i) => first + i),
  );
  const { outbox } = await everything(storage);
  assert.deepEqual((outbox as readonly { kind: string }[]).map(({ kind }) => kind).sort(), ["confirmation", "moved"]);
  assert.deepEqual(await moveVisit(storage, { ...to, revision: 0 }), { refused: "changed_since" });
  assert.deepEqual(await objections(storage), []);
});

onEachEngine("a cancelled visit frees its time once, and can be reinstated while it is free", async ({ open }) => {
  const storage = await open();
  const clinicId = await aClinic(storage);
  const booked = await bookVisit(storage, anHour(clinicId, "key-1"));
  assert.ok("visit" in booked);
  const visitId = booked.visit.id;
  const cancellation = { clinicId, visitId, by: staff };
  const [a, b] = await Promise.all([cancelVisit(storage, cancellation), cancelVisit(storage, cancellation)]);
  assert.deepEqual([a, b].map((answer) => "visit" in answer && answer.changed).sort(), [false, true]);
  assert.deepEqual(await visitsBetween(storage, { clinicId, from: monday, to: monday + 3600 }), []);
  const back = { ...anHour(clinicId, ""), visitId, by: staff };
  assert.deepEqual(await moveVisit(storage, back), { refused: "cancelled" });
  assert.deepEqual(await markVisit(storage, { ...cancellation, state: "done" }), { refused: "cancelled" });
  const reinstated = await moveVisit(storage, { ...back, reinstate: true });
  assert.ok("visit" in reinstated);
  assert.deepEqual([reinstated.visit.state, reinstated.visit.sequence], ["booked", 2]);
  await cancelVisit(storage, cancellation);
  await bookVisit(storage, anHour(clinicId, "key-2"));
  assert.ok("taken" in (await moveVisit(storage, { ...back, reinstate: true })));
  assert.deepEqual(await objections(storage), []);
});

onEachEngine(
  "an override stands beside a visit with its reason, and takes its place when that one leaves",
  async ({ open }) => {
    const storage = await open();
    const clinicId = await aClinic(storage);
    const one = await bookVisit(storage, anHour(clinicId, "key-1"));
    const two = await bookVisit(storage, anHour(clinicId, "key-2", 3, { by: staff, overrideReason: "in great pain" }));
    assert.ok("visit" in one && "visit" in two);
    assert.equal(two.visit.override_reason, "in great pain");
    const log = await auditEntries(storage, clinicId, { subjectId: two.visit.id });
    assert.deepEqual(
      log.map(({ action, actor_id }) => [action, actor_id]),
      [["visit.overridden", "user-1"]],
    );
    await cancelVisit(storage, { clinicId, visitId: one.visit.id, by: staff });
    assert.deepEqual(await objections(storage), []);
    assert.ok(
      "taken" in (await bookVisit(storage, anHour(clinicId, "key-3", 3))),
      "the one that insisted still holds its time",
    );
    assert.ok("visit" in (await bookVisit(storage, anHour(clinicId, "key-4", -3))), "the rest is free");
  },
);

onEachEngine("the log can be added to and never changed", async ({ open }) => {
  const storage = await open();
  await aClinic(storage);
  const attempts = [
    storage.write((trx) => trx.updateTable("audit").set({ action: "nothing" }).execute()),
    storage.write((trx) => trx.deleteFrom("audit").execute()),
  ];
  for (const attempt of attempts) await assert.rejects(attempt, /append-only/);
  assert.equal((await storage.read.selectFrom("audit").selectAll().execute()).length, 1);
});

onEachEngine(
  "whatever clients do at once, no time is given twice and everybody told yes has it",
  async ({ open }, _, engine) => {
    // Two openings are two processes; PGlite is one process by nature.
    const clients = engine === "PGlite" ? [await open()] : [await open(), await open({})];
    const clinicId = await aClinic(clients[0]!);
    const at = fc.record({
      after: fc.integer({ min: 0, max: 14 }),
      who: fc.constantFrom("ana", "ben"),
      room: fc.constantFrom("room-1", "room-2"),
      insist: fc.boolean().map((yes) => yes),
    });
    const act = fc.oneof(
      { weight: 3, arbitrary: fc.record({ verb: fc.constant("book" as const), at }) },
      fc.record({ verb: fc.constant("move" as const), at, which: fc.nat(30) }),
      fc.record({ verb: fc.constant("cancel" as const), at, which: fc.nat(30) }),
    );
    let key = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 8, maxLength: 40 }), async (acts) => {
        const booked: VisitRow[] = [];
        const told: Promise<void>[] = [];
        for (const [
          i,
          {
            verb,
            at: { after, who, room, insist },
            ...rest
          },
        ] of acts.entries()) {
          const storage = clients[i % clients.length]!;
          const cells = Array.from({ length: 6 }, (_, n) => first + after + n);
          const where = {
            practitionerId: who,
            roomId: room,
            holds: [room, who].map((resource) => ({ resource, cells })),
            ...(insist && after % 3 === 0 ? { overrideReason: "they insist" } : {}),
            by: staff,
          };
          const visitId = "which" in rest ? booked[rest.which % Math.max(1, booked.length)]?.id : undefined;
          if (verb === "book")
            told.push(
              bookVisit(storage, anHour(clinicId, `key-${key++}`, after, where)).then((answer) => {
                if ("visit" in answer) booked.push(answer.visit);
              }),
            );
          else if (visitId !== undefined && verb === "move")
            told.push(moveVisit(storage, { ...anHour(clinicId, "", after, where), visitId }).then(() => {}));
          else if (visitId !== undefined)
            told.push(cancelVisit(storage, { clinicId, visitId, by: staff }).then(() => {}));
          if (i % 7 === 6) await Promise.all(told);
        }
        await Promise.all(told);
        assert.deepEqual(await objections(clients[0]!), []);
        for (const { id } of booked) assert.ok(await visitById(clients[0]!, clinicId, id), `${id} was told yes`);
        for (const { id } of booked) await cancelVisit(clients[0]!, { clinicId, visitId: id, by: staff });
        assert.equal((await clients[0]!.read.selectFrom("occupancy").selectAll().execute()).length, 0);
      }),
      { numRuns: 12 },
    );
  },
);

onEachEngine(
  "of fifty who want the same time one gets it, and the rest are told who is not to blame: it is taken",
  async ({ open }) => {
    const storage = await open();
    const clinicId = await aClinic(storage);
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, i) =>
        bookVisit(
          storage,
          anHour(clinicId, `key-${i}`, i % 6, { what: { kind: "visit", serviceId: "assessment", person } }),
        ),
      ),
    );
    assert.equal(answers.filter((answer) => "visit" in answer).length, 1);
    assert.equal(answers.filter((answer) => "taken" in answer && answer.taken.length > 0).length, 49);
    assert.deepEqual(await objections(storage), []);
  },
);
