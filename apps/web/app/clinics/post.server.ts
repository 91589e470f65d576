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
import { createTransport } from "nodemailer";
import { ownAddress, visitToken } from "./visit-link.server.ts";

/** What each errand is called in the mail's subject and first sentence. */
const sentences: Readonly<Record<string, Readonly<{ subject: string; opens: string }>>> = {
  confirmation: { subject: "Your visit is booked", opens: "Your visit is booked." },
  moved: { subject: "Your visit has a new time", opens: "Your visit has a new time." },
  cancelled: { subject: "Your visit is cancelled", opens: "Your visit is cancelled." },
  reminder: { subject: "Your visit is in two days", opens: "This is a reminder of your visit." },
};

/**
 * Carries out what is due, oldest first: each mail is written once and kept, and sent when a mail server is set
 * (BACKROOT_SMTP_URL, BACKROOT_MAIL_FROM). Without one it waits where staff can read it.
 *
 * @returns how many errands were carried out
 */
export async function carryOutErrands(storage: Storage): Promise<number> {
  const errands = await claimErrands(storage, `web-${process.pid}`);
  for (const errand of errands) {
    try {
      await carryOut(storage, errand);
      await completeErrand(storage, errand);
    } catch (error) {
      const code = (error as { code?: string }).code ?? "failed";
      await postponeErrand(storage, errand, 60 * 2 ** errand.attempts, code);
    }
  }
  return errands.length;
}

async function carryOut(storage: Storage, errand: OutboxRow): Promise<void> {
  const words = sentences[errand.kind];
  if (words === undefined || errand.visit_id === null) return;
  const written = await writeMail(storage, errand, words);
  if (written === undefined) return;
  const mail = await keepMail(storage, written);
  const server = process.env.BACKROOT_SMTP_URL;
  if (!server || mail.sent_at !== null) return;
  const transport = createTransport(server);
  await transport.sendMail({
    from: process.env.BACKROOT_MAIL_FROM ?? "backroot@localhost",
    to: { name: "", address: mail.recipient },
    subject: mail.subject,
    text: mail.body,
    // The same for every try, so that a mail server or reader that has it drops the second.
    messageId: `<${mail.errand_id}@backroot>`,
    ...(mail.calendar !== null && {
      icalEvent: {
        method: errand.kind === "cancelled" ? "CANCEL" : "REQUEST",
        content: mail.calendar,
        filename: "visit.ics",
      },
    }),
  });
  await noteSent(storage, mail);
}

async function writeMail(storage: Storage, errand: OutboxRow, words: Readonly<{ subject: string; opens: string }>) {
  const clinicId = errand.clinic_id;
  const [clinic, visit, setUp] = await Promise.all([
    clinicById(storage, clinicId),
    visitById(storage, clinicId, errand.visit_id!),
    setUpOf(storage, clinicId),
  ]);
  if (clinic === undefined || visit === undefined || visit.person_id === null) return undefined;
  // What was overtaken meanwhile is not told: a cancelled visit has no reminder.
  if ((visit.state === "cancelled") !== (errand.kind === "cancelled")) return undefined;
  const person = await personById(storage, clinicId, visit.person_id);
  const location = setUp.location.find(({ id }) => id === visit.location_id);
  const service = setUp.service.find(({ id }) => id === visit.service_id);
  if (!person?.email || location === undefined || service === undefined) return undefined;
  const practitioner = setUp.resource.find(({ id }) => id === visit.practitioner_id);
  const link = `${ownAddress()}/clinics/${clinic.slug}/visits/${visitToken(clinicId, visit.id)}`;
  const at = (seconds: number) => Temporal.Instant.fromEpochMilliseconds(seconds * 1000);
  const when = at(visit.starts_at)
    .toZonedDateTimeISO(location.zone)
    .toLocaleString("en-GB", { dateStyle: "full", timeStyle: "short" });
  const calendar =
    clinic.email === null || errand.kind === "reminder"
      ? null
      : visitInvitation(
          {
            uid: `${visit.id}@backroot`,
            sequence: visit.sequence,
            stamp: at(visit.updated_at),
            start: at(visit.starts_at),
            end: at(visit.ends_at),
            zone: location.zone,
            title: `Visit at ${clinic.name}`,
            location: location.address,
            organiser: { name: clinic.name, email: clinic.email },
            attendee: { name: person.name, email: person.email },
            url: link,
          },
          errand.kind === "cancelled" ? "cancel" : "request",
        );
  return {
    clinic_id: clinicId,
    errand_id: errand.id,
    visit_id: visit.id,
    person_id: person.id,
    recipient: person.email,
    subject: `${words.subject}: ${clinic.name}`,
    body: [
      words.opens,
      "",
      `When: ${when} (${location.zone})`,
      ...(practitioner ? [`With: ${practitioner.name}`] : []),
      `Where: ${location.name}, ${location.address}`,
      ...(location.directions ? [location.directions] : []),
      "",
      `See, move or cancel it: ${link}`,
      ...(clinic.phone ? [`Phone: ${clinic.phone}`] : []),
      ...(clinic.demo === 1 ? ["", "This is a demo clinic. Nobody works there."] : []),
    ].join("\n"),
    calendar,
  };
}
