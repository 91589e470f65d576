import assert from "node:assert/strict";
import { test } from "node:test";
import type { Model } from "@backroot/knowledge";
import bayes from "bayesjs";
import fc from "fast-check";
import { anyAnswers } from "./answers.fixture.ts";
import type { Answers } from "./answers.ts";
import { realModel } from "./content.fixture.ts";
import { infer } from "./infer.ts";
import { openStates, prepare } from "./network.ts";

/**
 * The network written out by its definition, without anything the engine uses to be quick: the full joint distribution of a
 * group of findings given a hypothesis, cell by cell.
 */
type Group = Readonly<{ members: readonly string[]; rho: number }>;

const sourced = { grade: "judged", sources: [] } as const;

/** The common part of intervals laid end to end, or the product of their lengths: the two ends of the Frechet copula. */
function cellProbability(marginals: readonly (readonly number[])[], cell: readonly number[], rho: number): number {
  if (marginals.length === 0) return 1;
  const spans = marginals.map((p, i) => {
    const from = p.slice(0, cell[i]).reduce((a, b) => a + b, 0);
    return { from, to: from + p[cell[i]!]! };
  });
  const common = Math.max(0, Math.min(...spans.map((s) => s.to)) - Math.max(...spans.map((s) => s.from)));
  const product = spans.reduce((p, s) => p * (s.to - s.from), 1);
  return spans.length === 1 ? product : rho * common + (1 - rho) * product;
}

/** P(cell | hypothesis) for each cell: figures of its own joined; the rest follow them as in ordinary pain. */
function groupTable(model: Model, group: Group, causes: readonly string[]): Map<string, number> {
  const findings = group.members.map((id) => model.findings.find((f) => f.id === id)!);
  const baseline = findings.map((f) => f.baseline!);
  const own = findings.map((f) => {
    const spoken = causes.map(
      (id) => model.causes.find((c) => c.id === id)!.evidence.find((e) => e.finding === f.id)?.p,
    );
    return spoken.some((p) => p)
      ? combine(
          spoken.map((p) => p ?? f.baseline!),
          f.baseline!,
        )
      : undefined;
  });
  const table = new Map<string, number>();
  for (const cell of cellsOf(findings.map((f) => f.states!.length))) {
    const spoken = own.flatMap((p, i) => (p ? [i] : []));
    const pick = <T>(from: readonly T[]) => spoken.map((i) => from[i]!);
    const p0 = cellProbability(baseline, cell, group.rho);
    const p0spoken = cellProbability(pick(baseline), pick(cell), group.rho);
    table.set(cell.join(), (cellProbability(pick(own as number[][]), pick(cell), group.rho) * p0) / p0spoken);
  }
  return table;
}

/** Two causes at once: noisy-OR above the baseline, else the one that brings it; more than two states: the middle. */
function combine(ps: readonly (readonly number[])[], baseline: readonly number[]): readonly number[] {
  if (ps.length === 1) return ps[0]!;
  const [a, b] = ps as [readonly number[], readonly number[]];
  if (baseline.length > 2) return a.map((p, i) => (p + b[i]!) / 2);
  const yes =
    a[0]! >= baseline[0]! && b[0]! >= baseline[0]!
      ? 1 -
        (1 - baseline[0]!) *
          (1 - (a[0]! - baseline[0]!) / (1 - baseline[0]!)) *
          (1 - (b[0]! - baseline[0]!) / (1 - baseline[0]!))
      : Math.max(a[0]!, b[0]!);
  return [yes, 1 - yes];
}

function* cellsOf(sizes: readonly number[]): Generator<number[]> {
  if (sizes.length === 0) return yield [];
  for (let state = 0; state < sizes[0]!; state++) for (const rest of cellsOf(sizes.slice(1))) yield [state, ...rest];
}

function groupsOf(model: Model): readonly Group[] {
  const grouped = new Set(model.correlations.flatMap((c) => c.findings));
  const alone = model.findings
    .filter((f) => f.baseline && !grouped.has(f.id))
    .map((f) => ({ members: [f.id], rho: 0 }));
  return [...model.correlations.map((c) => ({ members: c.findings, rho: c.rho })), ...alone];
}

/** Hypotheses with their priors: causes alone with what their pairs leave, then the pairs. */
function hypothesesOf(model: Model): readonly Readonly<{ causes: readonly string[]; prior: number }>[] {
  const priorOf = (id: string) => model.causes.find((c) => c.id === id)!.prior.per1000 / 1000;
  const pairs = model.coexistences.map(({ causes, lift }) => ({
    causes,
    prior: priorOf(causes[0]) * priorOf(causes[1]) * lift,
  }));
  const alone = model.causes.map(({ id }) => ({
    causes: [id],
    prior: priorOf(id) - pairs.filter((p) => p.causes.includes(id)).reduce((sum, p) => sum + p.prior, 0),
  }));
  return [...alone, ...pairs];
}

/** Small models of any figures, with and without correlation and coexistence. */
const anySmallModel: fc.Arbitrary<Model> = fc
  .record({
    figures: fc.array(
      fc.array(fc.option(fc.double({ min: 0.02, max: 0.98, noNaN: true })), { minLength: 5, maxLength: 5 }),
      { minLength: 3, maxLength: 3 },
    ),
    baseline: fc.array(fc.double({ min: 0.02, max: 0.98, noNaN: true }), { minLength: 5, maxLength: 5 }),
    rho: fc.double({ min: 0.01, max: 0.95, noNaN: true }),
    size: fc.integer({ min: 2, max: 4 }),
    lift: fc.double({ min: 0.1, max: 2, noNaN: true }),
  })
  .map(({ figures, baseline, rho, size, lift }): Model => {
    const ids = baseline.map((_, i) => `f${i}`);
    return {
      version: "small",
      findings: ids.map((id, i) => ({
        id,
        group: "g",
        kind: "bool",
        states: ["yes", "no"],
        baseline: [baseline[i]!, 1 - baseline[i]!],
      })),
      correlations: [{ id: "together", findings: ids.slice(0, size), rho }],
      causes: figures.map((row, c) => ({
        id: `c${c}`,
        urgency: "self_care",
        prior: { per1000: 100 + 150 * c, ...sourced },
        modifiers: [],
        evidence: row.flatMap((p, i) => (p === null ? [] : [{ finding: ids[i]!, p: [p, 1 - p], figures: [] }])),
        escalations: [],
        lookAlikes: [],
      })),
      coexistences: [{ causes: ["c0", "c1"], lift }],
      rules: [],
      thresholds: [],
      checkAgain: {},
      questions: [],
      sources: {},
    };
  });

test("posteriors equal brute-force enumeration over every state of every finding", () => {
  const anyCase = fc.tuple(anySmallModel, fc.array(fc.constantFrom(true, false, null), { minLength: 5, maxLength: 5 }));
  fc.assert(
    fc.property(anyCase, ([model, given]) => {
      const answers = Object.fromEntries(given.map((answer, i) => [`f${i}`, answer]));
      const groups = groupsOf(model);
      const order = groups.flatMap((g) => g.members);
      const weights = hypothesesOf(model).map(({ causes, prior }) => {
        const tables = groups.map((group) => groupTable(model, group, causes));
        let sum = 0;
        for (const world of cellsOf(order.map(() => 2))) {
          const fits = order.every((id, i) => answers[id] === null || (answers[id] ? 0 : 1) === world[i]);
          if (!fits) continue;
          let [p, at] = [prior, 0];
          for (const [g, group] of groups.entries()) {
            p *= tables[g]!.get(world.slice(at, at + group.members.length).join())!;
            at += group.members.length;
          }
          sum += p;
        }
        return sum;
      });
      const total = weights.reduce((a, b) => a + b, 0);
      const { posterior } = infer(prepare(model), answers);
      weights.forEach((w, h) => {
        assert.ok(Math.abs(w / total - posterior[h]!) < 1e-9, `hypothesis ${h}: ${w / total} and ${posterior[h]}`);
      });
    }),
    { numRuns: 200 },
  );
});

test("the joint tables are distributions that keep every marginal", () => {
  fc.assert(
    fc.property(anySmallModel, (model) => {
      const group = groupsOf(model)[0]!;
      for (const { id, evidence } of model.causes) {
        const table = groupTable(model, group, [id]);
        assert.ok(Math.abs([...table.values()].reduce((a, b) => a + b, 0) - 1) < 1e-9);
        group.members.forEach((member, i) => {
          const figure = evidence.find((e) => e.finding === member)?.p[0];
          if (figure === undefined) return;
          const marginal = [...table].reduce((sum, [cell, p]) => sum + (cell.split(",")[i] === "0" ? p : 0), 0);
          assert.ok(Math.abs(marginal - figure) < 1e-9);
        });
      }
    }),
    { numRuns: 100 },
  );
});

test("posteriors equal an independent library on the same network within 1e-9", () => {
  const model = realModel();
  const network = prepare(model);
  const hypotheses = hypothesesOf(model);
  const names = hypotheses.map((_, h) => `h${h}`);
  const total = hypotheses.reduce((sum, h) => sum + h.prior, 0);
  fc.assert(
    fc.property(anyAnswers(model), (all) => {
      // A dozen findings keep the library's junction tree quick; without age and sex the priors are the content's own.
      const answers: Answers = Object.fromEntries(
        Object.entries(all)
          .filter(([id, answer]) => answer !== null && !isModifier(model, id))
          .slice(0, 12),
      );
      const { posterior, answers: full } = infer(network, answers);
      const nodes: Parameters<typeof bayes.infer>[0] = {
        cause: {
          id: "cause",
          states: names,
          parents: [],
          cpt: Object.fromEntries(names.map((n, h) => [n, hypotheses[h]!.prior / total])),
        },
      };
      const evidence: Record<string, string> = {};
      for (const [g, group] of groupsOf(model).entries()) {
        const masks = group.members.map((id) => openStates(network.variables[network.variableOf.get(id)!]!, full));
        if (masks.every((mask) => mask === 0)) continue;
        const tables = hypotheses.map(({ causes }) => groupTable(model, group, causes));
        const cells = [...tables[0]!.keys()];
        const fits = (cell: string) => cell.split(",").every((s, i) => masks[i] === 0 || masks[i]! & (1 << Number(s)));
        nodes[`g${g}`] = {
          id: `g${g}`,
          states: ["as answered", "otherwise"],
          parents: ["cause"],
          cpt: names.map((name, h) => {
            const p = cells.filter(fits).reduce((sum, cell) => sum + tables[h]!.get(cell)!, 0);
            // biome-ignore lint/suspicious/noThenProperty: the name is the library\'s
            return { when: { cause: name }, then: { "as answered": p, otherwise: 1 - p } };
          }),
        };
        evidence[`g${g}`] = "as answered";
      }
      for (const h of [0, 40, names.length - 1]) {
        const theirs = bayes.infer(nodes, { cause: names[h]! }, evidence);
        assert.ok(Math.abs(theirs - posterior[h]!) < 1e-9, `hypothesis ${h}: ${theirs} and ${posterior[h]}`);
      }
    }),
    { numRuns: 8 },
  );
});

function isModifier(model: Model, id: string): boolean {
  if (id === "age" || id === "sex") return true;
  return model.causes.some((c) => c.modifiers.some((m) => m.of === id));
}
