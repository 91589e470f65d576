import type { Language } from "./language.ts";
import { planWords as en } from "./plan.en.ts";
import { planWords as fr } from "./plan.fr.ts";
import type { PlanWords } from "./plan-words.ts";

/** The words of the plan in every language, for pages that are sent as finished words. */
export const planWordsIn: Readonly<Record<Language, PlanWords>> = { en, fr };
