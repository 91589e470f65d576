import type { Storage } from "@backroot/storage";
import type { Told } from "./clients.ts";
import type { Wish } from "./week.ts";

/** What the tables and the answers say about each other, counted. Everything but `yes` and `no` must be 0. */
export type Verdict = Readonly<{
  yes: number;
  no: number;
  /** Cells of a resource held by two visits, in any lane. */
  cellsHeldTwice: number;
  /** Visits of one practitioner, or in one room, that overlap; or on one machine, with its cleaning. */
  overlaps: number;
  /** Visits that do not hold just the cells their service needs. */
  cellsWrong: number;
  /** Told yes, but there is no visit of theirs at the time they asked for. */
  yesWithoutRow: number;
  /** Told no, or told nothing but no at first, but there is a visit of theirs. */
  noWithRow: number;
  /** Told of two different visits under one key. */
  twoAnswers: number;
  /** Visits in the tables that nobody was told of. */
  untold: number;
  /** Visits without their one confirmation errand and their one line in the log. */
  withoutErrandOrLog: number;
  /** Answers that are neither yes nor a no with a reason: 5xx and the like. */
  otherAnswers: number;
}>;

type Span = Readonly<{ resource: string; from: number; until: number }>;

/** Reads the tables and holds them against what people were told. Written from the rules, not from the code that books. */
export async function verdict(
  { read }: Storage,
  clinicId: string,
  wished: readonly Wish[],
  told: readonly Told[],
): Promise<Verdict> {
  const [visits, cells, errands, log] = await Promise.all([
    read
      .selectFrom("visit")
      .innerJoin("person", (join) =>
        join.onRef("person.clinic_id", "=", "visit.clinic_id").onRef("person.id", "=", "visit.person_id"),
      )
      .select(["visit.id", "practitioner_id", "room_id", "service_id", "starts_at", "ends_at", "email"])
      .where("visit.clinic_id", "=", clinicId)
      .execute(),
    read
      .selectFrom("occupancy")
      .select(["resource_id", "cell", "visit_id"])
      .where("clinic_id", "=", clinicId)
      .execute(),
    read
      .selectFrom("outbox")
      .select("visit_id")
      .where("clinic_id", "=", clinicId)
      .where("kind", "=", "confirmation")
      .execute(),
    read
      .selectFrom("audit")
      .select("subject_id")
      .where("clinic_id", "=", clinicId)
      .where("action", "=", "visit.booked")
      .execute(),
  ]);

  const heldBy = new Map<string, Map<string, number[]>>();
  const held = new Set<string>();
  let cellsHeldTwice = 0;
  for (const { resource_id, cell, visit_id } of cells) {
    const key = `${resource_id} ${cell}`;
    if (held.has(key)) cellsHeldTwice++;
    held.add(key);
    const ofVisit = heldBy.get(visit_id) ?? new Map<string, number[]>();
    ofVisit.set(resource_id, [...(ofVisit.get(resource_id) ?? []), cell]);
    heldBy.set(visit_id, ofVisit);
  }

  const spans: Span[] = [];
  let cellsWrong = 0;
  for (const visit of visits) {
    const ofVisit = heldBy.get(visit.id) ?? new Map<string, number[]>();
    const machine = [...ofVisit.keys()].find((resource) => resource.startsWith("wave-"));
    const expected: Span[] = [
      { resource: visit.practitioner_id ?? "", from: visit.starts_at, until: visit.ends_at },
      { resource: visit.room_id ?? "", from: visit.starts_at, until: visit.ends_at },
      // From minute 10 to 20, and five minutes of cleaning.
      ...(visit.service_id === "wave"
        ? [{ resource: machine ?? "", from: visit.starts_at + 600, until: visit.starts_at + 1500 }]
        : []),
    ];
    const whole = expected.every(({ resource, from, until }) => {
      const got = (ofVisit.get(resource) ?? []).sort((a, b) => a - b);
      return got[0] === from / 300 && got.at(-1) === until / 300 - 1 && got.length === (until - from) / 300;
    });
    if (!whole || ofVisit.size !== expected.length || visit.ends_at - visit.starts_at !== 1800) cellsWrong++;
    spans.push(...expected);
  }
  spans.sort((a, b) => (a.resource < b.resource ? -1 : a.resource > b.resource ? 1 : a.from - b.from));
  const overlaps = spans.filter(
    (span, i) => i > 0 && span.resource === spans[i - 1]!.resource && span.from < spans[i - 1]!.until,
  ).length;

  const byEmail = Map.groupBy(visits, ({ email }) => email ?? "");
  const byKey = new Map(told.map((t) => [t.key, t]));
  const known = new Set<string>();
  const count = { yes: 0, no: 0, yesWithoutRow: 0, noWithRow: 0, twoAnswers: 0, otherAnswers: 0 };
  for (const wish of wished) {
    const { answers } = byKey.get(wish.key) ?? { answers: [] };
    const rows = byEmail.get(wish.email) ?? [];
    const ids = new Set(answers.flatMap(({ id }) => (id === undefined ? [] : [id])));
    for (const id of ids) known.add(id);
    if (answers.some(({ status }) => !(status < 300 || status === 409))) count.otherAnswers++;
    if (ids.size > 1 || rows.length > 1) count.twoAnswers++;
    if (ids.size > 0) {
      count.yes++;
      const row = rows.find(({ id }) => ids.has(id));
      const theirs =
        row?.starts_at === wish.start &&
        row.service_id === wish.service &&
        (wish.practitioner ?? row.practitioner_id) === row.practitioner_id &&
        answers.every((answer) => answer.practitioner === undefined || answer.practitioner === row.practitioner_id);
      if (!theirs) count.yesWithoutRow++;
    }
    if (answers.some(({ id }) => id === undefined)) {
      if (ids.size === 0) count.no++;
      if (rows.length > 0) count.noWithRow++;
    }
  }
  const [errandsOf, logOf] = [
    Map.groupBy(errands, ({ visit_id }) => visit_id),
    Map.groupBy(log, ({ subject_id }) => subject_id),
  ];
  return {
    ...count,
    cellsHeldTwice,
    overlaps,
    cellsWrong,
    untold: visits.filter(({ id }) => !known.has(id)).length,
    withoutErrandOrLog: visits.filter(({ id }) => errandsOf.get(id)?.length !== 1 || logOf.get(id)?.length !== 1)
      .length,
  };
}
