import { createClinic, invite, openStorage, placeFrom, type Storage } from "@backroot/storage";
import { Complaint, root } from "./load.ts";

/** What a new clinic cannot do without. */
export type NewClinic = Readonly<{
  name: string;
  /** Stands in its addresses, such as "high-street". */
  slug: string;
  /** Of its first owner. */
  email: string;
  /** IANA name. */
  zone: string;
  address: string;
  language: string;
  currency: string;
}>;

/** `backroot clinic create`: makes a clinic and prints the one link by which its owner gets in. */
export async function createOne(clinic: NewClinic, env: NodeJS.ProcessEnv = process.env): Promise<number> {
  const storage = await openStorage(placeFrom(env, root), { migrate: true });
  try {
    const token = await makeClinic(storage, clinic);
    const url = (env.PUBLIC_URL || `http://localhost:${env.PORT ?? 3000}`).replace(/\/$/, "");
    process.stdout.write(
      `${clinic.name} is made. Its owner opens this once, within a week, to choose a password:\n\n  ${url}/staff/join/${token}\n\n`,
    );
    return 0;
  } finally {
    await storage.close();
  }
}

/**
 * A clinic with one location, and an invitation for its owner.
 *
 * @returns the token of the invitation
 * @throws Complaint when something given is not what it should be
 */
export async function makeClinic(storage: Storage, given: NewClinic): Promise<string> {
  const { name, slug, email, zone, address, language, currency } = given;
  complainUnless(name.trim() !== "", "--name must say what the clinic is called");
  complainUnless(
    /^[a-z][a-z0-9-]{1,38}[a-z0-9]$/.test(slug) && !taken.has(slug),
    `--slug must be a word for addresses, such as high-street, not "${slug}"`,
  );
  complainUnless(/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email), `--email must be the owner's address, not "${email}"`);
  complainUnless(isZone(zone), `--zone must be a time zone such as Europe/London, not "${zone}"`);
  complainUnless(/^[A-Z]{3}$/.test(currency), `--currency must be three letters such as EUR, not "${currency}"`);
  const by = { kind: "system", id: null } as const;
  const id = storage.newId();
  const made = await createClinic(
    storage,
    {
      id,
      slug,
      name: name.trim(),
      phone: null,
      email: null,
      language,
      currency,
      notice_min: 120,
      horizon_days: 60,
      step_min: 15,
      change_limit_min: 1440,
      mail_texts: "{}",
      demo: 0,
    },
    { location: [{ id: storage.newId(), name: name.trim(), address, directions: null, phone: null, zone }] },
    by,
  );
  if ("refused" in made) throw new Complaint(`there is a clinic called "${slug}" already; choose another --slug`);
  const { token } = await invite(storage, id, { email: email.toLowerCase(), role: "owner" }, by);
  return token;
}

/** Addresses below /staff that are not clinics. */
const taken = new Set(["sign-in", "sign-out", "join", "account", "password"]);

function isZone(zone: string): boolean {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone);
    return zone.includes("/") || zone === "UTC";
  } catch {
    return false;
  }
}

function complainUnless(sound: boolean, sentence: string): void {
  if (!sound) throw new Complaint(sentence);
}
