import type { PublishedCase, Urgency } from "@backroot/knowledge";
import { rankOf } from "@backroot/reasoning";
import { type Share, share } from "./wilson.ts";

/** What an assessor said of a case. */
export type Judged = Readonly<{
  case: PublishedCase;
  urgency: Urgency;
  causes: readonly Readonly<{ id: string; p: number }>[];
  asked: number;
  because: readonly string[];
}>;

export type Score = Readonly<{
  emergencyStrict: Share;
  emergencyAtLeastSameDay: Share;
  underTriage: Share;
  overTriage: Share;
  overTriageOfSelfCare: Share;
  exact: Share;
  acceptable: Share;
  withinOne: Share;
  top1: Share;
  top3: Share;
  top5: Share;
  /** Mean over cases of the squared error over all causes (0 is perfect, 2 the worst). */
  brier: number;
  /** Of the first causes given with a probability in a band, how many were right. */
  reliability: readonly Readonly<{ from: number; to: number; meanP: number; right: Share }>[];
  asked: Readonly<{ median: number; most: number }>;
}>;

const bands = [0, 0.2, 0.4, 0.6, 0.8, 1.0001];

/** Scores judgements against what the readers expect. A neighbouring urgency the readers accept counts as right. */
export function score(all: readonly Judged[]): Score {
  const rank = (j: Judged) => rankOf[j.urgency];
  const accepted = ({ case: { expected } }: Judged) => [expected.urgency, ...expected.accept].map((u) => rankOf[u]);
  const part = (these: readonly Judged[], is: (j: Judged) => boolean) => share(these.filter(is).length, these.length);
  const emergencies = all.filter((j) => j.case.expected.urgency === "emergency_now");
  const selfCare = all.filter((j) => j.case.expected.urgency === "self_care");
  const over = (j: Judged) => rank(j) > Math.max(...accepted(j));
  const asked = all.map((j) => j.asked).sort((a, b) => a - b);
  return {
    emergencyStrict: part(emergencies, (j) => rank(j) === 4),
    emergencyAtLeastSameDay: part(emergencies, (j) => rank(j) >= 3),
    underTriage: part(all, (j) => rank(j) < Math.min(...accepted(j))),
    overTriage: part(all, over),
    overTriageOfSelfCare: part(selfCare, over),
    exact: part(all, (j) => j.urgency === j.case.expected.urgency),
    acceptable: part(all, (j) => accepted(j).includes(rank(j))),
    withinOne: part(all, (j) => Math.min(...accepted(j).map((a) => Math.abs(a - rank(j)))) <= 1),
    top1: part(all, (j) => placeOf(j) <= 1),
    top3: part(all, (j) => placeOf(j) <= 3),
    top5: part(all, (j) => placeOf(j) <= 5),
    brier: all.reduce((sum, j) => sum + brierOf(j), 0) / all.length,
    reliability: bands.slice(0, -1).map((from, i) => {
      const to = bands[i + 1]!;
      const here = all.filter((j) => j.causes[0]!.p >= from && j.causes[0]!.p < to);
      const meanP = here.reduce((sum, j) => sum + j.causes[0]!.p, 0) / (here.length || 1);
      return { from, to: Math.min(1, to), meanP, right: part(here, (j) => placeOf(j) === 1) };
    }),
    asked: { median: asked[Math.floor(asked.length / 2)] ?? 0, most: asked.at(-1) ?? 0 },
  };
}

/** At which place the first acceptable cause stands; Infinity when nowhere. */
export function placeOf({ causes, case: { expected } }: Judged): number {
  const at = causes.findIndex(({ id }) => expected.causes.includes(id));
  return at < 0 ? Infinity : at + 1;
}

/** Probabilities are scaled to sum to one: a case names one cause, while the engine lets two be there at once. */
function brierOf({ causes, case: { expected } }: Judged): number {
  const truth = expected.causes[0]!;
  const total = causes.reduce((sum, { p }) => sum + p, 0);
  const known = causes.reduce((sum, { id, p }) => sum + ((id === truth ? 1 : 0) - p / total) ** 2, 0);
  return causes.some(({ id }) => id === truth) ? known : known + 1;
}
