import { type DiaryEntry, diaryEntries, diaryStamp, type SetUp, type Storage, setUpOf } from "@backroot/storage";
import type { Me } from "./door.server.ts";
import { zoneOf } from "./placing.server.ts";
import { hoursOn } from "./week.ts";

export const kinds = ["practitioner", "room", "device"] as const;
export type Kind = (typeof kinds)[number];

/** What part of the diary is looked at. */
export type Look = Readonly<{ day: Temporal.PlainDate; view: "day" | "week"; by: Kind; of: string | null }>;

/** One visit or block, as far as the page needs it. Instants in epoch seconds, holds in cells. */
export type Item = Readonly<{
  id: string;
  kind: "visit" | "block";
  state: string;
  start: number;
  end: number;
  revision: number;
  title: string | null;
  service: string | null;
  first: boolean;
  cautions: number;
  beside: boolean;
  practitionerId: string | null;
  holds: DiaryEntry["holds"];
}>;

/** A column of the grid: a resource on a day. `begins` is the instant of its first row; hours are in rows. */
export type Column = Readonly<{
  resourceId: string;
  day: string;
  begins: number;
  open: readonly Readonly<{ from: number; until: number }>[];
}>;

/** What a page of the diary shows. */
export type DiaryView = Awaited<ReturnType<typeof diaryView>>;

/** Reads what an address asks for; what it does not say, or says wrongly, is today by practitioner. */
export function lookFrom(search: URLSearchParams, today: Temporal.PlainDate): Look {
  const asked = search.get("day") ?? "";
  const by = kinds.find((kind) => kind === search.get("by")) ?? "practitioner";
  let day = today;
  try {
    if (/^\d{4}-\d\d-\d\d$/.test(asked)) day = Temporal.PlainDate.from(asked, { overflow: "reject" });
  } catch {
    day = today;
  }
  const of = search.get("of");
  return { day, view: search.get("view") === "week" ? "week" : "day", by, of: of === "" ? null : of };
}

export async function diaryView(storage: Storage, me: Me, search: URLSearchParams) {
  const clinicId = me.clinic.id;
  const setUp = await setUpOf(storage, clinicId);
  const zone = zoneOf(setUp);
  const now = storage.now();
  const today = Temporal.Instant.fromEpochMilliseconds(now * 1000)
    .toZonedDateTimeISO(zone)
    .toPlainDate();
  const look = lookFrom(search, today);
  const { view, by } = look;
  const resources = setUp.resource
    .filter(({ active }) => active === 1)
    .toSorted((a, b) => a.position - b.position)
    .map(({ id, kind, name, type, location_id }) => ({ id, kind, name, type, locationId: location_id }));
  const mine = setUp.practitioner.find(({ user_id }) => user_id === me.user.id)?.id;
  const ofKind = resources.filter(({ kind }) => kind === by);
  const of = (ofKind.find(({ id }) => id === look.of) ?? ofKind.find(({ id }) => id === mine) ?? ofKind[0])?.id ?? null;

  const monday = look.day.subtract({ days: look.day.dayOfWeek - 1 });
  const week = Array.from({ length: 7 }, (_, i) => monday.add({ days: i }));
  const days = view === "day" ? [look.day] : week;
  const at = (day: Temporal.PlainDate, minutes = 0) =>
    Math.floor(
      day.toZonedDateTime({ timeZone: zone, plainTime: new Temporal.PlainTime(Math.floor(minutes / 60)) })
        .epochMilliseconds / 1000,
    );
  const from = at(days[0]!);
  const to = at(days.at(-1)!.add({ days: 1 }));
  const period = { clinicId, from, to };
  const [entries, stamp] = await Promise.all([diaryEntries(storage, period), diaryStamp(storage, period)]);

  const hours = { weekly: setUp.opening_hours, exceptions: setUp.hours_exception };
  const hoursOf = (id: string | null, day: Temporal.PlainDate) => hoursOn(hours, id, day.toString(), day.dayOfWeek);
  // In a week, Saturday and Sunday stand only where somebody works or something is.
  const shown = days.filter(
    (day) =>
      view === "day" ||
      day.dayOfWeek <= 5 ||
      hoursOf(of, day).length > 0 ||
      entries.some(({ visit }) => visit.starts_at >= at(day) && visit.starts_at < at(day.add({ days: 1 }))),
  );
  const columnsOf = view === "day" ? ofKind.map(({ id }) => id) : of === null ? [] : [of];
  const minutes = entries.flatMap(({ visit }) => [visit.starts_at, visit.ends_at - 1].map((t) => wallMinutes(t, zone)));
  const opens = shown.flatMap((day) => hoursOf(null, day));
  const first = Math.floor(Math.min(...opens.map((h) => h.from), ...minutes, 9 * 60) / 60);
  const last = Math.min(
    24,
    Math.ceil(Math.max(...opens.map((h) => h.until), ...minutes.map((m) => m + 1), 17 * 60) / 60),
  );
  const columns = shown.flatMap((day) =>
    columnsOf.map(
      (resourceId): Column => ({
        resourceId,
        day: day.toString(),
        begins: at(day, first * 60),
        open: hoursOf(resourceId, day).map((h) => ({
          from: Math.max(0, (h.from - first * 60) / 5),
          until: Math.min((last - first) * 12, (h.until - first * 60) / 5),
        })),
      }),
    ),
  );
  return {
    zone,
    now,
    stamp,
    look: { day: look.day.toString(), view, by, of },
    today: today.toString(),
    before: look.day.subtract({ days: view === "day" ? 1 : 7 }).toString(),
    after: look.day.add({ days: view === "day" ? 1 : 7 }).toString(),
    from,
    to,
    first,
    rows: (last - first) * 12,
    columns,
    resources,
    services: servicesIn(setUp),
    items: entries.map(itemOf),
  };
}

function servicesIn(setUp: SetUp) {
  return setUp.service
    .filter(({ active }) => active === 1)
    .toSorted((a, b) => a.position - b.position)
    .map(({ id, name, length_min }) => ({
      id,
      name,
      length: length_min,
      practitioners: setUp.practitioner_service
        .filter(({ service_id }) => service_id === id)
        .map(({ practitioner_id }) => practitioner_id),
    }));
}

function itemOf({ visit, person, service, first, holds }: DiaryEntry): Item {
  return {
    id: visit.id,
    kind: visit.kind,
    state: visit.state,
    start: visit.starts_at,
    end: visit.ends_at,
    revision: visit.revision,
    title: visit.kind === "block" ? visit.title : person,
    service,
    first,
    cautions: (JSON.parse(visit.cautions) as unknown[]).length,
    beside: visit.override_reason !== null,
    practitionerId: visit.practitioner_id,
    holds,
  };
}

function wallMinutes(epochSeconds: number, zone: string): number {
  const { hour, minute } = Temporal.Instant.fromEpochMilliseconds(epochSeconds * 1000).toZonedDateTimeISO(zone);
  return hour * 60 + minute;
}
