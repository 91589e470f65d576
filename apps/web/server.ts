import { randomBytes, randomUUID } from "node:crypto";
import { createServer, type Server } from "node:http";
import { fileURLToPath } from "node:url";
import { createRequestListener } from "@react-router/node";
import compression from "compression";
import sirv from "sirv";

const build = new URL("./build/", import.meta.url);

/** Sent with every answer: nothing is framed, sniffed or told to other sites. */
const headers: Readonly<Record<string, string>> = {
  "X-Content-Type-Options": "nosniff",
  // Without any referrer a browser says "Origin: null" of our own forms, and we could not tell them from others.
  "Referrer-Policy": "same-origin",
  "Permissions-Policy": "camera=(), microphone=(), geolocation=(), browsing-topics=()",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Resource-Policy": "same-origin",
};

/** What the web app stands on; without a secret its sessions end with the process. */
export type Ground = Readonly<{
  /** Where people reach it, such as "https://clinic.example". */
  url: string;
  /** Signs cookies: at least 32 characters, the same for every process and after a restart. */
  secret: string;
}>;

/**
 * Serves the built web app.
 *
 * @returns the listening server
 * @throws the system's error when the port is taken (EADDRINUSE) or not allowed (EACCES)
 */
export async function serve(
  port: number,
  { url = `http://localhost:${port}`, secret = randomBytes(32).toString("base64url") }: Partial<Ground> = {},
): Promise<Server> {
  const files = sirv(fileURLToPath(new URL("client", build)), {
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
  const app = await import(new URL("server/index.js", build).href);
  const { storage, context } = await app.entry.module.open({ url, secret });
  const pages = createRequestListener({ build: app, getLoadContext: context });
  const compressed = compression();
  const server = createServer((request, response) => {
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    const id = randomUUID();
    response.setHeader("X-Request-Id", id);
    request.headers["x-request-id"] = id; // whoever asks does not name it
    files(request, response, () => {
      compressed(request as never, response as never, () => void pages(request, response));
    });
  });
  await new Promise<void>((listening, failed) => {
    server.once("error", failed).listen(port, listening);
  });
  server.once("close", () => void storage.close());
  return server;
}
