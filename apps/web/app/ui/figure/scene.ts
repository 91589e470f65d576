import { thickness } from "./flesh.ts";
import type { Position } from "./pose.ts";
import { segments, stature } from "./skeleton.ts";

/** A thing an exercise is done with. Places are cm from the figure's origin, forward and up. */
export type Prop = Readonly<{
  kind:
    | "chair"
    | "stool"
    | "wall"
    | "doorway"
    | "desk"
    | "bar"
    | "mat"
    | "bed"
    | "roller"
    | "ball"
    | "pillow"
    | "towel"
    | "bicycle"
    | "band"
    | "weights";
  /** How far in front (behind when below 0). */
  at?: number;
  /** How high. */
  height?: number;
  /** Where a band is tied, or what it joins. */
  tied?: "anchor" | "hands" | "feet";
  /** Where a mat begins and ends, and half its width. */
  span?: readonly [number, number];
  half?: number;
  /** A desk beside the figure. */
  side?: "left";
}>;

/** What a figure is placed in. */
export type Setting = Readonly<{ position: Position; props: readonly Prop[] }>;

/** Height of a seat that lets the thighs lie level, cm. */
export const seatHeight = segments.ankle + segments.shank - thickness.seat;

export const matHeight = 1.5;
export const bedHeight = 0.27 * stature;
export const saddleHeight = 0.5 * stature;
/** The pedals' axle and how long each arm is, cm. */
export const crank = { forward: 16, height: 29, length: 16.5 } as const;
export const rollerRadius = 7.5;
export const ballRadius = 3.3;

/** How high the ground lies that the figure rests on, cm. */
export function groundOf(props: readonly Prop[]): number {
  if (props.some(({ kind }) => kind === "bed")) return bedHeight;
  return props.some(({ kind }) => kind === "mat") ? matHeight : 0;
}

export const propOf = (props: readonly Prop[], kind: Prop["kind"]): Prop | undefined =>
  props.find((prop) => prop.kind === kind);
