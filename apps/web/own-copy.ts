import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";

/**
 * Copies what was built to a folder of this process alone, so that a build made meanwhile takes nothing from who is reading.
 *
 * What processes that have ended left behind is removed.
 *
 * @param build what was built; @param place where the copies of all processes are
 * @returns the folder of the copy
 */
export function ownCopy(build: string, place: string, isRunning: (pid: number) => boolean = isAlive): string {
  mkdirSync(place, { recursive: true });
  for (const name of readdirSync(place)) {
    if (!isRunning(Number.parseInt(name, 10))) rmSync(join(place, name), { recursive: true, force: true });
  }
  const copy = mkdtempSync(join(place, `${process.pid}-`));
  cpSync(build, copy, { recursive: true });
  return copy;
}

function isAlive(pid: number): boolean {
  try {
    return Number.isInteger(pid) && process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM"; // it runs, for somebody else
  }
}
