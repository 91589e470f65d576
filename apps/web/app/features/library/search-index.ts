import type { SearchEntry } from "@backroot/knowledge";
import MiniSearch from "minisearch";

/** A thing found, with the address of its page as the first language calls it. */
export type Found = Readonly<Pick<SearchEntry, "kind" | "title" | "text"> & { path: string }>;

/** So many are shown; who does not find it among them types another letter. */
const most = 20;

/**
 * Makes a search over the library: whole words, beginnings and near misses, accents and case aside.
 *
 * A title counts more than another name, and that more than the text (BM25+ by minisearch). On the server and in a browser alike.
 */
export function searcher(entries: readonly SearchEntry[]): (query: string) => readonly Found[] {
  const index = new MiniSearch<SearchEntry & { key: number }>({
    idField: "key",
    fields: ["title", "also", "text"],
    extractField: (entry, field) => {
      const value = entry[field as keyof SearchEntry | "key"];
      return Array.isArray(value) ? value.join(" ") : (value as string);
    },
    processTerm: (term) => plain(term) || null,
    searchOptions: {
      boost: { title: 4, also: 3 },
      prefix: (term) => term.length > 1,
      fuzzy: (term) => (term.length > 4 ? 0.2 : false),
      combineWith: "AND",
      boostDocument: (key) => (entries[key as number]!.kind === "cause" ? 1.3 : 1),
    },
  });
  index.addAll(entries.map((entry, key) => ({ ...entry, key })));
  return (query) =>
    index
      .search(query)
      .slice(0, most)
      .map(({ id }) => {
        const { kind, title, text, id: name } = entries[id]!;
        return { kind, title, text, path: `${folders[kind]}${name}` };
      });
}

const folders: Readonly<Record<SearchEntry["kind"], string>> = {
  cause: "/causes/",
  danger: "/danger-signs/",
  structure: "/anatomy/",
  term: "/glossary#",
};

/** A word without accents, case and the elided article of French: "l’épaule" is "epaule". */
function plain(term: string): string {
  return term
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/^(?:[ldcjnmst]|qu)[’']/, "")
    .replace("œ", "oe");
}
