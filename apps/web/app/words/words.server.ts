import { words as en } from "./en.ts";
import { words as fr } from "./fr.ts";
import type { Language } from "./language.ts";
import type { Words } from "./words.ts";

/** The words of every language; a browser gets only those of its page. */
export const wordsIn: Readonly<Record<Language, Words>> = { en, fr };
