import assert from "node:assert/strict";
import { test } from "node:test";
import { sceneOf } from "./frame.ts";
import { exercises } from "./movements.fixture.ts";
import { forget, paint } from "./painting.ts";
import type { Stroke } from "./picture.ts";

const classOf = ({ paint: name, kind, far }: Stroke) => `${name} ${kind} ${far}`;

/** A group of paths that keeps what is written into it, and counts it. */
function groupOf(size: number) {
  let writes = 0;
  const children = Array.from({ length: size }, () => {
    const kept = new Map<string, string>();
    return {
      kept,
      setAttribute: (name: string, value: string) => {
        kept.set(name, value);
        writes++;
      },
      removeAttribute: (name: string) => {
        if (kept.delete(name)) writes++;
      },
    };
  });
  const shown = () => children.flatMap(({ kept }) => (kept.has("d") ? [`${kept.get("class")} ${kept.get("d")}`] : []));
  return { group: { children } as unknown as Element, children, shown, writes: () => writes };
}

const pictured = (strokes: readonly Stroke[]) => strokes.map((stroke) => `${classOf(stroke)} ${stroke.d}`);

test("whatever was painted before, a group shows the last picture and no more", () => {
  for (const { pose, dose } of exercises) {
    const scene = sceneOf(pose, dose.tempo_s);
    const { group, shown } = groupOf(60);
    for (const part of [0, 0.2, 0.4, 0.4, 0.8, 0.1]) {
      const strokes = scene.at(part * scene.course.seconds, []);
      paint(group, strokes, classOf);
      assert.deepEqual(shown(), pictured(strokes));
    }
  }
});

test("a pose that is held is drawn once: nothing is written until it moves", () => {
  const held = exercises.find(({ pose, dose }) => sceneOf(pose, dose.tempo_s).course.phases[0]!.kind === "hold")!;
  const scene = sceneOf(held.pose, held.dose.tempo_s);
  const { group, writes } = groupOf(60);
  const none: readonly never[] = [];
  const { seconds } = scene.course.phases[0]!;
  paint(group, scene.at(0, none), classOf);
  const once = writes();
  paint(group, scene.at(seconds / 2, none), classOf);
  assert.equal(writes(), once);
});

test("what somebody else wrote into a group is painted over once that is said", () => {
  const [{ pose }] = exercises as [(typeof exercises)[number]];
  const strokes = sceneOf(pose).at(0, []);
  const { group, children, shown } = groupOf(60);
  paint(group, strokes, classOf);
  children[2]!.setAttribute("d", "M0 0");
  children[59]!.setAttribute("d", "M0 0");
  forget(group);
  paint(group, strokes, classOf);
  assert.deepEqual(shown(), pictured(strokes));
});
