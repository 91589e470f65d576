import { backDepth } from "./flesh.ts";
import { type Dot, line } from "./path.ts";
import type { Pose } from "./pose.ts";
import { projected, type View } from "./projection.ts";
import {
  ballRadius,
  bedHeight,
  crank,
  groundOf,
  matHeight,
  type Prop,
  propOf,
  rollerRadius,
  saddleHeight,
  seatHeight,
} from "./scene.ts";
import { type Body, outward, sides } from "./skeleton.ts";
import { hull, type Solid, taper } from "./solids.ts";
import { add, between, dot, turned, upright, type Vec } from "./space.ts";

/** What a thing is painted as: the side in light, the side in shade, the front, a thin bar, a band, the floor. */
export type ThingPaint = "top" | "front" | "side" | "metal" | "band" | "soft" | "floor";

/** `bleeds`: larger than what matters, so it may run out of the picture. */
export type ThingShape = Readonly<{ paint: ThingPaint; d: string; depth: number; bleeds?: true }>;

const behind = -1e6;

/** The faces of a box that the viewer sees. */
function box(low: Vec, high: Vec, view: View, depth = behind): readonly ThingShape[] {
  const at = (x: 0 | 1, y: 0 | 1, z: 0 | 1): Dot => {
    const [px, py] = projected(view, [x ? high[0] : low[0], y ? high[1] : low[1], z ? high[2] : low[2]]);
    return [px, py];
  };
  const face = (paint: ThingPaint, normal: Vec, corners: readonly Dot[]): readonly ThingShape[] =>
    dot(normal, view.near) > 1e-6 ? [{ paint, d: line(corners), depth }] : [];
  return [
    ...face("side", [1, 0, 0], [at(1, 0, 0), at(1, 1, 0), at(1, 1, 1), at(1, 0, 1)]),
    ...face("side", [-1, 0, 0], [at(0, 0, 0), at(0, 1, 0), at(0, 1, 1), at(0, 0, 1)]),
    ...face("front", [0, 0, 1], [at(0, 0, 1), at(0, 1, 1), at(1, 1, 1), at(1, 0, 1)]),
    ...face("front", [0, 0, -1], [at(0, 0, 0), at(0, 1, 0), at(1, 1, 0), at(1, 0, 0)]),
    ...face("top", [0, 1, 0], [at(0, 1, 0), at(1, 1, 0), at(1, 1, 1), at(0, 1, 1)]),
  ];
}

const bleeding = (shapes: readonly ThingShape[]): readonly ThingShape[] =>
  shapes.map((shape) => ({ ...shape, bleeds: true }));

const rod = (paint: ThingPaint, from: Vec, to: Vec, thick: number, view: View, depth = behind): ThingShape => ({
  paint,
  d: taper(projected(view, from), thick * 10, projected(view, to), thick * 10),
  depth,
});

/** A cylinder lying across. */
function across(middle: Vec, radius: number, half: number, view: View, depth = behind): readonly ThingShape[] {
  const end = (z: number): Solid => ({ at: add(middle, [0, 0, z]), turn: upright, half: [radius, radius, 0.01] });
  const near = dot(view.near, [0, 0, 1]) >= 0 ? half : -half;
  return [
    { paint: "side", d: hull([end(-half), end(half)], view), depth },
    { paint: "front", d: hull([end(near)], view), depth },
  ];
}

const span = (depthOf: (point: Vec) => number, points: readonly Vec[]): number => Math.max(...points.map(depthOf));

/** The things a figure uses, as it holds or rests on them now; `depth` says where they come among the body's parts. */
export function things(props: readonly Prop[], body: Body, pose: Pose, view: View): readonly ThingShape[] {
  const depthOf = (point: Vec): number => dot(view.near, point);
  const ground = groundOf(props);
  const shapes: ThingShape[] = [];
  for (const prop of props) {
    switch (prop.kind) {
      case "stool":
      case "chair": {
        const legs: readonly Vec[] = [
          [-17, 0, -19],
          [19, 0, -19],
          [-17, 0, 19],
          [19, 0, 19],
        ];
        for (const foot of legs)
          shapes.push(rod("metal", foot, [foot[0] * 0.9, seatHeight - 3, foot[2] * 0.9], 1.3, view));
        if (prop.kind === "chair") {
          const x = prop.at ?? -14;
          for (const z of [-17, 17])
            shapes.push(rod("metal", [x + 1, seatHeight - 2, z], [x - 3, seatHeight + 40, z], 1.3, view));
          const back = (y: number, dx: number): Solid => ({ at: [x - dx, y, 0], turn: upright, half: [1.6, 1.6, 18] });
          shapes.push({
            paint: "front",
            d: hull([back(seatHeight + 28, 1.6), back(seatHeight + 41, 2.4)], view),
            depth: behind,
          });
        }
        shapes.push(...box([-21, seatHeight - 3.5, -21], [21, seatHeight, 21], view));
        break;
      }
      case "desk": {
        const [x, y] = [prop.at ?? 40, prop.height ?? 75];
        const beside = prop.side === "left";
        const [low, high]: [Vec, Vec] = beside
          ? [
              [-40, y - 3.5, -76],
              [52, y, -30],
            ]
          : [
              [x, y - 3.5, -44],
              [x + 52, y, 44],
            ];
        for (const lx of [low[0] + 3, high[0] - 3])
          for (const lz of [low[2] + 4, high[2] - 4])
            shapes.push(rod("metal", [lx, 0, lz], [lx, y - 3, lz], 1.6, view));
        shapes.push(...box(low, high, view));
        break;
      }
      case "wall": {
        const x = prop.at ?? 40;
        shapes.push(
          ...bleeding(x > 0 ? box([x, 0, -48], [x + 14, 240, 48], view) : box([x - 14, 0, -48], [x, 240, 48], view)),
        );
        break;
      }
      case "doorway": {
        const x = prop.at ?? 0;
        for (const o of [-1, 1]) {
          const [a, b] = o < 0 ? [-56, -40] : [40, 56];
          shapes.push(...bleeding(box([x, 0, a], [x + 5, 214, b], view, depthOf([x, 100, o * 48]) - 12)));
        }
        shapes.push(...bleeding(box([x, 204, -56], [x + 5, 214, 56], view)));
        break;
      }
      case "bar": {
        const [x, y] = [prop.at ?? 0, prop.height ?? 205];
        shapes.push(rod("metal", [x, 0, -62], [x, y, -62], 1.8, view), rod("metal", [x, 0, 62], [x, y, 62], 1.8, view));
        shapes.push(rod("metal", [x, y, -62], [x, y, 62], 1.7, view, depthOf([x, y, 0]) + 4));
        break;
      }
      case "mat": {
        const points = [
          body.trunk.head.at,
          body.trunk.pelvis.at,
          ...sides.flatMap((s) => [body.legs[s].ankle, body.legs[s].knee]),
        ];
        const [from, to] = prop.span ?? [
          Math.min(...points.map((p) => p[0])) - 22,
          Math.max(...points.map((p) => p[0])) + 22,
        ];
        const middle = (Math.min(...points.map((p) => p[2])) + Math.max(...points.map((p) => p[2]))) / 2;
        const half = prop.half ?? 34;
        shapes.push(...box([from, 0, middle - half], [to, matHeight, middle + half], view));
        break;
      }
      case "bed":
        shapes.push(...box([-110, bedHeight - 14, -42], [92, bedHeight, 42], view));
        break;
      case "roller":
        shapes.push(...across([prop.at ?? -37, rollerRadius, 0], rollerRadius, 24, view));
        break;
      case "ball": {
        const at = add(body.trunk.ribs.at, turned(body.trunk.ribs.turn, [-backDepth, 0, 6]));
        const wall = propOf(props, "wall")?.at ?? 0;
        shapes.push(
          rod(
            "band",
            [wall + ballRadius, at[1], at[2]],
            [wall + ballRadius, at[1], at[2]],
            ballRadius,
            view,
            depthOf(body.trunk.ribs.at) + 40,
          ),
        );
        break;
      }
      case "pillow": {
        const { at } = body.trunk.head;
        const top = at[1] - (pose.trunk > -45 && pose.trunk < 45 ? 7.5 : 9.5);
        const height = Math.max(1.5, (top - ground) / 2 + 1.4);
        shapes.push({
          paint: "soft",
          d: hull(
            [
              { at: [at[0] - 9, ground + height, at[2] - 12], turn: upright, half: [9, height, 9] },
              { at: [at[0] + 9, ground + height, at[2] - 12], turn: upright, half: [9, height, 9] },
              { at: [at[0] - 9, ground + height, at[2] + 12], turn: upright, half: [9, height, 9] },
              { at: [at[0] + 9, ground + height, at[2] + 12], turn: upright, half: [9, height, 9] },
            ],
            view,
          ),
          depth: behind,
        });
        break;
      }
      case "towel":
        // Folded, between the elbow and the side.
        for (const side of sides) {
          const { shoulder, elbow, upper } = body.arms[side];
          const in_ = -outward(side);
          const fold = (along: number): Solid => ({
            at: add(elbow, turned(upper, [1.5, along, in_ * 4])),
            turn: upper,
            half: [5, 2.4, 2.6],
          });
          shapes.push({
            paint: "soft",
            d: hull([fold(-1), fold(8)], view),
            depth: depthOf(between(shoulder, elbow, 0.55)) + 1.5,
          });
        }
        break;
      case "weights":
        for (const side of sides) {
          const { palm, hand } = body.arms[side];
          const end = (x: number): Solid => ({ at: add(palm, turned(hand, [x, 0, 0])), turn: hand, half: [2.4, 5, 5] });
          const at = depthOf(palm) + 1.2;
          shapes.push(
            {
              paint: "metal",
              d: hull(
                [
                  { ...end(-8), half: [1, 1.3, 1.3] },
                  { ...end(8), half: [1, 1.3, 1.3] },
                ],
                view,
              ),
              depth: at,
            },
            { paint: "metal", d: hull([end(-8.5)], view), depth: at },
            { paint: "metal", d: hull([end(8.5)], view), depth: at },
          );
        }
        break;
      case "band": {
        const [left, right] = [body.arms[0].palm, body.arms[1].palm];
        const at = span(depthOf, [left, right]) + 3;
        const thick = 0.75;
        if (prop.tied === "hands") shapes.push(rod("band", left, right, 1.4, view, at));
        else if (prop.tied === "feet")
          for (const side of sides) {
            const { ankle } = body.legs[side];
            shapes.push(
              rod(
                "band",
                body.arms[side].palm,
                [ankle[0] + 4, 1, ankle[2] + (side ? 5 : -5)],
                thick,
                view,
                depthOf(body.arms[side].palm) + 3,
              ),
            );
          }
        else {
          const tie: Vec = [prop.at ?? 110, prop.height ?? 110, 0];
          shapes.push(...box([tie[0], 0, -5], [tie[0] + 4, tie[1] + 40, 5], view));
          shapes.push(
            rod("band", left, tie, thick, view, depthOf(left) - 3),
            rod("band", right, tie, thick, view, depthOf(right) + 3),
          );
        }
        break;
      }
      case "bicycle": {
        const hub: Vec = [crank.forward, crank.height, 0];
        const bar: Vec = [pose.hand_at[0][0], pose.hand_at[0][1] - 3, 0];
        shapes.push(
          rod("metal", [-24, 1.6, 0], [74, 1.6, 0], 1.6, view),
          rod("metal", [-1, saddleHeight - 4, 0], hub, 1.9, view),
          rod("metal", hub, [50, 60, 0], 1.9, view),
          rod("metal", [66, 3, 0], bar, 1.9, view),
          rod("metal", [-14, 3, 0], [4, 56, 0], 1.9, view),
          rod("metal", add(bar, [0, 2, -21]), add(bar, [0, 2, 21]), 1.3, view),
          ...across([58, 30, 0], 22, 3, view),
        );
        shapes.push({
          paint: "side",
          d: hull(
            [
              { at: [-8, saddleHeight - 2.5, 0], turn: upright, half: [8, 2.5, 9] },
              { at: [12, saddleHeight - 2, 0], turn: upright, half: [4, 2, 3] },
            ],
            view,
          ),
          depth: behind,
        });
        for (const side of sides) {
          const leg = body.legs[side];
          const pedal = add(leg.ankle, turned(leg.foot, [13, -8, 0]));
          const axle: Vec = [hub[0], hub[1], pedal[2] * 0.6];
          shapes.push(
            rod("metal", axle, [pedal[0], pedal[1], axle[2]], 1.2, view, depthOf(leg.ankle) - 6),
            rod("metal", add(pedal, [-4, 0, 0]), add(pedal, [4, 0, 0]), 1, view, depthOf(leg.ankle) - 6),
          );
        }
        break;
      }
    }
  }
  return shapes;
}
