/** Away from the machine for this long counts as a break, ms. */
export const pauseMs = 5 * 60_000;

/** Called with the moment a person came back from a pause that counts. */
type OnPause = (back: number) => void;

/** What of a browser's window is listened to. */
type Watched = EventTarget & Readonly<{ document: EventTarget & Readonly<{ hidden: boolean }> }>;

const signs = ["pointerdown", "pointermove", "keydown", "wheel"] as const;

/**
 * Tells of pauses as far as a page can know: nothing was touched on it though it was in front all the time.
 *
 * What is done in another window or tab is unseen, so time behind one never counts.
 *
 * @returns what ends the watching
 */
export function watchPage(page: Watched, now: () => number, onPause: OnPause): () => void {
  let last: number | undefined = now();
  const left = () => {
    last = undefined;
  };
  const touched = () => {
    const at = now();
    if (last !== undefined && at - last >= pauseMs) onPause(at);
    last = at;
  };
  const hidden = () => page.document.hidden && left();
  for (const sign of signs) page.addEventListener(sign, touched, { passive: true });
  page.addEventListener("blur", left);
  page.document.addEventListener("visibilitychange", hidden);
  return () => {
    for (const sign of signs) page.removeEventListener(sign, touched);
    page.removeEventListener("blur", left);
    page.document.removeEventListener("visibilitychange", hidden);
  };
}

/** The Idle Detection API (https://wicg.github.io/idle-detection/), in the browsers that have it. */
export type IdleDetector = EventTarget &
  Readonly<{
    userState: "active" | "idle" | null;
    screenState: "locked" | "unlocked" | null;
    start: (options: Readonly<{ threshold: number; signal: AbortSignal }>) => Promise<void>;
  }>;
export type IdleDetectors = Readonly<{ requestPermission: () => Promise<PermissionState> }> & (new () => IdleDetector);

/** The least the API allows to be asked for, ms. */
const thresholdMs = 60_000;

/** Tells of pauses away from the whole machine, or with its screen locked. */
export function watchMachine(detector: IdleDetector, now: () => number, onPause: OnPause): () => void {
  const ending = new AbortController();
  let since: number | undefined;
  detector.addEventListener(
    "change",
    () => {
      const { userState, screenState } = detector;
      const away = userState === "idle" || screenState === "locked";
      // Idle is told only after the threshold; a lock at once.
      if (away) since ??= userState === "idle" ? now() - thresholdMs : now();
      else {
        if (since !== undefined && now() - since >= pauseMs) onPause(now());
        since = undefined;
      }
    },
    { signal: ending.signal },
  );
  detector.start({ threshold: thresholdMs, signal: ending.signal }).catch(() => undefined);
  return () => ending.abort();
}
