import { type Dot, line } from "./path.ts";
import type { Arrow, Pose } from "./pose.ts";
import { projected, type View } from "./projection.ts";
import { type Body, outward, sides } from "./skeleton.ts";
import { add, type Vec } from "./space.ts";

/** Where each arrow begins and ends, cm: one for each side where it does not say which. */
function spans({ on, side, at, way }: Arrow, body: Body): readonly Readonly<{ from: Vec; to: Vec; o: -1 | 1 }>[] {
  const { trunk, arms, legs } = body;
  const pointed = (from: Vec, o: -1 | 1) => {
    const start = add(from, [at[0], at[1], o * at[2]]);
    return { from: start, to: add(start, [way[0], way[1], o * way[2]]), o };
  };
  switch (on) {
    case "head":
      return [pointed(trunk.head.at, side === "left" ? -1 : 1)];
    case "back":
      return [pointed(trunk.ribs.at, side === "left" ? -1 : 1)];
    case "belly":
      return [pointed(trunk.spine[3]!.at, side === "left" ? -1 : 1)];
    case "hips":
      return [pointed(trunk.pelvis.at, side === "left" ? -1 : 1)];
    default:
      return sides
        .filter((i) => side === undefined || side === (i === 0 ? "left" : "right"))
        .map((i) => {
          const part = { shoulder: arms[i].shoulder, elbow: arms[i].elbow, hand: arms[i].palm, knee: legs[i].knee }[on];
          return pointed(part, outward(i));
        });
  }
}

/** An arrow along a bow, its shaft widening to the head; `lean` is how far the bow stands off to its left, mm. */
function shaped([x0, y0]: Dot, [x1, y1]: Dot, lean: number): string {
  const length = Math.hypot(x1 - x0, y1 - y0);
  if (length < 1) return "";
  const [ax, ay] = [(x1 - x0) / length, (y1 - y0) / length];
  const [cx, cy] = [(x0 + x1) / 2 + ay * lean * 2, (y0 + y1) / 2 - ax * lean * 2];
  const at = (t: number): Dot => [
    (1 - t) ** 2 * x0 + 2 * t * (1 - t) * cx + t * t * x1,
    (1 - t) ** 2 * y0 + 2 * t * (1 - t) * cy + t * t * y1,
  ];
  const beside = (t: number, off: number): Dot => {
    const [dx, dy] = [(1 - t) * (cx - x0) + t * (x1 - cx), (1 - t) * (cy - y0) + t * (y1 - cy)];
    const long = Math.hypot(dx, dy);
    const [x, y] = at(t);
    return [x + (dy / long) * off, y - (dx / long) * off];
  };
  const tip = Math.min(38, length * 0.55);
  const neck = 1 - tip / (length * (1 + (lean / length) ** 2));
  const steps = Math.abs(lean) > 1 ? [0, 0.25, 0.5, 0.75, 1] : [0, 1];
  const shaft = (way: 1 | -1) => steps.map((part) => beside(part * neck, way * (3 + 4 * part)));
  return line([...shaft(1), beside(neck, tip * 0.55), [x1, y1], beside(neck, -tip * 0.55), ...shaft(-1).toReversed()]);
}

/** The arrows of a moment as one path; empty when it has none. */
export function arrowsOf(pose: Pose, body: Body, view: View): string {
  return pose.arrows
    .flatMap((arrow) =>
      spans(arrow, body).map(({ from, to, o }) => {
        const [a, b] = [projected(view, from), projected(view, to)];
        return shaped([a[0], a[1]], [b[0], b[1]], (arrow.bow ?? 0) * 10 * o * (pose.turned ? -1 : 1));
      }),
    )
    .join("");
}
