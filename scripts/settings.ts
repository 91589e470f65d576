import { dirname } from "node:path";
import { type Place, placeFrom } from "@backroot/storage";
import { type Limits, limitsFrom } from "../apps/web/door/rate-limit.ts";
import { secretFrom } from "./secret.ts";

/** What the environment asks of the server; docs/operations.md lists it. */
export type Settings = Readonly<{
  production: boolean;
  port: number;
  place: Place;
  url: string;
  secret: string;
  limits: Limits;
  hops: number;
  metrics: Readonly<{ token: string }> | "open" | "closed";
  /** How long the server waits for those inside when it is told to end. */
  graceMs: number;
}>;

type Env = Readonly<Record<string, string | undefined>>;

/**
 * The settings, or all that is wrong with them, a sentence each. Production takes nothing that is only good enough for
 * trying things out.
 *
 * @param root folder of the records where the environment names none
 */
export function settingsFrom(env: Env, root: string): Settings | Readonly<{ refused: readonly string[] }> {
  const production = env.NODE_ENV === "production";
  const set = (name: string) => env[name] || undefined; // set to nothing is not set
  const refused: string[] = [];

  const port = Number(set("PORT") ?? 3000);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    refused.push(`PORT must be a number from 0 to 65535, not "${env.PORT}"`);

  const url = set("PUBLIC_URL") ?? `http://localhost:${port}`;
  if (set("PUBLIC_URL") === undefined) {
    if (production)
      refused.push("NODE_ENV=production needs a PUBLIC_URL, such as https://clinic.example, for its links");
  } else if (!/^https?:\/\/[^/\s]+$/.test(url) || !URL.canParse(url))
    refused.push(`PUBLIC_URL must be like https://clinic.example, without a path or a slash at its end, not "${url}"`);
  else if (production && url.startsWith("http:") && !/^http:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/.test(url))
    refused.push("NODE_ENV=production needs a PUBLIC_URL that begins with https://; sessions could be overheard");

  const place = placeFrom(env, root);
  let secret = "";
  const found = secretFrom(env, "file" in place ? dirname(place.file) : undefined);
  if (typeof found === "string") secret = found;
  else refused.push(found.refused);

  const mailServer = set("BACKROOT_SMTP_URL");
  // What it says is not told: it holds a password.
  if (mailServer !== undefined && !/^smtps?:$/.test(URL.parse(mailServer)?.protocol ?? ""))
    refused.push("BACKROOT_SMTP_URL must be like smtps://user:password@host");
  if (production && mailServer !== undefined && set("BACKROOT_MAIL_FROM") === undefined)
    refused.push("NODE_ENV=production sends mails only with a BACKROOT_MAIL_FROM, such as desk@clinic.example");

  const limits = limitsFrom(env.BACKROOT_LIMITS);
  if ("refused" in limits) refused.push(limits.refused);

  const hops = Number(set("BACKROOT_PROXIES") ?? 0);
  if (!Number.isInteger(hops) || hops < 0 || hops > 9)
    refused.push(
      `BACKROOT_PROXIES must be how many proxies stand before Backroot, 0 to 9, not "${env.BACKROOT_PROXIES}"`,
    );

  const token = set("BACKROOT_METRICS_TOKEN");
  if (token !== undefined && token.length < 16) refused.push("BACKROOT_METRICS_TOKEN must have 16 characters or more");

  const grace = Number(set("BACKROOT_GRACE_SECONDS") ?? 10);
  if (!(grace >= 0 && grace <= 600))
    refused.push(`BACKROOT_GRACE_SECONDS must be a number from 0 to 600, not "${env.BACKROOT_GRACE_SECONDS}"`);

  if (refused.length > 0) return { refused };
  return {
    production,
    port,
    place,
    url,
    secret,
    limits: limits as Limits,
    hops,
    metrics: token !== undefined ? { token } : production ? "closed" : "open",
    graceMs: grace * 1000,
  };
}
