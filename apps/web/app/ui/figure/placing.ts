import { backDepth, thickness, underside } from "./flesh.ts";
import { ball, footprint, footUp, legLength, lowestOf, span } from "./legs.ts";
import type { Pose } from "./pose.ts";
import { ballRadius, groundOf, propOf, rollerRadius, type Setting, saddleHeight, seatHeight } from "./scene.ts";
import { armOf, both, legOf, segments, sides, stature, type Trunk, trunkOf } from "./skeleton.ts";
import { aboutZ, add, cosine, length, minus, onto, sine, type Turn, times, turned, type Vec } from "./space.ts";

/** The trunk in this pose, where its position rests it. */
export function placed(pose: Pose, setting: Setting): Trunk {
  const ground = groundOf(setting.props);
  switch (setting.position) {
    case "standing":
      return standing(pose, setting);
    case "leaning":
      return leaning(pose, setting);
    case "walking": {
      const trunk = trunkOf(pose);
      const lowest = Math.min(...sides.map((side) => lowestOf(legOf(pose, trunk, side))));
      return trunkOf(pose, [0, -lowest, 0]);
    }
    case "sitting":
      return trunkOf(pose, [0, seatHeight + thickness.seat + pose.lift_cm, 0]);
    case "kneeling": {
      const bend = pose.feet[0] === "knee" ? pose.knee[0] : pose.knee[1];
      return trunkOf(pose, [
        -segments.thigh * sine(bend - 90),
        ground + thickness.knee + segments.thigh * cosine(bend - 90),
        0,
      ]);
    }
    case "cycling":
      return trunkOf(pose, [0, saddleHeight + thickness.seat, 0]);
    case "face_up":
      return lying(pose, ground, propOf(setting.props, "roller") ? 2 * rollerRadius : ground, -1);
    case "face_down":
      return lying(pose, ground, ground, 1);
    case "side_lying":
      return sideLying(pose, ground);
    case "plank": {
      const heel = add(ball, times(footUp(pose.trunk), 0.115 * stature));
      return trunkOf(pose, add(heel, times([sine(pose.trunk), cosine(pose.trunk), 0], legLength)));
    }
  }
}

/**
 * Hips where the whole body's weight falls through the middle of the feet.
 *
 * Shares of mass: head, arms and trunk 0.678, thighs 0.2, shanks 0.093, feet 0.029 (Winter, table 4.1).
 */
function standing(pose: Pose, setting: Setting): Trunk {
  const onWall = pose.hands.includes("forearm_wall");
  if (onWall) return towardsWall(pose, propOf(setting.props, "wall")?.at ?? 30);
  const loose = trunkOf(pose);
  const middle = (pose.step_cm[0] + pose.step_cm[1]) / 2;
  const over = 0.5 * loose.spine[6]!.at[0] + 0.12 * loose.head.at[0] + 0.38 * loose.ribs.at[0];
  const forward = middle + (0.02 * stature - 0.678 * over) / 0.82 + pose.shift_cm;
  return trunkOf(pose, [forward, hipHeight(pose, forward), 0]);
}

function hipHeight(pose: Pose, forward: number): number {
  return Math.min(
    ...sides
      .filter((side) => pose.feet[side] === "floor")
      .map((side) => {
        const [x, y, z] = footprint(pose, side);
        const flat = Math.hypot(forward - x, Math.abs(z) - segments.hipHalf);
        return y + Math.sqrt(Math.max(1, span(Math.max(2, pose.knee[side])) ** 2 - flat ** 2));
      }),
  );
}

/** The body leans from the ankles until the elbows meet the wall. */
function towardsWall(pose: Pose, wall: number): Trunk {
  const at = (tilt: number): Trunk => {
    const forward = legLength * sine(tilt) + 0.01 * stature;
    return trunkOf({ ...pose, trunk: pose.trunk + tilt }, [forward, hipHeight(pose, forward), 0]);
  };
  const short = (tilt: number): number => {
    const trunk = at(tilt);
    return wall - thickness.elbow - armOf({ ...pose, trunk: pose.trunk + tilt }, trunk, 0).elbow[0];
  };
  return at(root(short, 0, 4));
}

/** Secant steps towards a zero of a smooth function. */
function root(of: (x: number) => number, a: number, b: number): number {
  let [x0, x1, y0, y1] = [a, b, of(a), of(b)];
  for (let step = 0; step < 8 && Math.abs(y1) > 0.01 && y1 !== y0; step++) {
    const next = x1 - (y1 * (x1 - x0)) / (y1 - y0);
    [x0, y0, x1] = [x1, y1, next];
    y1 = of(x1);
  }
  return x1;
}

function leaning(pose: Pose, setting: Setting): Trunk {
  const loose = trunkOf(pose);
  const wall = propOf(setting.props, "wall");
  if (propOf(setting.props, "ball") && wall) {
    const back = add(loose.ribs.at, turned(loose.ribs.turn, [-backDepth, 0, 0]));
    const forward = (wall.at ?? -12) + 2 * ballRadius - back[0];
    return trunkOf(pose, [forward, hipHeight(pose, forward), 0]);
  }
  const legs = both((side) => legOf(pose, loose, side));
  const forward = -(legs[0].ankle[0] - pose.step_cm[0] + legs[1].ankle[0] - pose.step_cm[1]) / 2 + pose.shift_cm;
  return trunkOf(pose, [forward, hipHeight(pose, forward), 0]);
}

/** On the back (-1) or the front (1): seat and ribs both rest, and the trunk is raised from there by the angle beyond level. */
function lying(pose: Pose, ground: number, ribsRest: number, facing: -1 | 1): Trunk {
  const level = 90 * facing;
  const at = (trunk: number): Trunk => trunkOf({ ...pose, trunk });
  const uneven = (trunk: number): number => {
    const loose = at(trunk);
    return underside(loose, 6, 8) - ribsRest - (underside(loose, -1, 1) - ground);
  };
  // What raises the trunk must not change where level is, so level is found for the flat back.
  const flat = root(
    ribsRest > ground || facing === -1
      ? uneven
      : (trunk) => {
          const loose = trunkOf({ ...pose, trunk, thoracic: 0, lumbar: 0 });
          return underside(loose, 6, 8) - underside(loose, -1, 1);
        },
    level,
    level + 6,
  );
  const trunk = flat + (facing === 1 ? pose.trunk - level : 0);
  const lift = ground - underside(at(trunk), -1, facing === 1 ? 3 : 1);
  return trunkOf({ ...pose, trunk }, [0, lift + pose.lift_cm, 0]);
}

/** The elbow that props the body up stays where it is: the body tilts until the upper arm reaches it. */
function propped(pose: Pose, ground: number, base: (tilt: number) => Trunk): number {
  const elbow: Vec = [pose.hand_at[0][0], ground + thickness.elbow, pose.hand_at[0][2]];
  return root((tilt) => length(minus(base(tilt).shoulders[0], elbow)) - segments.upperArm, pose.trunk, pose.trunk + 3);
}

const onLeftSide: Turn = { x: [0, 0, 1], y: [1, 0, 0], z: [0, 1, 0] };

/** On the left side, head to the right, facing the viewer; `trunk` is how far the line of the trunk is tilted up. */
function sideLying(pose: Pose, ground: number): Trunk {
  const at = (tilt: number): Trunk =>
    trunkOf({ ...pose, trunk: 0 }, [0, ground + 0.1 * stature + pose.lift_cm, 0], onto(aboutZ(tilt), onLeftSide));
  return at(pose.hands[0] === "forearm_floor" ? propped(pose, ground, at) : pose.trunk);
}
