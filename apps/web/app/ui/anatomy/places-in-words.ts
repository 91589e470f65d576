import { placeOf, sites } from "./regions.ts";

/** How a site stands in a sentence: all of it, or more on the person's own left or right. */
export type PlaceWords = Readonly<{ whole: string; left?: string | undefined; right?: string | undefined }>;

/**
 * The places a person has pointed at, as one sentence.
 *
 * @param chosen places as `placeOf` names them; both sides of a site are the whole of it
 * @param words by site
 * @param sentence with `{places}` where they stand
 * @returns undefined when nothing is chosen
 * @example "It hurts: between the shoulder blades, more on the right; in the lower back."
 */
export function placesInWords(
  chosen: ReadonlySet<string>,
  words: Readonly<Record<string, PlaceWords>>,
  sentence: string,
): string | undefined {
  const told = sites.flatMap(({ id, sided }) => {
    const [left, right] = sided
      ? [chosen.has(placeOf(id, "left")), chosen.has(placeOf(id, "right"))]
      : [chosen.has(id), chosen.has(id)];
    const of = words[id];
    if (of === undefined || !(left || right)) return [];
    const text = left && right ? of.whole : left ? of.left : of.right;
    return text ?? of.whole;
  });
  return told.length === 0 ? undefined : sentence.replace("{places}", told.join("; "));
}
