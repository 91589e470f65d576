import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { setTimeout } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { openStorage } from "@backroot/storage";
import { seedDemoClinic } from "./demo-clinic.server.ts";
import { mailSink } from "./mail-sink.fixture.ts";
import { carryOutErrands } from "./post.server.ts";

const busy = fileURLToPath(new URL("./busy-clinic.fixture.ts", import.meta.url));

test("a process killed while it books and sends mails loses no visit it confirmed, and nobody's mail", async () => {
  const folder = mkdtempSync(join(tmpdir(), "backroot-kill-"));
  const file = join(folder, "records.sqlite");
  const sink = await mailSink();
  Object.assign(process.env, { BACKROOT_SMTP_URL: sink.url, BACKROOT_SECRET: "a secret of this test alone, 32 of it" });
  // A minute later what the dead had in hand is anybody's.
  let late = 0;
  const storage = await openStorage({ file }, { migrate: true, now: () => Math.floor(Date.now() / 1000) + late });
  try {
    await seedDemoClinic(storage);
    const confirmed: string[] = [];
    for (let round = 0; round < 3; round++) {
      const child = spawn(process.execPath, [busy, file, String(round)], { stdio: ["ignore", "pipe", "inherit"] });
      let said = "";
      child.stdout.on("data", (chunk) => {
        said += chunk;
      });
      await once(child.stdout, "data");
      const before = sink.mails.length;
      while (sink.mails.length === before) await setTimeout(2);
      await setTimeout(30 + round * 17); // somewhere in a booking, and in a mail
      child.kill("SIGKILL");
      await once(child, "close");
      confirmed.push(...said.split("\n").slice(0, -1)); // the last line may be half
    }
    late = 61;
    while (await carryOutErrands(storage));

    const visits = await storage.read
      .selectFrom("visit")
      .innerJoin("person", (join) =>
        join.onRef("person.clinic_id", "=", "visit.clinic_id").onRef("person.id", "=", "visit.person_id"),
      )
      .select(["visit.id", "email"])
      .where("email", "like", "round-%")
      .execute();
    assert.ok(confirmed.length >= 3, `${confirmed.length} were confirmed`);
    const kept = new Set(visits.map(({ id }) => id));
    assert.deepEqual(
      confirmed.filter((id) => !kept.has(id)),
      [],
    );
    // What is sent twice, as the note of the first was lost, is the same mail to whoever receives it.
    const idsOf = new Map<string, Set<string>>();
    for (const { to, head } of sink.mails) {
      const id = /^message-id: (\S+)/im.exec(head)![1]!;
      idsOf.set(to, (idsOf.get(to) ?? new Set()).add(id));
    }
    assert.deepEqual(
      visits.map(({ email }) => [email, idsOf.get(email!)?.size]),
      visits.map(({ email }) => [email, 1]),
    );
    assert.equal(idsOf.size, visits.length);

    // The worst instant: the mail server has said yes, and neither note of it was kept.
    const again = sink.mails.length;
    const { errand_id } = await storage.read.selectFrom("mail").select("errand_id").executeTakeFirstOrThrow();
    await storage.write(async (trx) => {
      await trx.updateTable("mail").set({ sent_at: null }).where("errand_id", "=", errand_id).execute();
      await trx.updateTable("outbox").set({ done_at: null }).where("id", "=", errand_id).execute();
    });
    late = 122;
    while (await carryOutErrands(storage));
    assert.equal(sink.mails.length, again + 1);
    const copies = sink.mails.filter(({ head }) => head.includes(errand_id));
    assert.ok(copies.length >= 2);
    for (const copy of copies) assert.deepEqual([copy.to, copy.text], [copies[0]!.to, copies[0]!.text]);
  } finally {
    await storage.close();
    sink.close();
    rmSync(folder, { recursive: true, force: true });
  }
});
