// Installs what is missing, then runs a script on the project's own Node: node scripts/pinned.mjs SCRIPT [ARG ...]
import { spawn } from "node:child_process";
import { delimiter, dirname, join } from "node:path";
import { install, pinnedNode, root } from "./install.mjs";
import { serverFlags } from "./server-flags.mjs";

install();
const [script, ...args] = process.argv.slice(2);
const path = [dirname(pinnedNode), join(root, "node_modules", ".bin"), process.env.PATH].join(delimiter);
const flags = script === "scripts/start.ts" ? serverFlags : [];
const child = spawn(pinnedNode, [...flags, join(root, script), ...args], {
  cwd: root,
  stdio: "inherit",
  env: { ...process.env, PATH: path },
});
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => child.kill(signal));
child.on("exit", (code, signal) => process.exit(signal === null ? (code ?? 1) : 130));
