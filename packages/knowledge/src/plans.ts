import { z } from "zod";
import { type CausePlan, type Exercise, exerciseKinds, levels, type Phase } from "./care.ts";
import { backing, checkName, readBacking, rising, safeInstead, spanOf } from "./exercises.ts";
import type { Inspection } from "./inspection.ts";
import { id, sourced, words } from "./shape.ts";
import type { YamlFile } from "./yaml-file.ts";

const setsOrDays = rising(z.number().int().min(1).max(7));
const schema = z.strictObject({
  id,
  clearance: z.enum(["needed", "refer_first"]).optional(),
  kinds: z.array(z.enum(exerciseKinds)).min(1),
  habits: z.array(id).min(1),
  leave_out: z.array(id).optional(),
  strict_pain_limit: z.strictObject({ until_day: z.number().int().min(1).nullable() }).optional(),
  phases: z
    .array(
      z.strictObject({
        days: z.tuple([z.number().int().min(0), z.number().int().min(1)]),
        exercises: z.array(id).min(1),
        sets: setsOrDays,
        strength_days: setsOrDays,
        level: z.enum(levels),
        move_on: z.enum(["pain", "confirmed", "time"]),
      }),
    )
    .min(1),
  course: z.strictObject({ ...sourced, note: words }),
  evidence: backing,
});

/**
 * Reads one file of content/plans/: what to do about one cause.
 *
 * Every exercise listed must have a safe alternative within this plan: whatever answer leaves it out, one of those named `instead`
 * is neither left out by the same answer nor wrong with this cause.
 */
export function readPlan(
  file: YamlFile,
  exercises: ReadonlyMap<string, Exercise>,
  inspection: Inspection,
): CausePlan | undefined {
  const value = file.read(schema);
  if (value === undefined) return undefined;
  checkName(value.id, file);
  inspection.knows("cause", value.id, file, ["id"]);
  value.habits.forEach((habit, i) => {
    inspection.knows("habit", habit, file, ["habits", i]);
  });
  const leaveOut = value.leave_out ?? [];
  leaveOut.forEach((exercise, i) => {
    inspection.knows("exercise", exercise, file, ["leave_out", i]);
  });
  inspection.checkSourced(value.course, file, ["course"]);
  let until = 0;
  value.phases.forEach(({ days, exercises: listed }, p) => {
    if (days[0] !== until || days[1] <= days[0])
      file.error("wrong_shape", ["phases", p, "days"], `a phase begins where the last one ends, on day ${until}`);
    until = days[1];
    listed.forEach((name, i) => {
      const keys = ["phases", p, "exercises", i];
      if (!inspection.knows("exercise", name, file, keys)) return;
      if (leaveOut.includes(name))
        file.error("figures_disagree", keys, `${name} is to be left out with this cause; take it out here or there`);
      for (const { rule, finding } of safeInstead(name, exercises, (other) => leaveOut.includes(other))) {
        const fix = "name an alternative in its `instead` that is right with this cause";
        const message = `with "${finding}" the rule "${rule}" leaves ${name} without a safe alternative here; ${fix}`;
        file.error("no_safe_alternative", keys, message);
      }
    });
  });
  const phases = value.phases.map(
    (p): Phase => ({
      days: p.days,
      exercises: p.exercises,
      sets: spanOf(p.sets),
      strengthDays: spanOf(p.strength_days),
      level: p.level,
      moveOn: p.move_on,
    }),
  );
  return {
    id: value.id,
    ...(value.clearance && { clearance: value.clearance }),
    kinds: value.kinds,
    habits: value.habits,
    leaveOut,
    ...(value.strict_pain_limit && { strictPainLimit: { untilDay: value.strict_pain_limit.until_day } }),
    phases,
    course: { grade: value.course.grade, sources: value.course.sources, note: value.course.note },
    evidence: readBacking(value.evidence, file, ["evidence"], inspection),
  };
}
