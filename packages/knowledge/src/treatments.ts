import type { certainties } from "./care.ts";
import type { Condition, Sourced } from "./model.ts";

/**
 * What a clinic can offer and what makes it unsafe, as plain JSON. Every list keeps the order of the content files.
 *
 * Kept apart from the check's `Model`, which stays small.
 */

/** What a rule asks for, strictest first. */
export const ruleLevels = ["block", "refer_first", "clinician_decides", "caution", "inform"] as const;
export type RuleLevel = (typeof ruleLevels)[number];

/** Why a visit cannot wait: `emergency` closes booking, `same_day` says where to go today. */
export const pathways = ["emergency", "same_day"] as const;
export type Pathway = (typeof pathways)[number];

/**
 * When a treatment is not simply booked. A rule with nothing to ask holds for everyone.
 *
 * `when` is about the person; derived findings in it are written out. `sites`: only where treatment is asked for there.
 * `leading`: only where one of these causes leads, or nobody knows which leads.
 */
export type TreatmentRule = Sourced &
  Readonly<{
    id: string;
    level: RuleLevel;
    when?: Condition;
    sites?: readonly string[];
    leading?: readonly string[];
    /** The rule is about this part of the treatment alone; the rest may be given. */
    component?: string;
    /** Why and what to do instead, for clinicians. */
    note: string;
  }>;

/** A rule for every treatment but those in `except`, which begin with an assessment themselves. */
export type GateRule = TreatmentRule & Readonly<{ pathway?: Pathway; except?: readonly string[] }>;

export type Treatment = Readonly<{
  id: string;
  /** Parts that can be given or left out one by one. */
  components: readonly string[];
  mayHelp: readonly string[];
  session: Sourced &
    Readonly<{ firstMin: readonly [number, number]; afterMin?: readonly [number, number]; note: string }>;
  course: Sourced & Readonly<{ note: string }>;
  evidence: Sourced & Readonly<{ certainty: (typeof certainties)[number]; note: string }>;
  harms: readonly (Sourced & Readonly<{ id: string; note: string }>)[];
  rules: readonly TreatmentRule[];
}>;

export type Treatments = Readonly<{
  /** Changes whenever anything in it changes. */
  version: string;
  gate: readonly GateRule[];
  treatments: readonly Treatment[];
}>;
