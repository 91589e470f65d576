import { root } from "../apps/cli/src/load.ts";
import { build } from "./build.ts";
import { demoLink } from "./demo-link.ts";
import { settingsFrom } from "./settings.ts";

const settings = settingsFrom(process.env, root);
if ("refused" in settings) fail(...settings.refused);
const { production, port, place, url, graceMs } = settings;
try {
  await build();
  const { serve } = await import("../apps/web/server.ts");
  const server = await serve(port, settings);
  endWith(server.close);
  console.log(`Backroot is at http://localhost:${server.port}`);
  const here = process.env.PUBLIC_URL ? url : `http://localhost:${server.port}`;
  const demo = await demoLink(place, here, production);
  if (demo !== undefined) console.log(`The demo clinic from inside (choose a password; works once): ${demo}`);
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

/** A signal lets those inside finish; another one does not. */
function endWith(close: (graceMs: number) => Promise<void>): void {
  let began: number | undefined;
  const end = async (status: number) => {
    if (began !== undefined) {
      // A terminal tells us and npm, which tells us again: that is one signal.
      if (performance.now() - began > 1_000) process.exit(1);
      return;
    }
    began = performance.now();
    await close(graceMs);
    process.exit(status);
  };
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => void end(0));
  // What nobody caught leaves the program in a state nobody knows. Its words stay unsaid: they may quote somebody.
  process.on("uncaughtException", ({ name, stack = "" }) => {
    console.error(`backroot: stopped by an error of its own (${name})\n${/^ +at .*/gm.exec(stack)?.[0] ?? ""}`);
    void end(1);
  });
}

function fail(...sentences: readonly string[]): never {
  for (const sentence of sentences) console.error(`backroot: ${sentence}`);
  process.exit(2);
}
