import { createClinic, type SetUp } from "./clinics.ts";
import type { Tables } from "./schema.ts";
import type { Storage } from "./storage.ts";
import { type Booking, bookVisit } from "./visits.ts";

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
    daily_cap: null,
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
      room_types: '["treatment"]',
      notice_min: null,
      horizon_days: null,
      step_min: null,
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
      { resource: "ana", cells },
      { resource: "room-1", cells },
    ],
    what: { kind: "visit", serviceId: "assessment", person },
    source: "web",
    by: { kind: "person", id: null },
    errands: [{ kind: "confirmation", payload: { words: "hello" } }],
    ...over,
  };
}

/** A clinic with rows in every table, whose texts try what breaks a careless copy. */
export async function aFullClinic(storage: Storage): Promise<string> {
  const clinicId = await aClinic(storage);
  const screening = {
    modelVersion: "m1",
    answers: { 'quoted"': "a\nb" },
    outcome: "inform",
    fired: [],
    answeredAt: monday,
  };
  const what = {
    kind: "visit",
    serviceId: "assessment",
    person: { ...person, name: "Ñ 'x' \\ 🦴" },
    screening,
  } as const;
  const booked = await bookVisit(storage, anHour(clinicId, "key-1", 0, { what }));
  await bookVisit(
    storage,
    anHour(clinicId, "key-2", 3, { overrideReason: "in pain", by: { kind: "staff", id: "user-1" } }),
  );
  if (!("visit" in booked)) throw new Error("the fixture books a free time");
  const [visit_id, person_id] = [booked.visit.id, booked.visit.person_id!];
  const [at, moment] = [monday, "2026-11-22T08:00:00.123Z"];
  const staff = { name: "Ana", image: null, createdAt: moment, updatedAt: moment };
  const yes = storage.engine === "sqlite" ? 1 : true;
  const rows: { readonly [Table in keyof Tables]?: Readonly<Record<string, unknown>> } = {
    service_segment: {
      clinic_id: clinicId,
      service_id: "assessment",
      ordinal: 0,
      device_type: "shockwave",
      from_min: 10,
      to_min: 20,
      cleaning_min: 5,
    },
    practitioner_service: {
      clinic_id: clinicId,
      practitioner_id: "ana",
      service_id: "assessment",
      competent_until: "2027-12-31",
    },
    opening_hours: {
      clinic_id: clinicId,
      id: "h1",
      location_id: "here",
      resource_id: null,
      kind: "open",
      weekday: 1,
      opens_min: 540,
      closes_min: 1500,
    },
    hours_exception: {
      clinic_id: clinicId,
      id: "e1",
      location_id: "here",
      resource_id: "ana",
      date: "2026-12-25",
      kind: "holiday",
      opens_min: null,
      closes_min: null,
      reason: null,
    },
    consent: { clinic_id: clinicId, visit_id, point: "needles", given: 1, noted_by: "user-1", noted_at: at },
    note: {
      clinic_id: clinicId,
      id: "n1",
      visit_id,
      author_id: "user-1",
      body: `${person.name} feels better`,
      created_at: at,
    },
    outcome: {
      clinic_id: clinicId,
      id: "o1",
      person_id,
      visit_id,
      instrument: "peg",
      answers: "[4,5,6]",
      score_tenths: 50,
      reported_at: at,
    },
    handover: {
      clinic_id: clinicId,
      id: "s1",
      visit_id,
      ciphertext: "AAAA",
      created_at: at,
      expires_at: at + 9_999_999_999,
      read_at: null,
      read_by: null,
    },
    summary: {
      clinic_id: clinicId,
      id: "s2",
      visit_id,
      handover_id: "s1",
      body: JSON.stringify({ title: `What ${person.name} said` }),
      kept_by: "user-1",
      kept_at: at,
    },
    link: {
      clinic_id: clinicId,
      token_hash: "hash",
      purpose: "change",
      visit_id,
      created_at: at,
      expires_at: at + 1,
      used_at: null,
    },
    mail: {
      clinic_id: clinicId,
      id: "m1",
      errand_id: "x",
      visit_id,
      person_id,
      recipient: person.email,
      subject: "s",
      body: "b",
      calendar: null,
      created_at: at,
      sent_at: null,
    },
    user: { id: "user-1", email: "ana@example.org", emailVerified: yes, twoFactorEnabled: null, ...staff },
    session: {
      id: "s",
      expiresAt: moment,
      token: "t",
      createdAt: moment,
      updatedAt: moment,
      ipAddress: null,
      userAgent: null,
      userId: "user-1",
    },
    account: {
      id: "a",
      accountId: "user-1",
      providerId: "credential",
      userId: "user-1",
      password: "scrypt",
      createdAt: moment,
      updatedAt: moment,
    },
    verification: { id: "v", identifier: "i", value: "v", expiresAt: moment, createdAt: moment, updatedAt: moment },
    twoFactor: {
      id: "f",
      secret: "s",
      backupCodes: "b",
      userId: "user-1",
      verified: yes,
      failedVerificationCount: 0,
      lockedUntil: moment,
    },
    passkey: {
      id: "p",
      publicKey: "k",
      userId: "user-1",
      credentialID: "c",
      counter: 1,
      deviceType: "d",
      backedUp: yes,
    },
    rateLimit: { id: "r", key: "k", count: 1, lastRequest: 1_795_000_000_000 },
    membership: { clinic_id: clinicId, user_id: "user-1", role: "owner", created_at: at },
    invitation: {
      clinic_id: clinicId,
      id: "i1",
      email: "ben@example.org",
      role: "front_desk",
      token_hash: "h",
      invited_by: "user-1",
      created_at: at,
      expires_at: at,
      accepted_at: null,
    },
  };
  await storage.write(async (trx) => {
    for (const [table, row] of Object.entries(rows))
      await trx
        .insertInto(table as keyof Tables)
        .values(row as never)
        .execute();
  });
  return clinicId;
}
