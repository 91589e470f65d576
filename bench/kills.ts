import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { openStorage, type Place, type Storage } from "@backroot/storage";
import { build } from "../scripts/build.ts";
import { runClients, startApp } from "./load/app.ts";
import { startMailSink } from "./load/mail-sink.ts";
import { mailsGone } from "./load/mails-gone.ts";
import { verdict } from "./load/oracle.ts";
import { startPostgresql } from "./load/postgresql.ts";
import { loadClinic, mondayAfter, slug, wishes } from "./load/week.ts";

const [kills, clients] = [20, 10];
/** Enough that they do not run out; they stop after the last kill. */
const most = 40_000;

/**
 * Kills the app with SIGKILL twenty times while ten clients book through its HTTP API and its mails go to a mail server; each
 * time it is started again. Then the tables are held against what the clients were told, and against what the mail server got.
 */
export async function benchKills(): Promise<void> {
  await build();
  const only = process.argv[3];
  if (only !== "postgresql") {
    const folder = mkdtempSync(join(tmpdir(), "backroot-kills-"));
    try {
      await measure("SQLite", { file: join(folder, "backroot.sqlite") }, { BACKROOT_DATA: folder });
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }
  if (only === "sqlite") return;
  const server = await startPostgresql();
  if (server === undefined) {
    console.log("kills: no PostgreSQL server here; its part is left out (Debian: apt install postgresql)");
    return;
  }
  try {
    await measure("PostgreSQL", { url: server.url }, { DATABASE_URL: server.url });
  } finally {
    await server.stop();
  }
}

async function measure(name: string, place: Place, records: Readonly<Record<string, string>>): Promise<void> {
  const storage = await openStorage(place, { migrate: true });
  const sink = await startMailSink();
  const environment = { ...records, BACKROOT_SMTP_URL: sink.url, BACKROOT_MAIL_FROM: "desk@load.example" };
  let app = await startApp(environment);
  try {
    const clinicId = await loadClinic(storage);
    const wished = wishes(most, mondayAfter(storage.now()), 2027);
    const enough = new AbortController();
    const running = runClients({ kind: "book", ports: [app.port], clients, slug, wishes: wished }, enough.signal);
    for (let kill = 0; kill < kills; kill++) {
      await setTimeout(500 + kill * 53); // somewhere in a booking, and in a mail
      await app.end("SIGKILL");
      app = await startApp(environment, app.port);
    }
    enough.abort();
    const { told } = await running;
    const asked = new Set(told.map(({ key }) => key));
    const { yes, no, ...wrong } = await verdict(
      storage,
      clinicId,
      wished.filter(({ key }) => asked.has(key)),
      told,
    );
    const waited = await mailsGone(storage, clinicId);
    const mails = await mailsOfPeople(storage, clinicId, sink.sunk);
    const found = Object.entries({ ...wrong, ...mails.wrong }).map(([what, count]) => `${what} ${count}`);
    console.log(`kills: ${kills} of the app by SIGKILL while ${clients} clients book, ${name}`);
    console.log(`  confirmed, and told no                     ${yes}, ${no}`);
    console.log(
      `  mails taken by the mail server             ${mails.taken}, the last ${waited.toFixed(0)} s after the last booking`,
    );
    console.log(`  of these a second time, same Message-ID    ${mails.again}`);
    console.log(`  oracle                                     ${found.join(", ")}`);
    if (Object.values({ ...wrong, ...mails.wrong }).some((count) => count > 0)) process.exitCode = 1;
  } finally {
    await app.end("SIGTERM");
    await sink.stop();
    await storage.close();
  }
}

/** Who got what: one mail each, or the same one again when a kill fell between the mail server's yes and our note of it. */
async function mailsOfPeople(
  { read }: Storage,
  clinicId: string,
  sunk: Awaited<ReturnType<typeof startMailSink>>["sunk"],
) {
  const people = await read
    .selectFrom("visit")
    .innerJoin("person", (join) =>
      join.onRef("person.clinic_id", "=", "visit.clinic_id").onRef("person.id", "=", "visit.person_id"),
    )
    .select("email")
    .where("visit.clinic_id", "=", clinicId)
    .execute();
  const known = new Set(people.map(({ email }) => email));
  const idsOf = new Map<string, Set<string>>();
  for (const { messageId, recipients } of sunk)
    for (const to of recipients) idsOf.set(to, (idsOf.get(to) ?? new Set()).add(messageId));
  const copies = new Set(sunk.map(({ messageId }) => messageId)).size;
  return {
    taken: sunk.length,
    again: sunk.length - copies,
    wrong: {
      peopleWithoutMail: [...known].filter((email) => !idsOf.has(email ?? "")).length,
      peopleWithTwoMails: [...idsOf.values()].filter((ids) => ids.size > 1).length,
      mailsToNobody: [...idsOf.keys()].filter((email) => !known.has(email)).length,
    },
  };
}
