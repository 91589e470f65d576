import { type Check, english, french, type Line, summary, type Words } from "@backroot/interchange";
import { assess, explain, infer, naturalFrequency, triage } from "@backroot/reasoning";
import type { CheckRecord } from "../device/check-record.ts";
import type { Language } from "../words/language.ts";
import type { Content } from "./content.ts";

/** The sentences of forms and summaries, by language. */
export const formWords: Readonly<Record<Language, Words>> = { en: english, fr: french };

/** A check as other programs know it. */
export function checkOf({ version, begun, finished, answers, asked }: CheckRecord): Check {
  return { version, when: finished ?? begun, answers, asked };
}

/** One line of a sheet: its words and, where it is not plainly a statement, what it comes from. */
export type SheetLine = Readonly<{ text: string; basis?: string; under?: readonly SheetLine[] }>;

/** A summary as it is read, printed and handed over: nothing leaves that is not seen. */
export type Sheet = Readonly<{
  title: string;
  language: string;
  /** When the check was made, as an instant. */
  when: string | null;
  /** Version of the model that worked it out. */
  version: string;
  sections: readonly Readonly<{ id: string; title: string; note?: string; lines: readonly SheetLine[] }>[];
}>;

/** As many causes as fit on a page. */
const shown = 5;

/** The summary of a check. */
export function sheetOf(record: CheckRecord, { model, wording, network }: Content, language: Language): Sheet {
  const belief = infer(network(), record.answers);
  const assessment = assess(network(), record.answers);
  const causes = assessment.causes
    .slice(0, shown)
    .map(({ id, p }) => ({ ...explain(network(), belief, id), frequency: naturalFrequency(p) }));
  const found = { assessment, fired: triage(network(), belief).fired, causes, completed: belief.answers };
  const { sections, ...head } = summary(checkOf(record), found, model, wording, formWords[language]);
  return {
    ...head,
    sections: sections
      .filter(({ lines }) => lines.length > 0)
      .map(({ id, title, note, lines }) => ({ id, title, ...(note && { note }), lines: lines.map(lineOf) })),
  };
}

function lineOf({ text, from, basis, under = [] }: Line): SheetLine {
  return {
    text,
    ...(from.by !== "statement" && { basis }),
    ...(under.length > 0 && { under: under.map(lineOf) }),
  };
}
