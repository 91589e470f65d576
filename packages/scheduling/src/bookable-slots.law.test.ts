import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { bookableSlots, type Slot } from "./bookable-slots.ts";
import { cellsOf, type Held } from "./cells.ts";
import { anySituation } from "./clinic.fixture.ts";
import { accepts, placesFor, slotsByDefinition } from "./oracle.fixture.ts";

const rowsOf = (held: readonly Held[]) =>
  held.flatMap(({ resource, cells }) => cells.map((cell) => `${resource} ${cell}`));

const key = ({ start, practitioner, location }: Slot) => `${start} ${practitioner} ${location}`;

test("slots are those of the definition, minute by minute, for any clinic", () => {
  let found = 0;
  fc.assert(
    fc.property(anySituation, (situation) => {
      const slots = bookableSlots(situation.clinic, situation.occupancy, situation.search);
      assert.deepEqual(slots, slotsByDefinition(situation));
      found += slots.length;
    }),
    { numRuns: 250 },
  );
  assert.ok(found > 1000, `only ${found} slots were compared`);
});

test("the database takes every slot as it is proposed", () => {
  fc.assert(
    fc.property(anySituation, ({ clinic, occupancy, search }) => {
      const rows = new Set(rowsOf(occupancy.held));
      for (const slot of bookableSlots(clinic, occupancy, search)) {
        assert.ok(accepts(rows, rowsOf(cellsOf(slot, search.service))), key(slot));
      }
    }),
    { numRuns: 400 },
  );
});

test("when a slot is booked, just those go that the database would now refuse in every room with every device", () => {
  fc.assert(
    fc.property(anySituation, fc.nat(), ({ clinic, occupancy, search }, pick) => {
      const before = bookableSlots(clinic, occupancy, search);
      const booked = before[pick % before.length];
      if (booked === undefined) return;
      const held = [...occupancy.held, ...cellsOf(booked, search.service)];
      const rows = new Set(rowsOf(held));
      const after = new Set(bookableSlots(clinic, { ...occupancy, held }, search).map(key));
      for (const slot of before) {
        const ways = placesFor(clinic, slot.location, search.service);
        const stands = ways.some((place) => accepts(rows, rowsOf(cellsOf({ ...slot, ...place }, search.service))));
        assert.equal(after.has(key(slot)), stands, key(slot));
        after.delete(key(slot));
      }
      assert.deepEqual([...after], [], "a booking made new slots");
    }),
    { numRuns: 100 },
  );
});
