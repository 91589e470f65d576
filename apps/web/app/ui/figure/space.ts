/** A point or direction, cm: x the way the figure faces, y up, z to its right. */
export type Vec = readonly [x: number, y: number, z: number];

/** A rotation: the three axes of a part, each in the coordinates of the one it is turned from. */
export type Turn = Readonly<{ x: Vec; y: Vec; z: Vec }>;

export const upright: Turn = { x: [1, 0, 0], y: [0, 1, 0], z: [0, 0, 1] };

export const add = (a: Vec, b: Vec): Vec => [a[0] + b[0], a[1] + b[1], a[2] + b[2]];
export const minus = (a: Vec, b: Vec): Vec => [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
export const times = (a: Vec, k: number): Vec => [a[0] * k, a[1] * k, a[2] * k];
export const dot = (a: Vec, b: Vec): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
export const cross = (a: Vec, b: Vec): Vec => [
  a[1] * b[2] - a[2] * b[1],
  a[2] * b[0] - a[0] * b[2],
  a[0] * b[1] - a[1] * b[0],
];
export const length = (a: Vec): number => Math.hypot(a[0], a[1], a[2]);
export const distance = (a: Vec, b: Vec): number => length(minus(a, b));
export const between = (a: Vec, b: Vec, part: number): Vec => add(a, times(minus(b, a), part));

/** @throws RangeError for a direction of no length */
export function unit(a: Vec): Vec {
  const size = length(a);
  if (!(size > 0)) throw new RangeError("a direction has a length above 0");
  return times(a, 1 / size);
}

/** `direction`, given in the part's own coordinates, in those the part is turned from. */
export const turned = ({ x, y, z }: Turn, a: Vec): Vec => [
  x[0] * a[0] + y[0] * a[1] + z[0] * a[2],
  x[1] * a[0] + y[1] * a[1] + z[1] * a[2],
  x[2] * a[0] + y[2] * a[1] + z[2] * a[2],
];
/** The other way round: a direction from outside, in the part's own coordinates. */
export const seenFrom = (turn: Turn, a: Vec): Vec => [dot(turn.x, a), dot(turn.y, a), dot(turn.z, a)];

/** `inner` on top of `outer`. */
export const onto = (outer: Turn, inner: Turn): Turn => ({
  x: turned(outer, inner.x),
  y: turned(outer, inner.y),
  z: turned(outer, inner.z),
});

const radians = Math.PI / 180;
export const degrees = (angle: number): number => angle / radians;
export const sine = (angle: number): number => Math.sin(angle * radians);
export const cosine = (angle: number): number => Math.cos(angle * radians);

/** Right-handed, degrees. */
export function aboutX(angle: number): Turn {
  const [s, c] = [sine(angle), cosine(angle)];
  return { x: [1, 0, 0], y: [0, c, s], z: [0, -s, c] };
}
export function aboutY(angle: number): Turn {
  const [s, c] = [sine(angle), cosine(angle)];
  return { x: [c, 0, -s], y: [0, 1, 0], z: [s, 0, c] };
}
export function aboutZ(angle: number): Turn {
  const [s, c] = [sine(angle), cosine(angle)];
  return { x: [c, s, 0], y: [-s, c, 0], z: [0, 0, 1] };
}
/** About any axis of length 1 (Rodrigues). */
export function about(axis: Vec, angle: number): Turn {
  const [s, c] = [sine(angle), cosine(angle)];
  const turn = (a: Vec): Vec => add(add(times(a, c), times(cross(axis, a), s)), times(axis, dot(axis, a) * (1 - c)));
  return { x: turn(upright.x), y: turn(upright.y), z: turn(upright.z) };
}

/** The part of `a` at a right angle to `axis` (length 1), made length 1; `fallback` when there is none. */
export function across(a: Vec, axis: Vec, fallback: Vec): Vec {
  const rest = minus(a, times(axis, dot(a, axis)));
  if (length(rest) > 1e-6) return unit(rest);
  const other = minus(fallback, times(axis, dot(fallback, axis)));
  return length(other) > 1e-6 ? unit(other) : unit(cross(axis, [0.3, 0.5, 0.8]));
}
