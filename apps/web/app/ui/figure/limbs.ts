import { line } from "./path.ts";
import type { Hold } from "./pose.ts";
import { projected, type View } from "./projection.ts";
import { segments, stature } from "./skeleton.ts";
import { chain, farthest, hull, type Solid, shadowOf, solid, taper } from "./solids.ts";
import { add, type Turn, times, turned, type Vec } from "./space.ts";

/** Along a bone: how far, how thick, and how far its middle is off the bone's line (along the bone's x), in statures. */
type Station = readonly [along: number, radius: number, off?: number];

export const upperArm: readonly Station[] = [
  [0, 0.031],
  [0.16, 0.0325, 0.001],
  [0.4, 0.0295, 0.002],
  [0.72, 0.0255, 0.001],
  [1, 0.0228],
];

export const foreArm: readonly Station[] = [
  [0, 0.0228],
  [0.22, 0.0252, 0.001],
  [0.5, 0.022],
  [0.8, 0.0172],
  [1, 0.0155],
];

export const thigh: readonly Station[] = [
  [0, 0.055, -0.004],
  [0.18, 0.053, 0.002],
  [0.5, 0.0455, 0.004],
  [0.8, 0.0375, 0.002],
  [1, 0.034, 0.001],
];

export const shank: readonly Station[] = [
  [0, 0.034, 0.001],
  [0.12, 0.0335, -0.003],
  [0.3, 0.0345, -0.008],
  [0.5, 0.031, -0.006],
  [0.75, 0.0245, -0.002],
  [0.93, 0.0225, 0],
];

export const ankle: readonly Station[] = [
  [0.85, 0.0195],
  [1, 0.019],
];

export function limb(from: Vec, turn: Turn, size: number, stations: readonly Station[], view: View): string {
  const spots = stations.map(([along, , off = 0]) =>
    projected(view, add(from, add(times(turn.y, -along * size), times(turn.x, off * stature)))),
  );
  let path = "";
  for (let i = 1; i < spots.length; i++) {
    path += taper(spots[i - 1]!, stations[i - 1]![1] * stature * 10, spots[i]!, stations[i]![1] * stature * 10);
  }
  return path;
}

/** A sleeve hangs round the arm from the shoulder to an open hem. */
export function sleeve(from: Vec, turn: Turn): readonly Solid[] {
  const at = (along: number): Vec => add(from, times(turn.y, -along * segments.upperArm));
  return [
    solid(at(0), turn, 0.034, 0.034, 0.034),
    solid(at(0.16), turn, 0.0355, 0.0355, 0.0355),
    solid(at(0.56), turn, 0.034, 0.006, 0.034),
  ];
}

/** The two sides and the hem of a sleeve, from where it leaves the shoulder. */
export function cuff(from: Vec, turn: Turn, view: View): string {
  const [, , hem] = sleeve(from, turn);
  const root = solid(add(from, times(turn.y, -0.3 * segments.upperArm)), turn, 0.035, 0.01, 0.035);
  const [low, high] = [shadowOf(hem!, view), shadowOf(root, view)];
  const angle = Math.atan2(low.y - high.y, low.x - high.x);
  const round = Array.from({ length: 9 }, (_, i) => farthest(low, angle + Math.PI / 2 - (i * Math.PI) / 8));
  return line([farthest(high, angle + Math.PI / 2), ...round, farthest(high, angle - Math.PI / 2)], "");
}

export function hand(wrist: Vec, turn: Turn, hold: Hold, view: View): string {
  const at = (x: number, y: number, z = 0) => add(wrist, turned(turn, [x * stature, -y * stature, z * stature]));
  const fist = hold === "grip" || hold === "bar";
  const palm = fist
    ? [solid(at(0, 0.004), turn, 0.014, 0.012, 0.013), solid(at(0, 0.045), turn, 0.024, 0.022, 0.019)]
    : [
        solid(at(0, 0.002), turn, 0.0145, 0.012, 0.0125),
        solid(at(0.001, 0.04), turn, 0.0235, 0.018, 0.0125),
        solid(at(0, 0.072), turn, 0.0195, 0.016, 0.009),
        solid(at(-0.001, 0.098), turn, 0.011, 0.009, 0.007),
      ];
  const thumb = fist
    ? [solid(at(0.016, 0.03), turn, 0.009, 0.012, 0.009), solid(at(0.02, 0.052), turn, 0.008, 0.01, 0.01)]
    : [solid(at(0.014, 0.022), turn, 0.009, 0.012, 0.009), solid(at(0.029, 0.052), turn, 0.007, 0.011, 0.007)];
  return chain(palm, view) + chain(thumb, view);
}

export function foot(at: Vec, turn: Turn, view: View): string {
  const part = (x: number, y: number, a: number, b: number, c: number) =>
    solid(add(at, turned(turn, [x * stature, y * stature, 0])), turn, a, b, c);
  return (
    chain([part(0, -0.004, 0.019, 0.018, 0.018), part(-0.016, -0.02, 0.019, 0.019, 0.0185)], view) +
    chain(
      [
        part(0, -0.006, 0.0195, 0.018, 0.018),
        part(0.045, -0.019, 0.02, 0.019, 0.02),
        part(0.085, -0.0265, 0.019, 0.0125, 0.0255),
        part(0.112, -0.03, 0.011, 0.009, 0.02),
      ],
      view,
    ) +
    hull([part(-0.016, -0.03, 0.017, 0.009, 0.017), part(0.085, -0.03, 0.019, 0.009, 0.024)], view)
  );
}
