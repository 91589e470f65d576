/**
 * What this browser keeps for us: small JSON values by name, on the device alone.
 *
 * It may be blocked, full, changed by another tab, or hold what is not ours; nothing here throws for that.
 */
export type Name = "check" | "checks" | "region" | "breaks";

const keyOf = (name: Name) => `backroot.${name}`;

/** What was kept; undefined when there is nothing, or nothing that can be read. */
export function readKept(name: Name): unknown {
  try {
    return JSON.parse(localStorage.getItem(keyOf(name)) ?? "null") ?? undefined;
  } catch {
    return undefined;
  }
}

/** Keeps a value; false when the browser does not let us. */
export function keep(name: Name, value: unknown): boolean {
  try {
    localStorage.setItem(keyOf(name), JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
}

export function forget(name: Name): void {
  try {
    localStorage.removeItem(keyOf(name));
  } catch {
    // nothing was kept
  }
}

/** Calls `listener` when another tab has kept or forgotten this. Returns how to stop listening. */
export function onKeptElsewhere(name: Name, listener: () => void): () => void {
  const heard = ({ key }: StorageEvent) => {
    if (key === keyOf(name) || key === null) listener();
  };
  addEventListener("storage", heard);
  return () => removeEventListener("storage", heard);
}
