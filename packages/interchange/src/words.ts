import type { Grade } from "@backroot/knowledge";

/** Every sentence this package puts into a form or a summary, in one language. `{…}` is filled in. */
export type Words = Readonly<{
  /** BCP 47, such as "en". */
  language: string;
  form: Readonly<{
    title: string;
    description: string;
    copyright: string;
    codes: string;
    about: string;
    where: string;
    other: string;
    left: string;
    right: string;
  }>;
  summary: Readonly<{
    title: string;
    is: Readonly<{ title: string; statements: readonly string[] }>;
    howSoon: string;
    noRule: string;
    byProbability: string;
    dangerSigns: string;
    noDangerSigns: string;
    noneAsked: string;
    open: string;
    openNot: string;
    openUnsure: string;
    causes: string;
    causesNote: string;
    speaksFor: string;
    speaksAgainst: string;
    times: string;
    timesLess: string;
    together: string;
    said: string;
    nothingSaid: string;
    about: string;
    fewer: string;
    more: string;
    yes: string;
    no: string;
    notSure: string;
    not: string;
    between: string;
    units: Readonly<Record<string, string>>;
    /** Where a line comes from. */
    basis: Readonly<{
      person: string;
      personUndated: string;
      rule: string;
      probability: string;
      figures: string;
      notAsked: string;
      statement: string;
      noSource: string;
      source: string;
      unseen: string;
    }>;
    grades: Readonly<Record<Grade, string>>;
  }>;
}>;
