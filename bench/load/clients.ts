import { Agent, request } from "node:http";
import type { Wish } from "./week.ts";

/** A wish and everything the server said to it. `id` is that of the visit, where it said yes. */
export type Told = Readonly<{
  key: string;
  answers: readonly Readonly<{ status: number; id?: string; practitioner?: string; ms: number }>[];
}>;

export type BookingRun = Readonly<{ told: readonly Told[]; seconds: number }>;
export type SlotRun = Readonly<{ ms: readonly number[]; failed: number }>;

export type Orders =
  | Readonly<{ kind: "book"; ports: readonly number[]; clients: number; slug: string; wishes: readonly Wish[] }>
  | Readonly<{
      kind: "slots";
      ports: readonly number[];
      perSecond: number;
      paths: readonly string[];
      slug: string;
      /** Booked one a second meanwhile; the searches end with them. */
      wishes: readonly Wish[];
    }>;

type Answer = Readonly<{ status: number; body: string }>;

/** One request over a kept connection; status 0 when the server went away before it answered. */
function ask(
  agent: Agent,
  port: number,
  path: string,
  send?: Readonly<{ key: string; json: string }>,
): Promise<Answer> {
  return new Promise((resolve) => {
    const asked = request(
      {
        agent,
        host: "127.0.0.1",
        port,
        path,
        method: send === undefined ? "GET" : "POST",
        ...(send !== undefined && {
          headers: {
            "Content-Type": "application/json",
            "Content-Length": Buffer.byteLength(send.json),
            "Idempotency-Key": send.key,
          },
        }),
      },
      (response) => {
        let body = "";
        response.setEncoding("utf8");
        response.on("data", (chunk: string) => {
          body += chunk;
        });
        response.on("end", () => resolve({ status: response.statusCode ?? 0, body }));
        response.on("error", () => resolve({ status: 0, body: "" }));
      },
    );
    asked.on("error", () => resolve({ status: 0, body: "" }));
    asked.end(send?.json);
  });
}

/**
 * Clients that each ask for one visit after the other, as fast as they are answered. An answer that did not come is asked for
 * again with the same key, as long as it takes.
 */
async function book({ ports, clients, slug, wishes }: Extract<Orders, { kind: "book" }>): Promise<BookingRun> {
  const version = await screeningVersion(ports[0]!, slug);
  const told: Told[] = [];
  const left = [...wishes].reverse();
  // Told to stop, they ask for nothing new, and go on until everything they have asked for is answered.
  process.on("message", () => left.splice(0));
  const began = performance.now();
  await Promise.all(
    Array.from({ length: clients }, async (_, client) => {
      const agent = new Agent({ keepAlive: true });
      const port = ports[client % ports.length]!;
      const path = `/api/v1/clinics/${slug}/bookings`;
      for (let wish = left.pop(); wish !== undefined; wish = left.pop()) {
        const { key, repeat } = wish;
        const json = bookingOf(wish, version);
        const answers: Told["answers"][number][] = [];
        const once = async () => {
          for (;;) {
            const sent = performance.now();
            const { status, body } = await ask(agent, port, path, { key, json });
            const ms = performance.now() - sent;
            if (status === 0) {
              await new Promise((resolve) => setTimeout(resolve, 50));
              continue;
            }
            const { id, practitioner: who } = body.startsWith("{") ? JSON.parse(body) : {};
            answers.push({ status, ms, ...(status < 300 && { id, practitioner: who }) });
            return;
          }
        };
        await Promise.all(repeat === "at_once" ? [once(), once()] : [once()]);
        if (repeat === "after") await once();
        told.push({ key, answers });
      }
      agent.destroy();
    }),
  );
  return { told, seconds: (performance.now() - began) / 1000 };
}

function bookingOf({ key, service, start, practitioner, email }: Wish, version: string): string {
  return JSON.stringify({
    service,
    start,
    ...(practitioner !== undefined && { practitioner }),
    person: { name: `Person ${key}`, email },
    language: "en",
    screening: { version, answeredAt: Math.floor(Date.now() / 1000), fired: [] },
  });
}

async function screeningVersion(port: number, slug: string): Promise<string> {
  const agent = new Agent();
  const { status, body } = await ask(agent, port, `/api/v1/clinics/${slug}/services`);
  if (status !== 200) throw new Error(`the services were answered with ${status}`);
  return JSON.parse(body).screeningVersion;
}

/**
 * Requests at a fixed rate, whether or not the ones before were answered; each is timed from when it should have been sent, so
 * that a server that stands still makes all those wait who would have come meanwhile.
 */
async function slots({ ports, perSecond, paths, slug, wishes }: Extract<Orders, { kind: "slots" }>): Promise<SlotRun> {
  const version = await screeningVersion(ports[0]!, slug);
  const agent = new Agent({ keepAlive: true });
  const ms: number[] = [];
  let failed = 0;
  const began = performance.now();
  const answered: Promise<void>[] = [];
  for (let n = 0; n < perSecond * wishes.length; n++) {
    const due = began + (n * 1000) / perSecond;
    while (performance.now() < due)
      await new Promise((resolve) => setTimeout(resolve, Math.max(0, due - performance.now())));
    const wish = n % perSecond === 0 ? wishes[n / perSecond] : undefined;
    if (wish !== undefined) {
      const send = { key: wish.key, json: bookingOf(wish, version) };
      void ask(agent, ports[n % ports.length]!, `/api/v1/clinics/${slug}/bookings`, send);
    }
    const search = () => ask(agent, ports[n % ports.length]!, paths[n % paths.length]!);
    answered.push(
      // A kept connection may be closed by the server at the moment it is used again: any client asks once more.
      search()
        .then((answer) => (answer.status === 0 ? search() : answer))
        .then(({ status }) => {
          if (status !== 200) failed++;
          ms.push(performance.now() - due);
        }),
    );
  }
  await Promise.all(answered);
  agent.destroy();
  return { ms, failed };
}

// A process of its own, so that it does not take the time of what it measures.
process.once("message", async (orders: Orders) => {
  const result = orders.kind === "book" ? await book(orders) : await slots(orders);
  process.send!(result, undefined, undefined, () => process.disconnect!());
});
