import type { OutboxRow } from "@backroot/storage";
import { createTransport, type Transporter } from "nodemailer";

/** Whether mails leave: a mail server is set. */
export function sendsMail(): boolean {
  return Boolean(process.env.BACKROOT_SMTP_URL);
}

let connected: Readonly<{ url: string; transport: Transporter }> | undefined;

/**
 * Connections to the mail server that BACKROOT_SMTP_URL names, kept while there are mails to send.
 *
 * A server that does not answer is given up well before the errand is handed to another worker, or both would send.
 */
function transport(): Transporter {
  const url = process.env.BACKROOT_SMTP_URL ?? "";
  if (connected?.url !== url) {
    hangUp();
    const patience = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 15_000 };
    connected = { url, transport: createTransport({ url, pool: true, maxConnections: 5, ...patience }) };
  }
  return connected.transport;
}

/** Ends the connections; the next mail makes new ones. */
export function hangUp(): void {
  connected?.transport.close();
  connected = undefined;
}

export type Outgoing = Readonly<{
  recipient: string;
  subject: string;
  body: string;
  calendar?: string | null;
  errand: OutboxRow;
}>;

/**
 * Hands a mail to the mail server.
 *
 * @throws nodemailer's error, with its code, when the server did not take it
 */
export async function send({ recipient, subject, body, calendar = null, errand }: Outgoing): Promise<void> {
  await transport().sendMail({
    from: process.env.BACKROOT_MAIL_FROM ?? "backroot@localhost",
    to: { name: "", address: recipient },
    subject,
    text: body,
    // The same for every try, so that a mail server or reader that has it drops the second.
    messageId: `<${errand.id}@backroot>`,
    ...(calendar !== null && {
      icalEvent: {
        method: errand.kind === "cancelled" ? "CANCEL" : "REQUEST",
        content: calendar,
        filename: "visit.ics",
      },
    }),
  });
}
