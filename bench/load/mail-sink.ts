import { once } from "node:events";
import { SMTPServer } from "smtp-server";

export type Sunk = Readonly<{ messageId: string; recipients: readonly string[] }>;

/** A mail server that takes everything, a few milliseconds late as they are, and remembers whose it was. */
export async function startMailSink(): Promise<
  Readonly<{ url: string; sunk: readonly Sunk[]; stop(): Promise<void> }>
> {
  const sunk: Sunk[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    onData(stream, session, done) {
      let text = "";
      stream.setEncoding("utf8");
      stream.on("data", (chunk: string) => {
        text += chunk;
      });
      stream.on("end", () => {
        const messageId = /^message-id:\s*(<[^>]*>)/im.exec(text)?.[1] ?? "";
        sunk.push({ messageId, recipients: session.envelope.rcptTo.map(({ address }) => address) });
        setTimeout(done, 5);
      });
    },
  });
  // A client that is killed breaks its connection off.
  server.on("error", () => {});
  server.listen(0, "127.0.0.1");
  await once(server.server, "listening");
  const { port } = server.server.address() as { port: number };
  return { url: `smtp://127.0.0.1:${port}`, sunk, stop: () => new Promise((resolve) => server.close(() => resolve())) };
}
