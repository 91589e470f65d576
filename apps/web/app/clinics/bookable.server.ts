import {
  bookableSlots,
  type Calendar,
  type Clinic,
  cellsOf,
  cellsReached,
  type DateException,
  type Held,
  type Search,
  type Service,
  type Slot,
} from "@backroot/scheduling";
import { type ClinicRow, cellsHeld, type SetUp, type Storage, visitsBetween } from "@backroot/storage";

const clockTime = (minutes: number) => new Temporal.PlainTime(Math.floor(minutes / 60) % 24, minutes % 60);

/** The hours of a location, or of one resource there. */
function calendarOf(setUp: SetUp, locationId: string, resourceId: string | null): Calendar {
  const rows = setUp.opening_hours.filter((row) => row.location_id === locationId && row.resource_id === resourceId);
  const hours = rows.map(({ kind, weekday, opens_min, closes_min }) => ({
    kind,
    hours: { weekday, opens: clockTime(opens_min), closes: clockTime(closes_min) },
  }));
  const dates = setUp.hours_exception.filter((row) => row.location_id === locationId && row.resource_id === resourceId);
  const exceptions = dates.flatMap(({ kind, date: text, opens_min, closes_min }): readonly DateException[] => {
    const date = Temporal.PlainDate.from(text);
    if (kind === "holiday") return [];
    if (kind === "closed" || opens_min === null || closes_min === null) return [{ date, kind: "closed" }];
    return [{ date, kind, hours: [{ opens: clockTime(opens_min), closes: clockTime(closes_min) }] }];
  });
  return {
    hours: hours.filter((row) => row.kind === "open").map((row) => row.hours),
    breaks: hours.filter((row) => row.kind === "break").map((row) => row.hours),
    holidays: dates.filter((row) => row.kind === "holiday").map((row) => Temporal.PlainDate.from(row.date)),
    exceptions,
  };
}

const readBefore = new WeakMap<SetUp, Clinic>();

/** What a clinic has set up, as the search for slots reads it. */
export function schedulingOf(setUp: SetUp): Clinic {
  const before = readBefore.get(setUp);
  if (before !== undefined) return before;
  const clinic = clinicIn(setUp);
  readBefore.set(setUp, clinic);
  return clinic;
}

function clinicIn(setUp: SetUp): Clinic {
  const inOrder = setUp.resource.filter((row) => row.active === 1).sort((a, b) => a.position - b.position);
  const lent = (kind: "room" | "device") =>
    inOrder.flatMap((row) =>
      row.kind === kind && row.location_id !== null && row.type !== null
        ? [{ id: row.id, location: row.location_id, kind: row.type }]
        : [],
    );
  return {
    locations: setUp.location.map(({ id, zone }) => ({ id, zone, calendar: calendarOf(setUp, id, null) })),
    practitioners: inOrder
      .filter((row) => row.kind === "practitioner")
      .map(({ id }) => ({
        id,
        dailyCap: setUp.practitioner.find((row) => row.id === id)?.daily_cap ?? null,
        rotas: setUp.location
          .filter((location) =>
            setUp.opening_hours.some((row) => row.resource_id === id && row.location_id === location.id),
          )
          .map((location) => ({ location: location.id, calendar: calendarOf(setUp, location.id, id) })),
      })),
    rooms: lent("room"),
    devices: lent("device"),
  };
}

/** A service that can be booked without calling, or undefined. */
export function serviceOf(clinic: ClinicRow, setUp: SetUp, serviceId: string): Service | undefined {
  const row = setUp.service.find(({ id, online, active }) => id === serviceId && online === 1 && active === 1);
  if (row === undefined) return undefined;
  return {
    id: row.id,
    length: row.length_min,
    bufferBefore: row.before_min,
    bufferAfter: row.after_min,
    practitioners: setUp.practitioner_service
      .filter(({ service_id }) => service_id === row.id)
      .map(({ practitioner_id, competent_until }) => ({
        practitioner: practitioner_id,
        until: competent_until === null ? null : Temporal.PlainDate.from(competent_until),
      })),
    roomKinds: JSON.parse(row.room_types) as string[],
    segments: setUp.service_segment
      .filter(({ service_id }) => service_id === row.id)
      .sort((a, b) => a.ordinal - b.ordinal)
      .map(({ device_type, from_min, to_min, cleaning_min }) => ({
        device: device_type,
        from: from_min,
        until: to_min,
        cleaning: cleaning_min,
      })),
    step: row.step_min ?? clinic.step_min,
    notice: row.notice_min ?? clinic.notice_min,
    horizon: row.horizon_days ?? clinic.horizon_days,
  };
}

export type SlotSearch = Readonly<{
  /** Epoch seconds. */
  from: number;
  until: number;
  practitioner?: string;
  preferred?: string;
  /** Look at the devices before anybody else's time: quicker where they are likely to be taken. */
  devicesFirst?: boolean;
}>;

/** A daily cap counts all of a local day, which may begin a day before a start and end a day after it. */
const aDay = 86_400;

/** Every visit of a service that could be booked now. */
export async function slotsFor(
  storage: Storage,
  clinic: ClinicRow,
  setUp: SetUp,
  service: Service,
  asked: SlotSearch,
): Promise<readonly Slot[]> {
  const scheduling = schedulingOf(setUp);
  const { practitioner, preferred } = asked;
  const now = storage.now();
  const search = ({ from, until }: Stretch): Search => ({
    service,
    now,
    from,
    until,
    ...(practitioner !== undefined && { practitioner }),
    ...(preferred !== undefined && { preferred }),
  });
  const heldOf = ({ from, until }: Stretch, resources: readonly string[]) => {
    const { first, end } = cellsReached(service, from, until);
    return cellsHeld(storage, clinic.id, resources, first, end);
  };
  const devices = scheduling.devices
    .filter(({ kind }) => service.segments.some((s) => s.device === kind))
    .map(({ id }) => id);
  let stretch: Stretch = asked;
  let devicesHeld: readonly Held[] | undefined;
  if (asked.devicesFirst === true && devices.length > 0) {
    devicesHeld = await heldOf(asked, devices);
    const possible = bookableSlots(scheduling, { held: devicesHeld, visits: [] }, search(asked));
    const [first, last] = [possible[0], possible.at(-1)];
    if (first === undefined || last === undefined) return [];
    stretch = { from: first.start, until: last.start + 1 };
  }
  const { from, until } = stretch;
  const others = [
    ...(practitioner === undefined ? scheduling.practitioners.map(({ id }) => id) : [practitioner]),
    ...scheduling.rooms.filter(({ kind }) => service.roomKinds.includes(kind)).map(({ id }) => id),
    ...(devicesHeld === undefined ? devices : []),
  ];
  const capped = scheduling.practitioners.some(({ dailyCap }) => dailyCap !== null);
  const [othersHeld, visits] = await Promise.all([
    heldOf(stretch, others),
    capped ? visitsBetween(storage, { clinicId: clinic.id, from: from - aDay, to: until + aDay }) : [],
  ]);
  return bookableSlots(
    scheduling,
    {
      held: [...(devicesHeld ?? []), ...othersHeld],
      visits: visits.flatMap(({ practitioner_id, starts_at, kind }) =>
        kind === "visit" && practitioner_id !== null ? [{ practitioner: practitioner_id, start: starts_at }] : [],
      ),
    },
    search(stretch),
  );
}

type Stretch = Readonly<{ from: number; until: number }>;

/** What a slot becomes in the records. */
export function appointmentAt(slot: Slot, service: Service) {
  return {
    locationId: slot.location,
    practitionerId: slot.practitioner,
    roomId: slot.room,
    start: slot.start,
    end: slot.start + service.length * 60,
    holds: cellsOf(slot, service),
  };
}
