import { oftenFelt } from "@backroot/reasoning";
import { library, model, wordingIn } from "../../library.server.ts";
import { markedInWords } from "../../ui/anatomy/marked-in-words.ts";
import type { Language } from "../../words/language.ts";
import { wordsIn } from "../../words/words.server.ts";

export type Marked = Readonly<{ source: readonly string[]; spreads: readonly string[]; description: string }>;

/** What the plate of a cause marks: where its pain comes from, and where it is often felt; undefined when nothing can be marked. */
export function plateOf(cause: string, language: Language): Marked | undefined {
  return marked(library.anatomy.comesFrom[cause] ?? [], oftenFelt(model, cause), language);
}

/** What a plate marks, with the same in words. */
export function marked(source: readonly string[], spreads: readonly string[], language: Language): Marked | undefined {
  if (source.length + spreads.length === 0) return undefined;
  const { anatomy: words } = wordsIn[language];
  return { source, spreads, description: markedInWords(source, spreads, words, wordingIn[language].anatomy, language) };
}
