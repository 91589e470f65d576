import type { SearchEntry } from "@backroot/knowledge";
import en from "../../generated/search.en.json?url";
import fr from "../../generated/search.fr.json?url";
import type { Language } from "../../words/language.ts";
import { searcher } from "./search-index.ts";

const addresses: Readonly<Record<Language, string>> = { en, fr };

/** Fetches what can be found, once; searching asks nothing of the network. */
export async function loadSearcher(language: Language): Promise<ReturnType<typeof searcher>> {
  const response = await fetch(addresses[language]);
  if (!response.ok) throw new Error(`${addresses[language]} answered ${response.status}`);
  return searcher((await response.json()) as readonly SearchEntry[]);
}
