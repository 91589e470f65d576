import type { Day, Person, Report } from "@backroot/recovery";
import { z } from "zod";
import { type Problem, Problems, parseJson } from "./problem.ts";

/**
 * A plan as it leaves and enters: whom it is for, when it began, and every report since.
 *
 * The plan itself is not in the file. It is made again from these, so that no file can bring in an exercise the answers forbid.
 */
export type PlanFile = Readonly<{
  starts: Day;
  person: Person;
  activities: readonly string[];
  moves: Readonly<Record<Day, Day>>;
  reports: readonly Report[];
}>;

/** A plan that was read, with everything that was left out. Undefined when there was none. */
export type ReadPlan = Readonly<{ plan: PlanFile | undefined; problems: readonly Problem[] }>;

/** Name and version of the form; the number rises when an old reader would misread a new file. */
export const planFormat = "backroot-plan/1";

/** What ten years of daily reports take at most, in characters. */
export const largestPlan = 8_000_000;

const day = z.iso.date();
const id = z.string().regex(/^[a-z][a-z0-9_]{0,79}$/);
const pain = z.number().min(0).max(10);
const urgency = z.enum(["self_care", "routine", "within_days", "same_day", "emergency_now"]);
const minutes = z.union([z.literal(2), z.literal(5), z.literal(10), z.literal(20)]);
const equipment = z.array(id).max(50);
const signs = z.array(id).max(200).optional();
const answer = z.union([
  z.boolean(),
  z.number(),
  z.string().max(80),
  z.null(),
  z.object({ from: z.number(), below: z.number() }),
  z.object({ not: z.array(z.string().max(80)).max(50) }),
]);
const person = z.object({
  urgency,
  causes: z.array(z.object({ id, p: z.number().min(0).max(1) })).max(200),
  answers: z.record(id, answer),
  goals: z.array(z.enum(["ease_pain", "move_freely", "get_stronger", "calm_down", "build_stamina"])),
  equipment,
  minutes,
  activity: z.enum(["little", "some", "plenty"]),
});
const report = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("session"),
    on: day,
    done: z.array(z.object({ exercise: id, pain, spare: z.boolean(), form: z.boolean() })).max(50),
    before: pain,
    after: pain.nullable(),
    morning: pain.nullable(),
    raised24h: z.boolean().optional(),
    limbs: z.boolean().optional(),
    signs,
  }),
  z.object({
    kind: z.literal("skipped"),
    on: day,
    why: z.enum(["time", "pain", "forgot", "not_worth_it", "other"]),
  }),
  z.object({
    kind: z.literal("scores"),
    on: day,
    signs,
    nprs: pain.optional(),
    peg: pain.optional(),
    psfs: pain.optional(),
    groc: z.number().min(-3).max(3).optional(),
  }),
  z.object({ kind: z.literal("ready"), on: day }),
  z.object({ kind: z.literal("screen"), on: day, urgency, cleared: z.boolean().optional() }),
  z.object({
    kind: z.literal("wish"),
    on: day,
    minutes: minutes.optional(),
    equipment: equipment.optional(),
    swap: id.optional(),
    to: id.optional(),
  }),
]);
const frame = z.object({
  format: z.literal(planFormat),
  starts: day,
  person,
  activities: z.array(z.string().max(200)).max(3),
  moves: z.record(day, day),
  reports: z.array(z.unknown()).max(20_000),
});

/** The form as a JSON Schema, for who writes or reads such a file elsewhere. */
export function planSchema(): object {
  return z.toJSONSchema(frame.extend({ reports: z.array(report) }), { io: "input" });
}

export function writePlan({ starts, person: whom, activities, moves, reports }: PlanFile): string {
  const file = { format: planFormat, starts, person: whom, activities, moves, reports };
  return `${JSON.stringify(file, undefined, 2)}\n`;
}

/** Reads a plan. A report that does not fit is left out and said; the rest is kept. Never throws. @param limit in characters */
export function readPlan(text: string, limit = largestPlan): ReadPlan {
  const problems = new Problems();
  const none = () => ({ plan: undefined, problems: problems.list });
  const file = parseJson(text, limit, problems);
  if (file === undefined) return none();
  const version = /^backroot-plan\/(\d{1,9})$/.exec(String((file as { format?: unknown }).format));
  if (version === null) {
    problems.add("not_a_plan", "format", `this is not a Backroot plan; its "format" would be "${planFormat}"`);
    return none();
  }
  if (Number(version[1]) > 1) {
    const message = `this file was made by a newer Backroot (${version[0]}, and this one reads ${planFormat}); update, then open it again`;
    problems.add("newer_version", "format", message);
    return none();
  }
  const read = frame.safeParse(file);
  if (!read.success) {
    for (const { path } of read.error.issues) {
      const place = placeOf(path);
      problems.add("wrong_shape", place, `"${place}" is missing or not of the kind a plan has`);
    }
    return none();
  }
  const reports: Report[] = [];
  read.data.reports.forEach((given, i) => {
    const fits = report.safeParse(given);
    if (fits.success) reports.push(fits.data as Report);
    else problems.add("wrong_shape", `reports[${i}]`, "this report is damaged and was left out");
  });
  const { starts, person: whom, activities, moves } = read.data;
  return { plan: { starts, person: whom as Person, activities, moves, reports }, problems: problems.list };
}

/** Keys of the file itself may be a person's words: only ours are shown. */
function placeOf(path: readonly PropertyKey[]): string {
  return path
    .slice(0, 2)
    .map((part) => (typeof part === "number" || id.safeParse(part).success ? String(part) : "(not an id)"))
    .join(".");
}
