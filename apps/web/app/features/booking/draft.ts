import { type Answers, freshFor } from "@backroot/reasoning";

/** What a person has filled in so far. Kept for this tab alone, so that a reload loses nothing. */
export type Draft = Readonly<{
  service: string | null;
  sites: readonly string[];
  /** Answers to the safety questions; they stay here. */
  answers: Readonly<Record<string, boolean | null>>;
  /** When the oldest danger answer was given, epoch seconds. */
  answeredAt: number;
  /** A check on this device has answered some. */
  fromCheck: boolean;
  start: number | null;
  practitioner: string | null;
  name: string;
  email: string;
  phone: string;
  read: boolean;
  /** The same booking sent twice books once. */
  key: string;
}>;

export function emptyDraft(): Draft {
  return {
    service: null,
    sites: [],
    answers: {},
    answeredAt: 0,
    fromCheck: false,
    start: null,
    practitioner: null,
    name: "",
    email: "",
    phone: "",
    read: false,
    key: crypto.randomUUID(),
  };
}

const nameOf = (slug: string) => `backroot.booking.${slug}`;

export function readDraft(slug: string): Draft {
  try {
    const kept = JSON.parse(sessionStorage.getItem(nameOf(slug)) ?? "null") as Draft | null;
    return { ...emptyDraft(), ...kept };
  } catch {
    return emptyDraft();
  }
}

export function keepDraft(slug: string, draft: Draft): void {
  try {
    sessionStorage.setItem(nameOf(slug), JSON.stringify(draft));
  } catch {
    // a browser that keeps nothing still books, as long as the page stays open
  }
}

export function forgetDraft(slug: string): void {
  try {
    sessionStorage.removeItem(nameOf(slug));
  } catch {
    // nothing was kept
  }
}

/**
 * A draft as it counts now: answers to the danger questions that are older than a day are gone, so that they are asked again.
 *
 * @param now epoch seconds
 */
export function freshDraft(draft: Draft, dangers: readonly string[], now: number): Draft {
  if (draft.answeredAt === 0 || now - draft.answeredAt <= freshFor) return draft;
  return { ...draft, answers: without(draft.answers, dangers), answeredAt: 0 };
}

/** Answers with those to some findings left out. */
export function without<A>(answers: Readonly<Record<string, A>>, findings: readonly string[]): Record<string, A> {
  return Object.fromEntries(Object.entries(answers).filter(([finding]) => !findings.includes(finding)));
}

/** The plain answers and places of a check, as this booking uses them. */
export function fromCheckAnswers(answers: Answers): Pick<Draft, "answers" | "sites"> {
  const plain: Record<string, boolean | null> = {};
  for (const [finding, answer] of Object.entries(answers))
    if (typeof answer === "boolean" || answer === null) plain[finding] = answer;
  const sites = Object.keys(plain)
    .filter((finding) => finding.startsWith("site_") && plain[finding] === true)
    .map((finding) => finding.replace(/_(left|right)$/, ""));
  return { answers: plain, sites: [...new Set(sites)] };
}
