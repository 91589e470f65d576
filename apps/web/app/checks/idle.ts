/** How long one stretch of work may hold up a person who presses something meanwhile, in milliseconds. */
const stretch = 6;

/** Does work that pauses at each step in the idle moments of the page. Returns how to stop it. */
export function inIdle(work: Iterator<unknown>): () => void {
  let ended = false;
  const go = () => {
    const start = performance.now();
    while (!ended && performance.now() - start < stretch) ended = work.next().done === true;
    if (!ended) soon(go);
  };
  soon(go);
  return () => {
    ended = true;
  };
}

/** Safari has no idle callback: there, work lets what waits go first. */
function soon(go: () => void): void {
  if ("requestIdleCallback" in globalThis) requestIdleCallback(go, { timeout: 500 });
  else setTimeout(go, 16);
}

/** Does something once what is there now has been painted. Returns how to stop it. */
export function afterPaint(go: () => void): () => void {
  let timer: ReturnType<typeof setTimeout>;
  const frame = requestAnimationFrame(() => {
    timer = setTimeout(go);
  });
  return () => {
    cancelAnimationFrame(frame);
    clearTimeout(timer);
  };
}
