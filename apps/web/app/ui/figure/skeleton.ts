import type { Angles, Pair } from "./pose.ts";
import {
  aboutX,
  aboutY,
  aboutZ,
  across,
  add,
  cosine,
  cross,
  degrees,
  distance,
  minus,
  onto,
  seenFrom,
  sine,
  type Turn,
  times,
  turned,
  unit,
  upright,
  type Vec,
} from "./space.ts";

/** Height of the figure, cm. */
export const stature = 170;

/**
 * Lengths between joint centres, cm.
 *
 * @see Drillis & Contini 1966, as fractions of stature in Winter, Biomechanics and Motor Control of Human
 *   Movement, figure 4.1; joint centres of shoulder and hip lie inside the widths given there
 */
export const segments = {
  upperArm: 0.186 * stature,
  forearm: 0.146 * stature,
  hand: 0.108 * stature,
  thigh: 0.245 * stature,
  shank: 0.246 * stature,
  foot: 0.152 * stature,
  ankle: 0.039 * stature,
  spine: 0.306 * stature,
  shoulderHalf: 0.101 * stature,
  hipHalf: 0.05 * stature,
} as const;

/** A point and the way its part is turned. */
export type Frame = Readonly<{ at: Vec; turn: Turn }>;

export type Trunk = Readonly<{
  /** From the middle of the hip joints to the base of the neck, evenly spaced. */
  spine: readonly Frame[];
  pelvis: Frame;
  ribs: Frame;
  neck: Frame;
  head: Frame;
  shoulders: Pair<Vec>;
  hips: Pair<Vec>;
  /** What the angle of the hip is measured from: the straight line of the trunk. */
  line: Turn;
}>;

export type Arm = Readonly<{
  shoulder: Vec;
  elbow: Vec;
  wrist: Vec;
  /** Middle of the palm. */
  palm: Vec;
  upper: Turn;
  fore: Turn;
  hand: Turn;
}>;

export type Leg = Readonly<{ hip: Vec; knee: Vec; ankle: Vec; thigh: Turn; shank: Turn; foot: Turn }>;

export type Body = Readonly<{ trunk: Trunk; arms: Pair<Arm>; legs: Pair<Leg> }>;

export const sides = [0, 1] as const;
/** The same for the left and the right. */
export const both = <T>(make: (side: 0 | 1) => T): Pair<T> => [make(0), make(1)];
/** -1 on the left, 1 on the right. */
export const outward = (side: 0 | 1): -1 | 1 => (side === 0 ? -1 : 1);

const pieces = 10;
/** Lean of each piece of the spine in relaxed standing, degrees: hollow in the low back, round between the blades. */
const natural = [7, 5, 1, -4, -8, -8, -4, 2, 8, 12];
/** How much of the bend of the low back and of the ribs has happened by each piece. */
const lumbarShare = [0, 0.3, 0.6, 0.85, 1, 1, 1, 1, 1, 1];
const thoracicShare = [0, 0, 0, 0, 0.1, 0.3, 0.5, 0.7, 0.85, 1];
const sideShare = [0, 0.12, 0.24, 0.36, 0.48, 0.6, 0.72, 0.83, 0.92, 1];
const turnShare = [0, 0.02, 0.05, 0.1, 0.16, 0.32, 0.5, 0.68, 0.85, 1];

/** Lean of the straight line between the ends of pieces that lean so. */
function chordOf(leans: readonly number[]): number {
  const total = (of: (angle: number) => number) => leans.reduce((sum, lean) => sum + of(lean), 0);
  return degrees(Math.atan2(total(sine), total(cosine)));
}

/** Where the skin of the back and the front is measured from: the piece at the lower edge of the blades. */
export const bladePiece = 7;

/**
 * The trunk, neck and head with the middle of the hips at `at`.
 *
 * @param base how the whole body lies: `upright`, or turned on its side
 */
export function trunkOf(angles: Angles, at: Vec = [0, 0, 0], base: Turn = upright): Trunk {
  const bends = natural.map((lean, i) => lean + angles.lumbar * lumbarShare[i]! + angles.thoracic * thoracicShare[i]!);
  // The bends are laid on a line whose ends lean as the trunk does.
  const start = angles.trunk - chordOf(bends) + chordOf(natural);
  const spine: Frame[] = [];
  let point = at;
  for (let i = 0; i < pieces; i++) {
    const turn = onto(
      base,
      onto(
        aboutZ(-(start + bends[i]!)),
        onto(aboutX(angles.side_bend * sideShare[i]!), aboutY(-angles.rotation * turnShare[i]!)),
      ),
    );
    spine.push({ at: point, turn });
    point = add(point, times(turn.y, segments.spine / pieces));
  }
  spine.push({ at: point, turn: spine[pieces - 1]!.turn });

  const level = (lean: number, side: number, turn: number) =>
    onto(base, onto(aboutZ(-lean), onto(aboutX(side), aboutY(-turn))));
  const pelvis = { at, turn: level(start + bends[0]! - natural[0]!, 0, 0) };
  const lean = start + angles.lumbar + angles.thoracic * 0.78;
  const ribs = { at: spine[bladePiece]!.at, turn: level(lean, angles.side_bend * 0.9, angles.rotation * 0.8) };
  const top = level(start + angles.lumbar + angles.thoracic, angles.side_bend, angles.rotation);

  const nod = angles.neck;
  const half = onto(
    top,
    onto(aboutX(angles.neck_side * 0.55), onto(aboutY(-angles.neck_rot * 0.4), aboutZ(-nod * 0.6))),
  );
  const whole = onto(top, onto(aboutX(angles.neck_side), onto(aboutY(-angles.neck_rot), aboutZ(-nod))));
  const nape = add(point, turned(half, [0.02 * stature + angles.head_glide_cm, 0.054 * stature, 0]));
  const head = { at: add(nape, turned(whole, [0.006 * stature, 0.043 * stature, 0])), turn: whole };
  const neck = { at: nape, turn: half };

  const girdle = spine[9]!.at;
  const shoulders = sides.map((side) =>
    add(
      girdle,
      turned(ribs.turn, [
        0.004 * stature + angles.blade_forward_cm[side],
        -0.01 * stature + angles.blade_up_cm[side],
        outward(side) * (segments.shoulderHalf - Math.abs(angles.blade_forward_cm[side]) * 0.3),
      ]),
    ),
  ) as unknown as Pair<Vec>;
  const hips = sides.map((side) =>
    add(at, turned(pelvis.turn, [0, 0, outward(side) * segments.hipHalf])),
  ) as unknown as Pair<Vec>;
  return { spine, pelvis, ribs, neck, head, shoulders, hips, line: onto(base, aboutZ(-angles.trunk)) };
}

/** Up and out of the shoulder with the arm, as the blade turns: cm for an arm raised this far. */
export function bladeRise(raised: number): number {
  const part = Math.max(0, Math.min(1, (raised - 50) / 120));
  return 5 * part * part * (3 - 2 * part);
}

/** Turn of an arm or thigh swung forward and out by these angles, then turned outwards about its own length. */
export function swung(forward: number, out: number, twist: number, side: 0 | 1): Turn {
  const angle = Math.hypot(forward, out);
  const o = outward(side);
  if (angle < 1e-9) return aboutY(-o * twist);
  const axis: Vec = [(-o * out) / angle, 0, forward / angle];
  const [s, c] = [sine(angle), cosine(angle)];
  const turn = (a: Vec): Vec => {
    const d = axis[0] * a[0] + axis[2] * a[2];
    return add(add(times(a, c), times(cross(axis, a), s)), times(axis, d * (1 - c)));
  };
  return onto({ x: turn(upright.x), y: turn(upright.y), z: turn(upright.z) }, aboutY(-o * twist));
}

/** The angles of a limb turned so: the way back from `swung`. */
export function swingOf(turn: Turn, side: 0 | 1): Readonly<{ forward: number; out: number; twist: number }> {
  const o = outward(side);
  const d = times(turn.y, -1);
  const s = Math.hypot(d[0], d[2]);
  const angle = degrees(Math.atan2(s, -d[1]));
  const [forward, out] = s < 1e-9 ? [angle, 0] : [(angle * d[0]) / s, (angle * o * d[2]) / s];
  const rest = seenFrom(swung(forward, out, 0, side), turn.x);
  return { forward, out, twist: degrees(Math.atan2(o * rest[2], rest[0])) };
}

/** An arm that goes where its angles take it. */
export function armOf(angles: Angles, trunk: Trunk, side: 0 | 1): Arm {
  const raised = Math.hypot(angles.shoulder_flex[side], angles.shoulder_abd[side]);
  const shoulder = add(trunk.shoulders[side], turned(trunk.ribs.turn, [0, bladeRise(raised), 0]));
  const upper = onto(
    trunk.ribs.turn,
    swung(angles.shoulder_flex[side], angles.shoulder_abd[side], angles.shoulder_rot[side], side),
  );
  const fore = onto(upper, aboutZ(angles.elbow[side]));
  return armAlong(
    shoulder,
    upper,
    fore,
    handOf(turned(fore, angles.wrist[side]), turned(fore, angles.palm[side]), side),
  );
}

/** A hand whose fingers point one way and whose palm faces another; its thumb is along x. */
export function handOf(fingers: Vec, palm: Vec, side: 0 | 1): Turn {
  const y = unit(times(fingers, -1));
  const z = across(times(palm, -outward(side)), y, [0.2, 0.3, 1]);
  return { x: cross(y, z), y, z };
}

export function armAlong(shoulder: Vec, upper: Turn, fore: Turn, hand: Turn): Arm {
  const elbow = add(shoulder, times(upper.y, -segments.upperArm));
  const wrist = add(elbow, times(fore.y, -segments.forearm));
  const palm = add(wrist, times(hand.y, -segments.hand * 0.48));
  return { shoulder, elbow, wrist, palm, upper, fore, hand };
}

/** A leg that goes where its angles take it. */
export function legOf(angles: Angles, trunk: Trunk, side: 0 | 1): Leg {
  const hip = trunk.hips[side];
  const thigh = onto(trunk.line, swung(angles.hip[side], angles.hip_abd[side], 0, side));
  const shank = onto(thigh, aboutZ(-angles.knee[side]));
  return legAlong(hip, thigh, shank, onto(shank, aboutZ(-angles.ankle[side])));
}

export function legAlong(hip: Vec, thigh: Turn, shank: Turn, foot: Turn): Leg {
  const knee = add(hip, times(thigh.y, -segments.thigh));
  const ankle = add(knee, times(shank.y, -segments.shank));
  return { hip, knee, ankle, thigh, shank, foot };
}

/** Of a limb whose two bones span from `from` towards `to`: their turns, the middle joint pointing to `pole`. */
export function reach(
  from: Vec,
  to: Vec,
  [first, second]: Pair<number>,
  pole: Vec,
  bends: "elbow" | "knee",
): Readonly<{ upper: Turn; lower: Turn; bend: number }> {
  const gap = Math.min(Math.max(distance(from, to), Math.abs(first - second) + 0.01), first + second - 1e-4);
  const along = unit(minus(to, from));
  const side = across(pole, along, [0, 1, 0]);
  const near = degrees(Math.acos((first * first + gap * gap - second * second) / (2 * first * gap)));
  const inner = degrees(Math.acos((first * first + second * second - gap * gap) / (2 * first * second)));
  const bone = add(times(along, cosine(near)), times(side, sine(near)));
  const joint = add(from, times(bone, first));
  const next = unit(minus(add(from, times(along, gap)), joint));
  const hinge = unit(cross(along, side));
  // The hinge is each bone's z axis: an elbow closes towards the front of the arm, a knee towards the back of the leg.
  const z = times(hinge, bends === "elbow" ? -1 : 1);
  const turn = (direction: Vec): Turn => {
    const y = times(direction, -1);
    return { x: cross(y, z), y, z };
  };
  return { upper: turn(bone), lower: turn(next), bend: 180 - inner };
}

/** Degrees between the two bones of a hinge: 0 straight, above 0 the way the joint closes. */
export function hingeAngle(upper: Turn, lower: Turn, closes: "elbow" | "knee"): number {
  const d = seenFrom(upper, times(lower.y, -1));
  return (closes === "elbow" ? 1 : -1) * degrees(Math.atan2(d[0], -d[1]));
}
