import { settledArm } from "./grasp.ts";
import { settledLeg } from "./legs.ts";
import { placed } from "./placing.ts";
import type { Pose } from "./pose.ts";
import type { Setting } from "./scene.ts";
import { type Body, both, hingeAngle, outward, swingOf } from "./skeleton.ts";
import { degrees, seenFrom, type Turn, times } from "./space.ts";

/**
 * The body in this pose, standing, sitting or lying where the position says, its feet, knees and hands on what they
 * rest on.
 *
 * A held limb is solved as two bones towards its hold; a free limb goes where its angles take it.
 */
export function settle(pose: Pose, setting: Setting): Body {
  const trunk = placed(pose, setting);
  const legs = both((side) => settledLeg(pose, trunk, setting, side));
  const arms = both((side) => settledArm(pose, trunk, legs, setting, side));
  return { trunk, arms, legs };
}

/** The same pose with every limb free: its angles are read from the settled body. */
export function freed(pose: Pose, body: Body): Pose {
  const arm = both((side) => swingOf(within(body.trunk.ribs.turn, body.arms[side].upper), side));
  const leg = both((side) => swingOf(within(body.trunk.line, body.legs[side].thigh), side));
  return {
    ...pose,
    shoulder_flex: both((side) => arm[side].forward),
    shoulder_abd: both((side) => arm[side].out),
    shoulder_rot: both((side) => arm[side].twist),
    elbow: both((side) => hingeAngle(body.arms[side].upper, body.arms[side].fore, "elbow")),
    wrist: both((side) => seenFrom(body.arms[side].fore, times(body.arms[side].hand.y, -1))),
    palm: both((side) => seenFrom(body.arms[side].fore, times(body.arms[side].hand.z, -outward(side)))),
    hip: both((side) => leg[side].forward),
    hip_abd: both((side) => leg[side].out),
    knee: both((side) => hingeAngle(body.legs[side].thigh, body.legs[side].shank, "knee")),
    ankle: both((side) => {
      const toes = seenFrom(body.legs[side].shank, body.legs[side].foot.x);
      return degrees(Math.atan2(-toes[1], toes[0]));
    }),
  };
}

export const within = (outer: Turn, inner: Turn): Turn => ({
  x: seenFrom(outer, inner.x),
  y: seenFrom(outer, inner.y),
  z: seenFrom(outer, inner.z),
});
