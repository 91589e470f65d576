import { articleOn, library, readingIn, wordingIn } from "../../library.server.ts";
import { firstLanguage, type Language } from "../../words/language.ts";
import { comparisonOf, lookAlikePairs } from "./in-words.server.ts";

/** A page there is to read, as the first language calls it, and when it was last reviewed. */
export type ReadingPage = Readonly<{ path: string; reviewed?: string }>;

/** Every page to read. What is written on one page alone has no date of its own. */
export function readingPages(): readonly ReadingPage[] {
  const { dangerSigns, structures, terms } = readingIn[firstLanguage].reviews;
  const articleDate = (cause: string) => articleOn(cause, firstLanguage)!.article.lastReviewed;
  return [
    ...["/", "/causes", "/danger-signs", "/compare", "/anatomy", "/how-it-works"].map((path) => ({ path })),
    ...Object.entries(readingIn[firstLanguage].about).map(([name, { lastReviewed }]) => ({
      path: `/how-it-works/${name}`,
      reviewed: lastReviewed,
    })),
    { path: "/how-it-works/hazards", reviewed: readingIn[firstLanguage].hazards!.review!.lastReviewed },
    { path: "/how-it-works/sources" },
    { path: "/glossary", reviewed: terms!.lastReviewed },
    ...Object.keys(library.causes).map((id) => ({ path: `/causes/${id}`, reviewed: articleDate(id) })),
    ...library.dangerSigns.map(({ id }) => ({ path: `/danger-signs/${id}`, reviewed: dangerSigns!.lastReviewed })),
    ...library.anatomy.structures.map(({ id }) => ({ path: `/anatomy/${id}`, reviewed: structures!.lastReviewed })),
    ...lookAlikePairs.map(([a, b]) => ({
      path: comparisonOf(a, b),
      reviewed: [articleDate(a), articleDate(b)].sort()[0]!,
    })),
  ];
}

/** The articles of a language with what they are about, the one reviewed last first. */
export function articlesByReview(language: Language) {
  return Object.keys(library.causes)
    .map((id) => ({
      path: `/causes/${id}`,
      ...wordingIn[language].causes[id]!,
      reviewed: articleOn(id, language)!.article.lastReviewed,
    }))
    .sort((a, b) => b.reviewed.localeCompare(a.reviewed) || a.title.localeCompare(b.title, language));
}
