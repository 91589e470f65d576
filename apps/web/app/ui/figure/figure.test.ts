import assert from "node:assert/strict";
import { test } from "node:test";
import { sliceFrame, slices } from "./flesh.ts";
import { type Step, steps } from "./movements.fixture.ts";
import { groundOf, propOf } from "./scene.ts";
import { hingeAngle, sides, swingOf } from "./skeleton.ts";
import { add, distance, minus, seenFrom, type Turn, turned, type Vec } from "./space.ts";

/** What is wrong, the worst moment of each movement only: a page of twenty lines says no more than one. */
function worst(wrong: readonly Readonly<{ step: Step; what: string; by: number }>[]): readonly string[] {
  const found = new Map<string, Readonly<{ name: string; by: number; what: string }>>();
  for (const { step, what, by } of wrong) {
    const key = `${step.name.split(" ")[0]} ${what}`;
    if (by > (found.get(key)?.by ?? 0)) found.set(key, { name: step.name, by, what });
  }
  return [...found.values()].map(({ name, what, by }) => `${name}: ${what} by ${by.toFixed(1)}`);
}

const within = (outer: Turn, inner: Turn): Turn => ({
  x: seenFrom(outer, inner.x),
  y: seenFrom(outer, inner.y),
  z: seenFrom(outer, inner.z),
});

test("every bone keeps its published length at every step", () => {
  // Fractions of stature: Winter, Biomechanics and Motor Control of Human Movement, figure 4.1, for 170 cm.
  const published = { upperArm: 31.62, forearm: 24.82, thigh: 41.65, shank: 41.82 };
  const wrong = steps.flatMap((step) =>
    sides.flatMap((side) => {
      const { shoulder, elbow, wrist } = step.body.arms[side];
      const { hip, knee, ankle } = step.body.legs[side];
      return Object.entries({
        upperArm: distance(shoulder, elbow),
        forearm: distance(elbow, wrist),
        thigh: distance(hip, knee),
        shank: distance(knee, ankle),
      }).flatMap(([bone, length]) => {
        const by = Math.abs(length - published[bone as keyof typeof published]);
        return by > 0.1 ? [{ step, what: bone, by }] : [];
      });
    }),
  );
  assert.deepEqual(worst(wrong), []);
});

test("no joint goes where a human joint does not", () => {
  // Norkin & White, Measurement of Joint Motion, tables of the American Academy of Orthopaedic Surgeons and the American
  // Medical Association, the wider of the two; the knee when kneeling on it (155) and the hip with the pelvis following (135)
  // from Hemmerich et al., J Orthop Res 2006;24:770. Five degrees are allowed for relaxed drawing.
  const ranges = {
    elbow: [0, 150],
    knee: [0, 155],
    "hip flexion": [-30, 135],
    "hip rotation": [-45, 45],
    "shoulder elevation": [0, 180],
    "shoulder rotation": [-90, 100],
    "head turn": [-80, 80],
    "head tilt": [-45, 45],
  } as const;
  const wrong = steps.flatMap((step) => {
    const { trunk, arms, legs } = step.body;
    const seen: [keyof typeof ranges, number][] = [
      ["head turn", step.pose.neck_rot],
      ["head tilt", step.pose.neck_side],
    ];
    for (const side of sides) {
      const arm = arms[side];
      const leg = legs[side];
      const shoulder = swingOf(within(trunk.ribs.turn, arm.upper), side);
      const hip = swingOf(within(trunk.pelvis.turn, leg.thigh), side);
      seen.push(
        ["elbow", hingeAngle(arm.upper, arm.fore, "elbow")],
        ["knee", hingeAngle(leg.thigh, leg.shank, "knee")],
        ["hip flexion", hip.forward],
        ["hip rotation", hip.twist],
        ["shoulder elevation", Math.hypot(shoulder.forward, shoulder.out)],
      );
      // Overhead, a turn about the arm cannot be told from the way it was raised (Codman's paradox).
      if (Math.hypot(shoulder.forward, shoulder.out) < 140) seen.push(["shoulder rotation", shoulder.twist]);
    }
    return seen.flatMap(([what, angle]) => {
      const by = Math.max(ranges[what][0] - angle, angle - ranges[what][1]) - 5;
      return by > 0 ? [{ step, what, by }] : [];
    });
  });
  assert.deepEqual(worst(wrong), []);
});

/** Lowest points of the body: joints and ends with half of what is round them, cm. */
function low({ body }: Step): readonly Readonly<[what: string, height: number]>[] {
  const { trunk, arms, legs } = body;
  const torso = slices.map(({ level, wide, deep, ahead }) => {
    const { at, turn } = sliceFrame(trunk, level);
    return add(at, [turn.x[0] * ahead, turn.x[1] * ahead, 0])[1] - Math.hypot(wide * turn.z[1], deep * turn.x[1]);
  });
  return [
    ["trunk", Math.min(...torso)],
    ["head", trunk.head.at[1] - 7.5],
    ...sides.flatMap((side) => {
      const { elbow, wrist, hand } = arms[side];
      const { knee, ankle, foot } = legs[side];
      const tip = add(wrist, turned(hand, [0, -17, 0]));
      return [
        ["elbow", elbow[1] - 3.5],
        ["wrist", wrist[1] - 2],
        ["fingers", tip[1] - 1.2],
        ["knee", knee[1] - 5],
        ["toes", add(ankle, turned(foot, [19, -5, 0]))[1] - 1.5],
        ["heel", add(ankle, turned(foot, [-3, -3.4, 0]))[1] - 3.2],
      ] as [string, number][];
    }),
  ];
}

test("nothing goes through the floor", () => {
  const wrong = steps.flatMap((step) => {
    const ground = propOf(step.movement.props, "mat") ? 0 : groundOf(step.movement.props);
    return low(step).flatMap(([what, height]) => (height < ground - 1 ? [{ step, what, by: ground - height }] : []));
  });
  assert.deepEqual(worst(wrong), []);
});

/** How far a point is from the skin of the trunk, cm; below 0 inside. */
function fromTrunk(point: Vec, { body, pose }: Step): number {
  let least = Number.POSITIVE_INFINITY;
  for (let level = -0.9; level <= 9.5; level += 0.1) {
    const i = Math.max(
      1,
      slices.findIndex((s) => s.level >= level),
    );
    const [a, b] = [slices[i - 1]!, slices[i]!];
    const part = (level - a.level) / (b.level - a.level);
    const [wide, deep, ahead] = (["wide", "deep", "ahead"] as const).map((key) => a[key] + (b[key] - a[key]) * part);
    const { at, turn } = sliceFrame(body.trunk, level);
    const breath = level > 1 && level < 6 ? pose.breath_cm * (1 - Math.abs(level - 3) / 3) : 0;
    const [x, y, z] = seenFrom(turn, minus(point, at));
    if (Math.abs(y) > 1) continue;
    const front = x - ahead! > 0 ? deep! + breath : deep!;
    const out = Math.hypot((x - ahead!) / front, z / wide!);
    least = Math.min(least, out === 0 ? -deep! : Math.hypot(x - ahead!, z) * (1 - 1 / out));
  }
  return least;
}

const palmHalf = 2;

/** How far a hand or a foot is from what it rests on or holds, cm. */
function gaps(step: Step): readonly Readonly<[what: string, gap: number]>[] {
  const { body, pose, movement } = step;
  const ground = groundOf(movement.props);
  const found: [string, number][] = [];
  for (const side of sides) {
    const { palm, elbow } = body.arms[side];
    const [, , out] = pose.hand_at[side];
    const { hip, knee, ankle, foot, thigh } = body.legs[side];
    const hand = pose.hands[side];
    const name = `${side === 0 ? "left" : "right"} hand on ${hand}`;
    const { head, neck } = body.trunk;
    if (hand === "floor") found.push([name, Math.abs(palm[1] - palmHalf - ground)]);
    if (hand === "floor_edge") found.push([name, Math.abs(palm[1] - 3.7 - ground)]);
    if (hand === "forearm_floor")
      found.push([name, Math.max(Math.abs(elbow[1] - 4 - ground), Math.abs(palm[1] - 3.7 - ground))]);
    if (hand === "desk") found.push([name, Math.abs(palm[1] - palmHalf - propOf(movement.props, "desk")!.height!)]);
    if (hand === "frame") found.push([name, Math.abs(palm[0] + palmHalf - propOf(movement.props, "doorway")!.at!)]);
    if (hand === "forearm_wall") found.push([name, Math.abs(elbow[0] + 4 - propOf(movement.props, "wall")!.at!)]);
    if (hand === "bar") {
      const { at, height } = propOf(movement.props, "bar")!;
      found.push([name, Math.hypot(palm[0] - at!, palm[1] - height!, Math.abs(palm[2]) - out)]);
    }
    if (hand === "handlebar")
      found.push([name, Math.hypot(palm[0] - pose.hand_at[side][0], palm[1] - pose.hand_at[side][1])]);
    // A head is about 19 cm long, 15 wide and 23 high with the chin (Drillis & Contini; ANSUR).
    if (hand === "behind_head") found.push([name, Math.max(0, distance(palm, head.at) - 9.7 - palmHalf)]);
    if (hand === "head_top")
      found.push([name, Math.max(0, distance(palm, add(head.at, turned(head.turn, [0, 3, 0]))) - 8 - palmHalf)]);
    if (hand === "throat") found.push([name, Math.max(0, distance(palm, neck.at) - 12)]);
    if (hand === "thigh") {
      const [x, , z] = seenFrom(thigh, minus(palm, hip));
      found.push([name, Math.abs(Math.hypot(x, z) - 8)]);
    }
    if (["chest", "belly", "low_back", "hips", "ribs"].includes(hand))
      found.push([name, Math.max(0, Math.abs(fromTrunk(palm, step) - palmHalf) - 0.5)]);
    if (hand === "crossed")
      found.push([name, Math.max(0, distance(palm, body.arms[side === 0 ? 1 : 0].shoulder) - 12)]);

    const leg = `${side === 0 ? "left" : "right"} ${pose.feet[side]}`;
    const heel = add(ankle, turned(foot, [-5, -6.6, 0]));
    const ball = add(ankle, turned(foot, [15, -6.6, 0]));
    if (pose.feet[side] === "floor")
      found.push([
        leg,
        Math.max(
          Math.abs(heel[1] - (movement.position === "face_up" ? ground : 0)),
          Math.abs(ball[1] - (movement.position === "face_up" ? ground : 0)),
        ),
      ]);
    if (pose.feet[side] === "knee" && (movement.position === "kneeling" || side === 0))
      found.push([leg, Math.abs(knee[1] - 5.4 - ground)]);
  }
  const hips = body.trunk.pelvis.at[1];
  // Popliteal height about 40 cm for 170 cm (a seat that lets the thighs lie level), and flesh under the hip joint.
  if (movement.position === "sitting") found.push(["hips on the seat", Math.abs(hips - 48.3)]);
  return found;
}

test("hands stay on what they hold, feet and knees on the floor, hips on the seat", () => {
  const wrong = steps.flatMap((step) => gaps(step).flatMap(([what, by]) => (by > 1 ? [{ step, what, by }] : [])));
  assert.deepEqual(worst(wrong), []);
});

test("a hand or a foot that stays does not slide between two moments that leave it where it is", () => {
  const wrong: { step: Step; what: string; by: number }[] = [];
  steps.forEach((step, i) => {
    const before = steps[i - 1];
    if (!before || step.keyframe || before.keyframe || before.name.split(",")[0] !== step.name.split(",")[0]) return;
    for (const side of sides) {
      const still = ["floor", "desk", "bar", "frame", "forearm_floor"].includes(step.pose.hands[side]);
      const same = distance(step.pose.hand_at[side], before.pose.hand_at[side]) < 0.001;
      if (still && same) {
        const by = distance(step.body.arms[side].palm, before.body.arms[side].palm);
        if (by > 0.2) wrong.push({ step, what: `hand ${side}`, by });
      }
      if (step.pose.feet[side] === "floor" && step.movement.position !== "walking") {
        const moved = Math.abs(step.pose.step_cm[side] - before.pose.step_cm[side]);
        const by = distance(step.body.legs[side].ankle, before.body.legs[side].ankle) - moved;
        if (by > 0.4) wrong.push({ step, what: `foot ${side}`, by });
      }
    }
  });
  assert.deepEqual(worst(wrong), []);
});
