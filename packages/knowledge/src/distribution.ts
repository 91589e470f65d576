/** P(one of `states`) is `p`; `of` names the figure for messages. */
export type Constraint = Readonly<{ of: string; states: ReadonlySet<number>; p: number }>;

/**
 * A full distribution over the states of a finding from the few figures a source gives.
 *
 * What the figures leave open is shared out as in `start`: of all distributions that keep every figure, the one of least
 * relative entropy to it, found by iterative proportional fitting (Deming & Stephan 1940; Csiszar 1975).
 *
 * @param start a positive weight for each state
 * @returns probabilities summing to 1, or the figure that cannot hold beside the others
 */
export function fit(
  start: readonly number[],
  constraints: readonly Constraint[],
): readonly number[] | Readonly<{ clash: string }> {
  const total = start.reduce((sum, weight) => sum + weight, 0);
  const p = start.map((weight) => weight / total);
  let clash = "";
  for (let round = 0; round < 5000; round++) {
    let worst = 0;
    for (const { of, states, p: target } of constraints) {
      const inside = p.reduce((sum, q, i) => sum + (states.has(i) ? q : 0), 0);
      const off = Math.abs(inside - target);
      if (off > worst) [worst, clash] = [off, of];
      if (!(inside > 0 && inside < 1)) return { clash: of };
      p.forEach((q, i) => {
        p[i] = states.has(i) ? (q * target) / inside : (q * (1 - target)) / (1 - inside);
      });
    }
    if (worst < 1e-12) break;
  }
  const settled = constraints.every(({ states, p: target }) => {
    const inside = p.reduce((sum, q, i) => sum + (states.has(i) ? q : 0), 0);
    return Math.abs(inside - target) < 1e-6;
  });
  return settled && p.every((q) => q > 1e-9) ? p : { clash };
}
