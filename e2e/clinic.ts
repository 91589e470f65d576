import { randomUUID } from "node:crypto";
import { join } from "node:path";
import {
  bookVisit,
  createClinic,
  invite,
  openStorage,
  type Role,
  type ServiceRow,
  type SetUp,
  type Storage,
} from "@backroot/storage";
import { expect, type Page } from "@playwright/test";

/** Monday, 4 January 2027, in London, where winter time is UTC. */
export const monday = "2027-01-04";
const midnight = Date.parse(`${monday}T00:00:00Z`) / 1000;

const by = { kind: "system", id: null } as const;
const practitioners = { ana: "Ana Silva", ben: "Ben Okafor", chloe: "Chloé Martin", dev: "Dev Patel" } as const;

/** A clinic of its own for one test, with four practitioners, two rooms and a shockwave machine. */
export type TestClinic = Readonly<{
  storage: Storage;
  id: string;
  slug: string;
  /** Books somebody for Monday. */
  book(visit: Visit): Promise<string>;
}>;

export type Visit = Readonly<{
  who: string;
  at: string;
  minutes?: number;
  with?: keyof typeof practitioners;
  room?: "room-1" | "room-2";
  wave?: boolean;
  email?: string;
  cautions?: readonly string[];
  days?: number;
  personId?: string;
}>;

/** Opens the records the app under test serves, or those in another folder, and makes a clinic there. */
export async function aClinic(
  name = "High Street Clinic",
  folder: string = process.env.BACKROOT_DATA!,
): Promise<TestClinic> {
  const storage = await openStorage({ file: join(folder, "backroot.sqlite") });
  const id = storage.newId();
  const slug = `test-${randomUUID().slice(0, 8)}`;
  await createClinic(
    storage,
    {
      id,
      slug,
      name,
      phone: "+44 20 7946 0000",
      email: "desk@example.org",
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
    by,
  );
  const book = async (visit: Visit) => {
    const { who, at, minutes = 30, with: practitioner = "ana", room = "room-1", wave = false, days = 0 } = visit;
    const [hour, minute] = at.split(":").map(Number) as [number, number];
    const start = midnight + days * 86_400 + hour * 3600 + minute * 60;
    const cells = (from: number, until: number) =>
      Array.from({ length: (until - from) / 5 }, (_, i) => start / 300 + from / 5 + i);
    const booked = await bookVisit(storage, {
      clinicId: id,
      requestKey: randomUUID(),
      locationId: "here",
      practitionerId: practitioner,
      roomId: room,
      start,
      end: start + minutes * 60,
      holds: [
        { resource: practitioner, cells: cells(0, minutes) },
        { resource: room, cells: cells(0, minutes) },
        ...(wave ? [{ resource: "wave", cells: cells(10, 25) }] : []),
      ],
      what: {
        kind: "visit",
        serviceId: wave ? "shockwave" : "assessment",
        person: visit.personId
          ? { id: visit.personId }
          : { name: who, email: visit.email ?? null, phone: "+44 7700 900123", language: "en" },
        ...(visit.cautions && { cautions: visit.cautions }),
      },
      source: "web",
      by,
    });
    if (!("visit" in booked)) throw new Error(`the test could not book: ${JSON.stringify(booked)}`);
    return booked.visit.id;
  };
  return { storage, id, slug, book };
}

const password = "four words to remember";

/** Somebody who works there: invited, joined by the page they were sent to, and signed in. */
export async function joinAs(
  page: Page,
  { storage, id }: TestClinic,
  role: Role,
  name = "Ana Silva",
): Promise<Readonly<{ email: string; password: string }>> {
  const email = `${randomUUID().slice(0, 8)}@example.org`;
  const { token } = await invite(storage, id, { email, role }, by);
  await page.goto(`/staff/join/${token}`);
  await page.getByLabel("Your name, as others see it").fill(name);
  await page.getByLabel("Choose a password").fill(password);
  await page.getByRole("button", { name: "Join" }).click();
  await expect(page).toHaveURL(/\/diary/);
  return { email, password };
}

const services = [
  ["assessment", "Assessment", 30, null],
  ["shockwave", "Shockwave", 30, "shockwave"],
] as const;

const setUp: Partial<SetUp> = {
  location: [
    { id: "here", name: "Here", address: "1 High Street", directions: null, phone: null, zone: "Europe/London" },
  ],
  resource: [
    ...Object.entries(practitioners).map(([key, name], position) =>
      resource(key, "practitioner", null, name, position),
    ),
    resource("room-1", "room", "treatment", "Room 1", 0),
    resource("room-2", "room", "treatment", "Room 2", 1),
    resource("wave", "device", "shockwave", "Shockwave machine", 0),
  ],
  practitioner: Object.keys(practitioners).map((id) => ({
    id,
    profession: "osteopath",
    registration_body: null,
    registration_number: null,
    about: null,
    daily_cap: null,
    user_id: null,
  })),
  service: services.map(
    ([id, name, length_min], position): Omit<ServiceRow, "clinic_id"> => ({
      id,
      treatment: id,
      name,
      description: name,
      evidence_note: null,
      length_min,
      before_min: 0,
      after_min: 0,
      price_minor: 6000,
      room_types: '["treatment"]',
      notice_min: null,
      horizon_days: null,
      step_min: null,
      online: 1,
      position,
      active: 1,
    }),
  ),
  service_segment: [
    { service_id: "shockwave", ordinal: 0, device_type: "shockwave", from_min: 10, to_min: 20, cleaning_min: 5 },
  ],
  practitioner_service: Object.keys(practitioners).flatMap((practitioner_id) =>
    services.map(([service_id]) => ({ practitioner_id, service_id, competent_until: null })),
  ),
  opening_hours: [
    ...[1, 2, 3, 4, 5].map((weekday) => hours(null, weekday, 8, 18)),
    ...[1, 2, 3, 4].map((weekday) => hours("chloe", weekday, 9, 14)),
  ],
};

function hours(resource_id: string | null, weekday: number, opens: number, closes: number) {
  const id = `${resource_id ?? "clinic"}-${weekday}`;
  return {
    id,
    location_id: "here",
    resource_id,
    kind: "open" as const,
    weekday,
    opens_min: opens * 60,
    closes_min: closes * 60,
  };
}

function resource(
  id: string,
  kind: "practitioner" | "room" | "device",
  type: string | null,
  name: string,
  position: number,
) {
  return { id, kind, location_id: "here", type, name, position, active: 1 as const };
}
