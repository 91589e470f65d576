/**
 * The joint probability of answers to findings that travel together.
 *
 * Each finding is ordered from most to least (yes before no, high before low) and laid on one line from 0 to 1, so that an
 * answer is a span of that line as long as its probability. A person has one place on the line for the whole group with
 * probability rho (all findings speak with one voice), or one for each finding with 1 - rho (independent):
 *
 *   P = rho * |common part of the spans| + (1 - rho) * product of their lengths
 *
 * This is the Frechet (linear Spearman) copula: each finding keeps its own probability exactly, unanswered findings drop
 * out, and rho is Spearman's rank correlation. With rho > 0 two answers that say the same count less than twice.
 *
 * @see Nelsen, An Introduction to Copulas, 2nd ed. 2006, exercise 2.4; Joe, Multivariate Models, 1997, family B11
 * @param spans [from, to] of each answered finding, within 0 to 1
 * @param rho 0 (independent) up to, not including, 1
 */
export function joint(spans: readonly (readonly [number, number])[], rho: number): number {
  let from = 0;
  let to = 1;
  let product = 1;
  for (const [a, b] of spans) {
    if (a > from) from = a;
    if (b < to) to = b;
    product *= b - a;
  }
  if (spans.length < 2) return product;
  return rho * Math.max(0, to - from) + (1 - rho) * product;
}
