import assert from "node:assert/strict";
import { test } from "node:test";
import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { arrowsOf } from "./arrows.ts";
import { settle } from "./contacts.ts";
import { sceneOf } from "./frame.ts";
import { courseOf, keyframesOf, momentAt } from "./movement.ts";
import { exercises } from "./movements.fixture.ts";
import { workingOf } from "./muscles.ts";
import { shared } from "./painting.ts";
import { type Dot, dotsOf } from "./path.ts";
import { picture, type Stroke } from "./picture.ts";
import { mirrored, type Pose } from "./pose.ts";
import { type Camera, projected, viewOf } from "./projection.ts";
import { sides } from "./skeleton.ts";
import { hull } from "./solids.ts";
import { distance, dot, upright, type Vec } from "./space.ts";

const moments = [0, 0.15, 0.3, 0.45, 0.6, 0.75, 0.9];
const within = ([x, y]: Dot, [left, top, wide, high]: readonly number[]): boolean =>
  x >= left! && y >= top! && x <= left! + wide! && y <= top! + high!;

test("a figure shown whole never leaves its picture", () => {
  const out = exercises.flatMap(({ id, pose, dose, targets }) => {
    if (pose.focus === "upper") return [];
    const scene = sceneOf(pose, dose.tempo_s);
    return moments.flatMap((part) =>
      scene
        .at(part * scene.course.seconds, workingOf(targets))
        .filter(({ kind, bleeds, d }) => !bleeds && kind !== "arrow" && !dotsOf(d).every((at) => within(at, scene.box)))
        .map(({ paint }) => `${id} at ${part}: ${paint}`),
    );
  });
  assert.deepEqual(out, []);
});

test("arrows stay in the picture", () => {
  for (const { id, pose, dose } of exercises) {
    const scene = sceneOf(pose, dose.tempo_s);
    for (const frame of keyframesOf(pose, dose.tempo_s)) {
      for (const { d } of scene.of(frame.pose, []).filter(({ kind }) => kind === "arrow")) {
        for (const at of dotsOf(d)) assert.ok(within(at, scene.box), `${id} ${frame.name}: ${at}`);
      }
    }
  }
});

test("every exercise shows something at work, and every target is seen at work from some side", () => {
  const targets = new Set(exercises.flatMap((one) => one.targets));
  const seen = new Set<string>();
  const dark = exercises.flatMap(({ id, pose: movement, targets: own }) => {
    const { setting } = courseOf(movement);
    const end = keyframesOf(movement).find(({ name }) => name === "end")!.pose;
    const lit = (target: string, camera: Camera) =>
      picture(settle(end, setting), end, setting, viewOf(camera), workingOf([target])).some(
        ({ kind }) => kind === "glow",
      );
    for (const target of own)
      if ((["side", "back", "front"] as const).some((from) => lit(target, from))) seen.add(target);
    return own.some((target) => lit(target, movement.camera)) ? [] : [id];
  });
  assert.deepEqual(dark, []);
  assert.deepEqual(
    [...targets].filter((target) => !seen.has(target)),
    [],
  );
});

/** Where a picture's paths lie: the box of each kind of paint, mm. */
function boxes(
  strokes: readonly Stroke[],
): ReadonlyMap<string, readonly [left: number, right: number, top: number, bottom: number]> {
  const result = new Map<string, readonly [number, number, number, number]>();
  for (const { paint, kind, d } of strokes) {
    let [left, right, top, bottom] = result.get(`${kind} ${paint}`) ?? [1e9, -1e9, 1e9, -1e9];
    for (const [x, y] of dotsOf(d)) {
      [left, right] = [Math.min(left, x), Math.max(right, x)];
      [top, bottom] = [Math.min(top, y), Math.max(bottom, y)];
    }
    result.set(`${kind} ${paint}`, [left, right, top, bottom]);
  }
  return result;
}

test("seen from the front and from the back, the other side is the mirror image of the first", () => {
  for (const { id, pose: movement, dose, targets } of exercises.filter(({ pose }) => pose.position !== "side_lying")) {
    const { setting } = courseOf(movement, dose.tempo_s);
    for (const camera of ["front", "back"] as const) {
      for (const { name, pose } of keyframesOf(movement)) {
        const seen = (shown: Pose) =>
          boxes(
            picture(settle(shown, setting), shown, setting, viewOf(camera), workingOf(targets)).filter(
              ({ kind }) => kind === "body" || kind === "glow",
            ),
          );
        const [first, other] = [seen(pose), seen(mirrored(pose))];
        for (const [paint, [left, right, top, bottom]] of first) {
          const [l, r, t, b] = other.get(paint)!;
          const off = Math.max(Math.abs(left + r), Math.abs(right + l), Math.abs(top - t), Math.abs(bottom - b));
          // Where a path begins on a disc is not its edge: up to 3 cm for the thickest limb.
          assert.ok(off <= 30, `${id} ${name} ${camera} ${paint}: ${off} mm`);
        }
      }
    }
  }
});

test("turned over, a body on its side is drawn as in a mirror", () => {
  for (const { id, pose: movement, dose } of exercises.filter(({ pose }) => pose.position === "side_lying")) {
    assert.ok(movement.mirrored, `${id} shows one side only`);
    const course = courseOf(movement, dose.tempo_s);
    const view = viewOf(movement.camera);
    const one = course.phases.find(({ other, kind }) => !other && kind === "move")!;
    const two = course.phases.find(({ other, name }) => other && name === one.name)!;
    const drawn = (pose: Pose) => boxes(picture(settle(pose, course.setting), pose, course.setting, view));
    const [first, other] = [drawn(one.to), drawn(two.to)];
    for (const [paint, [left, right]] of first) {
      const [l, r] = other.get(paint)!;
      assert.ok(Math.abs(left + r) <= 4 && Math.abs(right + l) <= 4, `${id} ${paint}`);
    }
  }
});

test("the outline round solids touches one of them at every corner and cuts none", () => {
  const view = viewOf("side");
  const ball = fc.record({
    at: fc.tuple(fc.double({ min: -40, max: 40, noNaN: true }), fc.double({ min: -40, max: 40, noNaN: true })),
    r: fc.double({ min: 0.5, max: 20, noNaN: true }),
  });
  fc.assert(
    fc.property(fc.array(ball, { minLength: 1, maxLength: 3 }), (balls) => {
      const solids = balls.map(({ at, r }) => ({
        at: [at[0], at[1], 0] as Vec,
        turn: upright,
        half: [r, r, r] as Vec,
      }));
      for (const [x, y] of dotsOf(hull(solids, view))) {
        const off = solids.map(({ at, half }) => {
          const [cx, cy] = projected(view, at);
          return Math.hypot(x - cx, y - cy) - half[0] * 10;
        });
        assert.ok(Math.abs(Math.min(...off)) <= 1, `a corner ${Math.min(...off)} mm off`);
      }
    }),
  );
});

test("what is held is in the hands at every moment: bands, weights, bar", () => {
  const lost = exercises.flatMap(({ id, pose: movement, dose }) => {
    const held = movement.props.find(({ kind }) => ["band", "weights"].includes(kind));
    if (held === undefined) return [];
    const course = courseOf(movement, dose.tempo_s);
    const view = viewOf(movement.camera);
    return moments.flatMap((part) => {
      const { pose } = momentAt(course, part * course.seconds);
      const body = settle(pose, course.setting);
      const paint = held.kind === "band" ? "band" : "metal";
      const dots = picture(body, pose, course.setting, view)
        .filter((stroke) => stroke.kind === "thing" && stroke.paint === paint)
        .flatMap(({ d }) => dotsOf(d));
      return sides.flatMap((side) => {
        const [x, y] = projected(view, body.arms[side].palm);
        // A hand is 8 cm wide.
        const off = Math.min(...dots.map(([px, py]) => Math.hypot(px - x, py - y)));
        return off > 80 ? [`${id} at ${part}: ${off.toFixed(0)} mm from a hand`] : [];
      });
    });
  });
  assert.deepEqual(lost, []);
});

test("an arrow points where its part goes", () => {
  const wrong = exercises.flatMap(({ id, pose: movement, dose }) => {
    const { setting } = courseOf(movement, dose.tempo_s);
    const frames = keyframesOf(movement, dose.tempo_s);
    return frames.flatMap(({ name, pose }, i) => {
      const before = settle(frames[i - 1]?.pose ?? pose, setting);
      const after = settle(pose, setting);
      return pose.arrows.flatMap(({ on, side, way, bow }) => {
        // A bow turns a part about itself; a breath and a push against the floor move no bone.
        if (bow !== undefined || on === "belly" || setting.position === "face_up") return [];
        return sides
          .filter((one) => side === undefined || side === (one === 0 ? "left" : "right"))
          .flatMap((one) => {
            const at = ({ trunk, arms, legs }: typeof after): Vec =>
              ({
                head: trunk.head.at,
                back: trunk.ribs.at,
                belly: trunk.spine[3]!.at,
                hips: trunk.pelvis.at,
                shoulder: arms[one].shoulder,
                elbow: arms[one].elbow,
                hand: arms[one].palm,
                knee: legs[one].knee,
              })[on];
            const o = one === 0 ? -1 : 1;
            const moved = at(after).map((value, k) => value - at(before)[k]!) as unknown as Vec;
            const along = dot(moved, [way[0], way[1], o * way[2]]) / Math.hypot(...way);
            return along > 0.3 && along > 0.35 * distance(at(after), at(before))
              ? []
              : [`${id} ${name}: ${on} goes ${moved.map((value) => value.toFixed(1))}, the arrow ${way}`];
          });
      });
    });
  });
  assert.deepEqual(wrong, []);
});

test("an arrow is drawn from where it begins to its tip", () => {
  const body = settle(keyframesOf(exercises[0]!.pose)[0]!.pose, courseOf(exercises[0]!.pose).setting);
  const view = viewOf("side");
  const length = fc.double({ min: 6, max: 30, noNaN: true });
  fc.assert(
    fc.property(length, fc.boolean(), fc.boolean(), (way, up, back) => {
      const along: Vec = up ? [0, back ? -way : way, 0] : [back ? -way : way, 0, 0];
      const pose = {
        ...keyframesOf(exercises[0]!.pose)[0]!.pose,
        arrows: [{ on: "head", at: [0, 0, 0], way: along } as const],
      };
      const dots = dotsOf(arrowsOf(pose, body, view));
      const [x, y] = projected(view, body.trunk.head.at);
      const [tipX, tipY] = projected(view, body.trunk.head.at.map((value, k) => value + along[k]!) as unknown as Vec);
      const from = (px: number, py: number) => Math.min(...dots.map(([dx, dy]) => Math.hypot(dx - px, dy - py)));
      assert.ok(from(tipX, tipY) < 2, "no corner at the tip");
      assert.ok(from(x, y) > 2 && from(x, y) < 6, "the shaft does not begin at its part");
    }),
  );
});

test("start and end of every exercise are under 8 kB gzipped, what stays counted once", () => {
  for (const { id, pose, targets } of exercises) {
    const scene = sceneOf(pose);
    const frames = keyframesOf(pose);
    const [start, end] = [frames[0]!, frames.find(({ name }) => name === "end")!].map((frame) =>
      scene.of(frame.pose, workingOf(targets)),
    );
    const stays = shared(start!, end!);
    const paths = [...start!, ...end!.filter((_, i) => !stays.has(i))].map(
      ({ d }) => `<path class="${"x".repeat(24)}" d="${d}"/>`,
    );
    const size = gzipSync(paths.join("")).length;
    assert.ok(size < 8_000, `${id} ${size}`);
  }
});
