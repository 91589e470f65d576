import type { Language } from "./language.ts";
import { staffWords as en } from "./staff.en.ts";
import { staffWords as fr } from "./staff.fr.ts";
import type { StaffWords } from "./staff.ts";

/** The words of the pages for staff in every language; a page is sent those of its own. */
export const staffWordsIn: Readonly<Record<Language, StaffWords>> = { en, fr };
