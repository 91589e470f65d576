import { createContext, useCallback, useContext } from "react";
import { useLocation } from "react-router";
import type { words } from "./en.ts";
import { type Language, languageOf, pathIn } from "./language.ts";

/** What any language says in place of the English: the same keys, lists as long, other sentences. */
export type InAnyLanguage<T> = T extends string ? string : { readonly [K in keyof T]: InAnyLanguage<T[K]> };

/** Every sentence of the interface. */
export type Words = InAnyLanguage<typeof words>;

/** Given once, around the whole app, by entry.server.tsx and entry.client.tsx: a browser gets the words of one language. */
export const WordsContext = createContext<Words | undefined>(undefined);

/** The words of the page's language. */
export function useWords(): Words {
  const words = useContext(WordsContext);
  if (words === undefined) throw new Error("useWords stands outside the words given at the entry");
  return words;
}

/** The language of the page. */
export function useLanguage(): Language {
  return languageOf(useLocation().pathname);
}

/** Gives an address of ours in the language of the page: `at("/causes")` is "/fr/causes" on a French page. */
export function useAt(): (path: string) => string {
  const language = useLanguage();
  return useCallback((path) => pathIn(language, path), [language]);
}

/** The locale to write dates in, in the browser: the person's own when it is of the page's language (day before month in en-GB). */
export function useLocale(): string {
  const language = useLanguage();
  return navigator.language.startsWith(language) ? navigator.language : language;
}
