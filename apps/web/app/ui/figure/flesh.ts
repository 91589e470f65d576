import { bladePiece, segments, stature, type Trunk } from "./skeleton.ts";
import { add, type Turn, times, type Vec } from "./space.ts";

/** A slice of the trunk: half its width and half its depth, and how far its middle lies in front of the spine's line, cm. */
export type Slice = Readonly<{ level: number; wide: number; deep: number; ahead: number }>;

const slice = (level: number, wide: number, deep: number, ahead: number): Slice => ({
  level,
  wide: wide * stature,
  deep: deep * stature,
  ahead: ahead * stature,
});

/** From the seat to the base of the neck; `level` counts pieces of the spine from the hips. */
export const slices: readonly Slice[] = [
  slice(-1.7, 0.05, 0.04, -0.012),
  slice(-0.9, 0.082, 0.06, -0.012),
  slice(0, 0.096, 0.068, -0.008),
  slice(1, 0.095, 0.066, -0.009),
  slice(2, 0.086, 0.059, -0.002),
  slice(3, 0.077, 0.055, 0.003),
  slice(4, 0.076, 0.055, 0.005),
  slice(5.5, 0.081, 0.06, 0.006),
  slice(7, 0.089, 0.066, 0.008),
  slice(8.3, 0.09, 0.062, 0.007),
  slice(9.2, 0.074, 0.05, 0.003),
  slice(10, 0.04, 0.038, 0),
];

/** Half the thickness of what touches the ground or a thing, cm. */
export const thickness = {
  palm: 0.012 * stature,
  /** From the little finger to the middle of the palm. */
  hand: 0.022 * stature,
  elbow: 0.024 * stature,
  knee: 0.032 * stature,
  thigh: 0.046 * stature,
  seat: 0.05 * stature,
  shoulder: 0.036 * stature,
  heel: 0.03 * stature,
} as const;

const bladeSlice = slices.find(({ level }) => level === bladePiece)!;

/** From the line of the spine to the skin between the blades. */
export const backDepth = bladeSlice.deep - bladeSlice.ahead;

/** Lowest skin of the trunk between two levels. */
export function underside(trunk: Trunk, from: number, to: number): number {
  return Math.min(
    ...slices
      .filter(({ level }) => level >= from && level <= to)
      .map(({ level, wide, deep, ahead }) => {
        const { at, turn } = sliceFrame(trunk, level);
        const middle = add(at, times(turn.x, ahead));
        return middle[1] - Math.hypot(wide * turn.z[1], deep * turn.x[1]);
      }),
  );
}

/** The frame of the spine at a level between its pieces. */
export function sliceFrame(trunk: Trunk, level: number): Readonly<{ at: Vec; turn: Turn }> {
  const i = Math.max(0, Math.min(trunk.spine.length - 1, Math.floor(level)));
  const { at, turn } = trunk.spine[i]!;
  return { at: add(at, times(turn.y, (level - i) * (segments.spine / 10))), turn };
}
