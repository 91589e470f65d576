import { createInterface } from "node:readline";
import type { Model, Question, Wording } from "@backroot/knowledge";
import { type Answer, type Answers, assess, type Network, nextQuestion, prepare } from "@backroot/reasoning";
import { loadContent } from "./load.ts";
import { tellAssessment } from "./tell.ts";
import { bold, dim, wrapped } from "./terminal.ts";

/** What was done so far, so that "back" can undo it. */
type Step = Readonly<{ answers: Answers; asked: readonly string[] }>;

/** The interview in a terminal. Nothing is stored and nothing leaves it. */
export async function check(): Promise<number> {
  const { model, wording, library } = loadContent();
  const network = prepare(model);
  const terminal = createInterface({ input: process.stdin });
  const typed = terminal[Symbol.asyncIterator]();
  const ask: Ask = async (prompt) => {
    process.stdout.write(prompt);
    const { value, done } = await typed.next();
    if (done) throw new InputEnded();
    return value.trim().toLowerCase();
  };
  process.stdout.write(`${intro}\n\n`);
  try {
    let steps: Step[] = [{ answers: await start(ask, model, wording), asked: [] }];
    for (;;) {
      const now = steps.at(-1)!;
      const next = nextQuestion(network, now.answers, new Set(now.asked));
      if (next === undefined) break;
      const given = await askQuestion(ask, next.question, next.findings, model, wording, now.asked.length + 1);
      if (given === "back") {
        if (steps.length > 1) steps = steps.slice(0, -1);
        else process.stdout.write("This is the first question.\n");
        continue;
      }
      steps = [...steps, { answers: { ...now.answers, ...given }, asked: [...now.asked, next.question.id] }];
    }
    tell(steps.at(-1)!, network, wording, library);
    return 0;
  } catch (error) {
    if (!(error instanceof InputEnded)) throw error;
    process.stdout.write("\nThe check was not finished. Nothing was kept.\n");
    return 130;
  } finally {
    terminal.close();
  }
}

class InputEnded extends Error {}

const intro = [
  wrapped(
    "Backroot checks upper back pain in adults. It is no doctor and makes no diagnosis. If you fear for your life, call your emergency number now.",
  ),
  wrapped(
    "Answer with the numbers, then Enter. Enter alone: none of these. s: not sure. b: back. ?: why this is asked.",
  ),
].join("\n");

type Ask = (prompt: string) => Promise<string>;

async function start(ask: Ask, model: Model, wording: Wording): Promise<Answers> {
  const answers: Record<string, Answer> = {};
  const age = await number(ask, "Your age (Enter: rather not say): ", 16, 120);
  if (age !== undefined) answers.age = age;
  const sex = await ask("Sex your body was born with: 1 female, 2 male (Enter: rather not say): ");
  if (sex === "1" || sex === "2") answers.sex = sex === "1" ? "female" : "male";
  const sites = model.findings.filter((f) => f.id.startsWith("site_"));
  process.stdout.write(`\n${bold("Where does it hurt?")}\n`);
  sites.forEach(({ id }, i) => {
    process.stdout.write(`  ${i + 1}  ${wording.findings[id]?.label ?? id}\n`);
  });
  for (;;) {
    const chosen = await choose(ask, sites.length);
    if (chosen === "unsure" || chosen === "back") continue;
    if (chosen.length === 0) {
      process.stdout.write("Choose at least one place, such as 3.\n");
      continue;
    }
    for (const [i, { id }] of sites.entries()) answers[id] = chosen.includes(i + 1);
    return answers;
  }
}

async function askQuestion(
  ask: Ask,
  question: Question,
  findings: readonly string[],
  model: Model,
  wording: Wording,
  number_: number,
): Promise<Answers | "back"> {
  const words = wording.questions[question.id]!;
  process.stdout.write(
    `\n${dim(`Question ${number_}`)}\n${bold(words.ask)}${words.hint ? ` ${dim(words.hint)}` : ""}\n`,
  );
  const withWhy: Ask = async (prompt) => {
    for (;;) {
      const typed = await ask(prompt);
      if (typed !== "?") return typed;
      process.stdout.write(`${wrapped(words.why, "  ")}\n`);
    }
  };
  const id = findings[0]!;
  const finding = model.findings.find((f) => f.id === id)!;
  if (question.kind === "number") {
    const [least, most] = finding.range!;
    for (;;) {
      const typed = await withWhy(`${least} to ${most}${finding.unit === "days" ? " days" : ""}: `);
      if (typed === "b") return "back";
      if (typed === "s" || typed === "") return { [id]: null };
      const value = Number(typed);
      if (Number.isFinite(value) && value >= least && value <= most) return { [id]: Math.round(value) };
      process.stdout.write(`Type a number from ${least} to ${most}, s for not sure, or b for back.\n`);
    }
  }
  const options = question.kind === "choice" ? finding.values! : findings;
  options.forEach((option, i) => {
    const entry = wording.findings[question.kind === "choice" ? id : option];
    const label = question.kind === "choice" ? entry?.values?.[option] : entry?.label;
    const hint = question.kind === "choice" ? undefined : entry?.hint;
    process.stdout.write(`  ${i + 1}  ${label ?? option}${hint ? dim(` (${hint})`) : ""}\n`);
  });
  for (;;) {
    const chosen = await choose(withWhy, options.length);
    if (chosen === "back") return "back";
    if (chosen === "unsure") return Object.fromEntries(findings.map((f) => [f, null]));
    if (question.kind === "checklist") return Object.fromEntries(options.map((f, i) => [f, chosen.includes(i + 1)]));
    if (chosen.length === 1) return { [id]: options[chosen[0]! - 1]! };
    process.stdout.write("Choose one.\n");
  }
}

/** Numbers from 1 to `most`, parted by spaces or commas; asks again until it gets them. */
async function choose(ask: Ask, most: number): Promise<readonly number[] | "unsure" | "back"> {
  for (;;) {
    const typed = await ask("> ");
    if (typed === "b") return "back";
    if (typed === "s") return "unsure";
    const numbers = typed
      .split(/[\s,]+/)
      .filter((part) => part !== "")
      .map(Number);
    if (numbers.every((n) => Number.isInteger(n) && n >= 1 && n <= most)) return numbers;
    process.stdout.write(`Type numbers from 1 to ${most}, s for not sure, b for back, ? for why.\n`);
  }
}

async function number(ask: Ask, prompt: string, least: number, most: number): Promise<number | undefined> {
  for (;;) {
    const typed = await ask(prompt);
    if (typed === "") return undefined;
    const value = Number(typed);
    if (Number.isInteger(value) && value >= least && value <= most) return value;
    process.stdout.write(`Type a whole number from ${least} to ${most}, or press Enter.\n`);
  }
}

function tell(
  { answers, asked }: Step,
  network: Network,
  wording: Wording,
  library: ReturnType<typeof loadContent>["library"],
): void {
  const { urgency, because, causes, unaskedFlags } = assess(network, answers);
  const result = { id: null, urgency, because, causes, asked: asked.length, unasked_flags: unaskedFlags };
  process.stdout.write(`\n${tellAssessment(result, answers, network, wording, library)}\n`);
}
