import { type Dot, written } from "./path.ts";
import type { Spot, View } from "./projection.ts";
import { stature } from "./skeleton.ts";
import { dot, type Turn, type Vec } from "./space.ts";

const n = (value: number): number => Math.round(value);

/** Two discs and what lies between them. */
export function taper(a: Spot, ra: number, b: Spot, rb: number): string {
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
  const gap = Math.hypot(dx, dy);
  if (gap <= Math.abs(ra - rb) + 0.5) return ra > rb ? disc(a, ra) : disc(b, rb);
  const base = Math.atan2(dy, dx);
  const off = Math.acos((ra - rb) / gap);
  const at = (p: Spot, r: number, angle: number): Dot => [n(p[0] + r * Math.cos(angle)), n(p[1] + r * Math.sin(angle))];
  const [start, end] = [base + off, base - off];
  const [a0, a1, b0, b1] = [at(a, ra, start), at(a, ra, end), at(b, rb, end), at(b, rb, start)];
  const step = (from: Dot, to: Dot) => [to[0] - from[0], to[1] - from[1]];
  const arc = (r: number, large: boolean, from: Dot, to: Dot) =>
    `a${written([n(r), n(r), 0, large ? 1 : 0, 1, ...step(from, to)])}`;
  return `M${written(a0)}${arc(ra, off < Math.PI / 2, a0, a1)}l${written(step(a1, b0))}${arc(rb, off > Math.PI / 2, b0, b1)}z`;
}

/** A circle. */
export function disc([x, y]: Spot, r: number): string {
  const half = (way: number) => `a${written([n(r), n(r), 0, 1, 1, way * 2 * n(r), 0])}`;
  return `M${written([n(x) - n(r), n(y)])}${half(1)}${half(-1)}z`;
}

const waysOf = (count: number): readonly Dot[] =>
  Array.from({ length: count }, (_, i) => {
    const angle = (i / count) * 2 * Math.PI;
    return [Math.cos(angle), Math.sin(angle)];
  });

/** Directions in which an outline's farthest points are looked for: more for what is large. */
const [few, some, many] = [waysOf(8), waysOf(12), waysOf(20)];

/** An ellipsoid: its middle, how it is turned, its half axes in cm. */
export type Solid = Readonly<{ at: Vec; turn: Turn; half: Vec }>;

/**
 * An ellipsoid's shadow: its middle, the symmetric matrix whose root is its reach in a direction, and what was found of its edge:
 * by count of directions, for each of them how far it reaches and where, as three numbers.
 */
export type Shadow = Readonly<{
  x: number;
  y: number;
  xx: number;
  xy: number;
  yy: number;
  edges: Map<number, Float64Array>;
}>;

export function shadowOf({ at, turn, half }: Solid, { right, up }: View): Shadow {
  let [xx, xy, yy] = [0, 0, 0];
  for (let i = 0; i < 3; i++) {
    const axis = i === 0 ? turn.x : i === 1 ? turn.y : turn.z;
    const x = dot(right, axis) * half[i]! * 10;
    const y = -dot(up, axis) * half[i]! * 10;
    xx += x * x;
    xy += x * y;
    yy += y * y;
  }
  return { x: dot(right, at) * 10, y: -dot(up, at) * 10, xx, xy, yy, edges: new Map() };
}

/** What is needed of a shadow's edge, found once: in a chain each is asked by both its neighbours. */
function edgeOf({ x, y, xx, xy, yy, edges }: Shadow, ways: readonly Dot[]): Float64Array {
  const before = edges.get(ways.length);
  if (before !== undefined) return before;
  const edge = new Float64Array(ways.length * 3);
  for (let i = 0; i < ways.length; i++) {
    const way = ways[i]!;
    const px = xx * way[0] + xy * way[1];
    const py = xy * way[0] + yy * way[1];
    const size = Math.sqrt(Math.max(1e-9, px * way[0] + py * way[1]));
    edge[3 * i] = x * way[0] + y * way[1] + size;
    edge[3 * i + 1] = x + px / size;
    edge[3 * i + 2] = y + py / size;
  }
  edges.set(ways.length, edge);
  return edge;
}

/** The outline round several ellipsoids and what lies between them. */
export function hull(solids: readonly Solid[], view: View): string {
  return round(solids.map((solid) => shadowOf(solid, view)));
}

export function round(shadows: readonly Shadow[]): string {
  let size = 0;
  for (const { xx, yy } of shadows) size = Math.max(size, xx, yy);
  const ways = size < 26 ** 2 ? few : size < 62 ** 2 ? some : many;
  const edges = shadows.map((shadow) => edgeOf(shadow, ways));
  // Written as `line` would, without a list of places in between: this is most of what a frame costs.
  let path = "";
  let [lastX, lastY] = [0, 0];
  for (let i = 0; i < 3 * ways.length; i += 3) {
    let farthest = edges[0]!;
    for (let j = 1; j < edges.length; j++) if (edges[j]![i]! > farthest[i]!) farthest = edges[j]!;
    const dx = n(farthest[i + 1]!) - lastX;
    const dy = n(farthest[i + 2]!) - lastY;
    lastX += dx;
    lastY += dy;
    if (path === "") path = `M${dx} ${dy}l`;
    else if (dx !== 0 || dy !== 0) path += `${dx < 0 ? "" : " "}${dx}${dy < 0 ? "" : " "}${dy}`;
  }
  return `${path}z`;
}

/** The point of a shadow that lies farthest in a direction. */
export function farthest({ x, y, xx, xy, yy }: Shadow, angle: number): Dot {
  const [ux, uy] = [Math.cos(angle), Math.sin(angle)];
  const [px, py] = [xx * ux + xy * uy, xy * ux + yy * uy];
  const size = Math.sqrt(Math.max(1e-9, px * ux + py * uy));
  return [x + px / size, y + py / size];
}

export const solid = (at: Vec, turn: Turn, x: number, y: number, z: number): Solid => ({
  at,
  turn,
  half: [x * stature, y * stature, z * stature],
});

export const chain = (solids: readonly Solid[], view: View): string => {
  const shadows = solids.map((solid) => shadowOf(solid, view));
  let path = "";
  for (let i = 1; i < shadows.length; i++) path += round([shadows[i - 1]!, shadows[i]!]);
  return path;
};
