import { sliceFrame, slices } from "./flesh.ts";
import { type Dot, smooth } from "./path.ts";
import { projected, type View } from "./projection.ts";
import { type Body, outward, segments, sides, stature } from "./skeleton.ts";
import { add, between, cosine, dot, sine, type Turn, turned, type Vec } from "./space.ts";

/** A part of the body that can be shown at work; several exercise targets may show as one. */
export type Muscle =
  | "upper_trapezius"
  | "middle_trapezius"
  | "lower_trapezius"
  | "rhomboids"
  | "levator_scapulae"
  | "latissimus"
  | "back_extensors"
  | "rotator_cuff"
  | "deltoid"
  | "serratus_anterior"
  | "chest"
  | "trunk"
  | "neck"
  | "spine"
  | "ribs"
  | "hips"
  | "breathing"
  | "lungs"
  | "forearms"
  | "calves";

/** Which parts an exercise's target is shown by. */
const shownBy: Readonly<Record<string, readonly Muscle[]>> = {
  upper_trapezius: ["upper_trapezius"],
  middle_trapezius: ["middle_trapezius"],
  lower_trapezius: ["lower_trapezius"],
  rhomboids: ["rhomboids"],
  levator_scapulae: ["levator_scapulae"],
  latissimus: ["latissimus"],
  back_extensors: ["back_extensors"],
  rotator_cuff: ["rotator_cuff"],
  deltoid: ["deltoid"],
  serratus_anterior: ["serratus_anterior"],
  chest: ["chest"],
  trunk: ["trunk"],
  neck: ["neck"],
  deep_neck_muscles: ["neck"],
  shoulder_girdle: ["upper_trapezius", "middle_trapezius"],
  thoracic_extension: ["spine"],
  thoracic_flexion: ["spine"],
  thoracic_rotation: ["spine"],
  thoracic_side_bend: ["ribs"],
  rib_joints: ["ribs"],
  hips: ["hips"],
  breathing: ["breathing"],
  heart_and_lungs: ["lungs"],
  grip: ["forearms"],
  balance: ["calves"],
};

/** The parts that show what an exercise works on. */
export const workingOf = (targets: readonly string[]): readonly Muscle[] => [
  ...new Set(targets.flatMap((target) => shownBy[target] ?? [])),
];

/**
 * A corner on the skin: `[level, round]`, the piece of the spine and degrees from the middle of the back round to the front;
 * or `["shoulder", ahead, up, out]`, in statures from the shoulder joint.
 */
type Corner = readonly [level: number, round: number] | readonly ["shoulder", number, number, number];

const patches: Readonly<Partial<Record<Muscle, readonly (readonly Corner[])[]>>> = {
  upper_trapezius: [
    [
      [10.2, 4],
      [10.1, 62],
      ["shoulder", -0.004, 0.027, -0.02],
      ["shoulder", -0.018, 0.02, 0.006],
      ["shoulder", -0.024, 0.004, -0.02],
      [8.9, 20],
      [9.1, 4],
    ],
  ],
  middle_trapezius: [
    [
      [9.2, 3],
      [9, 24],
      ["shoulder", -0.026, 0.008, -0.018],
      ["shoulder", -0.028, -0.012, -0.022],
      [7.6, 26],
      [7.2, 3],
    ],
  ],
  lower_trapezius: [
    [
      [7.6, 3],
      [7.9, 28],
      [7.4, 34],
      [5.8, 14],
      [4.2, 3],
    ],
  ],
  rhomboids: [
    [
      [9, 3],
      [7.9, 30],
      [6.5, 33],
      [7.2, 3],
    ],
  ],
  levator_scapulae: [
    [
      [11.1, 50],
      [10.9, 82],
      [9.6, 46],
      [8.9, 34],
      [9, 20],
      [10, 34],
    ],
  ],
  latissimus: [
    [
      [5.4, 4],
      [6.2, 40],
      [7.4, 84],
      [6.4, 96],
      [4.4, 80],
      [2.6, 38],
      [1.6, 5],
    ],
  ],
  back_extensors: [
    [
      [8, 3],
      [8, 15],
      [5, 22],
      [1.4, 20],
      [1, 3],
    ],
  ],
  rotator_cuff: [
    [
      [8.7, 34],
      ["shoulder", -0.026, 0.002, -0.004],
      ["shoulder", -0.024, -0.02, -0.01],
      [7, 50],
      [6.6, 36],
    ],
    [
      // In front, where it runs over the head of the arm.
      ["shoulder", 0.004, 0.03, -0.014],
      ["shoulder", 0.012, 0.026, 0.012],
      ["shoulder", 0.026, 0.004, 0.006],
      ["shoulder", 0.026, -0.014, -0.014],
      ["shoulder", 0.022, 0.008, -0.03],
    ],
  ],
  serratus_anterior: [
    [
      [7.4, 72],
      [7.6, 112],
      [5.8, 132],
      [4.8, 112],
      [5.6, 76],
    ],
  ],
  chest: [
    [
      [8.8, 176],
      [9.1, 140],
      ["shoulder", 0.024, 0.004, -0.014],
      ["shoulder", 0.022, -0.024, -0.012],
      [7, 126],
      [6.7, 150],
      [6.9, 176],
    ],
  ],
  trunk: [
    [
      [5.4, 176],
      [5.4, 138],
      [4, 108],
      [2, 110],
      [0.8, 150],
      [0.6, 176],
    ],
  ],
  spine: [
    [
      [9.3, -5],
      [9.3, 5],
      [8.4, 16],
      [7, 20],
      [5.6, 18],
      [4.4, 5],
      [4.4, -5],
      [5.6, -18],
      [7, -20],
      [8.4, -16],
    ],
  ],
  ribs: [
    [
      [8, 30],
      [7.6, 100],
      [6.2, 118],
      [4.6, 104],
      [4.6, 50],
      [5.6, 20],
    ],
  ],
  lungs: [
    [
      [9, 168],
      [8.8, 140],
      [7, 112],
      [5.4, 124],
      [5.6, 152],
      [6.6, 170],
    ],
    [
      [8.8, 12],
      [8.4, 34],
      [6.8, 58],
      [5.2, 52],
      [5.4, 14],
    ],
  ],
  hips: [
    [
      [1.6, 14],
      [1.4, 66],
      [0, 84],
      [-0.9, 60],
      [-0.9, 14],
    ],
  ],
  breathing: [
    [
      [5.4, 178],
      [5.8, 128],
      [4.6, 106],
      [2.2, 118],
      [1.4, 178],
    ],
  ],
};

const one: ReadonlySet<Muscle> = new Set<Muscle>(["spine"]);

/** Half width, half depth and offset of the trunk at any level. */
function girth(level: number): readonly [wide: number, deep: number, ahead: number] {
  const i = slices.findIndex((s) => s.level >= level);
  if (i <= 0) {
    const end = slices.at(i === 0 ? 0 : -1)!;
    return [end.wide, end.deep, end.ahead];
  }
  const [a, b] = [slices[i - 1]!, slices[i]!];
  const part = (level - a.level) / (b.level - a.level);
  return [a.wide + (b.wide - a.wide) * part, a.deep + (b.deep - a.deep) * part, a.ahead + (b.ahead - a.ahead) * part];
}

function onSkin(
  body: Body,
  level: number,
  round: number,
  o: -1 | 1,
  breath: number,
): Readonly<{ at: Vec; normal: Vec }> {
  const { at, turn } = sliceFrame(body.trunk, level);
  const [wide, deep, ahead] = girth(level);
  const out = level > 1 && level < 6 && round > 90 ? breath * (1 - Math.abs(level - 3) / 3) : 0;
  const [s, c] = [sine(round), cosine(round)];
  return {
    at: add(at, turned(turn, [ahead - (deep + out) * c, 0, o * wide * s])),
    normal: turned(turn, [-c / deep, 0, (o * s) / wide]),
  };
}

/** A patch of skin over a working part, as far as it is seen; nothing when it is turned away. */
function patch(corners: readonly Corner[], body: Body, o: -1 | 1, view: View, breath: number): string | undefined {
  const side = o < 0 ? 0 : 1;
  const rounds = corners.flatMap(([first, round]) => (first === "shoulder" ? [] : [round as number]));
  const middle = rounds.reduce((sum, round) => sum + round, 0) / rounds.length;
  const seen = (level: number, round: number) => dot(onSkin(body, level, round, o, breath).normal, view.near) > 0;
  let visible = 0;
  const spots = corners.map((corner): readonly [number, number] => {
    if (corner[0] === "shoulder") {
      const [, x, y, z] = corner;
      const away = turned(body.trunk.ribs.turn, [x, 0, 0]);
      if (dot(away, view.near) > 0) visible++;
      const at = add(
        body.arms[side].shoulder,
        turned(body.trunk.ribs.turn, [x * stature, y * stature, o * z * stature]),
      );
      const [px, py] = projected(view, at);
      return [px, py];
    }
    const [level, given] = corner;
    let round = given;
    if (seen(level, round)) visible++;
    // Skin past the edge of what is seen is drawn at the edge.
    else for (let step = 1; step <= 12 && !seen(level, round); step++) round = given + (middle - given) * (step / 12);
    const [px, py] = projected(view, onSkin(body, level, round, o, breath).at);
    return [px, py];
  });
  return visible < 2 ? undefined : smooth(spots);
}

/** What works, by the part of the picture it shows on. */
export type Glows = ReadonlyMap<string, string>;

export function glows(working: readonly Muscle[], body: Body, view: View, breath = 0): Glows {
  const result = new Map<string, string>();
  const light = (part: string, d: string | undefined) => {
    if (d) result.set(part, (result.get(part) ?? "") + d);
  };
  for (const muscle of working) {
    if (muscle === "deltoid") {
      for (const side of sides) light(`sleeve${side}`, overShoulder(body, side, view));
    } else if (muscle === "forearms") {
      for (const side of sides) light(`forearm${side}`, alongForearm(body, side, view));
    } else if (muscle === "calves") {
      for (const side of sides) light(`shank${side}`, alongShank(body, side, view));
    } else if (muscle === "neck") light("neck", overNeck(body, view));
    else {
      for (const o of one.has(muscle) ? ([1] as const) : ([-1, 1] as const)) {
        for (const corners of patches[muscle]!)
          light(muscle === "hips" ? "pelvis" : "trunk", patch(corners, body, o, view, breath));
      }
    }
  }
  return result;
}

/** A spindle over a bone, between two shares of its length. */
function spindle(
  view: View,
  at: Vec,
  turn: Turn,
  size: number,
  from: number,
  to: number,
  half: number,
  off = 0,
): string {
  const spot = (along: number, across: number): Dot => {
    const [x, y] = projected(view, add(at, turned(turn, [off * stature, -along * size, 0])));
    const [ax, ay] = [-dot(turn.y, view.right), dot(turn.y, view.up)];
    const long = Math.hypot(ax, ay) || 1;
    return [x - (ay / long) * across * stature * 10, y + (ax / long) * across * stature * 10];
  };
  const middle = (from + to) / 2;
  return smooth([spot(from, 0), spot(middle, half), spot(to, 0), spot(middle, -half)], 0.45);
}

function alongForearm({ arms }: Body, side: 0 | 1, view: View): string {
  const { elbow, fore } = arms[side];
  return spindle(view, elbow, fore, segments.forearm, 0.02, 0.85, 0.024);
}

function alongShank({ legs }: Body, side: 0 | 1, view: View): string {
  const { knee, shank } = legs[side];
  return spindle(view, knee, shank, segments.shank, 0.08, 0.78, 0.03, -0.006);
}

/** Seen from inside, the arm hides it. */
function overShoulder({ arms }: Body, side: 0 | 1, view: View): string | undefined {
  const { shoulder, upper } = arms[side];
  const o = outward(side);
  if (o * dot(upper.z, view.near) < -0.5) return undefined;
  const at = (along: number, x: number, z: number): Dot => {
    const [px, py] = projected(view, add(shoulder, turned(upper, [x * stature, -along * stature, o * z * stature])));
    return [px, py];
  };
  return smooth([
    at(-0.022, 0, 0.016),
    at(0.012, 0.029, 0.018),
    at(0.06, 0.018, 0.028),
    at(0.085, 0, 0.03),
    at(0.06, -0.018, 0.028),
    at(0.012, -0.029, 0.018),
  ]);
}

function overNeck({ trunk: { neck, spine, head } }: Body, view: View): string {
  const base = spine[10]!.at;
  const fromSide = Math.abs(dot(neck.turn.x, view.right)) > 0.5;
  const spot = (from: Vec, turn: Turn, k: number): Dot => {
    const [px, py] = projected(view, add(from, turned(turn, fromSide ? [k * stature, 0, 0] : [0, 0, k * stature])));
    return [px, py];
  };
  const top = between(neck.at, head.at, 0.25);
  return smooth([
    spot(base, spine[10]!.turn, -0.018),
    spot(between(base, top, 0.5), neck.turn, -0.022),
    spot(top, head.turn, -0.02),
    spot(top, head.turn, 0.016),
    spot(between(base, top, 0.5), neck.turn, 0.022),
    spot(base, spine[10]!.turn, 0.022),
  ]);
}
