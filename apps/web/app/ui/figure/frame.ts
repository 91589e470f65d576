import { arrowsOf } from "./arrows.ts";
import { settle } from "./contacts.ts";
import { type Course, courseOf, type Movement, momentAt, type Tempo } from "./movement.ts";
import type { Muscle } from "./muscles.ts";
import { dotsOf } from "./path.ts";
import { picture, type Stroke } from "./picture.ts";
import type { Pose } from "./pose.ts";
import { projected, type View, viewOf } from "./projection.ts";
import type { Body } from "./skeleton.ts";
import type { Vec } from "./space.ts";

/** A movement ready to be drawn: its course in time and a frame that holds every moment of it. */
export type Scene = Readonly<{
  course: Course;
  view: View;
  /** Left, top, width and height, mm. */
  box: readonly [number, number, number, number];
  /** What is seen `seconds` after the start. */
  at: (seconds: number, working: readonly Muscle[]) => readonly Stroke[];
  of: (pose: Pose, working: readonly Muscle[]) => readonly Stroke[];
}>;

const border = 40;

function upperBody({ trunk, arms }: Body, view: View): readonly (readonly [number, number])[] {
  const around = (point: Vec, room: number): readonly (readonly [number, number])[] => {
    const [x, y] = projected(view, point);
    return [
      [x - room, y - room],
      [x + room, y + room],
    ];
  };
  return [
    ...around(trunk.head.at, 125),
    ...around(trunk.pelvis.at, 60),
    ...arms.flatMap((arm) => [...around(arm.elbow, 50), ...around(arm.palm, 90), ...around(arm.shoulder, 70)]),
  ];
}

export function sceneOf(movement: Movement, tempo?: Tempo): Scene {
  const course = courseOf(movement, tempo);
  const view = viewOf(movement.camera);
  // A pose that is held is one and the same for seconds, and comes again every round.
  const drawn = new WeakMap<Pose, Readonly<{ working: readonly Muscle[]; strokes: readonly Stroke[] }>>();
  const of = (pose: Pose, working: readonly Muscle[]) => {
    const before = drawn.get(pose);
    if (before?.working === working) return before.strokes;
    const strokes = picture(settle(pose, course.setting), pose, course.setting, view, working);
    drawn.set(pose, { working, strokes });
    return strokes;
  };
  const at = (seconds: number, working: readonly Muscle[]) => of(momentAt(course, seconds).pose, working);
  const samples = course.phases.flatMap(({ start, seconds }) => [
    start,
    start + seconds / 3,
    start + (2 * seconds) / 3,
  ]);
  let [left, top, right, bottom] = [1e9, 1e9, -1e9, -1e9];
  for (const time of samples) {
    const { pose } = momentAt(course, time);
    const body = settle(pose, course.setting);
    const spots =
      movement.focus === "upper"
        ? [...upperBody(body, view), ...dotsOf(arrowsOf(pose, body, view))]
        : of(pose, []).flatMap(({ d, bleeds }) => (bleeds ? [] : dotsOf(d)));
    for (const [x, y] of spots) {
      left = Math.min(left, x);
      right = Math.max(right, x);
      top = Math.min(top, y);
      bottom = Math.max(bottom, y);
    }
  }
  return {
    course,
    view,
    box: [left - border, top - border, right - left + 2 * border, bottom - top + 2 * border],
    at,
    of,
  };
}
