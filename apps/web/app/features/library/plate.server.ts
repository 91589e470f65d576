import { library, wordingIn } from "../../library.server.ts";
import type { Language } from "../../words/language.ts";
import { wordsIn } from "../../words/words.server.ts";
import { causeOf, findingOf } from "./in-words.server.ts";

/** A place is marked when at least so many report it, and more than with ordinary pain. */
const oftenFelt = 0.35;

export type Marked = Readonly<{ source: readonly string[]; spreads: readonly string[]; description: string }>;

/** What the plate of a cause marks: where its pain comes from, and where it is often felt; undefined when nothing can be marked. */
export function plateOf(cause: string, language: Language): Marked | undefined {
  const source = library.anatomy.comesFrom[cause] ?? [];
  const spreads = causeOf
    .get(cause)!
    .evidence.filter(({ finding, p }) => {
      if (!finding.startsWith("site_")) return false;
      const { states, baseline } = findingOf.get(finding)!;
      const no = states!.indexOf("no");
      return 1 - p[no]! >= oftenFelt && 1 - p[no]! > 1 - baseline![no]!;
    })
    .map(({ finding }) => finding);
  return marked(source, spreads, language);
}

/** What a plate marks, with the same in words. */
export function marked(source: readonly string[], spreads: readonly string[], language: Language): Marked | undefined {
  if (source.length + spreads.length === 0) return undefined;
  const { anatomy: words } = wordsIn[language];
  const { structures, places } = wordingIn[language].anatomy;
  const list = new Intl.ListFormat(language);
  const description = [
    source.length > 0 && words.comesFrom.replace("{structures}", list.format(source.map((id) => structures[id]!.name))),
    spreads.length > 0 && words.isFelt.replace("{places}", list.format(spreads.map((id) => places[id]!.whole))),
  ];
  return { source, spreads, description: description.filter(Boolean).join(" ") };
}
