import { cosine, dot, sine, times, type Vec } from "./space.ts";

/** Where a figure is seen from. */
export type Camera =
  | "side"
  | "front"
  | "back"
  | "three_quarter"
  | "three_quarter_back"
  | "above"
  | "high"
  | "head"
  | "raised";

/** Screen right, screen up and towards the viewer, each of length 1. */
export type View = Readonly<{ right: Vec; up: Vec; near: Vec }>;

/** Degrees round from the figure's right towards its front, and up from level. */
const from: Readonly<Record<Camera, readonly [round: number, up: number]>> = {
  side: [6, 5],
  front: [90, 5],
  back: [-90, 5],
  three_quarter: [52, 10],
  three_quarter_back: [-48, 10],
  high: [24, 40],
  head: [62, 30],
  above: [0, 58],
  raised: [0, 28],
};

/** No perspective: a length keeps its size wherever it is. */
export function viewOf(camera: Camera): View {
  const [round, up] = from[camera];
  const [s, c, t, e] = [sine(round), cosine(round), sine(up), cosine(up)];
  return { right: [c, 0, -s], up: [-s * t, e, -c * t], near: [s * e, t, c * e] };
}

/** The same view in a mirror: a body that lay on its left lies on its right. */
export const turnedOver = ({ right, up, near }: View): View => ({ right: times(right, -1), up, near });

/** A point on the picture, mm: x to the right, y down, depth towards the viewer. */
export type Spot = readonly [x: number, y: number, depth: number];

export const projected = ({ right, up, near }: View, point: Vec): Spot => [
  dot(right, point) * 10,
  -dot(up, point) * 10,
  dot(near, point) * 10,
];
