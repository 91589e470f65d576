import { createServer, type Server } from "node:net";

export type SunkMail = Readonly<{ to: string; head: string; text: string }>;

/** A mail server that takes everything and sends nothing on: what tests read instead of a mailbox. */
export async function mailSink(): Promise<Readonly<{ url: string; mails: SunkMail[]; close: () => void }>> {
  const mails: SunkMail[] = [];
  const server: Server = createServer((socket) => {
    let [received, to, inData] = ["", "", false];
    socket.on("error", () => {}); // whoever was sending was killed
    socket.write("220 sink\r\n");
    socket.on("data", (chunk) => {
      received += chunk.toString("latin1");
      for (;;) {
        const end = received.indexOf(inData ? "\r\n.\r\n" : "\r\n");
        if (end < 0) return;
        const said = received.slice(0, end);
        received = received.slice(end + (inData ? 5 : 2));
        if (inData) {
          mails.push(mailIn(said, to));
          inData = false;
          socket.write("250 taken\r\n");
        } else if (/^DATA/i.test(said)) {
          inData = true;
          socket.write("354 go on\r\n");
        } else if (/^QUIT/i.test(said)) socket.end("221 bye\r\n");
        else {
          to = /^RCPT TO:<([^>]*)>/i.exec(said)?.[1] ?? to;
          socket.write("250 sink\r\n");
        }
      }
    });
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.address() as { port: number };
  return { url: `smtp://127.0.0.1:${port}?ignoreTLS=true`, mails, close: () => void server.close() };
}

/** The first part of plain text, decoded (RFC 2045, section 6). */
function mailIn(raw: string, to: string): SunkMail {
  const at = raw.search(/content-type: text\/plain/i);
  const begin = raw.indexOf("\r\n\r\n", at) + 4;
  const head = raw.slice(Math.max(0, raw.lastIndexOf("\r\n\r\n", at)), begin);
  const encoding = /content-transfer-encoding: ([\w-]+)/i.exec(head)?.[1]?.toLowerCase();
  const body = raw.slice(begin).split(/\r\n--/)[0]!;
  const bytes =
    encoding === "base64"
      ? Buffer.from(body, "base64")
      : Buffer.from(
          encoding === "quoted-printable"
            ? body
                .replaceAll("=\r\n", "")
                .replaceAll(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)))
            : body,
          "latin1",
        );
  return { to, head: raw.slice(0, raw.indexOf("\r\n\r\n")), text: bytes.toString("utf8") };
}
