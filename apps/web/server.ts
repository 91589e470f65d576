import { createServer, type Server } from "node:http";
import { fileURLToPath } from "node:url";
import { createRequestListener } from "@react-router/node";
import compression from "compression";
import sirv from "sirv";

const build = new URL("./build/", import.meta.url);

/** Sent with every answer: nothing is framed, sniffed or told to other sites. */
const headers: Readonly<Record<string, string>> = {
  "X-Content-Type-Options": "nosniff",
  "Referrer-Policy": "same-origin",
  "Permissions-Policy": "camera=(), microphone=(), geolocation=(), browsing-topics=()",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Resource-Policy": "same-origin",
};

/**
 * Serves the built web app.
 *
 * @returns the listening server
 * @throws the system's error when the port is taken (EADDRINUSE) or not allowed (EACCES)
 */
export async function serve(port: number): Promise<Server> {
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
  const pages = createRequestListener({ build: await import(new URL("server/index.js", build).href) });
  const compressed = compression();
  const server = createServer((request, response) => {
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    files(request, response, () => {
      compressed(request as never, response as never, () => void pages(request, response));
    });
  });
  await new Promise<void>((listening, failed) => {
    server.once("error", failed).listen(port, listening);
  });
  return server;
}
