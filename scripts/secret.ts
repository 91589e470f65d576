import { randomBytes } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/**
 * What signs the cookies of staff: BACKROOT_SECRET, or outside production one of our own, kept beside the records so that
 * a restart ends no session.
 */
export function secretFrom(
  env: Readonly<Record<string, string | undefined>>,
  folder: string | undefined,
): string | Readonly<{ refused: string }> {
  const { BACKROOT_SECRET: given, NODE_ENV } = env;
  if (given !== undefined && given !== "") {
    if (given.length < 32) return { refused: `BACKROOT_SECRET must have 32 characters or more; ${howTo}` };
    const guessable = new Set(given).size < 10 || /change.?me|example|password/i.test(given);
    return guessable ? { refused: `BACKROOT_SECRET could be guessed; ${howTo}` } : given;
  }
  if (NODE_ENV === "production") return { refused: `NODE_ENV=production needs a BACKROOT_SECRET; ${howTo}` };
  if (folder === undefined) return randomBytes(32).toString("base64url");
  const file = join(folder, "secret");
  try {
    return readFileSync(file, "utf8");
  } catch {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const made = randomBytes(32).toString("base64url");
    writeFileSync(file, made, { mode: 0o600 });
    return made;
  }
}

const howTo = "make one with: openssl rand -base64 32";
