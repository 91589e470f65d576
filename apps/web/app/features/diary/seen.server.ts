/** What was noted lately, by this process, until when. */
const noted = new Map<string, number>();
const hour = 3600;

/** Whether a look is worth a line in the log: the first in an hour by this process. */
export function seenNow(key: string, now: number): boolean {
  if ((noted.get(key) ?? 0) > now) return false;
  if (noted.size > 5_000) for (const [old, until] of noted) if (until <= now) noted.delete(old);
  noted.set(key, now + hour);
  return true;
}
