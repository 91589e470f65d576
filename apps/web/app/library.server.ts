import {
  type Article,
  type Care,
  type CareWording,
  type Library,
  type Model,
  notYetReviewed,
  type Reading,
  type SearchEntry,
  type Wording,
} from "@backroot/knowledge";
import type { EvaluationFigures, WorkedExample } from "../../../scripts/shown-evidence.ts";
import articlesEn from "./generated/articles.en.json";
import articlesFr from "./generated/articles.fr.json";
import careFile from "./generated/care.json";
import careEn from "./generated/care-wording.en.json";
import careFr from "./generated/care-wording.fr.json";
import evaluationFile from "./generated/evaluation.json";
import exampleFile from "./generated/example.json";
import libraryFile from "./generated/library.json";
import modelFile from "./generated/model.json";
import readingEn from "./generated/reading.en.json";
import readingFr from "./generated/reading.fr.json";
import searchEn from "./generated/search.en.json";
import searchFr from "./generated/search.fr.json";
import en from "./generated/wording.en.json";
import fr from "./generated/wording.fr.json";
import { firstLanguage, type Language } from "./words/language.ts";

/** What people read, on the server only: reading pages are sent as finished words. */
export const library = libraryFile as unknown as Omit<Library, "articles">;
export const wordingIn = { en, fr } as unknown as Readonly<Record<Language, Wording>>;
export const readingIn = { en: readingEn, fr: readingFr } as unknown as Readonly<Record<Language, Reading>>;

/** What the engine reasons with, so that pages tell the same figures. */
export const model = modelFile as unknown as Model;

const articlesIn = { en: articlesEn, fr: articlesFr } as unknown as Readonly<Record<Language, Library["articles"]>>;

/** The article on a cause in `language`, or the first language's while it is not translated; undefined when there is no such cause. */
export function articleOn(
  cause: string,
  language: Language,
): Readonly<{ article: Article; language: Language }> | undefined {
  const written = [language, firstLanguage].find((code) => Object.hasOwn(articlesIn[code], cause));
  return written && { article: articlesIn[written][cause]!, language: written };
}

/** Who signed an article off; undefined when no clinician has yet. */
export function reviewerOf({ reviewer }: Readonly<{ reviewer: string }>): string | undefined {
  return reviewer === notYetReviewed ? undefined : reviewer;
}

export const care = careFile as unknown as Care;

const careWordingIn = { en: careEn, fr: careFr } as unknown as Readonly<Record<Language, CareWording>>;

/** The words of exercises, habits and plans. */
export const careWording = (language: Language): CareWording => careWordingIn[language];

const searchIn = { en: searchEn, fr: searchFr } as unknown as Readonly<Record<Language, readonly SearchEntry[]>>;

/** Everything the library can be searched for. */
export const searchEntriesIn = (language: Language): readonly SearchEntry[] => searchIn[language];

/** The figures of the evaluation, and a case worked through, as the build found them. */
export const evaluation = evaluationFile as unknown as EvaluationFigures;
export const example = exampleFile as unknown as WorkedExample;
