import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { root } from "../apps/cli/src/load.ts";

/** Chromium from npm, for machines that have none and let nobody install one: an archive that unpacks to one binary. */
const packaged = "@sparticuz/chromium@153.0.0";

/**
 * The Chromium the browser tests use, brought along when there is none.
 *
 * In order: what BACKROOT_BROWSER names; a system's Chromium or Chrome; one unpacked from npm into .cache; Debian's, as root.
 */
export async function findBrowser(): Promise<string> {
  const named = process.env.BACKROOT_BROWSER;
  if (named !== undefined) {
    if (existsSync(named)) return named;
    throw new Error(`BACKROOT_BROWSER names ${named}, which is not there`);
  }
  return onPath() ?? (await fromNpm()) ?? fromDebian() ?? fail();
}

function onPath(): string | undefined {
  for (const folder of (process.env.PATH ?? "").split(delimiter)) {
    for (const name of ["chromium", "chromium-browser", "google-chrome", "chrome"]) {
      const path = join(folder, name);
      if (folder !== "" && existsSync(path)) return path;
    }
  }
  return undefined;
}

async function fromNpm(): Promise<string | undefined> {
  const cache = join(root, ".cache", "browser");
  const known = join(cache, "path");
  if (existsSync(known) && existsSync(readFileSync(known, "utf8"))) return readFileSync(known, "utf8");
  console.log("Fetching a browser for the tests …");
  mkdirSync(cache, { recursive: true });
  writeFileSync(join(cache, "package.json"), '{"private":true}');
  const npm = spawnSync("npm", ["install", "--no-audit", "--no-fund", "--loglevel=error", packaged], {
    cwd: cache,
    encoding: "utf8",
    shell: process.platform === "win32",
  });
  if (npm.status !== 0) return undefined;
  try {
    process.env.TMPDIR = cache;
    const chromium = await import(join(cache, "node_modules/@sparticuz/chromium/build/esm/index.js"));
    const path: string = await chromium.default.executablePath();
    if (spawnSync(path, ["--version"]).status !== 0) return undefined;
    writeFileSync(known, path);
    return path;
  } catch {
    return undefined;
  }
}

function fromDebian(): string | undefined {
  if (process.getuid?.() !== 0) return undefined;
  console.log("Installing Chromium …");
  spawnSync("apt-get", ["update", "-qq"], { stdio: "ignore" });
  const apt = spawnSync("apt-get", ["install", "-y", "-qq", "chromium"], {
    stdio: "ignore",
    env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
  });
  return apt.status === 0 ? onPath() : undefined;
}

function fail(): never {
  throw new Error("no browser was found and none could be installed; install Chromium or name one in BACKROOT_BROWSER");
}
