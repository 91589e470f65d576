// A process for tests to kill: books one visit after the other, several at a time, and says each that was confirmed.
import { anHour } from "./clinic.fixture.ts";
import { openStorage } from "./storage.ts";
import { bookVisit } from "./visits.ts";

const [place, clinicId, round] = process.argv.slice(2) as [string, string, string];
const storage = await openStorage(JSON.parse(place));
const client = async (n: number) => {
  for (let i = 0; ; i++) {
    const key = `${round}-${n}-${i}`;
    const booked = await bookVisit(storage, anHour(clinicId, key, (Number(round) * 4000 + i * 4 + n) * 6));
    if ("visit" in booked) process.stdout.write(`${booked.visit.id}\n`);
  }
};
await Promise.all([0, 1, 2, 3].map(client));
