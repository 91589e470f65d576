import { slices, thickness } from "./flesh.ts";
import type { Hold, Pair, Pose, Position } from "./pose.ts";
import { ballRadius, crank, groundOf, type Prop, propOf, rollerRadius, saddleHeight, seatHeight } from "./scene.ts";
import {
  type Arm,
  armAlong,
  armOf,
  type Body,
  bladePiece,
  bladeRise,
  handOf,
  hingeAngle,
  type Leg,
  legAlong,
  legOf,
  outward,
  reach,
  segments,
  sides,
  stature,
  swingOf,
  swung,
  type Trunk,
  trunkOf,
} from "./skeleton.ts";
import {
  aboutZ,
  across,
  add,
  between,
  cosine,
  cross,
  degrees,
  dot,
  length,
  minus,
  onto,
  seenFrom,
  sine,
  type Turn,
  times,
  turned,
  unit,
  type Vec,
} from "./space.ts";

/** What a figure is placed in. */
export type Setting = Readonly<{ position: Position; props: readonly Prop[] }>;

const legLength = segments.thigh + segments.shank;
const both = <T>(make: (side: 0 | 1) => T): Pair<T> => [make(0), make(1)];

/** Straight distance from hip to ankle with the knee bent so. */
function span(knee: number): number {
  return Math.sqrt(segments.thigh ** 2 + segments.shank ** 2 + 2 * segments.thigh * segments.shank * cosine(knee));
}

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

// ---- where the trunk goes

function placed(pose: Pose, setting: Setting): Trunk {
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

const ball: Vec = [0, 0.012 * stature, 0];
/** From the ball of a foot that stands on its toes to its ankle, the leg leaning so. */
const footUp = (lean: number): Vec => {
  const angle = Math.max(-20, lean - 50);
  return [sine(angle), cosine(angle), 0];
};

const stance = (pose: Pose, side: 0 | 1): number =>
  outward(side) * (segments.hipHalf + legLength * sine(pose.hip_abd[side]));
const footprint = (pose: Pose, side: 0 | 1): Vec => [pose.step_cm[side], segments.ankle, stance(pose, side)];

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

const bladeSlice = slices.find(({ level }) => level === bladePiece)!;
/** From the line of the spine to the skin between the blades. */
export const backDepth = bladeSlice.deep - bladeSlice.ahead;

/** Lowest skin of the trunk between two levels. */
function underside(trunk: Trunk, from: number, to: number): number {
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

// ---- legs

const footLow = (leg: Leg): readonly Vec[] => [
  add(leg.ankle, turned(leg.foot, [-0.03 * stature, -segments.ankle, 0])),
  add(leg.ankle, turned(leg.foot, [0.12 * stature, -segments.ankle, 0])),
];
/** The lowest point of a foot's sole. */
export const lowestOf = (leg: Leg): number => Math.min(...footLow(leg).map((point) => point[1]));

function settledLeg(pose: Pose, trunk: Trunk, { position, props }: Setting, side: 0 | 1): Leg {
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

// ---- arms

function settledArm(pose: Pose, trunk: Trunk, legs: Pair<Leg>, { props }: Setting, side: 0 | 1): Arm {
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
