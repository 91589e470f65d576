import type { Language } from "./language.ts";
import type { planWords } from "./plan.en.ts";
import type { InAnyLanguage } from "./words.ts";

/** Every sentence of the plan. Apart from the others, so that who only checks their pain does not fetch them. */
export type PlanWords = InAnyLanguage<typeof planWords>;

const files: Readonly<Record<Language, () => Promise<Readonly<{ planWords: PlanWords }>>>> = {
  en: () => import("./plan.en.ts"),
  fr: () => import("./plan.fr.ts"),
};

/** Fetches the words of the plan in one language. */
export async function loadPlanWords(language: Language): Promise<PlanWords> {
  return (await files[language]()).planWords;
}
