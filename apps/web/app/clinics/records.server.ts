import { dropExpiredHandovers, everyClinic, openStorage, placeFrom, type Storage } from "@backroot/storage";
import { log } from "../log.server.ts";
import { seedDemoClinic } from "./demo-clinic.server.ts";
import { carryOutErrands } from "./post.server.ts";

let opened: Promise<Storage> | undefined;
/** The round of the post that is being made, and the next one. */
let making: Promise<void> = Promise.resolve();
let next: NodeJS.Timeout | undefined;
let closing = false;

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
  try {
    // A real installation begins without clinics: backroot clinic create.
    if (process.env.NODE_ENV !== "production") await seedDemoClinic(storage);
    else await refuseDemoClinic(storage);
  } catch (error) {
    await storage.close();
    throw error;
  }
  const tick = async () => {
    let more = false;
    try {
      more = await carryOutErrands(storage);
    } catch (error) {
      log.error({ err: error }, "the post stands still");
    }
    begin(more ? breath : round);
  };
  const begin = (wait: number) => {
    if (closing) return;
    next = setTimeout(() => {
      making = tick();
    }, wait).unref();
  };
  begin(round);
  // A storage that is closing, or busy, is swept the next time.
  setInterval(() => void dropExpiredHandovers(storage).catch(() => undefined), sweep).unref();
  return storage;
}

/** Lets the post finish the round it is making, for `graceMs` at most, and closes the records. What it leaves falls due again. */
export async function closeRecords(graceMs: number): Promise<void> {
  closing = true;
  clearTimeout(next);
  const enough = new Promise((resolve) => setTimeout(resolve, graceMs).unref());
  await Promise.race([making, enough]);
  await (await opened)?.close();
}

/** Whoever was told the demo's link could open a clinic there. */
async function refuseDemoClinic(storage: Storage): Promise<void> {
  const demo = (await everyClinic(storage)).find((clinic) => clinic.demo === 1);
  if (demo !== undefined)
    throw new Error(
      `NODE_ENV=production does not serve records with a demo clinic (${demo.slug}); ` +
        "name an empty folder with BACKROOT_DATA, or another database with DATABASE_URL",
    );
}
