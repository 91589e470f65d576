import type { Stroke } from "./picture.ts";

/** Writes a picture into paths that are there already: nothing is made or thrown away while the figure moves. */
export function paint(group: Element, strokes: readonly Stroke[], classOf: (stroke: Stroke) => string): void {
  const { children } = group;
  for (let i = 0; i < children.length; i++) {
    const path = children[i]!;
    const stroke = strokes[i];
    if (stroke === undefined) {
      if (path.hasAttribute("d")) path.removeAttribute("d");
      continue;
    }
    if (path.getAttribute("d") !== stroke.d) path.setAttribute("d", stroke.d);
    const name = classOf(stroke);
    if (path.getAttribute("class") !== name) path.setAttribute("class", name);
  }
}

/** What a second picture has exactly as the first: the stroke's place in the second, to its place in the first. */
export function shared(first: readonly Stroke[], second: readonly Stroke[]): ReadonlyMap<number, number> {
  const places = new Map(first.map((stroke, i) => [`${stroke.kind} ${stroke.paint} ${stroke.far} ${stroke.d}`, i]));
  const result = new Map<number, number>();
  second.forEach((stroke, i) => {
    const place = places.get(`${stroke.kind} ${stroke.paint} ${stroke.far} ${stroke.d}`);
    if (place !== undefined) result.set(i, place);
  });
  return result;
}
