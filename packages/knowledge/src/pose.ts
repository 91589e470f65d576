import { z } from "zod";
import type { Inspection } from "./inspection.ts";
import { id, words } from "./shape.ts";
import type { Keys, YamlFile } from "./yaml-file.ts";

/**
 * How far each joint of a figure may be drawn, in degrees (`head_glide_cm` in centimetres).
 *
 * Every joint is 0 in relaxed upright standing with the arms hanging, palms in.
 *
 * - `trunk`: lean of the straight line from pelvis to neck from vertical; + forward, - backward; 90 horizontal face down, -90
 *   face up. A side-lying pose gives `lying` instead.
 * - `thoracic`, `lumbar`: bend on top of the trunk line; + rounded, - arched.
 * - `side_bend`, `rotation`: + to the right, - to the left, seen from behind. `neck_side` and `neck_rot` likewise.
 * - `neck`: head on rib cage; + chin down, - chin up. `head_glide_cm`: head forward (+) or back (-) with the face level.
 * - `shoulder_flex`: 0 hanging, 90 straight ahead, 180 overhead, negative behind the body. `shoulder_abd`: out to the side.
 *   `shoulder_rot`: + thumb outward, - inward.
 * - `elbow`, `knee`: 0 straight. `hip`: + thigh towards the belly.
 *
 * The ranges are those of healthy adults at the outside of what is usually measured (American Academy of Orthopaedic Surgeons
 * 1965, rounded up to the next 5 degrees), so that a slip of a digit is caught; a drawing is a target, not a goal to reach.
 */
export const jointRanges = {
  trunk: [-110, 115],
  thoracic: [-35, 50],
  lumbar: [-40, 65],
  side_bend: [-45, 45],
  rotation: [-65, 65],
  neck: [-70, 60],
  neck_side: [-45, 45],
  neck_rot: [-80, 80],
  head_glide_cm: [-5, 6],
  shoulder_flex: [-60, 180],
  shoulder_abd: [-10, 180],
  shoulder_rot: [-90, 100],
  elbow: [0, 150],
  hip: [-30, 135],
  knee: [0, 155],
} as const satisfies Record<string, readonly [number, number]>;
export type Joint = keyof typeof jointRanges;

/** Joints that may differ between the sides: `[left, right]`. */
const paired: readonly Joint[] = ["shoulder_flex", "shoulder_abd", "shoulder_rot", "elbow", "hip", "knee"];

export const positions = [
  "standing",
  "standing_bent_at_hips",
  "standing_against_wall",
  "standing_on_band",
  "standing_walking",
  "walking",
  "sitting",
  "kneeling_sitting_back",
  "quadruped",
  "plank_on_hands",
  "prone",
  "supine",
  "supine_over_roller",
  "side_lying",
  "side_lying_prop",
  "hanging",
] as const;
export const cameras = ["side", "back", "front", "top"] as const;
export const scapulas = ["neutral", "retracted", "protracted", "elevated", "depressed", "upward_rotated"] as const;

/** One moment of a movement: an angle for each joint that is not 0, both sides alike or `[left, right]`. */
export type Keyframe = Readonly<{
  name: string;
  angles: Readonly<Partial<Record<Joint, number | readonly [number, number]>>>;
  lying?: "left_side" | "right_side";
  scapula?: (typeof scapulas)[number];
  note?: string;
}>;

/** How an exercise is drawn: where the body is, from where it is seen, what stands around, and the moments in order. */
export type Pose = Readonly<{
  position: (typeof positions)[number];
  /** `side`: the figure faces right. `back`: seen from behind. */
  camera: (typeof cameras)[number];
  /** Ids of content/equipment.yaml. */
  props: readonly string[];
  keyframes: readonly Keyframe[];
}>;

const angle = z.union([z.number(), z.tuple([z.number(), z.number()])]);
const joints = Object.fromEntries(Object.keys(jointRanges).map((joint) => [joint, angle.optional()]));
export const poseShape = z.strictObject({
  position: z.enum(positions),
  camera: z.enum(cameras),
  props: z.array(id),
  keyframes: z
    .array(
      z.strictObject({
        name: id,
        ...(joints as Record<Joint, z.ZodOptional<typeof angle>>),
        lying: z.enum(["left_side", "right_side"]).optional(),
        scapula: z.enum(scapulas).optional(),
        note: words.optional(),
      }),
    )
    .min(2, "a movement has at least a start and an end"),
});

/** Checks every angle against what a body can do, and every prop against the equipment there is. */
export function readPose(value: z.infer<typeof poseShape>, file: YamlFile, keys: Keys, inspection: Inspection): Pose {
  value.props.forEach((prop, i) => {
    inspection.knows("equipment", prop, file, [...keys, "props", i]);
  });
  const names = value.keyframes.map((k) => k.name);
  const keyframes = value.keyframes.map(({ name, lying, scapula, note, ...angles }, i): Keyframe => {
    const at = [...keys, "keyframes", i];
    if (names.indexOf(name) < i) file.error("duplicate_id", at, `the keyframe "${name}" stands twice; rename one`);
    for (const [joint, given] of Object.entries(angles) as [Joint, number | [number, number]][]) {
      const [least, most] = jointRanges[joint];
      const pair = Array.isArray(given);
      if (pair && !paired.includes(joint))
        file.error("wrong_shape", [...at, joint], `${joint} has no left and right; give one number`);
      for (const number of pair ? given : [given]) {
        if (number >= least && number <= most) continue;
        const fix = `a body goes from ${least} to ${most}; correct the number`;
        file.error("pose_out_of_range", [...at, joint], `${joint} ${number} is outside human range: ${fix}`);
      }
    }
    return {
      name,
      angles: angles as Keyframe["angles"],
      ...(lying && { lying }),
      ...(scapula && { scapula }),
      ...(note && { note }),
    };
  });
  return { position: value.position, camera: value.camera, props: value.props, keyframes };
}
