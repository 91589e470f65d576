import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import { root } from "../apps/cli/src/load.ts";

/** The app as \`npm start\` serves it, on any free port. */
export function startServer(): Promise<Readonly<{ server: ChildProcess; address: string }>> {
  const server = spawn(process.execPath, [join(root, "scripts", "start.ts")], {
    cwd: root,
    env: { ...process.env, PORT: "0" },
    stdio: ["ignore", "pipe", "inherit"],
  });
  return new Promise((resolve, reject) => {
    server.once("exit", (code) => reject(new Error(`the server ended with ${code}`)));
    server.stdout!.on("data", (chunk) => {
      const address = /http:\/\/localhost:\d+/.exec(String(chunk))?.[0];
      if (address) resolve({ server, address });
    });
  });
}
