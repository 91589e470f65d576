import {
  holdsOf,
  membersOf,
  noteSeen,
  outcomesOf,
  personById,
  type Storage,
  screeningOf,
  setUpOf,
  type VisitRow,
  visitById,
  visitRecord,
} from "@backroot/storage";
import type { Sheet } from "../../checks/summary.ts";
import type { Language } from "../../words/language.ts";
import { may } from "./access.ts";
import { cautionsInWords } from "./cautions.server.ts";
import { clockOf } from "./clock.ts";
import type { Me } from "./door.server.ts";
import { localDate, zoneOf } from "./placing.server.ts";

export type VisitView = NonNullable<Awaited<ReturnType<typeof visitView>>>;
/** What is shown of somebody's health, to roles that may see it. */
export type Health = NonNullable<VisitView["health"]>;

/** A visit as `me` may see it, and that they saw it is noted; undefined when there is none. */
export async function visitView(storage: Storage, me: Me, visitId: string, language: Language) {
  const clinicId = me.clinic.id;
  const visit = await visitById(storage, clinicId, visitId);
  if (visit === undefined) return undefined;
  const seesHealth = may(me.role, "health");
  const [setUp, person, members, holds] = await Promise.all([
    setUpOf(storage, clinicId),
    visit.person_id === null ? undefined : personById(storage, clinicId, visit.person_id),
    membersOf(storage, clinicId),
    holdsOf(storage, clinicId, visit.id),
  ]);
  const zone = zoneOf(setUp, visit.location_id);
  const clock = clockOf(language, zone);
  const resource = (id: string) => setUp.resource.find((r) => r.id === id)?.name ?? id;
  await noteSeen(storage, clinicId, {
    by: me.by,
    action: seesHealth ? "visit.seen" : "visit.seen_without_health",
    subject: { kind: "visit", id: visit.id },
  });
  const cautions = JSON.parse(visit.cautions) as readonly string[];
  return {
    id: visit.id,
    language,
    kind: visit.kind,
    state: visit.state,
    revision: visit.revision,
    title: visit.kind === "block" ? visit.title : (person?.name ?? null),
    personId: visit.person_id,
    phone: person?.phone ?? null,
    email: person?.email ?? null,
    born: person?.birth_date ?? null,
    service: setUp.service.find(({ id }) => id === visit.service_id)?.name ?? null,
    day: localDate(visit.starts_at, zone),
    when: clock.day(visit.starts_at),
    time: clock.time(visit.starts_at),
    until: clock.time(visit.ends_at),
    minutes: (visit.ends_at - visit.starts_at) / 60,
    held: holds.map(({ resourceId }) => resource(resourceId)),
    practitioner: visit.practitioner_id,
    practitioners: setUp.resource
      .filter(({ kind, active }) => kind === "practitioner" && active === 1)
      .map(({ id, name }) => [id, name] as const),
    override: visit.override_reason,
    source: visit.source,
    cautions: cautions.length,
    mayOverride: may(me.role, "override"),
    health: seesHealth
      ? await healthOf(storage, visit, cautions, {
          day: (at) => localDate(at, zone),
          short: clock.short,
          when: (at) => `${clock.short(at)}, ${clock.time(at)}`,
          nameOf: (id) => members.find(({ userId }) => userId === id)?.name ?? id,
        })
      : null,
  };
}

type InWords = Readonly<{
  day: (at: number) => string;
  short: (at: number) => string;
  when: (at: number) => string;
  nameOf: (userId: string) => string;
}>;

async function healthOf(
  storage: Storage,
  { clinic_id, id: visitId, person_id }: VisitRow,
  cautions: readonly string[],
  { day, short, when, nameOf }: InWords,
) {
  const [screening, record, outcomes] = await Promise.all([
    screeningOf(storage, clinic_id, visitId),
    visitRecord(storage, clinic_id, visitId),
    person_id === null ? [] : outcomesOf(storage, clinic_id, person_id),
  ]);
  return {
    cautions: cautionsInWords(cautions),
    screening: screening && { answered: when(screening.answered_at), version: screening.model_version },
    consents: Object.fromEntries(
      record.consents.map(({ point, given, noted_by, noted_at }) => [
        point,
        { given: given === 1, by: nameOf(noted_by), at: when(noted_at) },
      ]),
    ),
    notes: record.notes.map(({ id, body, author_id, created_at }) => ({
      id,
      body,
      by: nameOf(author_id),
      at: when(created_at),
    })),
    waiting: record.handovers
      .filter(({ read_at, expires_at }) => read_at === null && expires_at > storage.now())
      .map(({ id, created_at }) => ({ id, made: when(created_at) })),
    summaries: record.summaries.map(({ id, body, kept_by, kept_at }) => ({
      id,
      sheet: JSON.parse(body) as Sheet,
      by: nameOf(kept_by),
      at: when(kept_at),
    })),
    outcomes: (["pain", "peg"] as const).map((instrument) => ({
      instrument,
      points: outcomes
        .filter((row) => row.instrument === instrument)
        .map(({ reported_at, score_tenths }) => ({
          day: day(reported_at),
          words: short(reported_at),
          value: score_tenths / 10,
        })),
    })),
  };
}
