import { dropExpiredHandovers, openStorage, placeFrom, type Storage } from "@backroot/storage";
import { seedDemoClinic } from "./demo-clinic.server.ts";
import { carryOutErrands } from "./post.server.ts";

let opened: Promise<Storage> | undefined;

/** How often the post is looked after, in milliseconds. */
const round = 2_000;
/** Between two handfuls when many are due, so that those who book meanwhile do not wait for mails. */
const breath = 100;
/** How often summaries that nobody read in time are emptied, in milliseconds. */
const sweep = 600_000;

/**
 * The clinics' records, opened once: the place is what the environment says, or data/ where the server was started. An empty
 * one gets the demo clinic. From then on mails are sent as they fall due.
 */
export function records(): Promise<Storage> {
  opened ??= open().catch((error: unknown) => {
    opened = undefined; // a later request tries again
    throw error;
  });
  return opened;
}

async function open(): Promise<Storage> {
  const storage = await openStorage(placeFrom(process.env, process.cwd()), { migrate: true });
  // A real installation begins without clinics: backroot clinic create.
  if (process.env.NODE_ENV !== "production") await seedDemoClinic(storage);
  const tick = async () => {
    let more = false;
    try {
      more = await carryOutErrands(storage);
    } catch (error) {
      console.error(`the post stands still: ${(error as { code?: string }).code ?? "unknown"}`);
    }
    setTimeout(tick, more ? breath : round).unref();
  };
  setTimeout(tick, round).unref();
  // A storage that is closing, or busy, is swept the next time.
  setInterval(() => void dropExpiredHandovers(storage).catch(() => undefined), sweep).unref();
  return storage;
}
