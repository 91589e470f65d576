import type { Setting } from "./contacts.ts";
import { type Glow, glows, type Muscle } from "./muscles.ts";
import { drawn, type Paint } from "./outline.ts";
import type { Pose } from "./pose.ts";
import type { View } from "./projection.ts";
import type { Body } from "./skeleton.ts";
import { type ThingPaint, things } from "./things.ts";

/** One path of a picture: what it is painted as, and its outline in mm. */
export type Stroke = Readonly<{
  paint: Paint | ThingPaint | Muscle;
  kind: "body" | "thing" | "glow";
  far: boolean;
  d: string;
}>;

/** A body and its things as paths, farthest first. */
export function picture(
  body: Body,
  pose: Pose,
  setting: Setting,
  view: View,
  working: readonly Muscle[] = [],
): readonly Stroke[] {
  const glowing = glows(working, body, view, pose.breath_cm);
  const on = (part: string): readonly Glow[] => glowing.filter((glow) => glow.on === part);
  const strokes: (Stroke & { depth: number })[] = things(setting.props, body, pose, view).map(
    ({ paint, d, depth }) => ({
      paint,
      kind: "thing",
      far: false,
      d,
      depth,
    }),
  );
  for (const { paint, part, d, depth, far } of drawn(body, pose, view)) {
    strokes.push({ paint, kind: "body", far, d, depth });
    const lit =
      part === "trunk" || part === "pelvis" || part === "neck"
        ? on(part)
        : part === "sleeve0"
          ? on("arm0")
          : part === "sleeve1"
            ? on("arm1")
            : [];
    for (const glow of lit) strokes.push({ paint: glow.muscle, kind: "glow", far, d: glow.d, depth });
  }
  return strokes.sort((a, b) => a.depth - b.depth);
}
