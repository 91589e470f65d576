import type { Language } from "./language.ts";
import { refusalWords as en } from "./refusal.en.ts";
import { refusalWords as fr } from "./refusal.fr.ts";
import type { InAnyLanguage } from "./words.ts";

export type RefusalWords = InAnyLanguage<typeof en>;

/** What is said at the door in every language; it is sent only in answers that refuse. */
export const refusalWordsIn: Readonly<Record<Language, RefusalWords>> = { en, fr };
