import { dirname } from "node:path";
import { placeFrom } from "@backroot/storage";
import { root } from "../apps/cli/src/load.ts";
import { build } from "./build.ts";
import { demoLink } from "./demo-link.ts";
import { secretFrom } from "./secret.ts";

const port = Number(process.env.PORT ?? 3000);
if (!Number.isInteger(port) || port < 0 || port > 65535)
  fail(`PORT must be a number from 0 to 65535, not "${process.env.PORT}"`);
try {
  const place = placeFrom(process.env, root);
  const secret = secretFrom(process.env, "file" in place ? dirname(place.file) : undefined);
  if (typeof secret !== "string") fail(secret.refused);
  await build();
  const { serve } = await import("../apps/web/server.ts");
  const server = await serve(port, { secret, url: process.env.PUBLIC_URL || `http://localhost:${port}` });
  const address = server.address();
  console.log(`Backroot is at http://localhost:${typeof address === "object" ? address?.port : port}`);
  const here = process.env.PUBLIC_URL || `http://localhost:${typeof address === "object" ? address?.port : port}`;
  const demo = await demoLink(place, here, process.env.NODE_ENV === "production");
  if (demo !== undefined) console.log(`The demo clinic from inside (choose a password; works once): ${demo}`);
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.once(signal, () => {
      server.close();
      server.closeAllConnections();
    });
  }
} catch (error) {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === "EADDRINUSE") fail(`port ${port} is in use; stop what uses it, or choose another: PORT=3001 npm start`);
  if (code === "EACCES" && message.includes("listen"))
    fail(`port ${port} may not be used by you; choose one above 1023: PORT=3000 npm start`);
  if (code === "EACCES" || code === "EROFS" || code === "EPERM")
    fail(`a file could not be written (${message}); is the folder yours?`);
  if (code === "ENOSPC") fail("the disk is full; free some room and start again");
  fail(message);
}

function fail(sentence: string): never {
  console.error(`backroot: ${sentence}`);
  process.exit(2);
}
