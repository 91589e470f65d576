import {
  type Answers,
  answersOf,
  assess,
  infer,
  interview,
  type Network,
  nextQuestion,
  prepare,
} from "@backroot/reasoning";
import bayes from "bayesjs";
import { loadCases } from "../apps/cli/src/evaluate.ts";
import { loadContent } from "../apps/cli/src/load.ts";
import { callsPerSecond, medianTime } from "./median.ts";

/** The engine beside an independent library on the same network, in one run. */
export function benchReasoning(): void {
  const { model } = loadContent();
  const network = prepare(model);
  const cases = loadCases("cases", network.causeOf.keys());
  const people = cases.map((given): Answers => {
    const read = answersOf(network, given);
    if ("problem" in read) throw new RangeError(read.problem.message);
    return read.answers;
  });
  const started = people.map(
    (answers): Answers => ({ ...(answers.age !== undefined && { age: answers.age }), site_between_blades: true }),
  );
  const moments = people.flatMap((answers) => momentsOf(network, answers)).slice(0, 800);

  const ms = (n: number) => `${n < 0.1 ? n.toFixed(4) : n.toFixed(2)} ms`;
  const inferring = medianTime(people, 20, (answers) => infer(network, answers));
  const peer = peerOf(network);
  const theirs = medianTime(people.slice(0, 5), 1, (answers) => peer(answers));
  console.log(
    `reasoning: ${network.hypotheses.length} hypotheses, ${network.variables.length} findings, ${people.length} cases`,
  );
  console.log(`  infer                       ${ms(inferring)}   target 0.05 ms`);
  console.log(`  bayesjs on the same network ${ms(theirs)}   ${Math.round(theirs / inferring)} times the engine's`);
  console.log(
    `  next question, first        ${ms(medianTime(started, 5, (a) => nextQuestion(network, a, new Set())))}`,
  );
  console.log(
    `  next question, any moment   ${ms(medianTime(moments, 3, (m) => nextQuestion(network, m.answers, m.asked)))}   target 1 ms`,
  );
  console.log(
    `  whole assessments a second  ${Math.round(callsPerSecond(people, 2, (a) => assess(network, a)))}   target 10000`,
  );
}

type Moment = Readonly<{ answers: Answers; asked: ReadonlySet<string> }>;

/** Every state an interview with this person passes through. */
function momentsOf(network: Network, person: Answers): readonly Moment[] {
  const { asked } = interview(network, { site_between_blades: true }, (finding) => person[finding] ?? null);
  return asked.map((_, i) => {
    const before = new Set(asked.slice(0, i));
    const findings = network.model.questions
      .filter((q) => before.has(q.id))
      .flatMap((q) => q.items.map((item) => item.finding));
    const answers = Object.fromEntries(findings.map((id) => [id, person[id] ?? null]));
    return { answers: { ...answers, site_between_blades: true }, asked: before };
  });
}

/** bayesjs given the same hypotheses and, for each answered factor, the same probabilities; one query for one hypothesis. */
function peerOf(network: Network): (answers: Answers) => number {
  const names = network.hypotheses.map((_, h) => `h${h}`);
  const weights = network.hypotheses.map(({ logPrior }) => Math.exp(logPrior));
  const total = weights.reduce((a, b) => a + b, 0);
  const priors = Object.fromEntries(names.map((name, h) => [name, weights[h]! / total]));
  return (answers) => {
    const nodes: Parameters<typeof bayes.infer>[0] = {
      cause: { id: "cause", states: names, parents: [], cpt: priors },
    };
    const evidence: Record<string, string> = {};
    for (const { finding, probability, states } of network.variables) {
      const answer = answers[finding.id];
      if (typeof answer !== "boolean") continue;
      const cpt = names.map((cause, h) => {
        const yes = probability[h * states]!;
        // biome-ignore lint/suspicious/noThenProperty: the name is the library\'s
        return { when: { cause }, then: { yes, no: 1 - yes } };
      });
      nodes[finding.id] = { id: finding.id, states: ["yes", "no"], parents: ["cause"], cpt };
      evidence[finding.id] = answer ? "yes" : "no";
    }
    return bayes.infer(nodes, { cause: "h0" }, evidence);
  };
}
