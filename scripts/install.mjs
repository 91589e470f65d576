// Plain JavaScript for any Node from 20 on: this runs before anything is installed.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { accessSync, constants, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** The project's own Node, pinned in package.json. */
export const pinnedNode = join(root, "node_modules", "node", "bin", process.platform === "win32" ? "node.exe" : "node");

/** One clear sentence, and the end. */
export function stop(sentence) {
  console.error(`backroot: ${sentence}`);
  process.exit(2);
}

/** Installs what package-lock.json says, unless that is what is there already. */
export function install() {
  const [major] = process.versions.node.split(".").map(Number);
  if (major < 20) stop(`Node ${process.versions.node} is too old; install Node 20 or newer`);
  const npm = /npm\/(\d+)/.exec(process.env.npm_config_user_agent ?? "")?.[1];
  if (npm !== undefined && Number(npm) < 10)
    stop(`npm ${npm} is too old; install npm 10 or newer (npm install --global npm)`);

  const wanted = createHash("sha256")
    .update(readFileSync(join(root, "package-lock.json")))
    .digest("hex");
  const stamp = join(root, "node_modules", ".backroot-installed");
  if (existsSync(pinnedNode) && existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) return;

  try {
    accessSync(root, constants.W_OK);
    mkdirSync(join(root, "node_modules"), { recursive: true });
    accessSync(join(root, "node_modules"), constants.W_OK);
  } catch {
    stop(`the folder ${root} cannot be written; clone into a folder of your own, or change its owner`);
  }
  console.log("Installing what is missing …");
  const { status } = npmRun("ci", "--no-audit", "--no-fund", "--loglevel=error");
  if (status !== 0) stop("npm could not install the packages; the lines above say why");
  if (!existsSync(pinnedNode)) {
    stop(
      "the pinned Node was not installed; npm must be allowed to run install scripts (npm config set ignore-scripts false)",
    );
  }
  writeFileSync(stamp, wanted);
}

/** Runs npm in the project, showing what it says. */
export function npmRun(...args) {
  const cli = process.env.npm_execpath;
  return cli?.endsWith(".js")
    ? spawnSync(process.execPath, [cli, ...args], { cwd: root, stdio: "inherit" })
    : spawnSync("npm", args, { cwd: root, stdio: "inherit", shell: process.platform === "win32" });
}
