// Plain JavaScript for any Node from 20 on: this runs before anything is installed.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
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
  if (!nodeStarts()) unpackLibatomic();
  writeFileSync(stamp, wanted);
}

function nodeStarts() {
  return spawnSync(pinnedNode, ["--version"]).status === 0;
}

/**
 * Node from version 25 on needs libatomic, which a small Linux image lacks. Debian's apt hands it to anyone, not only to root;
 * a starter in Node's place tells the loader where it is.
 */
function unpackLibatomic() {
  const folder = dirname(pinnedNode);
  const before = spawnSync(pinnedNode, ["--version"], { encoding: "utf8" }).stderr;
  const lists = join(folder, "lists");
  mkdirSync(join(lists, "partial"), { recursive: true });
  const run = (command, ...args) => spawnSync(command, args, { cwd: folder, stdio: "ignore" });
  const apt = ["-qq", "-o", `Dir::State::Lists=${lists}`, "-o", `Dir::Cache=${folder}`];
  run("apt-get", ...apt, "update");
  run("apt-get", ...apt, "download", "libatomic1");
  for (const file of readdirSync(folder)) if (file.endsWith(".deb")) run("dpkg-deb", "--extract", file, folder);
  rmSync(lists, { recursive: true });
  renameSync(pinnedNode, `${pinnedNode}.bin`);
  writeFileSync(pinnedNode, starter, { mode: 0o755 });
  if (nodeStarts()) return;
  renameSync(`${pinnedNode}.bin`, pinnedNode);
  stop(
    `the pinned Node does not start here (${before.trim()}); install what it lacks, on Debian: apt install libatomic1`,
  );
}

const starter = `#!/bin/sh
here=$(dirname "$(readlink -f "$0")")
for folder in "$here"/usr/lib/*/; do LD_LIBRARY_PATH="$folder\${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}"; done
export LD_LIBRARY_PATH
exec "$here/node.bin" "$@"
`;

/** Runs npm in the project, showing what it says. */
export function npmRun(...args) {
  const cli = process.env.npm_execpath;
  return cli?.endsWith(".js")
    ? spawnSync(process.execPath, [cli, ...args], { cwd: root, stdio: "inherit" })
    : spawnSync("npm", args, { cwd: root, stdio: "inherit", shell: process.platform === "win32" });
}
