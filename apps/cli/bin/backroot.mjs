#!/usr/bin/env node
// The host's Node may be too old for TypeScript; the project's own, pinned in package.json, is not.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { pinnedNode, root, stop } from "../../../scripts/install.mjs";

if (!existsSync(pinnedNode)) stop(`nothing is installed yet; run "npm install" in ${root} first`);
const main = fileURLToPath(new URL("../src/main.ts", import.meta.url));
const run = spawnSync(pinnedNode, [main, ...process.argv.slice(2)], { stdio: "inherit" });
if (run.error) stop(run.error.message);
process.exit(run.status ?? 130);
