import { sliceFrame, slices } from "./flesh.ts";
import { ankle, cuff, foot, foreArm, hand, limb, shank, sleeve, thigh, upperArm } from "./limbs.ts";
import type { Pose } from "./pose.ts";
import type { View } from "./projection.ts";
import { type Body, outward, segments, sides, stature } from "./skeleton.ts";
import { chain, hull, type Solid, solid } from "./solids.ts";
import { add, between, dot, times, turned, type Vec } from "./space.ts";

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
    const cap: Solid = { at: arms[side].shoulder, turn: trunk.ribs.turn, half: times([1, 1, 1], 0.032 * stature) };
    const root = sliceFrame(trunk, 9.6);
    const nape: Solid = { at: root.at, turn: root.turn, half: [0.037 * stature, 0.02 * stature, 0.04 * stature] };
    const flank = sliceFrame(trunk, 8);
    const web: Solid = {
      at: add(flank.at, turned(flank.turn, [0.006 * stature, 0, outward(side) * 0.05 * stature])),
      turn: flank.turn,
      half: [0.046 * stature, 0.03 * stature, 0.036 * stature],
    };
    return hull([nape, { ...cap, half: times([1, 1, 1], 0.027 * stature) }], view) + hull([web, cap], view);
  });
  const hipDepth = depth(trunk.pelvis.at);
  put("trousers", "pelvis", hipDepth, chain(lower, view));
  const trunkDepth = depth(between(trunk.spine[2]!.at, trunk.spine[9]!.at, 0.6)) + 0.5;
  put("shirt", "trunk", trunkDepth, chain(upper, view) + girdle.join(""));

  // Neck and head.
  const { head } = trunk;
  const onHead = (x: number, y: number, z: number) =>
    add(head.at, turned(head.turn, [x * stature, y * stature, z * stature]));
  const nape = sliceFrame(trunk, 9.7);
  const neckDepth = depth(trunk.neck.at);
  put(
    "skin",
    "neck",
    neckDepth - 0.5,
    chain(
      [
        { at: nape.at, turn: nape.turn, half: [0.035 * stature, 0.01 * stature, 0.036 * stature] },
        {
          at: between(nape.at, trunk.neck.at, 0.6),
          turn: trunk.neck.turn,
          half: [0.032 * stature, 0.01 * stature, 0.031 * stature],
        },
        { at: onHead(-0.012, -0.02, 0), turn: head.turn, half: [0.034 * stature, 0.02 * stature, 0.032 * stature] },
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
    const shankDepth = Math.abs(shankMiddle - thighDepth) < 0.07 * stature ? thighDepth + 0.001 : shankMiddle;
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
