import { setTimeout } from "node:timers/promises";
import type { Storage } from "@backroot/storage";

/** Waits until every confirmation has been carried out, and says how many seconds that took. */
export async function mailsGone({ read }: Storage, clinicId: string): Promise<number> {
  const began = performance.now();
  for (;;) {
    const { waiting } = await read
      .selectFrom("outbox")
      .select((eb) => eb.fn.countAll<number>().as("waiting"))
      .where("clinic_id", "=", clinicId)
      .where("kind", "=", "confirmation")
      .where("done_at", "is", null)
      .executeTakeFirstOrThrow();
    const seconds = (performance.now() - began) / 1000;
    if (waiting === 0) return seconds;
    if (seconds > 600) throw new Error(`${waiting} mails have not gone out after ten minutes`);
    await setTimeout(500);
  }
}
