import { bookableSlots, type Held, type Slot } from "@backroot/scheduling";
import {
  addOutcome,
  bookVisit,
  type ClinicRow,
  createClinic,
  everyClinic,
  markVisit,
  type SetUp,
  type Storage,
} from "@backroot/storage";
import { treatments } from "../treatments.server.ts";
import { appointmentAt, schedulingOf, serviceOf } from "./bookable.server.ts";

const system = { kind: "system", id: null } as const;
const zone = "Europe/London";
const day = 86_400;

const staff = [
  {
    id: "amara",
    name: "Amara Okafor",
    profession: "Osteopath",
    body: "General Osteopathic Council",
    number: "DEMO-4127",
    about: "Treats necks and backs with the hands, and teaches people to move again.",
    days: [1, 2, 3, 4],
    hours: [8, 16],
    does: ["assessment", "adjustment"],
  },
  {
    id: "jonas",
    name: "Jonas Lindqvist",
    profession: "Physiotherapist",
    body: "Health and Care Professions Council",
    number: "DEMO-PH8830",
    about: "Likes stubborn shoulders and people who sit a lot.",
    days: [1, 2, 3, 4, 5],
    hours: [9, 18],
    does: ["assessment", "shockwave", "ultrasound", "electrotherapy"],
  },
  {
    id: "mei",
    name: "Mei Tanaka",
    profession: "Osteopath",
    body: "General Osteopathic Council",
    number: "DEMO-5390",
    about: "Works gently. Sees many people after pregnancy and many over seventy.",
    days: [2, 3, 4, 5, 6],
    hours: [9, 17],
    does: ["assessment", "adjustment", "laser"],
  },
  {
    id: "tomasz",
    name: "Tomasz Zieliński",
    profession: "Physiotherapist",
    body: "Health and Care Professions Council",
    number: "DEMO-PH9214",
    about: "Spent ten years in sport. Trained in shockwave for the top of the shoulder.",
    days: [1, 3, 5, 6],
    hours: [10, 19],
    does: ["assessment", "shockwave", "laser", "electrotherapy"],
  },
] as const;

const services = [
  {
    id: "assessment",
    treatment: "assessment",
    name: "Assessment visit",
    description:
      "Forty-five minutes to find out what is going on and what would help. The right first step for most people.",
    length: 45,
    price: 6500,
    segment: null,
  },
  {
    id: "adjustment",
    treatment: "osteopathic_adjustment",
    name: "Osteopathic adjustment",
    description: "Hands-on treatment of the back, ribs and neck.",
    length: 30,
    price: 5500,
    segment: null,
  },
  {
    id: "shockwave",
    treatment: "shockwave",
    name: "Shockwave",
    description: "For sore spots on top of the shoulder, after we have looked at it.",
    length: 30,
    price: 6000,
    segment: { device: "shockwave", from: 10, to: 20, cleaning: 5 },
  },
  {
    id: "laser",
    treatment: "low_level_laser",
    name: "Low-level laser",
    description: "Light on sore spots, with goggles for everyone.",
    length: 30,
    price: 4500,
    segment: { device: "laser", from: 5, to: 25, cleaning: 5 },
  },
  {
    id: "ultrasound",
    treatment: "therapeutic_ultrasound",
    name: "Ultrasound",
    description: "A warm probe with gel on a sore muscle.",
    length: 20,
    price: 3500,
    segment: null,
  },
  {
    id: "electrotherapy",
    treatment: "electrotherapy",
    name: "Electrotherapy (TENS)",
    description: "A tingling current that eases pain while it runs. You learn to use it at home.",
    length: 30,
    price: 4000,
    segment: null,
  },
] as const;

/** Given names and family names; the people of the demo are made of them. */
const given =
  "Aisha Ben Carys Dmitri Ella Farid Grace Hugo Isla Joel Keiko Liam Marta Nadia Owen Priya Quentin Rosa Sam Tess Usha Viktor Wren Yusuf".split(
    " ",
  );
const family =
  "Rahman Whitlock Pugh Sokolov Fairbairn Haddad Nwosu Marchetti Drummond Abramson Mori Gallacher Kowalczyk Petrova Trevithick Nair Leroy Delgado Oyelaran Hargreaves Pillai Nagy Ashdown Demir".split(
    " ",
  );

/** How many people come over the seven weeks. */
const howMany = 110;
const nameOf = (n: number) => `${given[n % 24]} ${family[(n * 5 + Math.floor(n / 24) * 7) % 24]}`;

/** Rules that held for some who booked online: as the safety questions would have found. */
const cautious = [
  ["gate/bleeds_easily"],
  ["gate/cannot_feel_or_tell"],
  ["gate/risk_of_infection_or_fracture"],
] as const;

const setUp: Partial<SetUp> = {
  location: [
    {
      id: "main",
      name: "Larkfield Back Clinic",
      address: "12 Larkfield Row, Bristol BS1 5XX",
      directions:
        "Five minutes on foot from the station. Step-free from the street; the lift is on the left. Two parking spaces behind the house.",
      phone: "0117 496 0123",
      zone,
    },
  ],
  resource: [
    ...staff.map(({ id, name }, position) => ({
      id,
      kind: "practitioner" as const,
      location_id: null,
      type: null,
      name,
      position,
      active: 1 as const,
    })),
    ...["Garden room", "Street room"].map((name, i) => ({
      id: `room-${i + 1}`,
      kind: "room" as const,
      location_id: "main",
      type: "treatment",
      name,
      position: i,
      active: 1 as const,
    })),
    ...["shockwave", "laser"].map((type, i) => ({
      id: `${type}-1`,
      kind: "device" as const,
      location_id: "main",
      type,
      name: `${type[0]!.toUpperCase()}${type.slice(1)} device`,
      position: i,
      active: 1 as const,
    })),
  ],
  practitioner: staff.map(({ id, profession, body, number, about }) => ({
    id,
    profession,
    registration_body: body,
    registration_number: number,
    about,
    daily_cap: null,
    user_id: null,
  })),
  service: services.map(({ id, treatment, name, description, length, price }, position) => ({
    id,
    treatment,
    name,
    description,
    evidence_note: null,
    length_min: length,
    before_min: 0,
    after_min: 5,
    price_minor: price,
    room_types: '["treatment"]',
    notice_min: null,
    horizon_days: null,
    step_min: null,
    online: 1 as const,
    position,
    active: 1 as const,
  })),
  service_segment: services.flatMap(({ id, segment }) =>
    segment === null
      ? []
      : [
          {
            service_id: id,
            ordinal: 0,
            device_type: segment.device,
            from_min: segment.from,
            to_min: segment.to,
            cleaning_min: segment.cleaning,
          },
        ],
  ),
  practitioner_service: staff.flatMap(({ id, does }) =>
    does.map((service) => ({ practitioner_id: id, service_id: service, competent_until: null })),
  ),
  opening_hours: [
    ...[1, 2, 3, 4, 5].map((weekday) => ({
      id: `open-${weekday}`,
      location_id: "main",
      resource_id: null,
      kind: "open" as const,
      weekday,
      opens_min: 480,
      closes_min: 1140,
    })),
    { id: "open-6", location_id: "main", resource_id: null, kind: "open", weekday: 6, opens_min: 540, closes_min: 840 },
    ...staff.flatMap(({ id, days, hours }) =>
      days.flatMap((weekday) => [
        {
          id: `${id}-${weekday}`,
          location_id: "main",
          resource_id: id,
          kind: "open" as const,
          weekday,
          opens_min: hours[0] * 60,
          closes_min: hours[1] * 60,
        },
        {
          id: `${id}-${weekday}-lunch`,
          location_id: "main",
          resource_id: id,
          kind: "break" as const,
          weekday,
          opens_min: 765,
          closes_min: 810,
        },
      ]),
    ),
  ],
};

/**
 * Makes a clinic to try things with, labelled a demo on every page, unless there is any clinic: four practitioners, two rooms,
 * two devices, six services, and invented people who come for an assessment and then about once a week, from five weeks ago to
 * two weeks ahead, with how their pain went.
 */
export async function seedDemoClinic(storage: Storage): Promise<void> {
  if ((await everyClinic(storage)).length > 0) return;
  const now = storage.now();
  const clinic: ClinicRow = {
    id: storage.newId(),
    slug: "larkfield",
    name: "Larkfield Back Clinic",
    phone: "0117 496 0123",
    email: "hello@larkfield.example",
    language: "en",
    currency: "GBP",
    notice_min: 120,
    horizon_days: 60,
    step_min: 15,
    change_limit_min: 1440,
    mail_texts: JSON.stringify({ confirmation: "Please wear something you can move in." }),
    demo: 1,
    created_at: now,
    set_up_revision: 0,
  };
  const created = await createClinic(storage, clinic, setUp, system);
  if ("refused" in created) return; // another process was first
  const courses = plannedCourses(clinic, Math.floor(now / day) * day);
  await Promise.all(courses.map((course, n) => keepCourse(storage, clinic, course, n)));
}

type Planned = Readonly<{ slot: Slot; serviceId: string }>;

/** What each of the people comes for, one after the other: an assessment first, then one treatment about once a week. */
function plannedCourses(clinic: ClinicRow, today: number): readonly (readonly Planned[])[] {
  const full = { ...nothingSetUp, ...setUp };
  const scheduling = schedulingOf(full);
  const chance = dice(20261122);
  const heldOn = new Map<number, Held[]>();
  const slotOn = (date: number, serviceId: string, practitioner: string, wanted: number): Slot | undefined => {
    const service = { ...serviceOf(clinic, full, serviceId)!, notice: 0 };
    const [held, from] = [heldOn.get(date) ?? [], today + date * day];
    const slots = bookableSlots(
      scheduling,
      { held, visits: [] },
      { service, now: today - 40 * day, from, until: from + day, practitioner },
    );
    const apart = ({ start }: Slot) => Math.abs(start - from - wanted);
    const [slot] = slots.toSorted((a, b) => apart(a) - apart(b));
    if (slot) heldOn.set(date, [...held, ...appointmentAt(slot, service).holds]);
    return slot;
  };
  return Array.from({ length: howMany }, (_, n) => {
    const { id, does } = staff[n % staff.length]!;
    const treatments = does.filter((service) => service !== "assessment");
    const treatment = treatments[Math.floor(chance() * treatments.length)]!;
    const [first, visits, wanted] = [-35 + Math.floor(chance() * 49), 3 + Math.floor(chance() * 4), 9 + chance() * 8];
    const course: Planned[] = [];
    for (let visit = 0, date = first; visit < visits && date < 14; visit++, date += 7) {
      const serviceId = visit === 0 ? "assessment" : treatment;
      // A day that is full or not worked gives way to the next.
      for (let later = 0; later < 4 && date + later < 14; later++) {
        const slot = slotOn(date + later, serviceId, id, wanted * 3600);
        if (slot === undefined) continue;
        course.push({ slot, serviceId });
        break;
      }
    }
    return course;
  });
}

/** Keeps one person's visits, each as it would have been kept on its day, and how they said they were. */
async function keepCourse(storage: Storage, clinic: ClinicRow, course: readonly Planned[], n: number): Promise<void> {
  const full = { ...nothingSetUp, ...setUp };
  const now = storage.now();
  const chance = dice(n + 1);
  const name = nameOf(n);
  const email = `${name.toLowerCase().replaceAll(/[^a-z]+/g, ".")}.${n}@people.example`;
  const online = n % 3 === 0;
  const cautions = online && n % 9 === 0 ? cautious[(n / 9) % cautious.length]! : [];
  // Most get better, some stay as they are.
  let pain = 5 + Math.floor(chance() * 4);
  const ease = n % 7 === 0 ? 0 : 0.5 + chance();
  let personId: string | undefined;
  for (const [i, { slot, serviceId }] of course.entries()) {
    const asOf = (at: number): Storage => ({ ...storage, now: () => Math.min(at, now) });
    const outcome = await bookVisit(asOf(slot.start - 4 * day), {
      ...appointmentAt(slot, serviceOf(clinic, full, serviceId)!),
      clinicId: clinic.id,
      requestKey: `demo-${n}-${i}`,
      what: {
        kind: "visit",
        serviceId,
        person: personId === undefined ? { name, email, language: "en" } : { id: personId },
        priceMinor: services.find(({ id }) => id === serviceId)!.price,
        cautions,
        ...(online && {
          screening: {
            modelVersion: treatments.version,
            answers: {},
            outcome: "bookable",
            fired: cautions,
            answeredAt: Math.min(slot.start - 4 * day, now),
          },
        }),
      },
      source: online ? "web" : "staff",
      by: system,
    });
    if (!("visit" in outcome)) continue;
    const { id: visitId, person_id, starts_at, ends_at } = outcome.visit;
    personId = person_id!;
    if (starts_at > now) continue;
    const missed = (n + i) % 23 === 5;
    const state = ends_at > now ? "arrived" : missed ? "missed" : "done";
    await markVisit(asOf(starts_at), { clinicId: clinic.id, visitId, state, by: system });
    if (state !== "done" || n % 4 === 3) continue;
    const said = Math.max(0, Math.min(10, Math.round(pain + chance() * 2 - 1)));
    await addOutcome(asOf(starts_at), clinic.id, visitId, { instrument: "pain", answers: [said] }, system);
    if (i % 2 === 0) {
      const answers = [said, said - 1, said + 1].map((answer) => Math.max(0, Math.min(10, answer)));
      await addOutcome(asOf(starts_at), clinic.id, visitId, { instrument: "peg", answers }, system);
    }
    pain -= ease;
  }
}

const nothingSetUp: SetUp = {
  location: [],
  resource: [],
  practitioner: [],
  service: [],
  service_segment: [],
  practitioner_service: [],
  opening_hours: [],
  hours_exception: [],
};

/** Numbers from 0 to 1 that are the same every time (mulberry32). */
function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}
