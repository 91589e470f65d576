import { sliceFrame } from "./contacts.ts";
import { slices } from "./flesh.ts";
import { projected, type View } from "./projection.ts";
import { type Body, outward, sides, stature } from "./skeleton.ts";
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
  | "breathing";

/** Which parts an exercise's target is shown by; a target of the whole body is shown by none. */
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

const patches: Readonly<Partial<Record<Muscle, readonly Corner[]>>> = {
  upper_trapezius: [
    [10.2, 4],
    [10.1, 62],
    ["shoulder", -0.004, 0.027, -0.02],
    ["shoulder", -0.018, 0.02, 0.006],
    ["shoulder", -0.024, 0.004, -0.02],
    [8.9, 20],
    [9.1, 4],
  ],
  middle_trapezius: [
    [9.2, 3],
    [9, 24],
    ["shoulder", -0.026, 0.008, -0.018],
    ["shoulder", -0.028, -0.012, -0.022],
    [7.6, 26],
    [7.2, 3],
  ],
  lower_trapezius: [
    [7.6, 3],
    [7.9, 28],
    [7.4, 34],
    [5.8, 14],
    [4.2, 3],
  ],
  rhomboids: [
    [9, 3],
    [7.9, 30],
    [6.5, 33],
    [7.2, 3],
  ],
  levator_scapulae: [
    [11.1, 50],
    [10.9, 82],
    [9.6, 46],
    [8.9, 34],
    [9, 20],
    [10, 34],
  ],
  latissimus: [
    [5.4, 4],
    [6.2, 40],
    [7.4, 84],
    [6.4, 96],
    [4.4, 80],
    [2.6, 38],
    [1.6, 5],
  ],
  back_extensors: [
    [8, 3],
    [8, 15],
    [5, 22],
    [1.4, 20],
    [1, 3],
  ],
  rotator_cuff: [
    [8.7, 34],
    ["shoulder", -0.026, 0.002, -0.004],
    ["shoulder", -0.024, -0.02, -0.01],
    [7, 50],
    [6.6, 36],
  ],
  serratus_anterior: [
    [7.4, 72],
    [7.6, 112],
    [5.8, 132],
    [4.8, 112],
    [5.6, 76],
  ],
  chest: [
    [8.8, 176],
    [9.1, 140],
    ["shoulder", 0.024, 0.004, -0.014],
    ["shoulder", 0.022, -0.024, -0.012],
    [7, 126],
    [6.7, 150],
    [6.9, 176],
  ],
  trunk: [
    [5.4, 176],
    [5.4, 138],
    [4, 108],
    [2, 110],
    [0.8, 150],
    [0.6, 176],
  ],
  spine: [
    [9.2, -7],
    [9.2, 7],
    [7, 9],
    [4.6, 7],
    [4.6, -7],
    [7, -9],
  ],
  ribs: [
    [8, 30],
    [7.6, 100],
    [6.2, 118],
    [4.6, 104],
    [4.6, 50],
    [5.6, 20],
  ],
  hips: [
    [1.6, 14],
    [1.4, 66],
    [0, 84],
    [-0.9, 60],
    [-0.9, 14],
  ],
  breathing: [
    [5.4, 178],
    [5.8, 128],
    [4.6, 106],
    [2.2, 118],
    [1.4, 178],
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

/** A closed curve through the middles of the sides of a polygon, its corners rounded off. */
function smooth(spots: readonly (readonly [number, number])[]): string {
  const n = (v: number) => Math.round(v);
  const pull = 0.22;
  let path = "";
  for (let i = 0; i < spots.length; i++) {
    const [a, b, c] = [spots[i]!, spots[(i + 1) % spots.length]!, spots[(i + 2) % spots.length]!];
    const enter = [b[0] + (a[0] - b[0]) * pull, b[1] + (a[1] - b[1]) * pull] as const;
    const leave = [b[0] + (c[0] - b[0]) * pull, b[1] + (c[1] - b[1]) * pull] as const;
    path += `${path === "" ? "M" : "L"}${n(enter[0])} ${n(enter[1])}Q${n(b[0])} ${n(b[1])} ${n(leave[0])} ${n(leave[1])}`;
  }
  return `${path}Z`;
}

/** Where a part at work shows on the picture. */
export type Glow = Readonly<{ muscle: Muscle; d: string; on: "trunk" | "pelvis" | "neck" | "arm0" | "arm1" }>;

export function glows(working: readonly Muscle[], body: Body, view: View, breath = 0): readonly Glow[] {
  const result: Glow[] = [];
  for (const muscle of working) {
    if (muscle === "deltoid") {
      for (const side of sides) {
        const { shoulder, upper } = body.arms[side];
        const o = outward(side);
        const at = (along: number, x: number, z: number): readonly [number, number] => {
          const [px, py] = projected(
            view,
            add(shoulder, turned(upper, [x * stature, -along * stature, o * z * stature])),
          );
          return [px, py];
        };
        // Seen from inside, the arm hides it.
        if (o * dot(upper.z, view.near) < -0.5) continue;
        const d = smooth([
          at(-0.022, 0, 0.016),
          at(0.012, 0.029, 0.018),
          at(0.06, 0.018, 0.028),
          at(0.085, 0, 0.03),
          at(0.06, -0.018, 0.028),
          at(0.012, -0.029, 0.018),
        ]);
        result.push({ muscle, d, on: side === 0 ? "arm0" : "arm1" });
      }
      continue;
    }
    if (muscle === "neck") {
      const { neck, spine, head } = body.trunk;
      const base = spine[10]!.at;
      const fromSide = Math.abs(dot(neck.turn.x, view.right)) > 0.5;
      const spot = (from: Vec, turn: Turn, k: number): readonly [number, number] => {
        const [px, py] = projected(view, add(from, turned(turn, fromSide ? [k * stature, 0, 0] : [0, 0, k * stature])));
        return [px, py];
      };
      const top = between(neck.at, head.at, 0.25);
      const d = smooth([
        spot(base, spine[10]!.turn, -0.018),
        spot(between(base, top, 0.5), neck.turn, -0.022),
        spot(top, head.turn, -0.02),
        spot(top, head.turn, 0.016),
        spot(between(base, top, 0.5), neck.turn, 0.022),
        spot(base, spine[10]!.turn, 0.022),
      ]);
      result.push({ muscle, d, on: "neck" });
      continue;
    }
    const corners = patches[muscle]!;
    for (const o of one.has(muscle) ? ([1] as const) : ([-1, 1] as const)) {
      const d = patch(corners, body, o, view, breath);
      if (d) result.push({ muscle, d, on: muscle === "hips" ? "pelvis" : "trunk" });
    }
  }
  return result;
}
