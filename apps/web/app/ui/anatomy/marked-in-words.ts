type Words = Readonly<Record<"comesFrom" | "isFelt", string>>;
type Names = Readonly<{
  structures: Readonly<Record<string, Readonly<{ name: string }>>>;
  places: Readonly<Record<string, Readonly<{ whole: string }>>>;
}>;

/** What a plate marks, said: where the pain comes from, and where it is often felt. */
export function markedInWords(
  source: readonly string[],
  spreads: readonly string[],
  words: Words,
  names: Names,
  language: string,
): string {
  const list = new Intl.ListFormat(language);
  const said = [
    source.length > 0 &&
      words.comesFrom.replace("{structures}", list.format(source.map((id) => names.structures[id]!.name))),
    spreads.length > 0 && words.isFelt.replace("{places}", list.format(spreads.map((id) => names.places[id]!.whole))),
  ];
  return said.filter(Boolean).join(" ");
}
