// A process for tests to kill: books visits, a few at a time, sends the mails of them, and says each visit that was confirmed.
import { clinicBySlug, openStorage, setUpOf } from "@backroot/storage";
import { treatments } from "../treatments.server.ts";
import { serviceOf, slotsFor } from "./bookable.server.ts";
import { book } from "./bookings.server.ts";
import { carryOutErrands } from "./post.server.ts";

const [file, round] = process.argv.slice(2) as [string, string];
const storage = await openStorage({ file });
const clinic = (await clinicBySlug(storage, "larkfield"))!;
const setUp = await setUpOf(storage, clinic.id);
const from = storage.now() + 2 * 86_400;
const search = { from, until: from + 40 * 86_400 };
const slots = await slotsFor(storage, clinic, setUp, serviceOf(clinic, setUp, "assessment")!, search);

const client = async (n: number) => {
  for (let i = n; i < slots.length; i += 4) {
    const key = `round-${round}-${i}`;
    const outcome = await book(storage, clinic, setUp, key, {
      service: "assessment",
      start: slots[i]!.start,
      practitioner: slots[i]!.practitioner,
      person: { name: "Somebody", email: `${key}@example.org` },
      language: "en",
      screening: { version: treatments.version, answeredAt: storage.now(), fired: [] },
    });
    if ("visit" in outcome) process.stdout.write(`${outcome.visit.id}\n`);
  }
};
const post = async () => {
  for (;;) {
    await carryOutErrands(storage);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
};
await Promise.all([post(), ...[0, 1, 2, 3].map(client)]);
