#!/usr/bin/env node
// The host's Node may be too old for TypeScript; the project's own, pinned in package.json, is not.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

const root = new URL("../../../", import.meta.url);
const pinned = fileURLToPath(new URL("node_modules/node/bin/node", root));
const main = fileURLToPath(new URL("../src/main.ts", import.meta.url));
const node = existsSync(pinned) ? pinned : process.execPath;
const run = spawnSync(node, [main, ...process.argv.slice(2)], { stdio: "inherit" });
if (run.error) {
  console.error(`backroot: ${run.error.message}; run "npm install" in ${fileURLToPath(root)} first`);
  process.exit(2);
}
process.exit(run.status ?? 130);
