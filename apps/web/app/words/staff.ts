import { createContext, useContext } from "react";
import type { staffWords } from "./staff.en.ts";
import type { InAnyLanguage } from "./words.ts";

/** Every sentence of the pages for staff. */
export type StaffWords = InAnyLanguage<typeof staffWords>;

/** Given around every page for staff, which are sent their words with them. */
export const StaffWordsContext = createContext<StaffWords | undefined>(undefined);

export function useStaffWords(): StaffWords {
  const words = useContext(StaffWordsContext);
  if (words === undefined) throw new Error("useStaffWords stands outside the pages for staff");
  return words;
}

/** Puts values where a sentence has `{name}`. */
export function filled(sentence: string, values: Readonly<Record<string, string | number>>): string {
  return sentence.replace(/\{(\w+)\}/g, (place, name: string) => String(values[name] ?? place));
}
