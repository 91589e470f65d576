import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { settle } from "./contacts.ts";
import { courseOf, eased, keyframesOf, type Movement, momentAt } from "./movement.ts";
import { exercises } from "./movements.fixture.ts";
import { mirrored } from "./pose.ts";
import { type Body, sides, stature } from "./skeleton.ts";
import { distance, type Vec } from "./space.ts";

const joints = ({ trunk, arms, legs }: Body): readonly Vec[] => [
  trunk.pelvis.at,
  trunk.ribs.at,
  trunk.head.at,
  ...sides.flatMap((side) => [arms[side].elbow, arms[side].palm, legs[side].knee, legs[side].ankle]),
];
const farthest = (a: Body, b: Body): number => Math.max(...joints(a).map((joint, i) => distance(joint, joints(b)[i]!)));

test("a round takes the seconds of the dose: out, held, back", () => {
  const nod: Movement = {
    position: "sitting",
    camera: "side",
    props: [],
    keyframes: [{ name: "start" }, { name: "end", neck: 20 }],
  };
  const { phases, seconds } = courseOf(nod, [3, 2, 4]);
  assert.equal(seconds, 9);
  assert.deepEqual(
    phases.map(({ name, kind, start, seconds }) => [name, kind, start, seconds]),
    [
      ["end", "move", 0, 3],
      ["end", "hold", 3, 2],
      ["start", "move", 5, 4],
    ],
  );
  const both = courseOf({ ...nod, mirrored: true }, [3, 2, 4]);
  assert.equal(both.seconds, 18);
  assert.deepEqual(
    both.phases.map(({ other }) => other),
    [false, false, false, true, true, true],
  );
});

test("a movement is slow at both ends and never turns back on its way", () => {
  assert.equal(eased(0), 0);
  assert.ok(Math.abs(eased(0.5) - 0.5) < 1e-12);
  assert.equal(eased(1), 1);
  assert.ok(eased(0.05) < 0.05 / 4 && 1 - eased(0.95) < 0.05 / 4);
  fc.assert(
    fc.property(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }), (a, b) =>
      a <= b ? eased(a) <= eased(b) : eased(a) >= eased(b),
    ),
  );
});

test("no figure jumps: from one fiftieth of a move to the next no joint goes farther than a slow hand", () => {
  // 0.02 of a sine-eased move covers at most 3.2 % of the way; the longest way a hand goes is about a stature and a half.
  const most = 0.032 * 1.5 * stature;
  const jumps = exercises.flatMap(({ id, pose, dose }) => {
    const course = courseOf(pose, dose.tempo_s);
    const found: string[] = [];
    let before: Body | undefined;
    for (const { start, seconds, name } of course.phases) {
      for (let part = 0; part < 1; part += 0.02) {
        const body = settle(momentAt(course, start + part * seconds).pose, course.setting);
        const way = before === undefined ? 0 : farthest(before, body);
        if (way > most) found.push(`${id} to ${name}, ${part.toFixed(2)}: ${way.toFixed(1)} cm`);
        before = body;
      }
    }
    return found;
  });
  assert.deepEqual(jumps, []);
});

test("a round ends where it began", () => {
  for (const { id, pose, dose } of exercises) {
    const course = courseOf(pose, dose.tempo_s);
    const [first, last] = [0, course.seconds - 1e-6].map((at) => settle(momentAt(course, at).pose, course.setting));
    const way = farthest(first!, last!);
    assert.ok(way < 1, `${id} ends ${way.toFixed(1)} cm from its start`);
  }
});

test("the other side of the other side is the first", () => {
  for (const { id, pose, dose } of exercises) {
    for (const keyframe of keyframesOf(pose, dose.tempo_s)) {
      assert.deepEqual(mirrored(mirrored(keyframe.pose)), keyframe.pose, `${id} ${keyframe.name}`);
    }
  }
});
