import { createHash } from "node:crypto";
import { type RawBuilder, sql } from "kysely";
import type { Storage } from "./storage.ts";

/** Wrong passwords before an address is locked, and for how long it is, in seconds. */
const [most, seconds] = [5, 15 * 60];

/**
 * Counts one try to sign in with an address, known to us or not, before the password is looked at, so that many at once
 * count too. Kept in the table Better Auth has for such counts, under a hash of the address.
 *
 * @returns whether the password may be looked at; after {@link most} tries without success, not for {@link seconds}
 */
export async function countAttempt(storage: Storage, email: string): Promise<boolean> {
  const key = keyOf(email);
  const now = storage.now();
  const query: RawBuilder<{ count: number }> = sql`
    insert into "rateLimit"
      ("id", "key", "count", "lastRequest") values (${storage.newId()}, ${key}, 1, ${now * 1000})
    on conflict ("key") do update set
      "count" = case when "rateLimit"."lastRequest" <= ${(now - seconds) * 1000} then 1
        when "rateLimit"."count" > ${most} then "rateLimit"."count" else "rateLimit"."count" + 1 end,
      "lastRequest" = case when "rateLimit"."count" > ${most} and "rateLimit"."lastRequest" > ${(now - seconds) * 1000}
        then "rateLimit"."lastRequest" else ${now * 1000} end
    returning "count"`;
  const { rows } = await storage.write((trx) => query.execute(trx));
  return rows[0]!.count <= most;
}

/** The right password was given: the count begins anew. */
export async function forgetAttempts(storage: Storage, email: string): Promise<void> {
  const key = keyOf(email);
  await storage.write((trx) => sql`delete from "rateLimit" where "key" = ${key}`.execute(trx));
}

const keyOf = (email: string) =>
  `sign-in:${createHash("sha256").update(email.trim().toLowerCase()).digest("base64url")}`;
