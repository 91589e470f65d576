import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { aClinic } from "./clinic.fixture.ts";
import { onEachEngine } from "./engines.fixture.ts";

const writer = fileURLToPath(new URL("./busy-writer.fixture.ts", import.meta.url));

onEachEngine(
  "a process killed in the middle of booking leaves no half visit and loses none it confirmed",
  async ({ open, place }) => {
    const storage = await open();
    const clinicId = await aClinic(storage);
    const confirmed: string[] = [];
    for (let round = 0; round < 6; round++) {
      const child = spawn(process.execPath, [writer, JSON.stringify(place), clinicId, String(round)], {
        stdio: ["ignore", "pipe", "inherit"],
      });
      let said = "";
      child.stdout.on("data", (chunk) => {
        said += chunk;
      });
      await once(child.stdout, "data");
      await setTimeout(round * 7); // somewhere in a booking
      child.kill("SIGKILL");
      await once(child, "close");
      // The last line may be half.
      confirmed.push(...said.split("\n").slice(0, -1));
    }
    assert.ok(confirmed.length >= 6, `${confirmed.length} were confirmed`);

    // On a server, the transaction of a dead process ends a moment later: each query sees it whole or not at all.
    const { read } = storage;
    const rows = await read.transaction().execute(async (trx) => ({
      visits: await trx.selectFrom("visit").select("id").execute(),
      cells: await trx
        .selectFrom("occupancy")
        .select((eb) => eb.fn.countAll<number>().as("n"))
        .executeTakeFirstOrThrow(),
      people: await trx.selectFrom("person").select("id").execute(),
      errands: await trx.selectFrom("outbox").select("visit_id").execute(),
      logged: await trx.selectFrom("audit").select("subject_id").where("action", "=", "visit.booked").execute(),
    }));
    const kept = new Set(rows.visits.map(({ id }) => id));
    assert.deepEqual(
      confirmed.filter((id) => !kept.has(id)),
      [],
    );
    assert.equal(rows.cells.n, kept.size * 12);
    assert.equal(rows.people.length, kept.size);
    assert.deepEqual(new Set(rows.errands.map((row) => row.visit_id)), kept);
    assert.deepEqual(new Set(rows.logged.map((row) => row.subject_id)), kept);
  },
  ["SQLite", "PostgreSQL"],
);
