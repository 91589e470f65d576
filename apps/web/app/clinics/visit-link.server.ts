import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

let secret: Buffer | undefined;

/** BACKROOT_SECRET, or one made once and kept beside the records for their owner alone. */
function secretOf(): Buffer {
  secret ??= process.env.BACKROOT_SECRET ? Buffer.from(process.env.BACKROOT_SECRET) : keptSecret();
  return secret;
}

function keptSecret(): Buffer {
  const folder = process.env.BACKROOT_DATA || join(process.cwd(), "data");
  const file = join(folder, "secret");
  mkdirSync(folder, { recursive: true });
  try {
    writeFileSync(file, randomBytes(32).toString("base64url"), { flag: "wx", mode: 0o600 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  }
  return Buffer.from(readFileSync(file, "utf8"));
}

function sealOf(clinicId: string, visitId: string): string {
  return createHmac("sha256", secretOf()).update(`visit ${clinicId} ${visitId}`).digest("base64url").slice(0, 32);
}

/** What a person's link to their visit ends in: whoever has it may see, move and cancel this visit, and no other. */
export function visitToken(clinicId: string, visitId: string): string {
  return `${visitId}.${sealOf(clinicId, visitId)}`;
}

/** The visit a token is for; undefined when it was not made here for this clinic. */
export function visitOfToken(clinicId: string, token: string): string | undefined {
  const [visitId, seal, ...rest] = token.split(".");
  if (!visitId || !seal || rest.length > 0) return undefined;
  const [given, own] = [Buffer.from(seal), Buffer.from(sealOf(clinicId, visitId))];
  return given.length === own.length && timingSafeEqual(given, own) ? visitId : undefined;
}

/** Where people reach this server: mails never take it from a request, which can lie. */
export function ownAddress(): string {
  return (process.env.PUBLIC_URL || `http://localhost:${process.env.PORT ?? 3000}`).replace(/\/$/, "");
}
