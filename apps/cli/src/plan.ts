import { createReadStream } from "node:fs";
import type { Care, CareWording, Wording } from "@backroot/knowledge";
import { type Answers, answersOf, assess, complete, type Network, prepare } from "@backroot/reasoning";
import {
  type Activity,
  activities,
  type DailyMinutes,
  dailyMinutes,
  type Goal,
  goals,
  type PlanItem,
  type PlanResult,
  plan,
} from "@backroot/recovery";
import { type LineProblem, readCaseLine } from "./case-line.ts";
import { linesOf } from "./json-lines.ts";
import { Complaint, loadContent } from "./load.ts";
import { bold, dim, wrapped } from "./terminal.ts";

export type PlanOptions = Readonly<{
  json: boolean;
  minutes: string;
  goal: readonly string[];
  equipment: readonly string[];
  activity: string;
  starts: string | undefined;
  restAbsent: boolean;
}>;

type Read = Readonly<{ minutes: DailyMinutes; goals: readonly Goal[]; activity: Activity; starts: string }>;

/** One line of output: what `plan` of packages/recovery gives, with the id of the case. */
type PlannedLine = Readonly<{ id: string | number | null }> & (PlanResult | Readonly<{ error: LineProblem }>);

/**
 * Makes a plan for each case, in order: assesses it first, then plans from the urgency, the causes and the answers.
 *
 * @returns exit status: 0, or 1 when any line was bad
 */
export async function planFile(path: string | undefined, options: PlanOptions): Promise<number> {
  const { model, care, careWording, wording } = loadContent();
  const read = readOptions(options, care!);
  const network = prepare(model);
  const input = path === undefined || path === "-" ? process.stdin : createReadStream(path);
  let status = 0;
  let lines = 0;
  try {
    for await (const line of linesOf(input as AsyncIterable<Uint8Array>)) {
      if ("text" in line && line.text.trim() === "") continue;
      lines++;
      const result =
        "problem" in line
          ? { id: null, error: { code: "line_too_long_or_not_text", message: line.problem } }
          : planLine(network, care!, line.text, options, read);
      if ("error" in result) status = 1;
      const text = options.json ? JSON.stringify(result) : tellPlan(result, care!, careWording!, wording);
      process.stdout.write(`${text}\n`);
    }
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === "ENOENT" || code === "EACCES" || code === "EISDIR")
      throw new Complaint(`cannot read ${path}: ${message}`);
    throw error;
  }
  if (lines === 0) throw new Complaint("there was no case to read; give one JSON object a line, as in --help");
  return status;
}

function readOptions(options: PlanOptions, care: Care): Read {
  const oneOf = <T extends string | number>(name: string, given: string, known: readonly T[]): T => {
    const found = known.find((k) => String(k) === given);
    if (found === undefined) throw new Complaint(`--${name} is one of ${known.join(", ")}, not "${given}"`);
    return found;
  };
  const things = care.equipment.map((e) => e.id);
  for (const thing of options.equipment) oneOf("equipment", thing, things);
  const starts = options.starts ?? Temporal.Now.plainDateISO().toString();
  try {
    Temporal.PlainDate.from(starts);
  } catch {
    throw new Complaint(`--starts is a day such as 2026-11-22, not "${starts}"`);
  }
  return {
    minutes: oneOf("minutes", options.minutes, dailyMinutes),
    goals: options.goal.map((goal) => oneOf("goal", goal, goals)),
    activity: oneOf("activity", options.activity, activities),
    starts,
  };
}

function planLine(network: Network, care: Care, text: string, options: PlanOptions, read: Read): PlannedLine {
  const line = readCaseLine(text);
  if ("problem" in line) return { id: line.id, error: line.problem };
  const given = answersOf(network, line.given);
  if ("problem" in given) return { id: line.id, error: given.problem };
  const { urgency, causes } = assess(network, given.answers);
  const known = options.restAbsent ? withRestAbsent(network, given.answers) : given.answers;
  const person = {
    urgency,
    causes,
    answers: complete(network.inferences, known),
    equipment: options.equipment,
    minutes: read.minutes,
    goals: read.goals,
    activity: read.activity,
  };
  return { id: line.id, ...plan(care, person, read.starts) };
}

/** Every yes-or-no finding that was not given counts as asked and absent. For trying things out, not for a person. */
function withRestAbsent({ model }: Network, answers: Answers): Answers {
  const rest = model.findings.filter((f) => f.kind === "bool" && !f.derived && answers[f.id] === undefined);
  return { ...answers, ...Object.fromEntries(rest.map((f) => [f.id, false])) };
}

function tellPlan(result: PlannedLine, care: Care, words: CareWording, wording: Wording): string {
  const about = result.id === null ? [] : [dim(`case ${result.id}`)];
  if ("error" in result) return [...about, result.error.message, ""].join("\n");
  if (result.kind === "unanswered") {
    const labels = result.findings.map((id) => `  ${wording.findings[id]?.label ?? id} ${dim(`(${id})`)}`);
    const how = wrapped("Give them in `present` or `absent`, or try --rest-absent.", "  ");
    return [...about, bold("To be asked before a plan can be made"), ...labels, how, ""].join("\n");
  }
  if (result.kind === "refused") {
    const cause = result.cause === undefined ? [] : [`  ${wording.causes[result.cause]?.title ?? result.cause}`];
    return [...about, bold("NO PLAN YET"), wrapped(words.refusals[result.rule]!, "  "), ...cause, ""].join("\n");
  }
  const { plan: made } = result;
  const own = words.plans[made.cause]!;
  const phase = own.phases[Math.min(made.phase, own.phases.length - 1)]!;
  const lines = [
    ...about,
    bold(`${own.title} · ${made.minutes} minutes a day from ${made.starts}`),
    wrapped(own.first, "  "),
    ...made.gates.map((id) => wrapped(words.refusals[id]!, "  ! ")),
    "",
    bold("Exercises"),
    ...made.items.flatMap((item) => tellItem(item, care, words, wording)),
    "",
    bold("The week"),
    ...made.week.map(
      ({ exercises, seconds }, day) =>
        `  day ${day + 1}  ${minutesOf(seconds).padEnd(6)} ${exercises.map((id) => words.exercises[id]!.name).join(", ") || "rest"}`,
    ),
    "",
    bold("Habits"),
    ...made.habits.map(({ id }) => wrapped(`${words.habits[id]!.name}: ${words.habits[id]!.do[0]}`, "  ")),
    "",
    wrapped(`Moves on when: ${phase.move_on}`, "  "),
    wrapped(own.course, "  "),
    wrapped(own.get_seen, "  "),
  ];
  if (made.leftOut.length > 0) {
    lines.push("", bold("Left out"));
    for (const { exercise, rule } of made.leftOut) {
      const [, ruleId] = rule.split("/");
      const why =
        rule === "equipment"
          ? "you lack what it needs"
          : rule === "time"
            ? "it does not fit the time"
            : ruleId !== undefined
              ? words.exercises[exercise]!.rules?.[ruleId]
              : (words.refusals[rule] ?? `not with: ${words.plans[rule]?.title}`);
      lines.push(wrapped(`${words.exercises[exercise]!.name}: ${why}`, "  "));
    }
  }
  return `${lines.join("\n")}\n`;
}

function tellItem(item: PlanItem, care: Care, words: CareWording, wording: Wording): readonly string[] {
  const own = words.exercises[item.exercise]!;
  const { certainty, grade } = care.exercises.find((e) => e.id === item.exercise)!.evidence;
  const causes = item.reason.causes.map((id) => wording.causes[id]?.title ?? id).join("; ");
  const instead = item.reason.insteadOf;
  return [
    `  ${own.name} ${dim(`· ${words.levels[item.level]} · ${doseInWords(item)} · ${item.perWeek} days a week`)}`,
    wrapped(own.levels[item.level], "      "),
    ...item.cautions.map((rule) => wrapped(own.rules![rule]!, "      ! ")),
    dim(wrapped(`for ${causes}${instead ? `, instead of ${words.exercises[instead]!.name}` : ""}`, "      ")),
    dim(wrapped(`${own.why} (${grade}, certainty ${certainty.replace("_", " ")})`, "      ")),
  ];
}

/** "2 × 8 to 12", "1 × 30 s at 3 places", "5 to 10 min". */
function doseInWords({ sets, reps, holdS, timeS, places }: PlanItem): string {
  const range = ([low, high]: readonly [number, number], unit = "") =>
    `${low === high ? low : `${low} to ${high}`}${unit}`;
  const once = timeS
    ? timeS[1] >= 120
      ? range([Math.round(timeS[0] / 60), Math.round(timeS[1] / 60)], " min")
      : range(timeS, " s")
    : holdS
      ? range(holdS, " s")
      : range(reps!);
  return `${sets} × ${once}${places > 1 ? `, at ${places} places or sides` : ""}`;
}

function minutesOf(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}
