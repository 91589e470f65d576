// Installs what is missing, then runs a script on the project's own Node: node scripts/pinned.mjs SCRIPT [ARG ...]
import { spawn } from "node:child_process";
import { delimiter, dirname, join } from "node:path";
import { install, pinnedNode, root } from "./install.mjs";
import { serverEnvironment, serverFlags } from "./server-flags.mjs";

install();
const [script, ...args] = process.argv.slice(2);
const path = [dirname(pinnedNode), join(root, "node_modules", ".bin"), process.env.PATH].join(delimiter);
const serves = script === "scripts/start.ts";
const child = spawn(pinnedNode, [...(serves ? serverFlags : []), join(root, script), ...args], {
  cwd: root,
  stdio: "inherit",
  env: { ...process.env, PATH: path, ...(serves && serverEnvironment) },
});
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => child.kill(signal));
child.on("exit", (code, signal) => process.exit(signal === null ? (code ?? 1) : 130));
