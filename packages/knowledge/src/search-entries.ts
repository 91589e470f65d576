import type { Library } from "./compile.ts";
import type { Reading } from "./reading.ts";
import type { Wording } from "./wording.ts";

/** Something the library can be searched for. */
export type SearchEntry = Readonly<{
  kind: "cause" | "danger" | "structure" | "term";
  id: string;
  title: string;
  text: string;
  /** What else it is called, and words that lead to it. */
  also: readonly string[];
}>;

/** Everything the library can be searched for, in one language. */
export function searchEntries(library: Library, reading: Reading, wording: Wording): readonly SearchEntry[] {
  const nameOf = (structure: string) => wording.anatomy.structures[structure]?.name ?? structure;
  return [
    ...Object.values(library.causes).map(
      ({ id, clinical_name }): SearchEntry => ({
        kind: "cause",
        id,
        title: wording.causes[id]!.title,
        text: wording.causes[id]!.summary,
        also: [...(reading.otherNames[id] ?? []), clinical_name, ...(library.anatomy.comesFrom[id] ?? []).map(nameOf)],
      }),
    ),
    ...library.dangerSigns.map(
      ({ id, rules }): SearchEntry => ({
        kind: "danger",
        id,
        title: reading.dangerSigns[id]!.title,
        text: reading.dangerSigns[id]!.summary,
        also: rules.map((rule) => wording.rules[rule]!),
      }),
    ),
    ...library.anatomy.structures.map(({ id }): SearchEntry => {
      const { name, is, does } = wording.anatomy.structures[id]!;
      return { kind: "structure", id, title: name, text: `${is} ${does}`, also: [] };
    }),
    ...library.terms.map(
      ({ id }): SearchEntry => ({
        kind: "term",
        id,
        title: reading.terms[id]!.term,
        text: reading.terms[id]!.meaning,
        also: [],
      }),
    ),
  ];
}
