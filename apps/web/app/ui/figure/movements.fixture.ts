import { readdirSync, readFileSync } from "node:fs";
import { parse } from "yaml";
import { settle } from "./contacts.ts";
import { courseOf, keyframesOf, type Movement, momentAt } from "./movement.ts";
import type { Pose } from "./pose.ts";
import type { Body } from "./skeleton.ts";

const folder = new URL("../../../../../content/exercises/", import.meta.url);

type Content = Readonly<{
  id: string;
  pose: Movement;
  targets: readonly string[];
  dose: { tempo_s?: [number, number, number] };
}>;

/** Every exercise of the content, as it is written there. */
export const exercises: readonly Content[] = readdirSync(folder)
  .filter((name) => name.endsWith(".yaml"))
  .sort()
  .map((name) => parse(readFileSync(new URL(name, folder), "utf8")) as Content);

/** One moment of one exercise: a keyframe, or one of twenty steps towards the next. */
export type Step = Readonly<{ name: string; movement: Movement; pose: Pose; body: Body; keyframe: boolean }>;

export const steps: readonly Step[] = exercises.flatMap(({ id, pose: movement, dose }) => {
  const course = courseOf(movement, dose.tempo_s);
  const still = keyframesOf(movement).map(({ name, pose }) => ({ at: `${id} ${name}`, pose, keyframe: true }));
  const moving = course.phases
    .filter(({ kind }) => kind === "move")
    .flatMap(({ start, seconds, name, other }) =>
      Array.from({ length: 20 }, (_, i) => ({
        at: `${id} to ${name}${other ? " on the other side" : ""}, ${i}/20`,
        pose: momentAt(course, start + (seconds * (i + 0.01)) / 20).pose,
        keyframe: false,
      })),
    );
  return [...still, ...moving].map(({ at, pose, keyframe }) => ({
    name: at,
    movement,
    pose,
    body: settle(pose, course.setting),
    keyframe,
  }));
});
