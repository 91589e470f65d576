import type { Stroke } from "./picture.ts";

/** What was written last into a group: reading it back from the page costs as much as writing it. */
const written = new WeakMap<Element, readonly Stroke[]>();

/** Writes a picture into paths that are there already: nothing is made or thrown away while the figure moves. */
export function paint(group: Element, strokes: readonly Stroke[], classOf: (stroke: Stroke) => string): void {
  const before = written.get(group);
  if (before === strokes) return;
  const { children } = group;
  for (let i = 0; i < children.length; i++) {
    const [stroke, old] = [strokes[i], before?.[i]];
    if (stroke === undefined) {
      if (before === undefined || old !== undefined) children[i]!.removeAttribute("d");
      continue;
    }
    if (stroke.d !== old?.d) children[i]!.setAttribute("d", stroke.d);
    if (stroke.paint !== old?.paint || stroke.kind !== old.kind || stroke.far !== old.far)
      children[i]!.setAttribute("class", classOf(stroke));
  }
  written.set(group, strokes);
}

/** Says that something else has written into a group since. */
export function forget(group: Element): void {
  written.delete(group);
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
