import { createClinic, type SetUp } from "./clinics.ts";
import type { Storage } from "./storage.ts";
import type { Booking } from "./visits.ts";

/** Monday, 4 January 2027, 09:00 UTC: a multiple of 300, so the start of a cell. */
export const monday = 1_799_053_200;

export const system = { kind: "system", id: null } as const;

/** Two practitioners, two rooms, one shockwave machine. */
const setUp: Partial<SetUp> = {
  location: [
    { id: "here", name: "Here", address: "1 High Street", directions: null, phone: null, zone: "Europe/London" },
  ],
  resource: [
    ...["ana", "ben"].map((id, position) => resource(id, "practitioner", null, position)),
    ...["room-1", "room-2"].map((id, position) => resource(id, "room", "treatment", position)),
    resource("wave", "device", "shockwave", 0),
  ],
  practitioner: ["ana", "ben"].map((id) => ({
    id,
    profession: "osteopath",
    registration_body: null,
    registration_number: null,
    about: null,
    user_id: null,
  })),
  service: [
    {
      id: "assessment",
      treatment: "assessment",
      name: "Assessment",
      description: "A first look",
      evidence_note: null,
      length_min: 30,
      before_min: 0,
      after_min: 0,
      price_minor: 6000,
      room_type: "treatment",
      online: 1,
      position: 0,
      active: 1,
    },
  ],
};

function resource(id: string, kind: "practitioner" | "room" | "device", type: string | null, position: number) {
  return { id, kind, location_id: "here", type, name: id, position, active: 1 as const };
}

/** Makes a clinic to test with and returns its id. */
export async function aClinic(storage: Storage, id = "clinic-a"): Promise<string> {
  await createClinic(
    storage,
    {
      id,
      slug: id,
      name: id,
      phone: null,
      email: null,
      language: "en",
      currency: "EUR",
      notice_min: 60,
      horizon_days: 90,
      step_min: 15,
      daily_cap: null,
      change_limit_min: 1440,
      mail_texts: "{}",
      demo: 0,
    },
    setUp,
    system,
  );
  return id;
}

export const person = {
  name: "Zoë Muñoz",
  email: "zoe@example.org",
  phone: "+44 20 7946 0000",
  language: "en",
} as const;

/** Half an hour with Ana in room 1, `after` cells past nine on Monday. */
export function anHour(clinicId: string, requestKey: string, after = 0, over: Partial<Booking> = {}): Booking {
  const first = monday / 300 + after;
  const cells = Array.from({ length: 6 }, (_, i) => first + i);
  return {
    clinicId,
    requestKey,
    locationId: "here",
    practitionerId: "ana",
    roomId: "room-1",
    start: first * 300,
    end: (first + 6) * 300,
    holds: [
      { resourceId: "ana", cells },
      { resourceId: "room-1", cells },
    ],
    what: { kind: "visit", serviceId: "assessment", person },
    source: "web",
    by: { kind: "person", id: null },
    errands: [{ kind: "confirmation", payload: { words: "hello" } }],
    ...over,
  };
}
