import { bookableSlots, type Held, type Slot } from "@backroot/scheduling";
import {
  bookVisit,
  type ClinicRow,
  createClinic,
  everyClinic,
  markVisit,
  type SetUp,
  type Storage,
} from "@backroot/storage";
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

const people = [
  "Aisha Rahman",
  "Ben Whitlock",
  "Carys Pugh",
  "Dmitri Sokolov",
  "Ella Fairbairn",
  "Farid Haddad",
  "Grace Nwosu",
  "Hugo Marchetti",
  "Isla Drummond",
  "Joel Abramson",
  "Keiko Mori",
  "Liam Gallacher",
  "Marta Kowalczyk",
  "Nadia Petrova",
  "Owen Trevithick",
  "Priya Nair",
  "Quentin Leroy",
  "Rosa Delgado",
  "Sam Oyelaran",
  "Tess Hargreaves",
  "Usha Pillai",
  "Viktor Nagy",
  "Wren Ashdown",
  "Yusuf Demir",
];

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
 * two devices, six services, and visits from a week ago to two weeks ahead, all of invented people.
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
    mail_texts: "{}",
    demo: 1,
    created_at: now,
    set_up_revision: 0,
  };
  const created = await createClinic(storage, clinic, setUp, system);
  if ("refused" in created) return; // another process was first
  const full: SetUp = {
    ...{
      location: [],
      resource: [],
      practitioner: [],
      service: [],
      service_segment: [],
      practitioner_service: [],
      opening_hours: [],
      hours_exception: [],
    },
    ...setUp,
  };
  const scheduling = schedulingOf(full);
  const begin = Math.floor(now / day) * day - 7 * day;
  const chance = dice(20261122);
  const held: Held[] = [];
  const planned: Readonly<{ slot: Slot; serviceId: string }>[] = [];
  for (let date = 0; date < 21; date++) {
    for (const { id, does } of staff) {
      // Most days fill up; the days far ahead less so.
      for (let n = date < 10 ? 6 : 3; n > 0; n--) {
        const serviceId = does[Math.floor(chance() * does.length)]!;
        const service = { ...serviceOf(clinic, full, serviceId)!, notice: 0 };
        const slots = bookableSlots(
          scheduling,
          { held, visits: [] },
          { service, now: begin - day, from: begin + date * day, until: begin + (date + 1) * day, practitioner: id },
        );
        const slot = slots[Math.floor(chance() * slots.length)];
        if (slot === undefined) continue;
        held.push(...appointmentAt(slot, service).holds);
        planned.push({ slot, serviceId });
      }
    }
  }
  const booked = await Promise.all(
    planned.map(async ({ slot, serviceId }, i) => {
      const service = serviceOf(clinic, full, serviceId)!;
      const name = people[i % people.length]!;
      return bookVisit(storage, {
        ...appointmentAt(slot, service),
        clinicId: clinic.id,
        requestKey: `demo-${i}`,
        what: {
          kind: "visit",
          serviceId,
          person: { name, email: `${name.toLowerCase().replaceAll(/[^a-z]+/g, ".")}@people.example`, language: "en" },
        },
        source: "staff",
        by: system,
      });
    }),
  );
  await Promise.all(
    booked.map((outcome, i) => {
      if (!("visit" in outcome) || outcome.visit.ends_at > now) return undefined;
      return markVisit(storage, {
        clinicId: clinic.id,
        visitId: outcome.visit.id,
        state: i % 17 === 3 ? "missed" : "done",
        by: system,
      });
    }),
  );
}

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
