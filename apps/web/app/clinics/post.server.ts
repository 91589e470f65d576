import { visitInvitation } from "@backroot/interchange";
import {
  claimErrands,
  clinicById,
  completeErrand,
  keepMail,
  noteSent,
  type OutboxRow,
  personById,
  postponeErrand,
  type Storage,
  setUpOf,
  visitById,
} from "@backroot/storage";
import { z } from "zod";
import { pathIn } from "../words/language.ts";
import { mailWordsIn } from "../words/mail.server.ts";
import { filled } from "../words/staff.ts";
import { hangUp, send, sendsMail } from "./mail-server.server.ts";
import { ownAddress, visitToken } from "./visit-link.server.ts";
import { languageFor, type OwnTexts, type VisitMailKind, visitMail, visitMails } from "./visit-mail.server.ts";

/** So many errands are carried out together. */
const hand = 10;

/**
 * Carries out what is due, oldest first, a handful at a time: each mail is written once and kept, and sent when a mail server
 * is set (BACKROOT_SMTP_URL, BACKROOT_MAIL_FROM). Without one it waits where staff can read it.
 *
 * A process that is killed leaves its handful to whoever looks a minute later. Killed between the mail server's yes and our note
 * of it, that mail is sent again, with the same Message-ID.
 *
 * @returns whether more may be due at once
 */
export async function carryOutErrands(storage: Storage): Promise<boolean> {
  const errands = await claimErrands(storage, `web-${process.pid}`, { limit: hand });
  await Promise.all(errands.map((errand) => carryOut(storage, errand)));
  const more = errands.length === hand;
  if (!more) hangUp();
  return more;
}

async function carryOut(storage: Storage, errand: OutboxRow): Promise<void> {
  try {
    await tell(storage, errand);
    await completeErrand(storage, errand);
  } catch (error) {
    const code = (error as { code?: string }).code ?? "failed";
    await postponeErrand(storage, errand, 60 * 2 ** errand.attempts, code);
  }
}

async function tell(storage: Storage, errand: OutboxRow): Promise<void> {
  const kind = visitMails.find((known) => known === errand.kind);
  if (kind !== undefined) return tellPerson(storage, errand, kind);
  const toStaff = staffErrand.safeParse({ ...JSON.parse(errand.payload), kind: errand.kind });
  // Whoever reads such a mail can become who it is for: it is sent and not kept, and without a mail server not written.
  if (toStaff.success && sendsMail()) await send({ ...(await staffMail(storage, errand, toStaff.data)), errand });
}

async function tellPerson(storage: Storage, errand: OutboxRow, kind: VisitMailKind): Promise<void> {
  const written = await writeMail(storage, errand, kind);
  if (written === undefined) return;
  const mail = await keepMail(storage, written);
  if (!sendsMail() || mail.sent_at !== null) return;
  const { recipient, subject, body, calendar } = mail;
  await send({ recipient, subject, body, calendar, errand });
  await noteSent(storage, mail);
}

const link = { email: z.email(), token: z.string().min(20), language: z.string() };
const staffErrand = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("invitation"), ...link, role: z.enum(["owner", "practitioner", "front_desk"]) }),
  z.object({ kind: z.literal("reset"), ...link }),
]);

/** What the errand of an invitation or of a new password holds until it is carried out. */
export type StaffErrand = z.output<typeof staffErrand>;

async function staffMail(storage: Storage, { clinic_id }: OutboxRow, to: StaffErrand) {
  const language = languageFor(to.language);
  const words = mailWordsIn[language];
  const clinic = (await clinicById(storage, clinic_id))?.name ?? "";
  const path = to.kind === "invitation" ? `/staff/join/${to.token}` : `/staff/password/${to.token}`;
  const told = {
    clinic,
    role: to.kind === "invitation" ? words.roles[to.role] : "",
    link: `${ownAddress()}${pathIn(language, path)}`,
  };
  return {
    recipient: to.email,
    subject: filled(words[to.kind].subject, told),
    body: filled(words[to.kind].body, told),
  };
}

async function writeMail(storage: Storage, errand: OutboxRow, kind: VisitMailKind) {
  const clinicId = errand.clinic_id;
  if (errand.visit_id === null) return undefined;
  const [clinic, visit, setUp] = await Promise.all([
    clinicById(storage, clinicId),
    visitById(storage, clinicId, errand.visit_id),
    setUpOf(storage, clinicId),
  ]);
  if (clinic === undefined || visit === undefined || visit.person_id === null) return undefined;
  // What was overtaken meanwhile is not told: a cancelled visit has no reminder.
  if ((visit.state === "cancelled") !== (kind === "cancelled")) return undefined;
  const person = await personById(storage, clinicId, visit.person_id);
  const location = setUp.location.find(({ id }) => id === visit.location_id);
  const service = setUp.service.find(({ id }) => id === visit.service_id);
  if (!person?.email || location === undefined || service === undefined) return undefined;
  const language = languageFor(person.language);
  const path = `/clinics/${clinic.slug}/visits/${visitToken(clinicId, visit.id)}`;
  const url = `${ownAddress()}${pathIn(language, path)}`;
  const at = (seconds: number) => Temporal.Instant.fromEpochMilliseconds(seconds * 1000);
  const calendar =
    clinic.email === null || kind === "reminder"
      ? null
      : visitInvitation(
          {
            uid: `${visit.id}@backroot`,
            sequence: visit.sequence,
            stamp: at(visit.updated_at),
            start: at(visit.starts_at),
            end: at(visit.ends_at),
            zone: location.zone,
            title: filled(mailWordsIn[language].calendar, { clinic: clinic.name }),
            location: location.address,
            organiser: { name: clinic.name, email: clinic.email },
            attendee: { name: person.name, email: person.email },
            url,
          },
          kind === "cancelled" ? "cancel" : "request",
        );
  const written = visitMail(
    kind,
    {
      clinic,
      start: visit.starts_at,
      zone: location.zone,
      personZone: person.zone,
      practitioner: setUp.resource.find(({ id }) => id === visit.practitioner_id)?.name ?? null,
      place: location,
      link: url,
    },
    JSON.parse(clinic.mail_texts) as OwnTexts,
    language,
  );
  return {
    clinic_id: clinicId,
    errand_id: errand.id,
    visit_id: visit.id,
    person_id: person.id,
    recipient: person.email,
    ...written,
    calendar,
  };
}
