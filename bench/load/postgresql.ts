import { spawnSync } from "node:child_process";
import { chmodSync, chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

export type Server = Readonly<{ url: string; stop(): Promise<void> }>;

const versions = "/usr/lib/postgresql";

/** A PostgreSQL server of its own on a free port, durable as in production, gone afterwards; undefined where there is none. */
export async function startPostgresql(): Promise<Server | undefined> {
  const newest = existsSync(versions)
    ? readdirSync(versions)
        .sort((a, b) => Number(a) - Number(b))
        .at(-1)
    : undefined;
  if (newest === undefined) return undefined;
  const bin = join(versions, newest, "bin");
  const folder = mkdtempSync(join(tmpdir(), "backroot-postgresql-"));
  chmodSync(folder, 0o755);
  // A server refuses to run as root.
  const user = process.getuid?.() === 0 ? serverUser() : undefined;
  if (user !== undefined) chownSync(folder, user.uid, user.gid);
  const run = (command: string, ...args: readonly string[]) => {
    const { status, stderr } = spawnSync(join(bin, command), args, {
      cwd: folder,
      encoding: "utf8",
      stdio: ["ignore", "ignore", "pipe"],
      ...user,
    });
    if (status !== 0) throw new Error(`${command} ended with ${status}: ${stderr}`);
  };
  const port = await freePort();
  const data = join(folder, "data");
  run("initdb", "-D", data, "-A", "trust", "-U", "postgres", "--no-locale", "-E", "UTF8");
  const options = `-p ${port} -k ${folder} -c listen_addresses=127.0.0.1`;
  run("pg_ctl", "-w", "-t", "30", "-D", data, "-l", join(folder, "log"), "-o", options, "start");
  return {
    url: `postgresql://postgres@127.0.0.1:${port}/postgres`,
    async stop() {
      run("pg_ctl", "-m", "immediate", "-D", data, "stop");
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function serverUser(): Readonly<{ uid: number; gid: number }> {
  const id = (flag: string) => Number(spawnSync("id", [flag, "postgres"], { encoding: "utf8" }).stdout);
  return { uid: id("-u"), gid: id("-g") };
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}
