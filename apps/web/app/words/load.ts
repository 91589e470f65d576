import type { Language } from "./language.ts";
import type { Words } from "./words.ts";

const files: Readonly<Record<Language, () => Promise<Readonly<{ words: Words }>>>> = {
  en: () => import("./en.ts"),
  fr: () => import("./fr.ts"),
};

/** Fetches the words of one language. */
export async function loadWords(language: Language): Promise<Words> {
  return (await files[language]()).words;
}
