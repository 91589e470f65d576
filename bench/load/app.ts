import { type ChildProcess, fork, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer } from "node:net";
import { fileURLToPath } from "node:url";
import { serverEnvironment, serverFlags } from "../../scripts/server-flags.mjs";
import type { BookingRun, Orders, SlotRun } from "./clients.ts";

const start = fileURLToPath(new URL("../../scripts/start.ts", import.meta.url));
const clients = fileURLToPath(new URL("clients.ts", import.meta.url));

/** An app as in production, in a process of its own. */
export type App = Readonly<{ port: number; process: ChildProcess; end(signal: NodeJS.Signals): Promise<void> }>;

/**
 * Starts the built app on 127.0.0.1 and waits until it answers.
 *
 * @param records where its records are: DATABASE_URL or BACKROOT_DATA, and whatever else it should find in its environment
 */
export async function startApp(
  records: Readonly<Record<string, string>>,
  port = 0,
  flags: readonly string[] = [],
): Promise<App> {
  const at = port === 0 ? await freePort() : port;
  const child = spawn(process.execPath, [...serverFlags, ...flags, start], {
    stdio: ["ignore", "ignore", "inherit"],
    env: {
      PATH: process.env.PATH,
      ...serverEnvironment,
      NODE_ENV: "production",
      BACKROOT_SECRET: "a secret of the bench alone, not of any clinic",
      PORT: String(at),
      BACKROOT_LIMITS: "off", // all clients have one address
      PUBLIC_URL: `http://127.0.0.1:${at}`,
      ...records,
    },
  });
  const ended = once(child, "exit");
  const end = async (signal: NodeJS.Signals) => {
    if (child.exitCode === null && child.signalCode === null) child.kill(signal);
    await ended;
  };
  for (let tries = 0; tries < 1200; tries++) {
    if (child.exitCode !== null) throw new Error(`the app ended with ${child.exitCode}`);
    const answer = await fetch(`http://127.0.0.1:${at}/robots.txt`).catch(() => undefined);
    await answer?.body?.cancel();
    if (answer !== undefined) return { port: at, process: child, end };
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  await end("SIGKILL");
  throw new Error("the app did not answer within a minute");
}

/** Memory of a process that is resident, in megabytes. */
export function residentMegabytes({ process: { pid } }: App): number {
  const status = readFileSync(`/proc/${pid}/status`, "utf8");
  return Number(/VmRSS:\s+(\d+) kB/.exec(status)![1]) / 1024;
}

/** Processor time a process has used, in seconds: what it took, however busy the machine. */
export function processorSeconds({ process: { pid } }: App): number {
  const [user, system] = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]!.split(" ").slice(11, 13);
  return (Number(user) + Number(system)) / 100;
}

/** Runs clients in a process of their own; aborted, they ask for nothing new and finish. */
export async function runClients(orders: Extract<Orders, { kind: "book" }>, stop?: AbortSignal): Promise<BookingRun>;
export async function runClients(orders: Extract<Orders, { kind: "slots" }>): Promise<SlotRun>;
export async function runClients(orders: Orders, stop?: AbortSignal): Promise<BookingRun | SlotRun> {
  const child = fork(clients);
  child.send(orders);
  stop?.addEventListener("abort", () => child.send("stop"));
  const [result] = await Promise.race([
    once(child, "message"),
    once(child, "exit").then(([code]) => Promise.reject(new Error(`the clients ended with ${code}`))),
  ]);
  return result;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as { port: number };
  server.close();
  return port;
}
