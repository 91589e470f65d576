import { words as en } from "./en.ts";
import { words as fr } from "./fr.ts";
import type { Language } from "./language.ts";
import { words as readingEn } from "./reading.en.ts";
import { words as readingFr } from "./reading.fr.ts";
import type { ReadingWords } from "./reading.ts";
import type { Words } from "./words.ts";

/** The words of every language; a browser gets only those of its page. */
export const wordsIn: Readonly<Record<Language, Words>> = { en, fr };

/** The words of pages of reading in every language. */
export const readingWordsIn: Readonly<Record<Language, ReadingWords>> = { en: readingEn, fr: readingFr };
