import { randomBytes } from "node:crypto";
import { rmSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { createRequestListener } from "@react-router/node";
import compression from "compression";
import type { RouterContextProvider } from "react-router";
import sirv from "sirv";
import { log } from "./app/log.server.ts";
import { frontDoor, type Inside, type Manners, type Refusal, type RefusalName } from "./door/front-door.ts";
import { usualLimits } from "./door/rate-limit.ts";
import { ownCopy } from "./own-copy.ts";

const built = fileURLToPath(new URL("./build", import.meta.url));
const serving = fileURLToPath(new URL("./.serving", import.meta.url));

/** What the web app stands on; without a secret its sessions end with the process. */
export type Ground = Readonly<{
  /** Where people reach it, such as "https://clinic.example". */
  url: string;
  /** Signs cookies: at least 32 characters, the same for every process and after a restart. */
  secret: string;
}> &
  Pick<Manners, "limits" | "hops" | "metrics">;

/** What the built app gives its server (`app/entry.server.tsx`). */
export type Entry = Pick<Inside, "ready" | "gauges"> &
  Readonly<{
    /** @param note takes the pattern of the page that answers */
    context: (note: (pattern: string) => void) => RouterContextProvider;
    refusal: (path: string, why: RefusalName, seconds: number, styles: readonly string[]) => Refusal;
    close: (graceMs: number) => Promise<void>;
  }>;

/** A server that listens. */
export type Serving = Readonly<{
  port: number;
  /**
   * Lets nobody in any more, waits for those inside and for the mail that is being sent, `graceMs` at most for each, and closes
   * the records.
   */
  close: (graceMs?: number) => Promise<void>;
}>;

/**
 * Serves the built web app.
 *
 * @param port 0 for any that is free
 * @throws the system's error when the port is taken (EADDRINUSE) or not allowed (EACCES)
 */
export async function serve(
  port: number,
  {
    url = `http://localhost:${port}`,
    secret = randomBytes(32).toString("base64url"),
    limits = usualLimits,
    hops = 0,
    metrics = "open",
  }: Partial<Ground> = {},
): Promise<Serving> {
  const build = ownCopy(built, serving);
  const files = sirv(join(build, "client"), {
    etag: true,
    // scripts/compress.ts has put a smaller copy beside each file.
    brotli: true,
    gzip: true,
    setHeaders: (response, path) => {
      const hashed = path.startsWith("/assets/");
      const kept = path === "/service-worker.js" ? "no-cache" : "public, max-age=3600";
      response.setHeader("Cache-Control", hashed ? "public, max-age=31536000, immutable" : kept);
    },
  });
  const app = await import(pathToFileURL(join(build, "server", "index.js")).href);
  const entry: Entry = await app.entry.module.open({ url, secret });
  const pages = createRequestListener({
    build: app,
    // An error's words stay inside, whatever NODE_ENV says.
    mode: "production",
    getLoadContext: (request) =>
      entry.context((pattern) => door.routed(request.headers.get("X-Request-Id") ?? "", pattern)),
  });
  const compressed = compression();
  const styles: readonly string[] = app.assets.routes.root.css ?? [];
  const door = frontDoor(
    {
      files,
      pages: (request, response) =>
        compressed(request as never, response as never, () => void pages(request, response)),
      refusal: (path, why, seconds) => entry.refusal(path, why, seconds, styles),
      ready: entry.ready,
      gauges: entry.gauges,
    },
    {
      host: new URL(url).host,
      limits,
      hops,
      metrics,
      log,
      ...(url.startsWith("https:") && { headers: { "Strict-Transport-Security": "max-age=31536000" } }),
    },
  );
  try {
    await new Promise<void>((listening, failed) => {
      door.server.once("error", failed).listen(port, listening);
    });
  } catch (error) {
    await entry.close(0);
    rmSync(build, { recursive: true, force: true });
    throw error;
  }
  return {
    port: (door.server.address() as AddressInfo).port,
    async close(graceMs = 10_000) {
      await door.close(graceMs);
      await entry.close(graceMs);
      rmSync(build, { recursive: true, force: true });
    },
  };
}
