import { createClinic, type ServiceRow, type SetUp, type Storage } from "@backroot/storage";

/** What one client wants: sent until it is answered, always under the same key. */
export type Wish = Readonly<{
  key: string;
  service: "visit" | "wave";
  start: number;
  practitioner?: string;
  email: string;
  /** Sent again after the answer, or twice at once: a person who presses the button again. */
  repeat: "no" | "after" | "at_once";
}>;

export const slug = "load";
const [people, waves, opens, closes] = [48, 8, 8, 20];
const days = [1, 2, 3, 4, 5, 6, 7];

/** Midnight UTC of the Monday at least five days ahead. */
export function mondayAfter(now: number): number {
  const day = Math.floor(now / 86_400) + 5;
  return (day + ((11 - (day % 7)) % 7)) * 86_400; // day 0 was a Thursday
}

const id = (kind: string, n: number) => `${kind}-${String(n).padStart(2, "0")}`;

/**
 * A clinic that could give 8,064 visits of half an hour in a week: 48 practitioners at work from 8 to 20 on seven days, as many
 * rooms, eight shockwave machines.
 */
export async function loadClinic(storage: Storage): Promise<string> {
  const clinicId = storage.newId();
  const clinic = {
    id: clinicId,
    slug,
    name: "Load Clinic",
    phone: null,
    email: "desk@load.example",
    language: "en",
    currency: "EUR",
    notice_min: 60,
    horizon_days: 60,
    step_min: 30,
    change_limit_min: 1440,
    mail_texts: "{}",
    demo: 0 as const,
  };
  const by = { kind: "system", id: null } as const;
  const made = await createClinic(storage, clinic, setUp, by);
  if ("refused" in made) throw new Error(`the records of a bench must be empty: ${made.refused}`);
  return clinicId;
}

export const practitioners = Array.from({ length: people }, (_, n) => id("person", n));

const resource = (name: string, kind: "practitioner" | "room" | "device", type: string | null, position: number) => ({
  id: name,
  kind,
  location_id: "here",
  type,
  name,
  position,
  active: 1 as const,
});

const service = (name: Wish["service"], position: number): Omit<ServiceRow, "clinic_id"> => ({
  id: name,
  treatment: name === "wave" ? "shockwave" : "assessment",
  name,
  description: name,
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
  position,
  active: 1,
});

const setUp: Partial<SetUp> = {
  location: [{ id: "here", name: "Here", address: "1 High Street", directions: null, phone: null, zone: "UTC" }],
  resource: [
    ...practitioners.map((name, n) => resource(name, "practitioner", null, n)),
    ...practitioners.map((_, n) => resource(id("room", n), "room", "treatment", n)),
    ...Array.from({ length: waves }, (_, n) => resource(id("wave", n), "device", "shockwave", n)),
  ],
  practitioner: practitioners.map((name) => ({
    id: name,
    profession: "osteopath",
    registration_body: null,
    registration_number: null,
    about: null,
    daily_cap: null,
    user_id: null,
  })),
  service: [service("visit", 0), service("wave", 1)],
  service_segment: [
    { service_id: "wave", ordinal: 0, device_type: "shockwave", from_min: 10, to_min: 20, cleaning_min: 5 },
  ],
  practitioner_service: practitioners.flatMap((practitioner_id) =>
    (["visit", "wave"] as const).map((service_id) => ({ practitioner_id, service_id, competent_until: null })),
  ),
  opening_hours: [null, ...practitioners].flatMap((who) =>
    days.map((weekday) => ({
      id: `${who ?? "door"}-${weekday}`,
      location_id: "here",
      resource_id: who,
      kind: "open" as const,
      weekday,
      opens_min: opens * 60,
      closes_min: closes * 60,
    })),
  ),
};

/**
 * The wishes of one week, the same for the same seed: a quarter are for the shockwave, a quarter ask for anybody, one in twenty is
 * sent again and one in twenty twice at once. About seven in ten can be met: many want the same time with the same practitioner.
 *
 * @param first counts keys and people, so that runs after each other do not share any
 */
export function wishes(count: number, monday: number, seed: number, first = 0): readonly Wish[] {
  const next = numbers(seed);
  return Array.from({ length: count }, (_, n): Wish => {
    const start = monday + (next() % 7) * 86_400 + opens * 3600 + (next() % ((closes - opens) * 2)) * 1800;
    const practitioner = practitioners[next() % people]!;
    const [kind, whom, again] = [next() % 4, next() % 4, next() % 20];
    return {
      key: `load-${seed}-${first + n}`,
      service: kind === 0 ? "wave" : "visit",
      start,
      ...(whom !== 0 && { practitioner }),
      email: `person-${seed}-${first + n}@example.org`,
      repeat: again === 0 ? "after" : again === 1 ? "at_once" : "no",
    };
  });
}

/** The same numbers in every run (Numerical Recipes' generator). */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state >>> 8;
  };
}
