import { type Actor, append, type Entry } from "./audit.ts";
import type { ConsentRow, HandoverRow, NoteRow, OutcomeRow, SummaryRow } from "./schema.ts";
import type { Storage, Write } from "./storage.ts";

/** What is written down about a visit and how the person fares. */
export type VisitRecord = Readonly<{
  notes: readonly NoteRow[];
  consents: readonly ConsentRow[];
  handovers: readonly Omit<HandoverRow, "ciphertext">[];
  summaries: readonly SummaryRow[];
}>;

export async function visitRecord({ read }: Storage, clinicId: string, visitId: string): Promise<VisitRecord> {
  const [notes, consents, handovers, summaries] = await Promise.all([
    read
      .selectFrom("note")
      .selectAll()
      .where("clinic_id", "=", clinicId)
      .where("visit_id", "=", visitId)
      .orderBy("id")
      .execute(),
    read
      .selectFrom("consent")
      .selectAll()
      .where("clinic_id", "=", clinicId)
      .where("visit_id", "=", visitId)
      .orderBy("point")
      .execute(),
    read
      .selectFrom("handover")
      .select(["clinic_id", "id", "visit_id", "created_at", "expires_at", "read_at", "read_by"])
      .where("clinic_id", "=", clinicId)
      .where("visit_id", "=", visitId)
      .orderBy("id")
      .execute(),
    read
      .selectFrom("summary")
      .selectAll()
      .where("clinic_id", "=", clinicId)
      .where("visit_id", "=", visitId)
      .orderBy("id")
      .execute(),
  ]);
  return { notes, consents, handovers, summaries };
}

/** Adds a note to a visit. Notes are added to, never changed. False when there is no such visit. */
export function addNote(
  storage: Storage,
  clinicId: string,
  visitId: string,
  body: string,
  by: Actor & Readonly<{ id: string }>,
): Promise<boolean> {
  return onVisit(storage, clinicId, visitId, by, "note.added", async (trx) => {
    const note = { clinic_id: clinicId, id: storage.newId(), visit_id: visitId, author_id: by.id, body };
    await trx
      .insertInto("note")
      .values({ ...note, created_at: storage.now() })
      .execute();
  });
}

/** Writes down whether the person agreed to a point. */
export function noteConsent(
  storage: Storage,
  clinicId: string,
  visitId: string,
  { point, given }: Readonly<{ point: string; given: boolean }>,
  by: Actor & Readonly<{ id: string }>,
): Promise<boolean> {
  const detail = { point, given };
  return onVisit(
    storage,
    clinicId,
    visitId,
    by,
    "consent.noted",
    async (trx) => {
      const answer = { given: given ? (1 as const) : (0 as const), noted_by: by.id, noted_at: storage.now() };
      await trx
        .insertInto("consent")
        .values({ clinic_id: clinicId, visit_id: visitId, point, ...answer })
        .onConflict((conflict) => conflict.columns(["clinic_id", "visit_id", "point"]).doUpdateSet(answer))
        .execute();
    },
    detail,
  );
}

/** Pain, or the three questions of PEG, each from 0 to 10; the score is their mean. */
export function addOutcome(
  storage: Storage,
  clinicId: string,
  visitId: string,
  { instrument, answers }: Readonly<{ instrument: OutcomeRow["instrument"]; answers: readonly number[] }>,
  by: Actor,
): Promise<boolean> {
  const score = Math.round((answers.reduce((a, b) => a + b, 0) / answers.length) * 10);
  return onVisit(storage, clinicId, visitId, by, "outcome.added", async (trx, personId) => {
    if (personId === null) return;
    await trx
      .insertInto("outcome")
      .values({
        clinic_id: clinicId,
        id: storage.newId(),
        person_id: personId,
        visit_id: visitId,
        instrument,
        answers: JSON.stringify(answers),
        score_tenths: score,
        reported_at: storage.now(),
      })
      .execute();
  });
}

/** How a person has fared, the oldest first. */
export function outcomesOf({ read }: Storage, clinicId: string, personId: string): Promise<readonly OutcomeRow[]> {
  return read
    .selectFrom("outcome")
    .selectAll()
    .where("clinic_id", "=", clinicId)
    .where("person_id", "=", personId)
    .orderBy("reported_at")
    .orderBy("id")
    .execute();
}

function onVisit(
  storage: Storage,
  clinicId: string,
  visitId: string,
  by: Actor,
  action: string,
  change: (trx: Write, personId: string | null) => Promise<void>,
  detail: Entry["detail"] = {},
): Promise<boolean> {
  return storage.write(async (trx) => {
    const visit = await trx
      .selectFrom("visit")
      .select("person_id")
      .where("clinic_id", "=", clinicId)
      .where("id", "=", visitId)
      .executeTakeFirst();
    if (visit === undefined) return false;
    await change(trx, visit.person_id);
    await append(storage, trx, clinicId, { by, action, subject: { kind: "visit", id: visitId }, detail });
    return true;
  });
}
