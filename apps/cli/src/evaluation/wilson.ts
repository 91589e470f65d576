/** A share with its uncertainty: `hits` of `n`, and the 95 % Wilson score interval. */
export type Share = Readonly<{ hits: number; n: number; low: number; high: number }>;

/**
 * Wilson's score interval for a share at 95 %.
 *
 * @see Wilson, J Am Stat Assoc 1927;22:209
 */
export function share(hits: number, n: number): Share {
  if (n === 0) return { hits, n, low: 0, high: 1 };
  const z = 1.959963984540054;
  const p = hits / n;
  const middle = (p + z ** 2 / (2 * n)) / (1 + z ** 2 / n);
  const half = (z / (1 + z ** 2 / n)) * Math.sqrt((p * (1 - p)) / n + z ** 2 / (4 * n ** 2));
  return { hits, n, low: Math.max(0, middle - half), high: Math.min(1, middle + half) };
}

/** `34 of 40, 85 % (71-93)`. */
export function formatShare({ hits, n, low, high }: Share): string {
  if (n === 0) return "no case";
  const percent = (x: number) => Math.round(x * 100);
  return `${hits} of ${n}, ${percent(hits / n)} % (${percent(low)}-${percent(high)})`;
}
