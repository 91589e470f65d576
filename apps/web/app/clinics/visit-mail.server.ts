import { type Language, languages, localeOf } from "../words/language.ts";
import { mailWordsIn } from "../words/mail.server.ts";
import { filled } from "../words/staff.ts";

/** The mails a person gets about a visit. */
export const visitMails = ["confirmation", "moved", "cancelled", "reminder"] as const;
export type VisitMailKind = (typeof visitMails)[number];

/** What a clinic adds to each, in its own words. */
export type OwnTexts = Readonly<Partial<Record<VisitMailKind, string>>>;

export type MailedVisit = Readonly<{
  clinic: Readonly<{ name: string; phone: string | null; demo: 0 | 1 }>;
  /** Epoch seconds. */
  start: number;
  /** IANA names: of the clinic, and of where the person booked when that is known. */
  zone: string;
  personZone: string | null;
  practitioner: string | null;
  place: Readonly<{ name: string; address: string; directions: string | null }>;
  link: string;
}>;

/** A language of ours for one that somebody asked for: theirs, or the first. */
export function languageFor(asked: string): Language {
  return languages.find(({ code }) => code === asked)?.code ?? languages[0].code;
}

/** A mail about a visit, in words: what happened, what the clinic adds, when and where, and where to change it. */
export function visitMail(
  kind: VisitMailKind,
  { clinic, start, zone, personZone, practitioner, place, link }: MailedVisit,
  own: OwnTexts,
  language: Language,
): Readonly<{ subject: string; body: string }> {
  const words = mailWordsIn[language];
  const [there, here] = [zone, personZone ?? zone].map((timeZone) =>
    new Intl.DateTimeFormat(localeOf(language), {
      dateStyle: "full",
      timeStyle: "short",
      timeZone,
    }).format(start * 1000),
  ) as [string, string];
  const added = own[kind]?.trim();
  const lines = [
    words[kind].opens,
    ...(added ? ["", added] : []),
    "",
    ...(there === here
      ? [filled(words.when, { when: there })]
      : [filled(words.whenThere, { when: there, zone }), filled(words.whenHere, { when: here, zone: personZone! })]),
    ...(practitioner === null ? [] : [filled(words.practitioner, { name: practitioner })]),
    filled(words.place, place as Readonly<Record<"name" | "address", string>>),
    ...(place.directions === null ? [] : [place.directions]),
    "",
    kind === "cancelled" ? words.see : words.change,
    link,
    ...(clinic.phone === null ? [] : ["", filled(words.phone, { phone: clinic.phone })]),
    ...(clinic.demo === 1 ? ["", words.demo] : []),
  ];
  return { subject: filled(words[kind].subject, { clinic: clinic.name }), body: lines.join("\n") };
}
