import type { Measure } from "@backroot/knowledge";
import { type Day, daysBetween } from "./calendar.ts";

/** One reading of one measure. */
export type Reading = Readonly<{ on: Day; value: number }>;

/** `too_early` and the rest have their words in `CareWording.verdicts`. */
export type Verdict = "too_early" | "better" | "a_little_better" | "no_clear_change" | "worse";

/** The smoothed course of one measure. Intervals hold 80 % and stay inside the scale. */
export type Trend = Readonly<{
  course: readonly Readonly<{ on: Day; value: number; level: number; low: number; high: number }>[];
  /** From the first level to the last, + for the better; undefined with fewer than two readings. */
  change?: Readonly<{ value: number; low: number; high: number }>;
  /** The change that matters to people from where this person began. */
  important: number;
  verdict: Verdict;
}>;

/** 80 % of a normal distribution lies within this many standard deviations. */
const z80 = 1.2816;
/** Too few readings, or too few days, to say anything. */
const [fewestReadings, fewestDays] = [4, 10];
/** How fast the level may drift, as a share of the reading's variance a day. */
const drifts = [0.001, 0.01, 0.03, 0.1, 0.3];

/**
 * The course of a measure, smoothed.
 *
 * A local-level model (Harvey 1989, chapter 2): the level drifts by chance from day to day, a reading is the level plus the
 * measure's own error (`sd`). Kalman filter, then the fixed-interval smoother of Rauch, Tung and Striebel (1965). How fast the
 * level drifts is not known: five drifts are averaged by their likelihood. `better` and `worse` need the important change as best estimate, and an 80 % interval clear of no change.
 *
 * @param readings in any order; of one day the last counts
 */
export function trend(measure: Measure, readings: readonly Reading[]): Trend {
  const byDay = new Map(readings.map((r) => [r.on, r.value]));
  const sorted = [...byDay].map(([on, value]) => ({ on, value })).sort((a, b) => (a.on < b.on ? -1 : 1));
  const first = sorted[0];
  const important = importantFrom(measure, first?.value);
  if (first === undefined) return { course: [], important, verdict: "too_early" };
  const noise = measure.sd.value ** 2;
  const times = sorted.map(({ on }) => daysBetween(first.on, on));
  const values = sorted.map((r) => r.value);
  const {
    levels,
    variances,
    change: moved,
  } = averaged(drifts.map((drift) => smoothed(filtered(values, times, noise, noise * drift))));
  const within = (x: number) => Math.min(measure.range[1], Math.max(measure.range[0], x));
  const course = sorted.map(({ on, value }, i) => {
    const half = z80 * Math.sqrt(variances[i]!);
    return { on, value, level: within(levels[i]!), low: within(levels[i]! - half), high: within(levels[i]! + half) };
  });
  if (sorted.length < 2) return { course, important, verdict: "too_early" };
  const sign = measure.better === "lower" ? -1 : 1;
  const value = sign * moved.mean;
  const spread = z80 * Math.sqrt(moved.variance);
  const change = { value, low: value - spread, high: value + spread };
  const early = sorted.length < fewestReadings || times.at(-1)! < fewestDays;
  return { course, change, important, verdict: early ? "too_early" : verdictOf(change, important, measure.least) };
}

function verdictOf({ value, low, high }: NonNullable<Trend["change"]>, important: number, least: number): Verdict {
  if (high < 0 && value <= -important) return "worse";
  if (low <= 0) return "no_clear_change";
  if (value >= important) return "better";
  return value >= least ? "a_little_better" : "no_clear_change";
}

/** The important change for who begins here: it grows with the first score. */
function importantFrom({ byBaseline, important }: Measure, first: number | undefined): number {
  return (first === undefined ? undefined : byBaseline.find((b) => first <= b.upTo)?.important) ?? important;
}

type Filtered = Readonly<{
  levels: readonly number[];
  variances: readonly number[];
  /** Drift before each reading. */
  steps: readonly number[];
  logLikelihood: number;
}>;

function filtered(values: readonly number[], times: readonly number[], noise: number, drift: number): Filtered {
  const levels = [values[0]!];
  const variances = [noise];
  const steps = [0];
  let logLikelihood = 0;
  for (let i = 1; i < values.length; i++) {
    const step = drift * (times[i]! - times[i - 1]!);
    const predicted = variances[i - 1]! + step;
    const surprise = values[i]! - levels[i - 1]!;
    const total = predicted + noise;
    logLikelihood -= (Math.log(total) + surprise ** 2 / total) / 2;
    const gain = predicted / total;
    levels.push(levels[i - 1]! + gain * surprise);
    variances.push((1 - gain) * predicted);
    steps.push(step);
  }
  return { levels, variances, steps, logLikelihood };
}

type Smoothed = Readonly<{
  levels: readonly number[];
  variances: readonly number[];
  /** From the first level to the last. */
  change: Readonly<{ mean: number; variance: number }>;
  logLikelihood: number;
}>;

function smoothed({ levels, variances, steps, logLikelihood }: Filtered): Smoothed {
  const n = levels.length;
  const [out, spread] = [[...levels], [...variances]];
  let endToEnd = variances[n - 1]!; // covariance of the first and the last level
  for (let i = n - 2; i >= 0; i--) {
    const predicted = variances[i]! + steps[i + 1]!;
    const back = variances[i]! / predicted;
    out[i] = levels[i]! + back * (out[i + 1]! - levels[i]!);
    spread[i] = variances[i]! + back ** 2 * (spread[i + 1]! - predicted);
    endToEnd *= back;
  }
  const variance = Math.max(0, spread[0]! + spread[n - 1]! - 2 * endToEnd);
  return { levels: out, variances: spread, change: { mean: out[n - 1]! - out[0]!, variance }, logLikelihood };
}

/** The courses of several drifts as one: each weighs by its likelihood, and where they differ the interval widens. */
function averaged(fits: readonly Smoothed[]): Omit<Smoothed, "logLikelihood"> {
  const top = Math.max(...fits.map((f) => f.logLikelihood));
  const raw = fits.map((f) => Math.exp(f.logLikelihood - top));
  const total = raw.reduce((a, b) => a + b, 0);
  const mixed = (of: (fit: Smoothed) => readonly [number, number]) => {
    const parts = fits.map(of);
    const mean = parts.reduce((sum, [m], i) => sum + (raw[i]! / total) * m, 0);
    return { mean, variance: parts.reduce((sum, [m, v], i) => sum + (raw[i]! / total) * (v + (m - mean) ** 2), 0) };
  };
  const each = fits[0]!.levels.map((_, k) => mixed((fit) => [fit.levels[k]!, fit.variances[k]!]));
  return {
    levels: each.map((e) => e.mean),
    variances: each.map((e) => e.variance),
    change: mixed((fit) => [fit.change.mean, fit.change.variance]),
  };
}
