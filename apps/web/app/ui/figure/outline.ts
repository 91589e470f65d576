import { sliceFrame } from "./contacts.ts";
import { slices } from "./flesh.ts";
import { type Dot, line, written } from "./path.ts";
import type { Hold, Pose } from "./pose.ts";
import { projected, type Spot, type View } from "./projection.ts";
import { type Body, outward, segments, sides, stature } from "./skeleton.ts";
import { add, between, dot, type Turn, times, turned, type Vec } from "./space.ts";

/** What a part is painted as. */
export type Paint = "skin" | "shirt" | "trousers" | "hair" | "feature";

/**
 * One outline on the picture, to be painted in the order of depth.
 *
 * `edge`: with a line round it, without one, or nothing but a line.
 */
export type Shape = Readonly<{
  paint: Paint;
  part: string;
  /** Every part it is the outline of. */
  parts: readonly string[];
  d: string;
  depth: number;
  far: boolean;
  edge: "lined" | "plain" | "line";
}>;

const H = stature;
const n = (value: number): number => Math.round(value);

// ---- solids as the eye sees them

/** Two discs and what lies between them. */
export function taper(a: Spot, ra: number, b: Spot, rb: number): string {
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
  const gap = Math.hypot(dx, dy);
  if (gap <= Math.abs(ra - rb) + 0.5) return ra > rb ? disc(a, ra) : disc(b, rb);
  const base = Math.atan2(dy, dx);
  const off = Math.acos((ra - rb) / gap);
  const at = (p: Spot, r: number, angle: number): Dot => [n(p[0] + r * Math.cos(angle)), n(p[1] + r * Math.sin(angle))];
  const [start, end] = [base + off, base - off];
  const [a0, a1, b0, b1] = [at(a, ra, start), at(a, ra, end), at(b, rb, end), at(b, rb, start)];
  const step = (from: Dot, to: Dot) => [to[0] - from[0], to[1] - from[1]];
  const arc = (r: number, large: boolean, from: Dot, to: Dot) =>
    `a${written([n(r), n(r), 0, large ? 1 : 0, 1, ...step(from, to)])}`;
  return `M${written(a0)}${arc(ra, off < Math.PI / 2, a0, a1)}l${written(step(a1, b0))}${arc(rb, off > Math.PI / 2, b0, b1)}z`;
}

export function disc([x, y]: Spot, r: number): string {
  const half = (way: number) => `a${written([n(r), n(r), 0, 1, 1, way * 2 * n(r), 0])}`;
  return `M${written([n(x) - n(r), n(y)])}${half(1)}${half(-1)}z`;
}

const waysOf = (count: number): readonly Dot[] =>
  Array.from({ length: count }, (_, i) => {
    const angle = (i / count) * 2 * Math.PI;
    return [Math.cos(angle), Math.sin(angle)];
  });
/** Directions in which an outline's farthest points are looked for: more for what is large. */
const [few, some, many] = [waysOf(8), waysOf(12), waysOf(20)];

/** An ellipsoid: its middle, how it is turned, its half axes in cm. */
export type Solid = Readonly<{ at: Vec; turn: Turn; half: Vec }>;

/**
 * An ellipsoid's shadow: its middle, the symmetric matrix whose root is its reach in a direction, and what was found of its edge:
 * by count of directions, for each of them how far it reaches and where, as three numbers.
 */
type Shadow = Readonly<{ x: number; y: number; xx: number; xy: number; yy: number; edges: Map<number, Float64Array> }>;

function shadowOf({ at, turn, half }: Solid, { right, up }: View): Shadow {
  let [xx, xy, yy] = [0, 0, 0];
  for (let i = 0; i < 3; i++) {
    const axis = i === 0 ? turn.x : i === 1 ? turn.y : turn.z;
    const x = dot(right, axis) * half[i]! * 10;
    const y = -dot(up, axis) * half[i]! * 10;
    xx += x * x;
    xy += x * y;
    yy += y * y;
  }
  return { x: dot(right, at) * 10, y: -dot(up, at) * 10, xx, xy, yy, edges: new Map() };
}

/** What is needed of a shadow's edge, found once: in a chain each is asked by both its neighbours. */
function edgeOf({ x, y, xx, xy, yy, edges }: Shadow, ways: readonly Dot[]): Float64Array {
  const before = edges.get(ways.length);
  if (before !== undefined) return before;
  const edge = new Float64Array(ways.length * 3);
  for (let i = 0; i < ways.length; i++) {
    const way = ways[i]!;
    const px = xx * way[0] + xy * way[1];
    const py = xy * way[0] + yy * way[1];
    const size = Math.sqrt(Math.max(1e-9, px * way[0] + py * way[1]));
    edge[3 * i] = x * way[0] + y * way[1] + size;
    edge[3 * i + 1] = x + px / size;
    edge[3 * i + 2] = y + py / size;
  }
  edges.set(ways.length, edge);
  return edge;
}

/** The outline round several ellipsoids and what lies between them. */
export function hull(solids: readonly Solid[], view: View): string {
  return round(solids.map((solid) => shadowOf(solid, view)));
}

function round(shadows: readonly Shadow[]): string {
  let size = 0;
  for (const { xx, yy } of shadows) size = Math.max(size, xx, yy);
  const ways = size < 26 ** 2 ? few : size < 62 ** 2 ? some : many;
  const edges = shadows.map((shadow) => edgeOf(shadow, ways));
  // Written as `line` would, without a list of places in between: this is most of what a frame costs.
  let path = "";
  let [lastX, lastY] = [0, 0];
  for (let i = 0; i < 3 * ways.length; i += 3) {
    let farthest = edges[0]!;
    for (let j = 1; j < edges.length; j++) if (edges[j]![i]! > farthest[i]!) farthest = edges[j]!;
    const dx = n(farthest[i + 1]!) - lastX;
    const dy = n(farthest[i + 2]!) - lastY;
    lastX += dx;
    lastY += dy;
    if (path === "") path = `M${dx} ${dy}l`;
    else if (dx !== 0 || dy !== 0) path += `${dx < 0 ? "" : " "}${dx}${dy < 0 ? "" : " "}${dy}`;
  }
  return `${path}z`;
}

// ---- limbs

/** Along a bone: how far, how thick, and how far its middle is off the bone's line (along the bone's x), in statures. */
type Station = readonly [along: number, radius: number, off?: number];

const upperArm: readonly Station[] = [
  [0, 0.031],
  [0.16, 0.0325, 0.001],
  [0.4, 0.0295, 0.002],
  [0.72, 0.0255, 0.001],
  [1, 0.0228],
];
const foreArm: readonly Station[] = [
  [0, 0.0228],
  [0.22, 0.0252, 0.001],
  [0.5, 0.022],
  [0.8, 0.0172],
  [1, 0.0155],
];
const thigh: readonly Station[] = [
  [0, 0.055, -0.004],
  [0.18, 0.053, 0.002],
  [0.5, 0.0455, 0.004],
  [0.8, 0.0375, 0.002],
  [1, 0.034, 0.001],
];
const shank: readonly Station[] = [
  [0, 0.034, 0.001],
  [0.12, 0.0335, -0.003],
  [0.3, 0.0345, -0.008],
  [0.5, 0.031, -0.006],
  [0.75, 0.0245, -0.002],
  [0.93, 0.0225, 0],
];
const ankle: readonly Station[] = [
  [0.85, 0.0195],
  [1, 0.019],
];

function limb(from: Vec, turn: Turn, size: number, stations: readonly Station[], view: View): string {
  const spots = stations.map(([along, , off = 0]) =>
    projected(view, add(from, add(times(turn.y, -along * size), times(turn.x, off * H)))),
  );
  let path = "";
  for (let i = 1; i < spots.length; i++) {
    path += taper(spots[i - 1]!, stations[i - 1]![1] * H * 10, spots[i]!, stations[i]![1] * H * 10);
  }
  return path;
}

const solid = (at: Vec, turn: Turn, x: number, y: number, z: number): Solid => ({
  at,
  turn,
  half: [x * H, y * H, z * H],
});
const chain = (solids: readonly Solid[], view: View): string => {
  const shadows = solids.map((solid) => shadowOf(solid, view));
  let path = "";
  for (let i = 1; i < shadows.length; i++) path += round([shadows[i - 1]!, shadows[i]!]);
  return path;
};

/** A sleeve hangs round the arm from the shoulder to an open hem. */
function sleeve(from: Vec, turn: Turn): readonly Solid[] {
  const at = (along: number): Vec => add(from, times(turn.y, -along * segments.upperArm));
  return [
    solid(at(0), turn, 0.034, 0.034, 0.034),
    solid(at(0.16), turn, 0.0355, 0.0355, 0.0355),
    solid(at(0.56), turn, 0.034, 0.006, 0.034),
  ];
}

/** The two sides and the hem of a sleeve, from where it leaves the shoulder. */
function cuff(from: Vec, turn: Turn, view: View): string {
  const [, , hem] = sleeve(from, turn);
  const root = solid(add(from, times(turn.y, -0.3 * segments.upperArm)), turn, 0.035, 0.01, 0.035);
  const [low, high] = [shadowOf(hem!, view), shadowOf(root, view)];
  const angle = Math.atan2(low.y - high.y, low.x - high.x);
  const round = Array.from({ length: 9 }, (_, i) => farthest(low, angle + Math.PI / 2 - (i * Math.PI) / 8));
  return line([farthest(high, angle + Math.PI / 2), ...round, farthest(high, angle - Math.PI / 2)], "");
}

/** The point of a shadow that lies farthest in a direction. */
function farthest({ x, y, xx, xy, yy }: Shadow, angle: number): Dot {
  const [ux, uy] = [Math.cos(angle), Math.sin(angle)];
  const [px, py] = [xx * ux + xy * uy, xy * ux + yy * uy];
  const size = Math.sqrt(Math.max(1e-9, px * ux + py * uy));
  return [x + px / size, y + py / size];
}

function hand(wrist: Vec, turn: Turn, hold: Hold, view: View): string {
  const at = (x: number, y: number, z = 0) => add(wrist, turned(turn, [x * H, -y * H, z * H]));
  const fist = hold === "grip" || hold === "bar";
  const palm = fist
    ? [solid(at(0, 0.004), turn, 0.014, 0.012, 0.013), solid(at(0, 0.045), turn, 0.024, 0.022, 0.019)]
    : [
        solid(at(0, 0.002), turn, 0.0145, 0.012, 0.0125),
        solid(at(0.001, 0.04), turn, 0.0235, 0.018, 0.0125),
        solid(at(0, 0.072), turn, 0.0195, 0.016, 0.009),
        solid(at(-0.001, 0.098), turn, 0.011, 0.009, 0.007),
      ];
  const thumb = fist
    ? [solid(at(0.016, 0.03), turn, 0.009, 0.012, 0.009), solid(at(0.02, 0.052), turn, 0.008, 0.01, 0.01)]
    : [solid(at(0.014, 0.022), turn, 0.009, 0.012, 0.009), solid(at(0.029, 0.052), turn, 0.007, 0.011, 0.007)];
  return chain(palm, view) + chain(thumb, view);
}

function foot(at: Vec, turn: Turn, view: View): string {
  const part = (x: number, y: number, a: number, b: number, c: number) =>
    solid(add(at, turned(turn, [x * H, y * H, 0])), turn, a, b, c);
  return (
    chain([part(0, -0.004, 0.019, 0.018, 0.018), part(-0.016, -0.02, 0.019, 0.019, 0.0185)], view) +
    chain(
      [
        part(0, -0.006, 0.0195, 0.018, 0.018),
        part(0.045, -0.019, 0.02, 0.019, 0.02),
        part(0.085, -0.0265, 0.019, 0.0125, 0.0255),
        part(0.112, -0.03, 0.011, 0.009, 0.02),
      ],
      view,
    ) +
    hull([part(-0.016, -0.03, 0.017, 0.009, 0.017), part(0.085, -0.03, 0.019, 0.009, 0.024)], view)
  );
}

// ---- the whole body

/** The figure's outlines, farthest first. */
export function drawn(body: Body, pose: Pose, view: View): readonly Shape[] {
  const { trunk, arms, legs } = body;
  const depth = (point: Vec): number => dot(view.near, point);
  const shapes: Shape[] = [];
  const put = (paint: Paint, part: string, at: number, d: string, bias = 0, edge: Shape["edge"] = "lined") =>
    shapes.push({ paint, part, parts: [part], d, depth: at + bias, far: false, edge });

  // Trunk.
  const level = (s: (typeof slices)[number], more = 0): Solid => {
    const { at, turn } = sliceFrame(trunk, s.level);
    const breath = s.level > 1 && s.level < 6 ? pose.breath_cm * (1 - Math.abs(s.level - 3) / 3) : 0;
    return {
      at: add(at, times(turn.x, s.ahead + breath / 2)),
      turn,
      half: [s.deep + breath / 2 + more, 1.2, s.wide + more],
    };
  };
  const lower = slices.filter((s) => s.level <= 2).map((s) => level(s));
  const upper = slices.filter((s) => s.level >= 1).map((s) => level(s, 0.4));
  const girdle = sides.map((side) => {
    const cap: Solid = { at: arms[side].shoulder, turn: trunk.ribs.turn, half: times([1, 1, 1], 0.032 * H) };
    const root = sliceFrame(trunk, 9.6);
    const nape: Solid = { at: root.at, turn: root.turn, half: [0.037 * H, 0.02 * H, 0.04 * H] };
    const flank = sliceFrame(trunk, 8);
    const web: Solid = {
      at: add(flank.at, turned(flank.turn, [0.006 * H, 0, outward(side) * 0.05 * H])),
      turn: flank.turn,
      half: [0.046 * H, 0.03 * H, 0.036 * H],
    };
    return hull([nape, { ...cap, half: times([1, 1, 1], 0.027 * H) }], view) + hull([web, cap], view);
  });
  const hipDepth = depth(trunk.pelvis.at);
  put("trousers", "pelvis", hipDepth, chain(lower, view));
  const trunkDepth = depth(between(trunk.spine[2]!.at, trunk.spine[9]!.at, 0.6)) + 0.5;
  put("shirt", "trunk", trunkDepth, chain(upper, view) + girdle.join(""));

  // Neck and head.
  const { head } = trunk;
  const onHead = (x: number, y: number, z: number) => add(head.at, turned(head.turn, [x * H, y * H, z * H]));
  const nape = sliceFrame(trunk, 9.7);
  const neckDepth = depth(trunk.neck.at);
  put(
    "skin",
    "neck",
    neckDepth - 0.5,
    chain(
      [
        { at: nape.at, turn: nape.turn, half: [0.035 * H, 0.01 * H, 0.036 * H] },
        { at: between(nape.at, trunk.neck.at, 0.6), turn: trunk.neck.turn, half: [0.032 * H, 0.01 * H, 0.031 * H] },
        { at: onHead(-0.012, -0.02, 0), turn: head.turn, half: [0.034 * H, 0.02 * H, 0.032 * H] },
      ],
      view,
    ),
  );
  const face =
    chain(
      [
        solid(onHead(0.006, 0.022, 0), head.turn, 0.05, 0.042, 0.0425),
        solid(onHead(0.014, -0.01, 0), head.turn, 0.041, 0.03, 0.0395),
        solid(onHead(0.024, -0.046, 0), head.turn, 0.024, 0.018, 0.026),
      ],
      view,
    ) +
    hull(
      [
        solid(onHead(0.053, 0.004, 0), head.turn, 0.004, 0.006, 0.005),
        solid(onHead(0.06, -0.013, 0), head.turn, 0.0075, 0.006, 0.0085),
      ],
      view,
    );
  const headDepth = depth(head.at);
  put("skin", "head", headDepth, face);
  // Hair lies over the back and top of the head: before the face where the face looks at us, over it where it looks away.
  const hair =
    chain(
      [
        solid(onHead(-0.013, 0.026, 0), head.turn, 0.049, 0.046, 0.0475),
        solid(onHead(-0.024, 0.0, 0), head.turn, 0.036, 0.035, 0.043),
      ],
      view,
    ) + hull([solid(onHead(0.012, 0.05, 0), head.turn, 0.036, 0.022, 0.035)], view);
  const looks = dot(head.turn.x, view.near);
  put("hair", "head", headDepth, hair, looks > 0.55 ? -1 : 1);
  if (looks > 0.55)
    put(
      "hair",
      "fringe",
      headDepth,
      hull(
        [
          solid(onHead(0.02, 0.052, 0), head.turn, 0.031, 0.02, 0.037),
          solid(onHead(-0.02, 0.05, 0), head.turn, 0.03, 0.02, 0.04),
        ],
        view,
      ),
      1.5,
    );
  for (const side of sides) {
    const facing = dot(turned(head.turn, [0.1, 0, outward(side)]), view.near);
    if (facing > -0.15)
      put(
        "skin",
        `ear${side}`,
        headDepth,
        hull([solid(onHead(-0.004, -0.008, outward(side) * 0.0435), head.turn, 0.0085, 0.0135, 0.004)], view),
        facing > 0.2 ? 2 : -0.5,
      );
    const eye = dot(turned(head.turn, [0.93, 0.1, outward(side) * 0.35]), view.near);
    if (eye > 0.12)
      put(
        "feature",
        `eye${side}`,
        headDepth,
        hull([solid(onHead(0.048, 0.006, outward(side) * 0.0175), head.turn, 0.003, 0.0045, 0.0048)], view),
        3,
      );
  }

  // Limbs.
  const hidden = new Set<string>();
  for (const side of sides) {
    const arm = arms[side];
    const leg = legs[side];
    const armDepth = depth(between(arm.shoulder, arm.elbow, 0.55));
    const foreDepth = depth(between(arm.elbow, arm.palm, 0.6));
    // The side that is far from us, by the hips: they turn least, so that no limb changes its shade on the way.
    const away = outward(side) * dot(trunk.pelvis.turn.z, view.near) < -0.3;
    if (away) for (const part of ["arm", "sleeve", "forearm", "thigh", "shank", "foot"]) hidden.add(`${part}${side}`);
    put("skin", `arm${side}`, armDepth, limb(arm.shoulder, arm.upper, segments.upperArm, upperArm, view), 1);
    const cloth = chain(sleeve(arm.shoulder, arm.upper), view);
    if (away || armDepth + 1 < trunkDepth) put("shirt", `sleeve${side}`, armDepth, cloth, 1.01);
    else {
      // The shirt is one cloth: no line where the sleeve leaves the shoulder, only where it stands off the body.
      put("shirt", `shoulder${side}`, trunkDepth, cloth, -0.001);
      put("shirt", `sleeve${side}`, armDepth, cloth, 1.01, "plain");
      put("shirt", `cuff${side}`, armDepth, cuff(arm.shoulder, arm.upper, view), 1.02, "line");
    }
    put(
      "skin",
      `forearm${side}`,
      foreDepth,
      limb(arm.elbow, arm.fore, segments.forearm, foreArm, view) + hand(arm.wrist, arm.hand, pose.hands[side], view),
      2,
    );
    const thighMiddle = depth(between(leg.hip, leg.knee, 0.5));
    const crosses = Math.abs(dot(leg.thigh.y, view.near)) > 0.6;
    const thighDepth = crosses || away ? thighMiddle : Math.max(thighMiddle, hipDepth + 0.01 * (side + 1));
    const shankMiddle = depth(between(leg.knee, leg.ankle, 0.5));
    const shankDepth = Math.abs(shankMiddle - thighDepth) < 0.07 * H ? thighDepth + 0.001 : shankMiddle;
    put("trousers", `thigh${side}`, thighDepth, limb(leg.hip, leg.thigh, segments.thigh, thigh, view));
    put(
      "skin",
      `foot${side}`,
      shankDepth - 0.02,
      limb(leg.knee, leg.shank, segments.shank, ankle, view) + foot(leg.ankle, leg.foot, view),
    );
    put("trousers", `shank${side}`, shankDepth, limb(leg.knee, leg.shank, segments.shank, shank, view));
  }
  const all = joined(
    shapes.map((shape) => ({ ...shape, far: hidden.has(shape.part) })).sort((a, b) => a.depth - b.depth),
  );
  const pelvis = all.findIndex(({ parts }) => parts.includes("pelvis"));
  const seat = chain(lower.slice(0, 3), view);
  // Trousers are one cloth as the shirt is: a thigh drawn over the hips has no line where it leaves them.
  return all.flatMap((shape, i) =>
    i > pelvis && !shape.far && /^thigh/.test(shape.parts.find((part) => /^(thigh|pelvis)/.test(part)) ?? "")
      ? [shape, { ...shape, parts: [], d: seat, edge: "plain" as const }]
      : [shape],
  );
}

const limbOf = (part: string): string =>
  /^(arm|forearm)\d/.test(part) ? `arm${part.at(-1)}` : /^(thigh|shank)\d/.test(part) ? `leg${part.at(-1)}` : part;

/** Neighbours in depth that belong to one limb become one outline, so that no line crosses a joint. */
function joined(shapes: readonly Shape[]): readonly Shape[] {
  const result: Shape[] = [];
  for (const shape of shapes) {
    let at = result.length - 1;
    if (shape.part.startsWith("forearm")) while (/^(sleeve|cuff)/.test(result[at]?.part ?? "")) at--;
    const last = result[at];
    if (
      last &&
      last.paint === shape.paint &&
      last.far === shape.far &&
      last.edge === shape.edge &&
      oneLimb(last.part, shape.part)
    ) {
      result[at] = {
        ...last,
        part: last.part === "pelvis" ? "pelvis" : shape.part,
        parts: [...last.parts, ...shape.parts],
        d: last.d + shape.d,
      };
    } else result.push(shape);
  }
  return result;
}

function oneLimb(a: string, b: string): boolean {
  const legs = /^(pelvis|thigh\d|shank\d)$/;
  return limbOf(a) === limbOf(b) || (legs.test(a) && /^(pelvis|thigh\d)$/.test(b));
}
