import { answersOf, assess, complete, prepare } from "@backroot/reasoning";
import { adapt, addDays, type Person, type Plan, plan, type Report, trend } from "@backroot/recovery";
import { loadCases } from "../apps/cli/src/evaluate.ts";
import { loadContent } from "../apps/cli/src/load.ts";
import { medianTime } from "./median.ts";

/** Plans for every published case that may have one, and a season of reports folded into them. */
export function benchRecovery(): void {
  const { model, care } = loadContent();
  const network = prepare(model);
  const none = Object.fromEntries(
    model.findings.filter((f) => f.kind === "bool" && !f.derived).map((f) => [f.id, false]),
  );
  const people = loadCases("cases", network.causeOf.keys()).map((given): Person => {
    const read = answersOf(network, given);
    if ("problem" in read) throw new RangeError(read.problem.message);
    const { urgency, causes } = assess(network, read.answers);
    const answers = complete(network.inferences, { ...none, ...read.answers });
    return { urgency, causes, answers, goals: [], equipment: ["band", "anchor"], minutes: 10, activity: "some" };
  });
  const starts = "2026-01-05";
  const plans = people.flatMap((who): readonly Plan[] => {
    const result = plan(care!, who, starts);
    return result.kind === "plan" ? [result.plan] : [];
  });
  const seasons = plans.map((made) => ({ made, reports: seasonOf(made, starts) }));
  const nprs = care!.measures.find((m) => m.id === "nprs")!;
  const scores = Array.from({ length: 84 }, (_, n) => ({ on: addDays(starts, n), value: 6 - n / 20 + (n % 3) }));
  const ms = (n: number) => `${n.toFixed(3)} ms`;
  console.log(`recovery: ${people.length} cases, ${plans.length} plans`);
  console.log(
    `  plan or refuse              ${ms(medianTime(people, 20, (who) => plan(care!, who, starts)))}   target 2 ms`,
  );
  const whole = plans.map((p) => p.person);
  console.log(
    `  plan, where there is one    ${ms(medianTime(whole, 20, (who) => plan(care!, who, starts)))}   target 2 ms`,
  );
  const one = seasons.map(({ made, reports }) => ({
    made: adapt(care!, made, reports.slice(0, -1), addDays(starts, 82)),
    report: reports.at(-1)!,
  }));
  console.log(
    `  adapt to one report         ${ms(medianTime(one, 20, (s) => adapt(care!, s.made, [s.report], addDays(starts, 83))))}   target 2 ms`,
  );
  console.log(
    `  adapt to 12 weeks anew      ${ms(medianTime(seasons, 5, (s) => adapt(care!, s.made, s.reports, addDays(starts, 83))))}   target 2 ms`,
  );
  console.log(`  trend of 84 readings        ${ms(medianTime([scores], 200, (s) => trend(nprs, s)))}`);
}

/** Four sessions a week for twelve weeks, with pain that goes up and down. */
function seasonOf(made: Plan, starts: string): readonly Report[] {
  return Array.from({ length: 84 }, (_, n) => n)
    .filter((n) => n % 7 < 4)
    .map((n) => {
      const done = made.items.map(({ exercise }, i) => ({ exercise, pain: (n * 3 + i) % 5, spare: true, form: true }));
      return { kind: "session", on: addDays(starts, n), done, before: 3, after: 3, morning: 3 };
    });
}
