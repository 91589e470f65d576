/**
 * The compiled model: everything the engine needs, as plain JSON.
 *
 * Every list keeps the order of the content files. Probabilities are numbers in (0, 1), without unit.
 */

/** How soon a person should be seen, least first. */
export const urgencies = ["self_care", "routine", "within_days", "same_day", "emergency_now"] as const;
export type Urgency = (typeof urgencies)[number];

/** `measured`: a study's own figure. `derived`: calculated from one. `judged`: an estimate with its reason. */
export const grades = ["measured", "derived", "judged"] as const;
export type Grade = (typeof grades)[number];

export const comparisons = [">=", "<=", ">", "<"] as const;
export type Comparison = (typeof comparisons)[number];

/** What a red-flag rule, a derived finding or a question's applicability asks of the answers. */
export type Condition =
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition }
  | Test;

/** A condition that reads one answer: yes; this value of a choice; a number above or below another. */
export type Test =
  | { readonly finding: string }
  | { readonly finding: string; readonly equals: string }
  | { readonly finding: string; readonly is: Comparison; readonly than: number };

export type Sourced = Readonly<{ grade: Grade; sources: readonly string[] }>;

/**
 * Something a person can report.
 *
 * `states` are the values the network tells apart, in order: `yes`, `no` for a bool; the values of a choice; for a number the
 * spans between its cuts, highest first; for a sided site with figures for each side `right`, `left`, `both`, `no`.
 * `baseline[i]` is the probability of `states[i]` in ordinary upper back pain; it sums to 1. Age and sex have neither: they
 * move priors.
 */
export type Finding = Readonly<{
  id: string;
  group: string;
  kind: "bool" | "number" | "choice";
  asks?: string;
  sided?: true;
  redFlag?: true;
  /** Always worked out from other answers; never asked, never weighed. */
  derived?: Condition;
  /** Other answers that settle this one when it was not asked. */
  yesWhen?: Condition;
  noWhen?: Condition;
  values?: readonly string[];
  unit?: string;
  range?: readonly [number, number];
  cuts?: readonly number[];
  states?: readonly string[];
  baseline?: readonly number[];
  baselineFigure?: Sourced;
}>;

/** One published or judged figure behind a distribution: P(`of` | cause) is `p`; `lr` where the study gave a ratio. */
export type Figure = Sourced & Readonly<{ of: string; p: number; lr?: number }>;

/** How a cause speaks of one finding: `p[i]` is P(state i | cause), the sum is 1. */
export type Evidence = Readonly<{ finding: string; p: readonly number[]; figures: readonly Figure[] }>;

/** Prior odds are multiplied by `ratio` when `when` holds; left alone when it does not or is unknown. */
export type Modifier = Sourced & Readonly<{ of: string; when: Condition; ratio: number }>;

/** With this finding the cause is as urgent as `to`. */
export type Escalation = Readonly<{ of: string; when: Condition; to: Urgency; reason: string }>;

export type Cause = Readonly<{
  id: string;
  urgency: Urgency;
  /** Per 1,000 adults who look for help with upper or mid back pain. */
  prior: Sourced & Readonly<{ per1000: number }>;
  modifiers: readonly Modifier[];
  evidence: readonly Evidence[];
  escalations: readonly Escalation[];
  lookAlikes: readonly string[];
}>;

/** Two causes that may be there at once; prior weight is the product of both priors times `lift`. */
export type Coexistence = Readonly<{ causes: readonly [string, string]; lift: number }>;

/** Findings that travel together; `rho` in [0, 1) is how strongly. See packages/reasoning/src/joint.ts. */
export type Correlation = Readonly<{ id: string; findings: readonly string[]; rho: number }>;

export type Rule = Readonly<{
  id: string;
  when: Condition;
  urgency: Urgency;
  suspects: readonly string[];
  sources: readonly string[];
}>;

/** Urgency rises to `urgency` when P(a cause at least that urgent) reaches `probability`. */
export type UrgencyThreshold = Readonly<{ urgency: Urgency; probability: number; sources: readonly string[] }>;

/** One page of the interview. A `checklist` asks several yes/no findings at once. */
export type Question = Readonly<{
  id: string;
  kind: "checklist" | "choice" | "number";
  when?: Condition;
  items: readonly Readonly<{ finding: string; when?: Condition }>[];
}>;

export type Source = Readonly<{ cite: string; doi?: string; url?: string; seen: boolean; remark?: string }>;

export type Model = Readonly<{
  /** Changes whenever anything the engine reads changes. */
  version: string;
  findings: readonly Finding[];
  correlations: readonly Correlation[];
  causes: readonly Cause[];
  coexistences: readonly Coexistence[];
  rules: readonly Rule[];
  thresholds: readonly UrgencyThreshold[];
  /** After how many days the check is worth doing again, by urgency; none for an emergency. */
  checkAgain: Readonly<Partial<Record<Urgency, number>>>;
  questions: readonly Question[];
  /** Those that something here cites. */
  sources: Readonly<Record<string, Source>>;
}>;
