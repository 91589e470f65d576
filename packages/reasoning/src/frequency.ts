/**
 * A probability as a count of people, the form most readers judge best.
 *
 * @returns `count` in `of`: tenths down to 5 %, then hundredths; `less` when it is under 1 in 100, `more` when over 9 in 10
 * @see Gigerenzer et al., Psychol Sci Public Interest 2007;8:53 (natural frequencies)
 */
export function naturalFrequency(p: number): Readonly<{ count: number; of: number; bound?: "less" | "more" }> {
  if (p < 0.01) return { count: 1, of: 100, bound: "less" };
  if (p < 0.05) return { count: Math.round(p * 100), of: 100 };
  if (p > 0.94) return { count: 9, of: 10, bound: "more" };
  return { count: Math.max(1, Math.round(p * 10)), of: 10 };
}
