/** Median time of one call in milliseconds: `rounds` rounds over all inputs after one warm-up, each call timed alone. */
export function medianTime<T>(inputs: readonly T[], rounds: number, call: (input: T) => unknown): number {
  const times: number[] = [];
  for (let round = 0; round <= rounds; round++) {
    for (const input of inputs) {
      const start = performance.now();
      call(input);
      if (round > 0) times.push(performance.now() - start);
    }
  }
  return times.sort((a, b) => a - b)[Math.floor(times.length / 2)]!;
}

/** Calls a second in one thread: `seconds` of work after a warm-up pass. */
export function callsPerSecond<T>(inputs: readonly T[], seconds: number, call: (input: T) => unknown): number {
  for (const input of inputs) call(input);
  const end = performance.now() + seconds * 1000;
  const start = performance.now();
  let calls = 0;
  while (performance.now() < end) {
    for (const input of inputs) call(input);
    calls += inputs.length;
  }
  return calls / ((performance.now() - start) / 1000);
}
