/** A value for the left and the right side. */
export type Pair<T> = readonly [left: T, right: T];

/** Which way the body is carried. `standing` finds its balance over the feet; `leaning` goes where hip and knee take it. */
export type Position =
  | "standing"
  | "leaning"
  | "walking"
  | "sitting"
  | "kneeling"
  | "face_up"
  | "face_down"
  | "side_lying"
  | "plank"
  | "cycling";

/** What a hand rests on or holds; `free` hands go where the angles take them. */
export type Hold =
  | "free"
  | "grip"
  | "floor"
  | "floor_edge"
  | "forearm_floor"
  | "desk"
  | "wall"
  | "forearm_wall"
  | "frame"
  | "bar"
  | "handlebar"
  | "seat"
  | "behind_head"
  | "head_top"
  | "chest"
  | "belly"
  | "crossed"
  | "thigh"
  | "low_back"
  | "hips"
  | "ribs"
  | "throat";

/** What carries a leg; `free` legs go where the angles take them. */
export type Footing = "floor" | "knee" | "toes" | "pedal" | "free";

/** Angles in degrees, lengths in cm: `pose_conventions` in content/README.md. */
export type Angles = Readonly<{
  trunk: number;
  thoracic: number;
  lumbar: number;
  side_bend: number;
  rotation: number;
  neck: number;
  neck_side: number;
  neck_rot: number;
  head_glide_cm: number;
  /** How far the belly is out with the breath, cm. */
  breath_cm: number;
  /** How far the hips are lifted from where they rest, cm. */
  lift_cm: number;
  /** How far the hips are moved forward from where balance or the angles put them, cm. */
  shift_cm: number;
  /** How far the pedals have turned, degrees. */
  crank: number;
  shoulder_flex: Pair<number>;
  shoulder_abd: Pair<number>;
  shoulder_rot: Pair<number>;
  elbow: Pair<number>;
  hip: Pair<number>;
  hip_abd: Pair<number>;
  knee: Pair<number>;
  /** + toes pointed. */
  ankle: Pair<number>;
  /** How far a foot stands ahead of the middle, cm. */
  step_cm: Pair<number>;
  /** Shoulder blade: forward (+) or back, up (+) or down, cm. */
  blade_forward_cm: Pair<number>;
  blade_up_cm: Pair<number>;
  /** Where a hand is on what it rests on: forward, up, away from the middle, cm from the figure's origin. */
  hand_at: Pair<readonly [forward: number, up: number, out: number]>;
  /** Which way the fingers point from the forearm; straight on is [0, -1, 0]. */
  wrist: Pair<readonly [number, number, number]>;
  /** Which way the palm faces from the forearm; inwards is [0, 0, 1] on the left and [0, 0, -1] on the right. */
  palm: Pair<readonly [number, number, number]>;
}>;

/** An arrow that shows which way a part goes, for what is too slight to see. */
export type Arrow = Readonly<{
  on: "head" | "back" | "belly" | "hips" | "shoulder" | "elbow" | "hand" | "knee";
  /** One side only; on the head and the trunk, the side that is out. */
  side?: "left" | "right";
  /** From the part to where the arrow begins, and from there to its tip, cm: forward, up, out. */
  at: readonly [forward: number, up: number, out: number];
  way: readonly [forward: number, up: number, out: number];
  /** How far it is bowed to its left, cm. */
  bow?: number;
}>;

export type Pose = Angles &
  Readonly<{
    hands: Pair<Hold>;
    feet: Pair<Footing>;
    arrows: readonly Arrow[];
    /** Lying on the other side: seen as in a mirror. */
    turned: boolean;
  }>;

/** One moment that a movement goes through. */
export type Keyframe = Readonly<{
  name: string;
  pose: Pose;
  /** Seconds taken to arrive here from the moment before (from the last one for the first). */
  move: number;
  /** Seconds it is held. */
  hold: number;
}>;

type Numbers = number | readonly Numbers[];

function mix(a: Numbers, b: Numbers, part: number): Numbers {
  if (typeof a === "number") return a + ((b as number) - a) * part;
  return a.map((value, i) => mix(value, (b as readonly Numbers[])[i]!, part));
}

const notMixed: ReadonlySet<string> = new Set(["hands", "feet", "arrows", "turned"]);

/** The angles `part` of the way from `a` to `b`; holds and footings are those of `a`, arrows those of `b`. */
export function inBetween(a: Pose, b: Pose, part: number): Pose {
  const result: Record<string, unknown> = { hands: a.hands, feet: a.feet, arrows: b.arrows, turned: a.turned };
  for (const key of Object.keys(a)) {
    if (notMixed.has(key)) continue;
    result[key] = mix(a[key as keyof Angles], b[key as keyof Angles], part);
  }
  // Pedals go on round, never back.
  result.crank = a.crank + ((((b.crank - a.crank) % 360) + 360) % 360) * part;
  return result as Pose;
}

const swap = <T>([left, right]: Pair<T>): Pair<T> => [right, left];

/** The same pose on the other side. */
export function mirrored(pose: Pose): Pose {
  const result: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(pose)) {
    result[key] = Array.isArray(value) && key !== "arrows" ? swap(value as never) : value;
  }
  return {
    ...(result as Pose),
    arrows: pose.arrows.map((arrow) =>
      arrow.side === undefined ? arrow : { ...arrow, side: arrow.side === "left" ? "right" : "left" },
    ),
    side_bend: -pose.side_bend,
    rotation: -pose.rotation,
    neck_side: -pose.neck_side,
    neck_rot: -pose.neck_rot,
  };
}
