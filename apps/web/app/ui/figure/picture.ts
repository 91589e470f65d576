import { arrowsOf } from "./arrows.ts";
import { glows, type Muscle } from "./muscles.ts";
import { drawn, type Paint } from "./outline.ts";
import type { Pose } from "./pose.ts";
import { turnedOver, type View } from "./projection.ts";
import type { Setting } from "./scene.ts";
import type { Body } from "./skeleton.ts";
import { type ThingPaint, things } from "./things.ts";

/** One path of a picture: what it is painted as, and its outline in mm. */
export type Stroke = Readonly<{
  paint: Paint | ThingPaint | "work" | "arrow";
  /** A lined part, one without a line, a line alone, a thing, what works, the way something moves. */
  kind: "body" | "plain" | "line" | "thing" | "glow" | "arrow";
  far: boolean;
  d: string;
  /** It may run out of the picture. */
  bleeds: boolean;
}>;

/** A body and its things as paths, farthest first; arrows over all. */
export function picture(
  body: Body,
  pose: Pose,
  setting: Setting,
  from: View,
  working: readonly Muscle[] = [],
): readonly Stroke[] {
  const view = pose.turned ? turnedOver(from) : from;
  const lit = glows(working, body, view, pose.breath_cm);
  const shapes = drawn(body, pose, view);
  const strokes: (Stroke & { depth: number })[] = things(setting.props, body, pose, view).map(
    ({ paint, d, depth, bleeds }) => ({ paint, kind: "thing", far: false, d, depth, bleeds: bleeds ?? false }),
  );
  for (const { paint, parts, d, depth, far, edge } of shapes) {
    strokes.push({ paint, kind: edge === "lined" ? "body" : edge, far, d, depth, bleeds: false });
    const glow = parts.map((part) => lit.get(part) ?? "").join("");
    if (glow) strokes.push({ paint: "work", kind: "glow", far, d: glow, depth, bleeds: false });
  }
  const arrows = arrowsOf(pose, body, view);
  if (arrows) strokes.push({ paint: "arrow", kind: "arrow", far: false, d: arrows, depth: 1e9, bleeds: false });
  return strokes.sort((a, b) => a.depth - b.depth);
}
