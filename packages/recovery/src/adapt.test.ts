import assert from "node:assert/strict";
import { test } from "node:test";
import { predicate } from "@backroot/reasoning";
import fc from "fast-check";
import { adapt } from "./adapt.ts";
import { addDays, type Day } from "./calendar.ts";
import { care, person, words } from "./content.fixture.ts";
import { arranged, currentPhase, plan } from "./plan.ts";
import type { Person, Plan, PlanItem, Report, SessionReport } from "./types.ts";
import { weekOf } from "./week.ts";
import { type Alternative, alternatives } from "./wish.ts";

const starts = "2026-01-05";
const day = (n: number): Day => addDays(starts, n);

function made(cause: string, present: Parameters<typeof person>[1] = {}, rest: Partial<Person> = {}): Plan {
  const result = plan(care, person(cause, present, rest), starts);
  assert.equal(result.kind, "plan");
  return (result as Extract<typeof result, { kind: "plan" }>).plan;
}

/** A session in which everything of the plan was done alike. */
function session(of: Plan, on: Day, pain: number, rest: Partial<SessionReport> = {}): SessionReport {
  const done = of.items.map(({ exercise }) => ({ exercise, pain, spare: true, form: true }));
  return { kind: "session", on, done, before: 3, after: 3, morning: 3, ...rest };
}

const rulesOf = ({ history }: Plan) => history.map((c) => c.rule);
const ache = made("weak_scapular_muscles");

test("two good sessions in a row step one exercise up, and say which rule and which reports", () => {
  const after = adapt(care, ache, [session(ache, day(1), 2), session(ache, day(2), 2)], day(2));
  assert.equal(after.history.length, 1);
  const [change] = after.history;
  assert.deepEqual([change!.rule, change!.on, change!.reports], ["progress", day(2), [day(1), day(2)]]);
  const differing = after.items.filter((item, i) => JSON.stringify(item) !== JSON.stringify(ache.items[i]));
  assert.deepEqual(
    differing.map((i) => i.exercise),
    [change!.exercise],
  );
});

test("the zones of the pain-monitoring model: what each report does to an exercise", () => {
  // Worked by hand from the dossier: up to 3 and settled twice progresses, 4-5 and settled holds, above 5 or a morning up by 2,
  // a day raised, a lost form or a limb that rose steps down; a morning that has not come holds nothing against nobody.
  const table: readonly (readonly [string, number, Partial<SessionReport>, string | undefined])[] = [
    ["safe", 2, {}, "progress"],
    ["acceptable low", 3, {}, "progress"],
    ["acceptable", 4, {}, "hold"],
    ["at the limit", 5, {}, "hold"],
    ["too much", 6, {}, "step_down"],
    ["morning up by 1", 2, { morning: 4 }, "progress"],
    ["morning up by 2", 2, { morning: 5 }, "step_down"],
    ["raised for a day", 2, { raised24h: true }, "step_down"],
    ["limbs rose", 1, { limbs: true }, "step_down"],
    ["morning not yet known", 1, { morning: null }, undefined],
  ];
  const one = { ...ache, items: ache.items.filter((i) => i.exercise === "scapular_squeeze") };
  assert.equal(one.items.length, 1);
  for (const [name, pain, rest, rule] of table) {
    const after = adapt(care, one, [session(one, day(1), pain, rest), session(one, day(2), pain, rest)], day(2));
    assert.equal(rulesOf(after).at(-1), rule, name);
  }
  const spent = one.items.map(({ exercise }) => ({ exercise, pain: 1, spare: false, form: true }));
  const tired = [1, 2, 3].map((n) => session(one, day(n), 1, { done: spent }));
  assert.deepEqual(rulesOf(adapt(care, one, tired, day(3))), []);
  const clumsy = session(one, day(1), 1, {
    done: [{ exercise: one.items[0]!.exercise, pain: 1, spare: true, form: false }],
  });
  assert.deepEqual(rulesOf(adapt(care, one, [clumsy], day(1))), ["step_down"]);
});

test("a nerve, a rib or a fresh injury has the strict limit of 3, and only for as long as its plan says", () => {
  const nerve = made("cervical_radiculopathy");
  assert.deepEqual(nerve.painLimit, { above: 3, strict: true });
  assert.ok(rulesOf(adapt(care, nerve, [session(nerve, day(1), 4)], day(1))).includes("step_down"));
  const jolt = made("whiplash_associated_disorder");
  assert.ok(rulesOf(adapt(care, jolt, [session(jolt, day(1), 4)], day(1))).includes("step_down"));
  const early = [1, 4, 7, 10, 13].map((n) => session(jolt, day(n), 1));
  const later = adapt(care, jolt, [...early, session(jolt, day(15), 4)], day(15));
  assert.equal(later.painLimit.above, 5);
  assert.ok(!rulesOf(later).includes("step_down"));
});

test("the third step down of an exercise swaps it for another", () => {
  const [first] = ache.items as [PlanItem];
  const sore = (n: number) =>
    session(ache, day(n), 1, { done: [{ exercise: first.exercise, pain: 8, spare: false, form: true }] });
  const after = adapt(care, ache, [sore(1), sore(9), sore(17)], day(17));
  assert.ok(!after.items.some((i) => i.exercise === first.exercise));
  const swap = after.history.find((c) => c.rule === "swap")!;
  assert.deepEqual([swap.exercise, swap.reports], [first.exercise, [day(1), day(9), day(17)]]);
  assert.ok(after.items.some((i) => i.exercise === swap.to));
});

test("two exercises stepped down within a week are a flare: gentle days, a screen, then one level lower", () => {
  const flare = adapt(care, ache, [session(ache, day(1), 7)], day(1));
  assert.equal(flare.state, "flare");
  assert.ok(flare.screenDue);
  assert.equal(flare.stateUntil, day(6));
  const quiet = adapt(
    care,
    ache,
    [session(ache, day(1), 7), session(ache, day(3), 1), session(ache, day(4), 1)],
    day(4),
  );
  assert.ok(!rulesOf(quiet).includes("progress"));
  assert.equal(adapt(care, ache, [session(ache, day(1), 7)], day(6)).state, "active");
});

test("a danger sign stops every exercise, whatever else was reported, until a clinician has cleared it", () => {
  const scared = session(ache, day(2), 0, { signs: ["leg_weak_or_unsteady"] });
  const stop = adapt(care, ache, [session(ache, day(1), 1), scared, session(ache, day(3), 0)], day(30));
  assert.deepEqual([stop.state, stop.beSeen], ["stopped", "emergency_now"]);
  assert.ok(stop.week.every((d) => d.exercises.length === 0));
  const screens: readonly (readonly [Report, Plan["state"]])[] = [
    [{ kind: "screen", on: day(4), urgency: "routine" }, "stopped"],
    [{ kind: "screen", on: day(4), urgency: "same_day", cleared: true }, "stopped"],
    [{ kind: "screen", on: day(4), urgency: "routine", cleared: true }, "active"],
  ];
  for (const [screen, state] of screens) assert.equal(adapt(care, ache, [scared, screen], day(5)).state, state);
  assert.equal(adapt(care, ache, [{ kind: "screen", on: day(1), urgency: "within_days" }], day(1)).state, "stopped");
});

test("something new that is no danger leaves out what does not go with it", () => {
  const strong = made("weak_scapular_muscles", {}, { minutes: 20, equipment: ["band", "anchor", "weights"] });
  const carry = { ...strong, phase: 2, phaseStarts: starts };
  const now = adapt(care, carry, [{ kind: "scores", on: day(1), signs: ["arm_numb_tingling"] }], day(1));
  assert.ok(now.screenDue);
  assert.ok(!now.items.some((i) => i.exercise === "farmer_carry"));
  assert.ok(now.leftOut.some((l) => l.exercise === "farmer_carry" && l.rule === "farmer_carry/arm_signs"));
});

test("days away bring the plan back gently: four fifths, one level down, or from the start", () => {
  for (const [days, rule] of [
    [6, undefined],
    [7, "gap_short"],
    [13, "gap_short"],
    [14, "gap_long"],
    [27, "gap_long"],
    [28, "gap_restart"],
  ] as const) {
    const two = { ...ache, minutes: 2 as const, person: { ...ache.person, minutes: 2 as const } };
    const gaps = rulesOf(adapt(care, two, [session(ache, day(1), 4)], day(1 + days))).filter((r) =>
      r.startsWith("gap"),
    );
    assert.deepEqual(gaps, rule === undefined ? [] : [rule], `${days} days`);
  }
});

test("after a week away the sets come back once two sessions are done", () => {
  const full = { ...ache, items: ache.items.map((i) => ({ ...i, sets: 3 })), painLimit: ache.painLimit };
  const away = adapt(care, full, [session(full, day(1), 4)], day(9));
  assert.ok(away.items.every((i) => i.sets === 2)); // four fifths of three, rounded
  const back = adapt(
    care,
    full,
    [1, 9, 10].map((n) => session(full, day(n), 4)),
    day(10),
  );
  assert.ok(back.items.every((i) => i.sets === 3) && rulesOf(back).includes("gap_over"));
});

test("a plan that is too much becomes two minutes, and no blame is in the words", () => {
  const skipped: Report[] = [3, 8, 12].map((n) => ({ kind: "skipped", on: day(n), why: "time" }));
  const after = adapt(
    care,
    ache,
    [session(ache, day(1), 1), session(ache, day(6), 1), session(ache, day(11), 1), ...skipped],
    day(15),
  );
  assert.equal(after.minutes, 2);
  assert.ok(after.week.every((d) => d.seconds <= 120));
  for (const text of Object.values(words.changes)) assert.doesNotMatch(text, /fail|lazy|must|should have|bad\b/i);
});

test("six weeks without an important change are a plateau when the plan was tried, and not otherwise", () => {
  const sessions = Array.from({ length: 42 }, (_, n) => session(ache, day(n), 4));
  const scores = (nprs: number, on: Day): Report => ({ kind: "scores", on, nprs, peg: 5, psfs: 4, groc: 0 });
  const stuck = adapt(care, ache, [...sessions, scores(6, day(0)), scores(5.5, day(43))], day(43));
  assert.ok(rulesOf(stuck).includes("plateau"));
  const idle = adapt(
    care,
    ache,
    [...sessions.filter((_, n) => n % 4 === 0), scores(6, day(0)), scores(5.5, day(43))],
    day(43),
  );
  assert.ok(rulesOf(idle).includes("not_tried") && !rulesOf(idle).includes("plateau"));
  const well = adapt(care, ache, [...sessions, scores(6, day(0)), scores(4, day(43))], day(43));
  assert.ok(!rulesOf(well).includes("plateau"));
});

test("a week clearly worse steps everything down and asks for a screen; four good weeks are the end", () => {
  const score = (n: number, nprs: number, psfs: number): Report => ({ kind: "scores", on: day(n), nprs, psfs });
  const worse = adapt(care, ache, [score(0, 3, 5), score(3, 6, 5), score(6, 6, 5), score(9, 5, 5)], day(9));
  assert.ok(rulesOf(worse).includes("worsening") && worse.screenDue);
  const good = adapt(care, ache, [score(0, 5, 4), score(30, 2, 8), score(44, 1, 9), score(57, 1, 9)], day(57));
  assert.equal(good.state, "done");
});

const report = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      kind: fc.constant("session" as const),
      n: fc.integer({ min: 0, max: 365 }),
      pains: fc.array(fc.tuple(fc.integer({ min: 0, max: 10 }), fc.boolean(), fc.boolean()), {
        minLength: 8,
        maxLength: 8,
      }),
      before: fc.integer({ min: 0, max: 10 }),
      morning: fc.option(fc.integer({ min: 0, max: 10 })),
      limbs: fc.boolean(),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("skipped" as const), n: fc.integer({ min: 0, max: 365 }) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant("scores" as const),
      n: fc.integer({ min: 0, max: 365 }),
      nprs: fc.integer({ min: 0, max: 10 }),
      psfs: fc.integer({ min: 0, max: 10 }),
      sign: fc.option(fc.constantFrom("arm_numb_tingling", "fever", "cough", "worse_neck_movement"), { freq: 5 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant("screen" as const),
      n: fc.integer({ min: 0, max: 365 }),
      urgency: fc.constantFrom("self_care" as const, "routine" as const, "within_days" as const),
      cleared: fc.boolean(),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("ready" as const), n: fc.integer({ min: 0, max: 365 }) }) },
);

test("a year of random reports never reaches an impossible state, and pain above the limit never steps anything up", () => {
  const starters = [
    ache,
    made("cervical_radiculopathy", {}, { minutes: 5 }),
    made("mobility_deficit", { osteoporosis_known: true }, { minutes: 20 }),
    made("muscle_strain_latissimus", {}, { minutes: 2, equipment: [] }),
  ];
  const rank = { easier: 0, standard: 1, harder: 2 };
  fc.assert(
    fc.property(fc.constantFrom(...starters), fc.array(report, { minLength: 20, maxLength: 120 }), (first, drawn) => {
      let now = first;
      for (const one of [...drawn].sort((a, b) => a.n - b.n)) {
        const on = day(one.n);
        const before = now;
        const said: Report =
          one.kind === "session"
            ? {
                kind: "session",
                on,
                done: now.items.map(({ exercise }, i) => {
                  const [pain, spare, form] = one.pains[i % 8]!;
                  return { exercise, pain, spare, form };
                }),
                before: one.before,
                after: null,
                morning: one.morning,
                limbs: one.limbs,
              }
            : one.kind === "scores"
              ? { kind: "scores", on, nprs: one.nprs, psfs: one.psfs, ...(one.sign !== null && { signs: [one.sign] }) }
              : one.kind === "screen"
                ? { kind: "screen", on, urgency: one.urgency, cleared: one.cleared }
                : one.kind === "ready"
                  ? { kind: "ready", on }
                  : { kind: "skipped", on, why: "time" };
        now = adapt(care, before, [said], on);
        assert.deepEqual(adapt(care, before, [said], on), now);
        checkPossible(now);
        if (said.kind !== "session") continue;
        const fresh = now.history.slice(before.history.length);
        for (const { exercise, pain } of said.done) {
          if (pain <= before.painLimit.above && pain <= 5) continue;
          assert.ok(
            !fresh.some((c) => c.rule === "progress" && c.exercise === exercise),
            `${exercise} stepped up at pain ${pain}`,
          );
          const [was, is] = [before, now].map((p) => p.items.find((i) => i.exercise === exercise));
          // A day on which time alone changed the plan (a restart, a phase) is another change, and says so.
          if (was && is && fresh.every((c) => c.rule === "step_down" || c.rule === "hold")) {
            assert.ok(rank[is.level] <= rank[was.level] && is.sets <= was.sets);
          }
        }
      }
    }),
    { numRuns: 60 },
  );
});

function checkPossible(now: Plan): void {
  assert.equal(now.week.length, 7);
  assert.equal(new Set(now.items.map((i) => i.exercise)).size, now.items.length);
  assert.equal(now.state === "stopped", now.beSeen !== undefined);
  assert.equal(now.state === "flare" || now.state === "deload", now.stateUntil !== undefined);
  for (const { exercises, seconds } of now.week) {
    assert.ok(seconds <= now.minutes * 60);
    if (now.state === "stopped") assert.equal(exercises.length, 0);
  }
  const kindOf = (id: string) => care.exercises.find((e) => e.id === id)!.kind;
  if (now.state !== "stopped")
    assert.deepEqual(now.week, weekOf(now.items, kindOf, now.minutes * 60, currentPhase(care, now).strengthDays[1]));
  assert.ok(now.items.length > 0);
  for (const item of now.items) {
    const exercise = care.exercises.find((e) => e.id === item.exercise)!;
    assert.ok(item.sets >= 1 && item.sets <= exercise.dose.sets[1] && item.seconds > 0);
    if (now.gates.includes("weak_bones")) assert.ok(exercise.boneSafe);
    assert.ok(!now.memory.swapped.includes(item.exercise));
    if (now.state === "stopped") continue;
    const forbids = exercise.rules.filter(
      (r) => r.action !== "modify" && predicate(r.when)(now.person.answers) !== false,
    );
    assert.deepEqual(forbids, [], item.exercise);
  }
  for (const change of now.history) {
    assert.ok(words.changes[change.rule], change.rule);
    assert.ok(change.on >= now.starts);
  }
}

test("a wish for other minutes, things or another exercise is followed at once, kept in the history, and never past an answer", () => {
  const wished = adapt(care, ache, [{ kind: "wish", on: day(1), minutes: 2 }], day(1));
  assert.deepEqual([wished.minutes, wished.history.at(-1)?.rule], [2, "asked_minutes"]);
  for (const { seconds } of wished.week) assert.ok(seconds <= 120, `${seconds} s`);
  assert.deepEqual(adapt(care, ache, [{ kind: "wish", on: day(1), minutes: ache.minutes }], day(1)).history, []);

  const bare = adapt(care, ache, [{ kind: "wish", on: day(1), equipment: [] }], day(1));
  const needsBand = ({ items }: Plan) =>
    items.filter(({ exercise, level }) =>
      care.exercises
        .find(({ id }) => id === exercise)!
        .levels[level].needs.some((any) => any.every((thing) => thing === "band" || thing === "anchor")),
    );
  assert.ok(needsBand(ache).length > 0);
  assert.deepEqual(needsBand(bare), []);
  assert.equal(bare.history.at(-1)?.rule, "asked_equipment");

  const [first] = ache.items;
  const other = adapt(care, ache, [{ kind: "wish", on: day(1), swap: first!.exercise }], day(1));
  const change = other.history.at(-1)!;
  assert.deepEqual([change.rule, change.exercise, change.reports], ["asked_swap", first!.exercise, [day(1)]]);
  assert.ok(!other.items.some(({ exercise }) => exercise === first!.exercise));
  assert.ok(other.items.some(({ exercise }) => exercise === change.to));

  const weak = made("mobility_deficit", { osteoporosis_known: true });
  for (const { exercise } of weak.items)
    checkPossible(adapt(care, weak, [{ kind: "wish", on: day(1), swap: exercise }], day(1)));
  const stop = adapt(care, ache, [{ kind: "screen", on: day(1), urgency: "same_day" }], day(1));
  const still = adapt(care, stop, [{ kind: "wish", on: day(1), minutes: 20 }], day(1));
  assert.ok(still.state === "stopped" && still.week.every(({ exercises }) => exercises.length === 0));
});

test("in place of an exercise a person is offered all that train the same and are safe, and has what they choose", () => {
  const starters = [
    ache,
    made("cervical_radiculopathy", {}, { minutes: 20 }),
    made("mobility_deficit", { osteoporosis_known: true }),
  ];
  let offered = 0;
  for (const first of starters) {
    for (const { exercise } of first.items) {
      const own = care.exercises.find(({ id }) => id === exercise)!;
      const others = alternatives(care, first, exercise, day(1));
      offered += others.length;
      for (const { exercise: to, shares } of others) {
        const other = care.exercises.find(({ id }) => id === to)!;
        assert.ok(other.kind === own.kind && shares.every((target) => own.targets.includes(target as never)), to);
        const now = adapt(care, first, [{ kind: "wish", on: day(1), swap: exercise, to }], day(1));
        checkPossible(now);
        assert.deepEqual([now.history.at(-1)?.exercise, now.history.at(-1)?.to], [exercise, to]);
        const names = now.items.map((item) => item.exercise);
        assert.ok(names.includes(to) && !names.includes(exercise), `${exercise} for ${to}`);
      }
      const shared = others.map(({ shares }) => shares.length);
      assert.deepEqual(
        shared,
        shared.toSorted((a, b) => b - a),
      );
    }
  }
  assert.ok(offered > 10, `${offered} offered`);
});

test("what a person chose stays when the plan is chosen anew, comes back when they ask, and never past an answer", () => {
  const [{ exercise }] = ache.items as [PlanItem];
  const [{ exercise: to }, { exercise: third }] = alternatives(care, ache, exercise, day(1)) as [
    Alternative,
    Alternative,
  ];
  const swap = (n: number, out: string, wanted: string): Report => ({
    kind: "wish",
    on: day(n),
    swap: out,
    to: wanted,
  });
  const longer: Report = { kind: "wish", on: day(9), minutes: 20 };
  const has = (reports: readonly Report[]) => adapt(care, ache, reports, day(10)).items.map((item) => item.exercise);
  assert.ok(has([swap(1, exercise, to), longer]).includes(to));
  assert.ok(has([swap(1, exercise, to), swap(2, to, third), longer]).includes(third));
  const back = has([swap(1, exercise, to), swap(2, to, exercise), longer]);
  assert.ok(back.includes(exercise) && !back.includes(to));

  // Another kind, what the answers forbid, and what hurt three times are not to be had.
  const plank = care.exercises.find(
    ({ kind, id }) => kind !== care.exercises.find((e) => e.id === exercise)!.kind && id,
  )!;
  assert.deepEqual(has([swap(1, exercise, plank.id)]), has([]));
  const sore = (n: number) => session(ache, day(n), 1, { done: [{ exercise, pain: 8, spare: false, form: true }] });
  const worn = adapt(care, ache, [sore(1), sore(9), sore(17)], day(17));
  for (const item of worn.items)
    assert.ok(!alternatives(care, worn, item.exercise, day(17)).some((other) => other.exercise === exercise));
});

test("the same exercises have another week when there is less time, and the same again when there is not", () => {
  const week = (rest: Partial<Plan>) => arranged(care, { ...ache, ...rest }).week;
  const first = week({});
  for (const { seconds } of week({ minutes: 2 })) assert.ok(seconds <= 120, `${seconds} s`);
  assert.ok(week({ state: "stopped" }).every(({ exercises }) => exercises.length === 0));
  assert.deepEqual(week({}), first);
});
