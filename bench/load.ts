import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openStorage, type Place } from "@backroot/storage";
import { build } from "../scripts/build.ts";
import { type App, processorSeconds, residentMegabytes, runClients, startApp } from "./load/app.ts";
import type { Told } from "./load/clients.ts";
import { mailsGone } from "./load/mails-gone.ts";
import { verdict } from "./load/oracle.ts";
import { startPostgresql } from "./load/postgresql.ts";
import { loadClinic, mondayAfter, practitioners, slug, wishes } from "./load/week.ts";

const [attempts, clients] = [Number(process.argv[4] ?? 10_000), 50];
const [slotsPerSecond, slotSeconds] = [100, 20];

/**
 * 10,000 attempts by 50 clients to book visits in one week, through the HTTP API of the built app; then, when their mails are
 * out, searches for times at a fixed rate in the week that is now almost full, of one practitioner or of everybody on one day,
 * while one visit a second is booked. On a SQLite file with one app, on PostgreSQL with three.
 *
 * A booking is one that was confirmed and whose row is there; attempts that met a taken time are counted beside them. The
 * clients are a process of their own. `npm run bench load sqlite` leaves PostgreSQL out, `load postgresql` SQLite.
 */
export async function benchLoad(): Promise<void> {
  await build();
  const only = process.argv[3];
  if (only !== "postgresql") await onSqlite();
  if (only !== "sqlite") await onPostgresql();
}

async function onSqlite(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "backroot-load-"));
  try {
    await measure("SQLite, one app", { file: join(folder, "backroot.sqlite") }, { BACKROOT_DATA: folder }, 1, 200);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function onPostgresql(): Promise<void> {
  const server = await startPostgresql();
  if (server === undefined) {
    console.log("load: no PostgreSQL server here; its part is left out (Debian: apt install postgresql)");
    return;
  }
  try {
    await measure("PostgreSQL, three apps", { url: server.url }, { DATABASE_URL: server.url }, 3, 300);
  } finally {
    await server.stop();
  }
}

async function measure(
  name: string,
  place: Place,
  records: Readonly<Record<string, string>>,
  processes: number,
  target: number,
): Promise<void> {
  const storage = await openStorage(place, { migrate: true });
  const apps: App[] = [];
  try {
    const clinicId = await loadClinic(storage);
    for (let n = 0; n < processes; n++) apps.push(await startApp(records, 0, flagsFor(n)));
    const ports = apps.map(({ port }) => port);
    const monday = mondayAfter(storage.now());
    const wished = wishes(attempts, monday, 2026);
    const started = apps.reduce((sum, app) => sum + processorSeconds(app), 0);
    const { told, seconds } = await runClients({ kind: "book", ports, clients, slug, wishes: wished });
    const memory = apps.map(residentMegabytes);
    const processor = apps.reduce((sum, app) => sum + processorSeconds(app), 0) - started;
    const seen = await verdict(storage, clinicId, wished, told);
    const mailing = await mailsGone(storage, clinicId);
    const slots = `/api/v1/clinics/${slug}/slots?service=visit`;
    const paths = [
      ...[0, 1, 2, 3, 4, 5, 6].map((day) => `${slots}&from=${monday + day * 86_400}&days=1`),
      ...practitioners.map((who) => `${slots}&from=${monday}&days=7&practitioner=${who}`),
    ];
    const { ms, failed } = await runClients({
      kind: "slots",
      ports,
      perSecond: slotsPerSecond,
      paths,
      slug,
      wishes: wishes(slotSeconds, monday, 2028),
    });

    const { yes, no, ...wrong } = seen;
    const times = told.flatMap(({ answers }) => answers.map((answer) => answer.ms));
    const rate = (n: number) => `${(n / seconds).toFixed(0)} a second`;
    console.log(`load: ${attempts} attempts by ${clients} clients for one week, ${name}, ${seconds.toFixed(1)} s`);
    console.log(`  bookings confirmed                         ${yes}, ${rate(yes)}   target ${target}`);
    console.log(`  attempts, those told no with them          ${attempts}, ${rate(attempts)}; ${no} told no`);
    console.log(
      `  processor time of the apps                 ${((processor * 1000) / attempts).toFixed(1)} ms an attempt`,
    );
    console.log(`  an answer                                  median ${at(times, 0.5)}, p99 ${at(times, 0.99)}`);
    console.log(`  a yes                                      ${ofStatus(told, (status) => status < 300)}`);
    console.log(`  a no, with the nearest times               ${ofStatus(told, (status) => status === 409)}`);
    console.log(
      `  memory of each app after it                ${memory.map((m) => `${m.toFixed(0)} MB`).join(", ")}   target 200 MB`,
    );
    console.log(
      `  times, ${slotsPerSecond} searches a second                 median ${at(ms, 0.5)}, p95 ${at(ms, 0.95)}, p99 ${at(ms, 0.99)}, ${failed} failed   target p95 100 ms`,
    );
    const memoryThen = apps.map(residentMegabytes).map((m) => `${m.toFixed(0)} MB`);
    console.log(`  the last mail was carried out              ${mailing.toFixed(0)} s after the last booking`);
    console.log(`  memory after that                          ${memoryThen.join(", ")}`);
    const found = Object.entries(wrong).map(([what, count]) => `${what} ${count}`);
    console.log(`  oracle                                     ${found.join(", ")}`);
    if (Object.values(wrong).some((count) => count > 0)) process.exitCode = 1;
  } finally {
    await Promise.all(apps.map((app) => app.end("SIGTERM")));
    await storage.close();
  }
}

/** BACKROOT_PROFILE names a folder that the first app writes a CPU profile to. */
function flagsFor(n: number): readonly string[] {
  const folder = process.env.BACKROOT_PROFILE;
  return folder && n === 0 ? ["--cpu-prof", `--cpu-prof-dir=${folder}`] : [];
}

function at(times: readonly number[], share: number): string {
  const sorted = [...times].sort((a, b) => a - b);
  return `${(sorted[Math.floor(sorted.length * share)] ?? 0).toFixed(0)} ms`;
}

function ofStatus(told: readonly Told[], which: (status: number) => boolean): string {
  const times = told.flatMap(({ answers }) => answers.filter(({ status }) => which(status)).map(({ ms }) => ms));
  return `median ${at(times, 0.5)}, p99 ${at(times, 0.99)}`;
}
