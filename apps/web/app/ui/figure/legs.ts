import { thickness } from "./flesh.ts";
import type { Pose } from "./pose.ts";
import { crank, groundOf, type Setting } from "./scene.ts";
import { type Leg, legAlong, legOf, outward, reach, segments, stature, type Trunk } from "./skeleton.ts";
import {
  aboutZ,
  across,
  add,
  cosine,
  cross,
  minus,
  onto,
  sine,
  type Turn,
  times,
  turned,
  unit,
  type Vec,
} from "./space.ts";

/** From hip to ankle, straight, cm. */
export const legLength = segments.thigh + segments.shank;

/** Straight distance from hip to ankle with the knee bent so. */
export function span(knee: number): number {
  return Math.sqrt(segments.thigh ** 2 + segments.shank ** 2 + 2 * segments.thigh * segments.shank * cosine(knee));
}

/** Where the ball of a foot that stands on its toes is. */
export const ball: Vec = [0, 0.012 * stature, 0];

/** From the ball of a foot that stands on its toes to its ankle, the leg leaning so. */
export const footUp = (lean: number): Vec => {
  const angle = Math.max(-20, lean - 50);
  return [sine(angle), cosine(angle), 0];
};

const stance = (pose: Pose, side: 0 | 1): number =>
  outward(side) * (segments.hipHalf + legLength * sine(pose.hip_abd[side]));

export const footprint = (pose: Pose, side: 0 | 1): Vec => [pose.step_cm[side], segments.ankle, stance(pose, side)];

const footLow = (leg: Leg): readonly Vec[] => [
  add(leg.ankle, turned(leg.foot, [-0.03 * stature, -segments.ankle, 0])),
  add(leg.ankle, turned(leg.foot, [0.12 * stature, -segments.ankle, 0])),
];

/** The lowest point of a foot's sole. */
export const lowestOf = (leg: Leg): number => Math.min(...footLow(leg).map((point) => point[1]));

/** A leg on what carries it, or where its angles take it. */
export function settledLeg(pose: Pose, trunk: Trunk, { position, props }: Setting, side: 0 | 1): Leg {
  const ground = groundOf(props);
  const hip = trunk.hips[side];
  const o = outward(side);
  const onBack = position === "face_up";
  const solved = (ankle: Vec, pole: Vec, foot: (shank: Turn) => Turn): Leg => {
    const { upper, lower } = reach(hip, ankle, [segments.thigh, segments.shank], pole, "knee");
    return legAlong(hip, upper, lower, foot(lower));
  };
  const toesOut = (): Turn => {
    const [s, c] = [sine(6 * o), cosine(6)];
    return { x: [c, 0, s], y: [0, 1, 0], z: [-s, 0, c] };
  };
  switch (pose.feet[side]) {
    case "free":
      return legOf(pose, trunk, side);
    case "knee": {
      if (position === "side_lying") return sideKnee(pose, trunk, ground, side);
      const knee: Vec = [0, ground + thickness.knee, o * (segments.hipHalf + 1)];
      return solved(add(knee, [-segments.shank * 0.998, 0.03 * stature - thickness.knee, 0]), [1, -0.6, 0], (shank) =>
        onto(shank, aboutZ(-78)),
      );
    }
    case "toes": {
      const heel = add([0, ball[1], o * segments.hipHalf], times(footUp(pose.trunk), 0.115 * stature));
      return solved(heel, [1, 0.2, 0], () => {
        const toes = times(footUp(pose.trunk), -1);
        const x = unit(toes);
        const z: Vec = [0, 0, 1];
        return { x, y: cross(z, x), z };
      });
    }
    case "pedal": {
      const turn = pose.crank + (side === 0 ? 180 : 0);
      const pedal: Vec = [
        crank.forward + crank.length * sine(turn),
        crank.height + crank.length * cosine(turn),
        o * (segments.hipHalf + 3),
      ];
      const tilt = aboutZ(-8 * (1 - cosine(turn)));
      return solved(minus(pedal, turned(tilt, [0.075 * stature, -segments.ankle, 0])), [1, 0.5, 0], () => tilt);
    }
    case "floor": {
      const forward = (): number => {
        const drop = hip[1] - (onBack ? ground : 0) - segments.ankle;
        return hip[0] + Math.sqrt(Math.max(0, span(pose.knee[side]) ** 2 - drop ** 2));
      };
      if (position === "sitting" || onBack) {
        const floor = onBack ? ground : 0;
        const at: Vec = [
          forward() + pose.step_cm[side],
          floor + segments.ankle,
          o * (segments.hipHalf + legLength * sine(pose.hip_abd[side]) + 1),
        ];
        return solved(at, onBack ? [0.2, 1, o * 0.05] : [1, 0.6, o * 0.05], toesOut);
      }
      return solved(footprint(pose, side), [1, 0, o * 0.06], toesOut);
    }
  }
}

/** A knee on the ground under a body on its side, the shank behind. */
function sideKnee(pose: Pose, trunk: Trunk, ground: number, side: 0 | 1): Leg {
  const hip = trunk.hips[side];
  const height = ground + (side === 0 ? thickness.knee : thickness.knee * 3);
  const drop = Math.min(segments.thigh - 1, hip[1] - height);
  const knee: Vec = [
    hip[0] - Math.sqrt(segments.thigh ** 2 - drop ** 2) * cosine(pose.hip[side]),
    height,
    hip[2] + segments.thigh * sine(pose.hip[side]) * 0.9,
  ];
  const y = times(unit(minus(knee, hip)), -1);
  const x = across([0.15, 0.02, 1], y, [1, 0, 0]);
  const thigh: Turn = { x, y, z: cross(x, y) };
  const shank = onto(thigh, aboutZ(-pose.knee[side]));
  return legAlong(hip, thigh, shank, onto(shank, aboutZ(-40)));
}
