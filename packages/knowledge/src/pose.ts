import { z } from "zod";
import { id } from "./shape.ts";
import type { Keys, YamlFile } from "./yaml-file.ts";

/**
 * How far each joint of a figure may be drawn, in degrees; what ends in `_cm` in centimetres.
 *
 * Every joint is 0 in relaxed upright standing with the arms hanging, palms in.
 *
 * - `trunk`: lean of the straight line from pelvis to neck from vertical; + forward, - backward; 90 horizontal face down, -90
 *   face up. On the side it is how far that line is tilted up from level.
 * - `thoracic`, `lumbar`: bend on top of the trunk line; + rounded, - arched.
 * - `side_bend`, `rotation`: + to the right, - to the left, seen from behind. `neck_side` and `neck_rot` likewise.
 * - `neck`: head on rib cage; + chin down, - chin up. `head_glide_cm`: head forward (+) or back (-) with the face level.
 * - `breath_cm`: belly out. `lift_cm`: hips up. `shift_cm`: hips forward. `crank`: pedals turned.
 *
 * The ranges are those of healthy adults at the outside of what is usually measured (American Academy of Orthopaedic Surgeons
 * 1965, rounded up to the next 5 degrees), so that a slip of a digit is caught; a drawing is a target, not a goal to reach.
 */
export const bodyRanges = {
  trunk: [-110, 115],
  thoracic: [-35, 50],
  lumbar: [-40, 65],
  side_bend: [-45, 45],
  rotation: [-65, 65],
  neck: [-70, 60],
  neck_side: [-45, 45],
  neck_rot: [-80, 80],
  head_glide_cm: [-5, 6],
  breath_cm: [0, 5],
  lift_cm: [0, 40],
  shift_cm: [-30, 30],
  crank: [0, 360],
} as const satisfies Record<string, readonly [number, number]>;

/**
 * Joints with a left and a right.
 *
 * - `shoulder_flex`: 0 hanging, 90 straight ahead, 180 overhead, negative behind the body. `shoulder_abd`: out to the side.
 *   Together they swing the arm between ahead and aside. `shoulder_rot`: + thumb outward, - inward.
 * - `elbow`, `knee`: 0 straight. `hip`: + thigh towards the belly. `hip_abd`: + apart. `ankle`: + toes pointed.
 * - `step_cm`: how far the foot stands ahead.
 */
export const limbRanges = {
  shoulder_flex: [-60, 180],
  shoulder_abd: [-10, 180],
  shoulder_rot: [-90, 100],
  elbow: [0, 150],
  hip: [-30, 135],
  hip_abd: [-20, 45],
  knee: [0, 155],
  ankle: [-20, 60],
  step_cm: [-40, 40],
} as const satisfies Record<string, readonly [number, number]>;

export type BodyJoint = keyof typeof bodyRanges;
export type LimbJoint = keyof typeof limbRanges;

/** `standing` finds its balance over the feet; `leaning` goes where hip and knee take it. */
export const positions = [
  "standing",
  "leaning",
  "walking",
  "sitting",
  "kneeling",
  "face_up",
  "face_down",
  "side_lying",
  "plank",
  "cycling",
] as const;
export const cameras = [
  "side",
  "front",
  "back",
  "three_quarter",
  "three_quarter_back",
  "above",
  "high",
  "head",
  "raised",
] as const;
export const scapulas = ["neutral", "retracted", "protracted", "elevated", "depressed", "upward_rotated"] as const;
/** What a hand rests on or holds. */
export const holds = [
  "free",
  "grip",
  "floor",
  "floor_edge",
  "forearm_floor",
  "desk",
  "wall",
  "forearm_wall",
  "frame",
  "bar",
  "handlebar",
  "seat",
  "behind_head",
  "head_top",
  "chest",
  "belly",
  "crossed",
  "thigh",
  "low_back",
  "hips",
  "ribs",
  "throat",
] as const;
/** What carries a leg. */
export const footings = ["floor", "knee", "toes", "pedal", "free"] as const;
/** Parts of the body that an arrow can begin at. */
export const arrowParts = ["head", "back", "belly", "hips", "shoulder", "elbow", "hand", "knee"] as const;
export const drawnThings = [
  "chair",
  "stool",
  "wall",
  "doorway",
  "desk",
  "bar",
  "mat",
  "roller",
  "ball",
  "pillow",
  "towel",
  "bicycle",
  "band",
  "weights",
] as const;

type Sided<T> = T | readonly [left: T, right: T];
type Place = readonly [forward: number, up: number, out: number];

/** An arrow from near a part, `way` cm long; on both sides of a part that has two, unless `side` names one. */
export type Arrow = Readonly<{
  on: (typeof arrowParts)[number];
  side?: "left" | "right";
  at: Place;
  way: Place;
  /** How far it is bowed to its left, cm. */
  bow?: number;
}>;

/** One moment of a movement. What it does not say is as in the first moment, or relaxed. */
export type Keyframe = Readonly<
  { name: string } & Partial<Record<BodyJoint, number>> &
    Partial<Record<LimbJoint, Sided<number>>> & {
      scapula?: Sided<(typeof scapulas)[number]>;
      hands?: Sided<(typeof holds)[number]>;
      feet?: Sided<(typeof footings)[number]>;
      /** Where a hand is on what it rests on, cm: forward, up, away from the middle. */
      hand_at?: Place | readonly [left: Place, right: Place];
      /** Which way the right palm faces from its forearm: forward, along, outward. The left mirrors it. */
      palm?: Place;
      /** Which way a part goes, where it goes too little to be seen. */
      arrows?: readonly Arrow[];
      /** Seconds to arrive here, and held; the dose's tempo where they are not given. */
      move?: number;
      hold?: number;
    }
>;

/** A thing that is drawn: how far in front and how high it is, cm. */
export type Prop = Readonly<{
  kind: (typeof drawnThings)[number];
  at?: number;
  height?: number;
  /** A band: tied to an anchor at `at` and `height`, held between the hands, or stood on. */
  tied?: "anchor" | "hands" | "feet";
  /** A mat: where it begins and ends, and half its width. */
  span?: readonly [number, number];
  half?: number;
  /** A worktop beside the figure. */
  side?: "left";
}>;

/** How an exercise is drawn: where the body is, from where it is seen, what stands around, and the moments in order. */
export type Pose = Readonly<{
  position: (typeof positions)[number];
  /** `side`: the figure faces right. `back`: seen from behind. */
  camera: (typeof cameras)[number];
  focus?: "upper";
  props: readonly Prop[];
  /** Done on one side, then on the other. */
  mirrored?: boolean;
  keyframes: readonly Keyframe[];
}>;

const sided = <T extends z.ZodType>(one: T) => z.union([one, z.tuple([one, one])]);
const angle = sided(z.number());
const place = z.tuple([z.number(), z.number(), z.number()]);
const ranges = { ...bodyRanges, ...limbRanges };
type Joint = keyof typeof ranges;
const joints = Object.fromEntries(Object.keys(ranges).map((joint) => [joint, angle.optional()]));
export const poseShape = z.strictObject({
  position: z.enum(positions),
  camera: z.enum(cameras),
  focus: z.literal("upper").optional(),
  mirrored: z.boolean().optional(),
  props: z.array(
    z.strictObject({
      kind: z.enum(drawnThings),
      at: z.number().min(-150).max(150).optional(),
      height: z.number().min(0).max(230).optional(),
      tied: z.enum(["anchor", "hands", "feet"]).optional(),
      span: z.tuple([z.number(), z.number()]).optional(),
      half: z.number().min(20).max(100).optional(),
      side: z.literal("left").optional(),
    }),
  ),
  keyframes: z
    .array(
      z.strictObject({
        name: id,
        ...(joints as Record<Joint, z.ZodOptional<typeof angle>>),
        scapula: sided(z.enum(scapulas)).optional(),
        hands: sided(z.enum(holds)).optional(),
        feet: sided(z.enum(footings)).optional(),
        hand_at: z.union([place, z.tuple([place, place])]).optional(),
        palm: place.optional(),
        arrows: z
          .array(
            z.strictObject({
              on: z.enum(arrowParts),
              side: z.enum(["left", "right"]).optional(),
              at: place,
              way: place,
              bow: z.number().min(-30).max(30).optional(),
            }),
          )
          .optional(),
        move: z.number().min(0.1).max(30).optional(),
        hold: z.number().min(0).max(60).optional(),
      }),
    )
    .min(2, "a movement has at least a start and an end"),
});

/** Checks every angle against what a body can do, and that no two moments have one name. */
export function readPose(value: z.infer<typeof poseShape>, file: YamlFile, keys: Keys): Pose {
  const names = value.keyframes.map((k) => k.name);
  value.keyframes.forEach((keyframe, i) => {
    const at = [...keys, "keyframes", i];
    if (names.indexOf(keyframe.name) < i)
      file.error("duplicate_id", at, `the keyframe "${keyframe.name}" stands twice; rename one`);
    for (const joint of Object.keys(ranges) as Joint[]) {
      const given = keyframe[joint];
      if (given === undefined) continue;
      const [least, most] = ranges[joint];
      const pair = Array.isArray(given);
      if (pair && joint in bodyRanges)
        file.error("wrong_shape", [...at, joint], `${joint} has no left and right; give one number`);
      for (const number of pair ? given : [given]) {
        if (number >= least && number <= most) continue;
        const fix = `a body goes from ${least} to ${most}; correct the number`;
        file.error("pose_out_of_range", [...at, joint], `${joint} ${number} is outside human range: ${fix}`);
      }
    }
  });
  return value as unknown as Pose;
}
