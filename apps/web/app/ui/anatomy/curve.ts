/**
 * The pen of the drawing: smooth curves through points, sheets of muscle between guiding fibres, bands of bone.
 *
 * The unit is the millimetre; x grows to the right of the picture from the midline of the body, y grows downwards from the
 * tip of the seventh neck vertebra. One half is drawn, at x > 0; `mirrored` gives the other.
 */

export type Point = readonly [x: number, y: number];

/** Reads "12 40, 15 60" as points. */
export function points(text: string): readonly Point[] {
  return text.split(",").map((pair) => {
    const [x, y] = pair.trim().split(/\s+/).map(Number);
    if (x === undefined || y === undefined || Number.isNaN(x + y)) throw new RangeError(`not a point: "${pair}"`);
    return [x, y] as const;
  });
}

const shown = (n: number) => String(Math.round(n * 10) / 10 || 0);
const pair = ([x, y]: Point) => `${shown(x)} ${shown(y)}`;
const between = (a: Point, b: Point, t: number): Point => [a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t];

/** Cubic Béziers through all the points, without the leading move: Catmull-Rom with ends that leave straight. */
function through(line: readonly Point[]): string {
  return line
    .slice(1)
    .map((end, i) => {
      const start = line[i]!;
      const before = line[i - 1] ?? start;
      const after = line[i + 2] ?? end;
      const leave: Point = [start[0] + (end[0] - before[0]) / 6, start[1] + (end[1] - before[1]) / 6];
      const arrive: Point = [end[0] - (after[0] - start[0]) / 6, end[1] - (after[1] - start[1]) / 6];
      return `C${pair(leave)} ${pair(arrive)} ${pair(end)}`;
    })
    .join("");
}

/** Open smooth lines, each through its points. */
export function lines(...each: readonly string[]): string {
  return each.map((text) => open(text)).join("");
}

/** A path of smooth sides; where two sides meet there is a corner. */
export function open(...sides: readonly (string | readonly Point[])[]): string {
  return sides
    .map((side) => (typeof side === "string" ? points(side) : side))
    .map((side, i) => `${i === 0 ? "M" : "L"}${pair(side[0]!)}${through(side)}`)
    .join("");
}

/** The same, closed. */
export function shape(...sides: readonly (string | readonly Point[])[]): string {
  return `${open(...sides)}Z`;
}

/** A muscle: its outline, and a few of its fibres as strokes. */
export type Sheet = Readonly<{ outline: string; fibres: string }>;

/**
 * A sheet of muscle spanned by guiding fibres, each from origin to insertion with equally many points.
 *
 * The first and last guide are its edges; `strokes` fibres are laid evenly between, stopping short of both ends.
 */
export function sheet(guides: readonly string[], strokes: number): Sheet {
  const spans = guides.map(points);
  const edge = spans[0]!;
  if (spans.some((guide) => guide.length !== edge.length)) {
    throw new RangeError(`guides of one sheet have equally many points: ${guides.join(" | ")}`);
  }
  const last = spans.at(-1)!;
  const outline = shape(
    edge,
    spans.map((guide) => guide.at(-1)!),
    [...last].reverse(),
    spans.map((guide) => guide[0]!).reverse(),
  );
  const fibres = Array.from({ length: strokes }, (_, i) => {
    const at = ((i + 1) / (strokes + 1)) * (spans.length - 1);
    const from = Math.min(Math.floor(at), spans.length - 2);
    const fibre = edge.map((_, p) => between(spans[from]![p]!, spans[from + 1]![p]!, at - from));
    // A hand does not end every stroke on one line.
    const short = i % 2 === 0 ? 0.25 : 0.6;
    const begin = between(fibre[0]!, fibre[1]!, short);
    const end = between(fibre.at(-1)!, fibre.at(-2)!, 0.75 - short);
    return open([begin, ...fibre.slice(1, -1), end]);
  });
  return { outline, fibres: fibres.join("") };
}

/** A band along a smooth line, `width(t)` wide at the share t of its points: a rib, a clavicle. */
export function band(text: string | readonly Point[], width: (t: number) => number): string {
  const spine = typeof text === "string" ? points(text) : text;
  const sides = [1, -1].map((side) =>
    spine.map((at, i): Point => {
      const before = spine[i - 1] ?? at;
      const after = spine[i + 1] ?? at;
      const [dx, dy] = [after[0] - before[0], after[1] - before[1]];
      const reach = (side * width(i / (spine.length - 1))) / 2 / Math.hypot(dx, dy);
      return [at[0] - dy * reach, at[1] + dx * reach];
    }),
  );
  return shape(sides[0]!, [...sides[1]!].reverse());
}

/** Points along one cubic Bézier, its ends included. */
export function along(cubic: readonly [Point, Point, Point, Point], pieces: number): readonly Point[] {
  return Array.from({ length: pieces + 1 }, (_, i) => {
    const t = i / pieces;
    const [a, b, c, d] = cubic;
    const ab = between(a, b, t);
    const bc = between(b, c, t);
    const cd = between(c, d, t);
    return between(between(ab, bc, t), between(bc, cd, t), t);
  });
}

const number = "-?\\d+(?:\\.\\d+)?";

/** The same path on the other side of the midline. Paths hold absolute coordinates in pairs only. */
export function mirrored(path: string): string {
  return path.replace(new RegExp(`(${number}) (${number})`, "g"), (_, x: string, y: string) => `${shown(-x)} ${y}`);
}

/** A closed shape across the midline from its right half, an open path that begins and ends at x = 0. */
export function whole(half: string): string {
  const steps = [...half.matchAll(/([MLC])([^MLC]+)/g)].map(([, command, text]) => ({ command, at: pointsOf(text!) }));
  const back = steps
    .slice(1)
    .map(({ command, at }, i) => {
      const knot = steps[i]!.at.at(-1)!;
      const turned = command === "C" ? [at[1]!, at[0]!, knot] : [knot];
      return `${command}${turned.map(pair).join(" ")}`;
    })
    .reverse()
    .join("");
  return `${half}${mirrored(back)}Z`;
}

export const bothSides = (path: string): string => (path === "" ? "" : path + mirrored(path));

/** Every point a path names, control points included. */
export function pointsOf(path: string): readonly Point[] {
  return [...path.matchAll(new RegExp(`(${number}) (${number})`, "g"))].map((m) => [Number(m[1]), Number(m[2])]);
}
