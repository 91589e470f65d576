/** Every language of the interface and the content, by its own name. The first stands at `/`, each other at `/<code>`. */
export const languages = [
  { code: "en", name: "English" },
  { code: "fr", name: "Français" },
] as const satisfies readonly Readonly<{ code: string; name: string }>[];

export type Language = (typeof languages)[number]["code"];

/** The language that is written first; each other is a translation of it. */
export const firstLanguage = languages[0].code;

/** Where the pages of a language begin: nothing for the first, `/fr` for French. */
export function prefixOf(language: Language): string {
  return language === firstLanguage ? "" : `/${language}`;
}

/** The language of the page at `pathname`, such as "/fr/causes". */
export function languageOf(pathname: string): Language {
  return languages.find(({ code }) => code !== firstLanguage && pathname.split("/")[1] === code)?.code ?? firstLanguage;
}

/** The locale a server writes dates in, which does not know the person's: 24 hours, and the day before the month. */
export function localeOf(language: string): string {
  return language === "en" ? "en-GB" : language;
}

/**
 * The address of a page in a language.
 *
 * @param path as in the first language, such as "/causes/dish"
 */
export function pathIn(language: Language, path: string): string {
  return `${prefixOf(language)}${path}`.replace(/(?<=.)\/$/, "");
}

/** The page at `pathname` as the first language calls it: "/causes" for "/fr/causes". */
export function pathWithoutLanguage(pathname: string): string {
  return pathname.slice(prefixOf(languageOf(pathname)).length) || "/";
}
