import { sliceFrame, thickness } from "./flesh.ts";
import type { Hold, Pair, Pose } from "./pose.ts";
import { groundOf, type Prop, propOf, type Setting, seatHeight } from "./scene.ts";
import {
  type Arm,
  armAlong,
  armOf,
  bladeRise,
  handOf,
  type Leg,
  outward,
  reach,
  segments,
  stature,
  swung,
  type Trunk,
} from "./skeleton.ts";
import {
  add,
  between,
  cosine,
  cross,
  degrees,
  dot,
  minus,
  seenFrom,
  sine,
  type Turn,
  times,
  turned,
  unit,
  type Vec,
} from "./space.ts";

/** An arm whose hand is on what it holds, or where its angles take it. */
export function settledArm(pose: Pose, trunk: Trunk, legs: Pair<Leg>, { props }: Setting, side: 0 | 1): Arm {
  const hold = pose.hands[side];
  if (hold === "free" || hold === "grip") return armOf(pose, trunk, side);
  if (hold === "forearm_wall") {
    const { shoulder, upper } = armOf(pose, trunk, side);
    const y: Vec = [0, -1, 0];
    const z = unit(cross(y, times(upper.y, -1)));
    const fore: Turn = { x: cross(y, z), y, z };
    return armAlong(shoulder, upper, fore, handOf([0, 1, 0], [0, 0, -outward(side)], side));
  }
  const { palm, fingers, faces, pole } = grasp(hold, pose, trunk, legs, props, side);
  const loose = trunk.shoulders[side];
  const raised = degrees(Math.acos(Math.max(-1, Math.min(1, -dot(unit(minus(palm, loose)), trunk.ribs.turn.y)))));
  const shoulder = add(loose, turned(trunk.ribs.turn, [0, bladeRise(raised), 0]));
  const wrist = minus(palm, times(unit(fingers), segments.hand * 0.48));
  const { upper, lower } = reach(shoulder, wrist, [segments.upperArm, segments.forearm], pole, "elbow");
  return armAlong(shoulder, upper, lower, handOf(fingers, faces, side));
}

/** Where the elbow points when an arm reaches there, turned outwards by `twist` from how it hangs. */
function elbowOf(trunk: Trunk, palm: Vec, twist: number, side: 0 | 1): Vec {
  const towards = unit(seenFrom(trunk.ribs.turn, minus(palm, trunk.shoulders[side])));
  const angle = degrees(Math.acos(Math.max(-1, Math.min(1, -towards[1]))));
  const flat = Math.hypot(towards[0], towards[2]);
  const [forward, out] = flat < 1e-6 ? [1, 0] : [towards[0] / flat, (outward(side) * towards[2]) / flat];
  return turned(trunk.ribs.turn, turned(swung(angle * forward, angle * out, twist, side), [-1, 0, 0]));
}

type Grasp = Readonly<{ palm: Vec; fingers: Vec; faces: Vec; pole: Vec }>;

/** Where the palm of a holding hand goes, which way the fingers point, and which way the elbow. */
function grasp(
  hold: Exclude<Hold, "free" | "grip" | "forearm_wall">,
  pose: Pose,
  trunk: Trunk,
  legs: Pair<Leg>,
  props: readonly Prop[],
  side: 0 | 1,
): Grasp {
  const o = outward(side);
  const [forward, up, out] = pose.hand_at[side];
  const point: Vec = [forward, up, o * out];
  const ribs = (x: number, y: number, z: number): Vec => turned(trunk.ribs.turn, [x, y, z]);
  const onSlice = (level: number, x: number, y: number, z: number): Vec => {
    const { at, turn } = sliceFrame(trunk, level);
    return add(at, turned(turn, [x * stature, y * stature, z * stature]));
  };
  const onHead = (x: number, y: number, z: number): Vec =>
    add(trunk.head.at, turned(trunk.head.turn, [x * stature, y * stature, z * stature]));
  const h = (x: number, y: number, z: number): Vec => turned(trunk.head.turn, [x, y, z]);
  switch (hold) {
    case "floor":
    case "desk": {
      const height = hold === "desk" ? (propOf(props, "desk")?.height ?? 75) : groundOf(props);
      const palm: Vec = [point[0], height + thickness.palm, point[2]];
      // A hand on the far side of the body reaches across.
      const crossing = 85 * Math.max(0, Math.min(1, -out / 30));
      const high = Math.max(0, Math.min(1, (trunk.shoulders[side][1] - palm[1] - 15) / 30));
      return {
        palm,
        fingers: [cosine(crossing), 0, -o * (0.1 + sine(crossing))],
        faces: [0, -1, 0],
        pole: between(ribs(-0.6, -0.4, o * 0.9), elbowOf(trunk, palm, -25, side), high),
      };
    }
    case "floor_edge": {
      const at = trunk.shoulders[side];
      const fingers = unit([point[0] - at[0], 0, point[2] - at[2]]);
      return {
        palm: [point[0], groundOf(props) + thickness.hand, point[2]],
        fingers,
        faces: times(cross([0, 1, 0], fingers), o),
        pole: [-0.3, 1, 0],
      };
    }
    case "forearm_floor":
      return {
        palm: [point[0], groundOf(props) + thickness.hand, point[2] + segments.forearm + segments.hand * 0.48],
        fingers: [0, 0, 1],
        faces: [-1, 0, 0],
        pole: [0, -1, -0.6],
      };
    case "wall":
      return {
        palm: [(propOf(props, "wall")?.at ?? 40) - thickness.palm, point[1], point[2]],
        fingers: [0, 1, 0],
        faces: [1, 0, 0],
        pole: [-0.2, -1, o * 0.5],
      };
    case "frame":
      return {
        palm: [(propOf(props, "doorway")?.at ?? 0) - thickness.palm, point[1], point[2]],
        fingers: [0, 1, 0],
        faces: [1, 0, 0],
        pole: [0.1, -1, o * 0.2],
      };
    case "handlebar":
      return {
        palm: [point[0], point[1], point[2]],
        fingers: [1, -0.15, -o * 0.1],
        faces: [0, -1, 0],
        pole: [-0.3, -1, o * 0.5],
      };
    case "bar":
      return {
        palm: [propOf(props, "bar")?.at ?? 0, propOf(props, "bar")?.height ?? 205, point[2]],
        fingers: [0, 1, 0],
        faces: [1, 0, 0],
        pole: [0.6, 0, o],
      };
    case "seat":
      return {
        palm: [point[0], seatHeight + thickness.palm, o * 0.125 * stature],
        fingers: [0.5, -1, 0],
        faces: [0, 0, -o],
        pole: [-1, 0, o * 0.5],
      };
    case "behind_head":
      return {
        palm: onHead(-0.066, 0.0, o * 0.018),
        fingers: h(-0.12, 0.35, -o),
        faces: h(1, 0, 0),
        pole: ribs(0.7, 0.25, o),
      };
    case "head_top":
      return {
        palm: onHead(-0.012, 0.068, -o * 0.012),
        fingers: h(0, -0.35, -o),
        faces: h(0, -1, 0),
        pole: ribs(0.1, 0.35, o),
      };
    case "chest":
      return {
        palm: onSlice(7, 0.074 + 0.014, 0, o * 0.01),
        fingers: ribs(0.05, 0.25, -o),
        faces: ribs(-1, 0, 0),
        pole: ribs(-0.25, -0.7, o),
      };
    case "belly": {
      const breath = pose.breath_cm / stature;
      return {
        palm: onSlice(3, 0.06 + 0.014 + breath, 0, o * 0.01),
        fingers: ribs(0.05, -0.1, -o),
        faces: ribs(-1, 0, 0),
        pole: ribs(-0.35, -0.4, o),
      };
    }
    case "crossed": {
      const opposite = trunk.shoulders[side === 0 ? 1 : 0];
      return {
        palm: add(
          opposite,
          ribs(0.045 * stature, -0.012 * stature - (side === 0 ? 0.03 * stature : 0), o * 0.035 * stature),
        ),
        fingers: ribs(-0.15, 0.45, -o),
        faces: ribs(-1, -0.2, 0),
        pole: ribs(0.5, -1, o * 0.35),
      };
    }
    case "thigh": {
      const { hip, thigh } = legs[side];
      return {
        palm: add(hip, turned(thigh, [thickness.thigh, -segments.thigh * 0.62, 0])),
        fingers: turned(thigh, [0.1, -1, -o * 0.15]),
        faces: turned(thigh, [-1, 0, 0]),
        pole: ribs(-0.7, -0.2, o * 0.8),
      };
    }
    case "low_back":
      return {
        palm: onSlice(1.6, -0.078, 0, o * 0.05),
        fingers: ribs(-0.1, -0.75, -o * 0.6),
        faces: ribs(1, 0, 0),
        pole: ribs(-1, 0.1, o * 0.75),
      };
    case "hips":
      return {
        palm: onSlice(1, 0.02, 0, o * 0.1),
        fingers: ribs(0.6, -0.7, 0),
        faces: ribs(0, 0, -o),
        pole: ribs(-0.8, 0, o),
      };
    case "ribs":
      return {
        palm: onSlice(5, 0.03, 0, o * 0.09),
        fingers: ribs(0.9, -0.1, -o * 0.35),
        faces: ribs(0, 0, -o),
        pole: ribs(-0.5, -0.1, o),
      };
    case "throat":
      return {
        palm: add(trunk.neck.at, turned(trunk.neck.turn, [0.048 * stature, -0.03 * stature, o * 0.028 * stature])),
        fingers: ribs(-0.1, 0.7, -o * 0.6),
        faces: ribs(-1, 0, 0),
        pole: ribs(0.1, -1, o * 0.6),
      };
  }
}
