import type { Care } from "@backroot/knowledge";
import { type Plan, plan } from "@backroot/recovery";

/**
 * A plan that was made with earlier content, made again with today's for the same person and day; its reports fold into it as before.
 *
 * @returns the plan as it was when today's content would refuse one: a person in the middle of a plan is not left with nothing
 */
export function madeForToday(care: Care, made: Plan): Plan {
  if (made.version === care.version) return made;
  const again = plan(care, made.person, made.starts);
  if (again.kind === "plan") return again.plan;
  const known = new Set(care.exercises.map(({ id }) => id));
  return { ...made, items: made.items.filter(({ exercise }) => known.has(exercise)) };
}
