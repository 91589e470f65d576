import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { delimiter, dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { root } from "../apps/cli/src/load.ts";

/** Chromium from npm, for machines that have none and let nobody install one: an archive that unpacks to one binary. */
const packaged = ["@sparticuz/chromium", "153.0.0"] as const;

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

/** Needs nothing of the system: the archive brings the libraries and fonts that a bare machine lacks. */
async function fromNpm(): Promise<string | undefined> {
  const cache = join(root, ".cache", "browser");
  const start = join(cache, "start");
  if (existsSync(start)) return start;
  console.log("Fetching a browser for the tests …");
  mkdirSync(cache, { recursive: true });
  writeFileSync(join(cache, "package.json"), '{"private":true}');
  const npm = spawnSync("npm", ["install", "--no-audit", "--no-fund", "--loglevel=error", packaged.join("@")], {
    cwd: cache,
    stdio: ["ignore", "ignore", "inherit"],
    shell: process.platform === "win32",
  });
  if (npm.status !== 0) return undefined;
  try {
    process.env.TMPDIR = cache;
    const entry = createRequire(join(cache, "package.json")).resolve(packaged[0]);
    const { default: chromium, inflate } = await import(pathToFileURL(entry).href);
    await chromium.executablePath();
    await inflate(join(dirname(entry), "..", "bin", "al2023.tar.br"));
    writeFileSync(join(cache, "fonts", "fonts.conf"), fonts);
    writeFileSync(start, starter, { mode: 0o755 });
    const tried = spawnSync(start, ["--version"], { encoding: "utf8" });
    if (tried.status === 0) return start;
    throw new Error(tried.stderr);
  } catch (problem) {
    rmSync(start, { force: true });
    console.log(`the browser from npm does not run here: ${problem instanceof Error ? problem.message : problem}`);
    return undefined;
  }
}

const starter = `#!/bin/sh
here=$(dirname "$0")
export LD_LIBRARY_PATH="$here/al2023/lib" FONTCONFIG_PATH="$here/fonts"
exec "$here/chromium" "$@"
`;

const fonts = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir prefix="relative">fonts</dir>
</fontconfig>
`;

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
