import { freed, settle } from "./contacts.ts";
import {
  type Arrow,
  type Footing,
  type Hold,
  inBetween,
  type Keyframe,
  mirrored,
  type Pair,
  type Pose,
  type Position,
} from "./pose.ts";
import type { Camera } from "./projection.ts";
import type { Prop, Setting } from "./scene.ts";

export type Scapula = "neutral" | "retracted" | "protracted" | "elevated" | "depressed" | "upward_rotated";
type Sided<T> = T | Pair<T>;
type Place = readonly [number, number, number];

/** One moment as content gives it; what it does not say is as in the first. */
export type Moment = Readonly<
  { name: string; move?: number; hold?: number; scapula?: Sided<Scapula>; palm?: Place; arrows?: readonly Arrow[] } & {
    hands?: Sided<Hold>;
    feet?: Sided<Footing>;
    hand_at?: Place | Pair<Place>;
  } & Partial<
      Record<
        | "trunk"
        | "thoracic"
        | "lumbar"
        | "side_bend"
        | "rotation"
        | "neck"
        | "neck_side"
        | "neck_rot"
        | "head_glide_cm"
        | "breath_cm"
        | "lift_cm"
        | "shift_cm"
        | "crank",
        number
      >
    > &
    Partial<
      Record<
        "shoulder_flex" | "shoulder_abd" | "shoulder_rot" | "elbow" | "hip" | "hip_abd" | "knee" | "ankle" | "step_cm",
        Sided<number>
      >
    >
>;

/** A movement as content gives it. */
export type Movement = Readonly<{
  position: Position;
  camera: Camera;
  /** What the picture is cropped to. */
  focus?: "whole" | "upper";
  props: readonly Prop[];
  /** Done on one side, then on the other. */
  mirrored?: boolean;
  keyframes: readonly Moment[];
}>;

/** Seconds to the far end, held there, and back. */
export type Tempo = readonly [out: number, held: number, back: number];

const blade: Readonly<Record<Scapula, readonly [forward: number, up: number]>> = {
  neutral: [0, 0],
  retracted: [-2.4, -0.3],
  protracted: [3.2, 0],
  elevated: [0, 3],
  depressed: [0, -1.6],
  upward_rotated: [0.4, 1],
};

const pair = <T>(value: T): Pair<T> => [value, value];

/** Relaxed, in each position. */
function relaxed(position: Position): Pose {
  const arms = position === "standing" || position === "leaning" || position === "walking";
  return {
    trunk: position === "face_up" ? -90 : position === "face_down" ? 90 : 0,
    thoracic: 0,
    lumbar: 0,
    side_bend: 0,
    rotation: 0,
    neck: 0,
    neck_side: 0,
    neck_rot: 0,
    head_glide_cm: 0,
    breath_cm: 0,
    lift_cm: 0,
    shift_cm: 0,
    crank: 0,
    shoulder_flex: pair(arms ? 2 : 0),
    shoulder_abd: pair(7),
    shoulder_rot: pair(0),
    elbow: pair(8),
    hip: pair(0),
    hip_abd: pair(1),
    knee: pair(3),
    ankle: pair(0),
    step_cm: pair(0),
    blade_forward_cm: pair(0),
    blade_up_cm: pair(0),
    hand_at: pair([0, 0, 0]),
    wrist: pair([0, -1, 0]),
    palm: [
      [0, 0, 1],
      [0, 0, -1],
    ],
    hands: pair("free"),
    arrows: [],
    turned: false,
    feet: pair(position === "kneeling" ? "knee" : position === "plank" ? "toes" : "floor"),
  };
}

const sided = <T>(value: T | Pair<T>): Pair<T> =>
  Array.isArray(value) ? (value as unknown as Pair<T>) : pair(value as T);

/** The moments of a movement as whole poses, with the time each takes. */
export function keyframesOf(movement: Movement, tempo: Tempo = [2, 1, 2]): readonly Keyframe[] {
  const base = relaxed(movement.position);
  const [first] = movement.keyframes;
  return movement.keyframes.map((own, i): Keyframe => {
    const { name, move, hold, scapula, palm, hand_at, arrows: _, ...angles } = { ...first, ...own };
    const pose: Record<string, unknown> = { ...base, arrows: own.arrows ?? [] };
    for (const [key, value] of Object.entries(angles)) {
      pose[key] = Array.isArray((base as Record<string, unknown>)[key]) ? sided(value as never) : value;
    }
    if (scapula) {
      const both = sided<Scapula>(scapula);
      pose.blade_forward_cm = [blade[both[0]][0], blade[both[1]][0]];
      pose.blade_up_cm = [blade[both[0]][1], blade[both[1]][1]];
    }
    if (hand_at) pose.hand_at = typeof hand_at[0] === "number" ? pair(hand_at) : hand_at;
    if (own.palm ?? palm) {
      const [x, y, z] = (own.palm ?? palm)!;
      pose.palm = [
        [x, y, -z],
        [x, y, z],
      ];
    }
    const last = i === movement.keyframes.length - 1;
    return {
      name,
      pose: pose as unknown as Pose,
      move: own.move ?? (i === 0 ? tempo[2] : tempo[0]),
      hold: own.hold ?? (last ? tempo[1] : 0),
    };
  });
}

/** A stretch of time: from one pose to the next, or held still. */
export type Phase = Readonly<{
  /** Name of the moment moved to or held. */
  name: string;
  kind: "move" | "hold";
  /** When it begins, and how long it lasts, seconds. */
  start: number;
  seconds: number;
  from: Pose;
  to: Pose;
  /** On the other side. */
  other: boolean;
}>;

/** One round of a movement, on both sides where it has two; it ends where it began. */
export type Course = Readonly<{ setting: Setting; phases: readonly Phase[]; seconds: number }>;

export function courseOf(movement: Movement, tempo?: Tempo): Course {
  const own = keyframesOf(movement, tempo);
  const setting: Setting = { position: movement.position, props: movement.props };
  const phases: Phase[] = [];
  let start = 0;
  const push = (phase: Omit<Phase, "start">) => {
    if (phase.seconds <= 0) return;
    phases.push({ ...phase, start });
    start += phase.seconds;
  };
  // A body that lies on its side turns over, out of sight, to do the other.
  const across = (pose: Pose): Pose =>
    movement.position === "side_lying" ? { ...pose, turned: true } : mirrored(pose);
  const opposite = movement.mirrored ? own.map((frame) => ({ ...frame, pose: across(frame.pose), other: true })) : [];
  const frames = [...own.map((frame) => ({ ...frame, other: false })), ...opposite];
  frames.forEach((frame, i) => {
    const { name, pose, hold, other } = frame;
    const next = frames[(i + 1) % frames.length]!;
    push({ name, kind: "hold", seconds: hold, from: pose, to: pose, other });
    const [from, to] = bridged(pose, next.pose, setting);
    push({ name: next.name, kind: "move", seconds: next.move, from, to, other });
  });
  return { setting, phases, seconds: start };
}

/**
 * Two poses between which every angle can be mixed: a limb that changes its hold goes free, from the angles in which it
 * held; a limb that keeps its hold stays on it.
 */
export function bridged(a: Pose, b: Pose, setting: Setting): Pair<Pose> {
  const [looseA, looseB] = [freed(a, settle(a, setting)), freed(b, settle(b, setting))];
  const loosen = (pose: Pose, loose: Pose): Pose => {
    const side = <T>(key: keyof Pose, changed: Pair<boolean>): Pair<T> =>
      [0, 1].map((i) => ((changed[i] ? loose : pose)[key] as unknown as Pair<T>)[i as 0 | 1]) as unknown as Pair<T>;
    const arm: Pair<boolean> = [a.hands[0] !== b.hands[0], a.hands[1] !== b.hands[1]];
    const leg: Pair<boolean> = [a.feet[0] !== b.feet[0], a.feet[1] !== b.feet[1]];
    const gripped = (i: 0 | 1): Hold => (a.hands[i] === "grip" || b.hands[i] === "grip" ? "grip" : "free");
    return {
      ...pose,
      shoulder_flex: side("shoulder_flex", arm),
      shoulder_abd: side("shoulder_abd", arm),
      shoulder_rot: side("shoulder_rot", arm),
      elbow: side("elbow", arm),
      wrist: side("wrist", arm),
      palm: side("palm", arm),
      hip: side("hip", leg),
      hip_abd: side("hip_abd", leg),
      knee: side("knee", leg),
      ankle: side("ankle", leg),
      hands: [arm[0] ? gripped(0) : pose.hands[0], arm[1] ? gripped(1) : pose.hands[1]],
      feet: [leg[0] ? "free" : pose.feet[0], leg[1] ? "free" : pose.feet[1]],
    };
  };
  return [loosen(a, looseA), loosen(b, looseB)];
}

/** Slow at both ends: a cosine. */
export const eased = (part: number): number => (1 - Math.cos(Math.PI * Math.max(0, Math.min(1, part)))) / 2;

/** What a round is at `seconds` after its start, and the time left of that phase. */
export function momentAt(course: Course, seconds: number): Readonly<{ phase: Phase; pose: Pose; left: number }> {
  const at = ((seconds % course.seconds) + course.seconds) % course.seconds;
  const phase = course.phases.findLast(({ start }) => start <= at) ?? course.phases[0]!;
  const gone = at - phase.start;
  const pose = phase.kind === "hold" ? phase.from : inBetween(phase.from, phase.to, eased(gone / phase.seconds));
  return { phase, pose, left: phase.seconds - gone };
}
