import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { readCheck, readQuestionnaireResponse } from "@backroot/interchange";
import { testsOf } from "@backroot/reasoning";
import { loadContent } from "./load.ts";

const main = fileURLToPath(new URL("./main.ts", import.meta.url));

function backroot(args: readonly string[], input = ""): Readonly<{ status: number | null; out: string; err: string }> {
  const { status, stdout, stderr } = spawnSync(process.execPath, [main, ...args], {
    input,
    encoding: "utf8",
    maxBuffer: 1e9,
  });
  return { status, out: stdout, err: stderr };
}

const linesOf = (out: string) =>
  out
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));

test("assess writes one object for each line, in order, as the contract has it", () => {
  const cases = [
    { id: "a", age: 58, sex: "female", present: ["fever", "site_spine_mid", "duration_days=2"], absent: ["cough"] },
    { id: "b", present: ["faint_or_collapse"] },
    { id: 3, age: null, sex: null, present: [], absent: [], story: "it hurts" },
  ];
  const { status, out } = backroot(["assess", "--json"], cases.map((c) => JSON.stringify(c)).join("\n"));
  const lines = linesOf(out);
  assert.equal(status, 0);
  assert.deepEqual(
    lines.map((l) => l.id),
    ["a", "b", 3],
  );
  for (const line of lines) {
    assert.deepEqual(Object.keys(line), ["id", "urgency", "because", "causes", "asked", "unasked_flags"]);
    const ps = line.causes.map((c: { p: number }) => c.p);
    assert.deepEqual(
      ps,
      [...ps].sort((x: number, y: number) => y - x),
    );
    assert.equal(line.asked, 0);
  }
  assert.deepEqual([lines[1].urgency, lines[1].because], ["emergency_now", ["collapse_with_pain"]]);
});

test("a bad line gives an error in its place, the rest go on, and the exit status is 1", () => {
  const bad: readonly (readonly [string, string])[] = [
    ["not json", "not_json"],
    ["[1]", "not_a_case"],
    ["null", "not_a_case"],
    ['{"id":"x","age":-3}', "out_of_range"],
    ['{"id":"x","age":900}', "out_of_range"],
    ['{"id":"x","age":"58"}', "wrong_type"],
    ['{"id":"x","present":"fever"}', "wrong_type"],
    ['{"id":"x","present":[1]}', "wrong_type"],
    ['{"id":"x","presnt":["fever"]}', "unknown_field"],
    ['{"id":"x","present":["fevre"]}', "unknown_finding"],
    ['{"id":"x","present":["onset=never"]}', "unknown_value"],
    ['{"id":"x","present":["fever"],"absent":["fever"]}', "contradiction"],
  ];
  const good = '{"id":"good","present":["cough"]}';
  const { status, out } = backroot(["assess", "--json"], bad.flatMap(([line]) => [line, good]).join("\n"));
  const lines = linesOf(out);
  assert.equal(status, 1);
  bad.forEach(([line, code], i) => {
    assert.equal(lines[2 * i].error?.code, code, line);
    assert.ok(lines[2 * i].error.message.length > 10);
    assert.equal(lines[2 * i + 1].id, "good");
  });
});

test("--adaptive asks its own questions and says how many; --from-story is not available yet", () => {
  const line =
    '{"id":"a","age":30,"sex":"male","present":["site_between_blades","ache_dull","worse_prolonged_posture"]}';
  const [adaptive] = linesOf(backroot(["assess", "--json", "--adaptive"], line).out);
  assert.ok(adaptive.asked > 0 && adaptive.asked <= 25);
  const story = backroot(["assess", "--json", "--from-story"], '{"id":"a","story":"my back hurts"}');
  assert.equal(story.status, 1);
  assert.equal(linesOf(story.out)[0].error.code, "not_available_yet");
});

test("a line of a hundred megabytes is refused in flat memory, and the next is read", () => {
  const folder = mkdtempSync(join(tmpdir(), "backroot-"));
  const path = join(folder, "huge.jsonl");
  const line = `{"id":"huge","present":["${"x".repeat(100_000_000)}"]}`;
  writeFileSync(path, `${line}\n{"id":"b","present":["cough"]}\n`);
  const { status, out } = backroot(["assess", path, "--json"]);
  const [huge, next] = linesOf(out);
  assert.equal(status, 1);
  assert.ok(huge.error.message.includes(`${line.length} bytes`));
  assert.equal(next.id, "b");
});

test("bytes that are no text, an empty file and a missing file are said in one sentence", () => {
  const folder = mkdtempSync(join(tmpdir(), "backroot-"));
  const path = join(folder, "bytes.jsonl");
  writeFileSync(path, Buffer.from([0xff, 0xfe, 0x00, 0x0a]));
  assert.match(linesOf(backroot(["assess", path, "--json"]).out)[0].error.message, /not UTF-8/);
  writeFileSync(path, "");
  for (const [args, words] of [
    [["assess", path], /no case to read/],
    [["assess", join(folder, "nothing")], /cannot read/],
    [["assess", folder], /cannot read/],
    [["nonsense"], /there is no "nonsense"/],
    [["assess", "--nonsense"], /nonsense/],
    [["explain", "nonsense"], /no cause is called/],
    [["evaluate", folder], /there is no case/],
  ] as const) {
    const { status, err } = backroot(args);
    assert.equal(status, 2, args.join(" "));
    assert.match(err, words);
    assert.equal(err.trim().split("\n").length, 1, err);
  }
});

test("the 20,000th line is as fast as the first, and memory stays flat", async () => {
  const line =
    '{"id":"a","age":40,"sex":"female","present":["site_between_blades","ache_dull","fever","severity=6","duration_days=9"],"absent":["cough","breathless"]}\n';
  const child = spawn(process.execPath, ["--max-old-space-size=160", main, "assess", "--json"]);
  const stamps: number[] = [];
  let lines = 0;
  child.stdout.on("data", (chunk: Buffer) => {
    for (const byte of chunk) if (byte === 10 && ++lines % 5000 === 0) stamps.push(performance.now());
  });
  const ended = new Promise<number | null>((resolve) => child.on("close", resolve));
  child.stdin.end(line.repeat(20_000));
  assert.equal(await ended, 0);
  assert.equal(lines, 20_000);
  const [first, , , last] = [stamps[0]!, 0, 0, stamps[3]! - stamps[2]!];
  assert.ok(last < 3 * (stamps[1]! - first) + 200, `${stamps.map((s) => Math.round(s - first))}`);
});

test("words, not JSON, are the default: urgency, causes with bars, reasons", () => {
  const { out } = backroot(
    ["assess"],
    '{"id":"a","age":30,"present":["site_between_blades","ache_dull","worse_prolonged_posture"]}',
  );
  assert.match(out, /YOU CAN LOOK AFTER THIS YOURSELF/);
  assert.match(out, /█.*about \d in 10/);
  assert.match(out, /for: Sitting, standing or looking down for long/);
});

test("the interview in the terminal goes to a result, knows back, not sure and why, and keeps nothing", () => {
  const answers = ["34", "2", "3", "?", "s", "b", ...Array.from({ length: 60 }, () => "s")].join("\n");
  const { status, out } = backroot(["check"], `${answers}\n`);
  assert.equal(status, 0);
  assert.match(out, /Where does it hurt\?/);
  assert.match(out, /Possible causes/);
  assert.match(out, /Pain that is worst within minutes can come from/);
  const cut = backroot(["check"], "34\n2\n");
  assert.equal(cut.status, 130);
  assert.match(cut.out, /Nothing was kept/);
});

test("export writes a case that reads back as it was: FHIR and plain, and a summary in words", () => {
  const line = '{"id":"a","age":58,"present":["fever","onset=over_hours_to_days"],"absent":["cough"]}';
  const answers = { age: 58, fever: true, onset: "over_hours_to_days", cough: false };
  const when = "2026-11-22T08:30:00Z";
  const { model } = loadContent();
  const fhir = backroot(["export", "--fhir", "--when", when], line);
  const plain = backroot(["export", "--json", "--when", when], line);
  for (const read of [readQuestionnaireResponse(fhir.out, model), readCheck(plain.out, model)]) {
    assert.deepEqual(read, { check: { version: model.version, when, answers, asked: [] }, problems: [] });
  }
  const { status, out } = backroot(["export", "--summary", "--when", when], line);
  assert.equal(status, 0);
  assert.match(out, /^# Summary of an upper back pain check/);
  assert.match(out, /Cough: no/);
  assert.match(out, /said by the person at 2026-11-22T08:30:00Z/);
});

test("export gives an error in the place of a bad line, and refuses what it cannot understand", () => {
  const { status, out } = backroot(
    ["export", "--json"],
    '{"id":"x","present":["fevre"]}\n{"id":"b","present":["cough"]}',
  );
  const [bad, good] = linesOf(out);
  assert.deepEqual([status, bad.id, bad.error.code], [1, "x", "unknown_finding"]);
  assert.deepEqual(good.answers, { cough: true });
  for (const args of [["export"], ["export", "--fhir", "--json"], ["export", "--json", "--when", "yesterday"]]) {
    const { status, err } = backroot(args, "{}");
    assert.equal(status, 2, args.join(" "));
    assert.equal(err.trim().split("\n").length, 1, err);
  }
});

test("plan gives a week that fits its minutes, or the rule that refuses, or what to ask first", () => {
  const ache = { id: "a", age: 35, present: ["site_between_blades", "worse_prolonged_posture", "duration_days=20"] };
  const lines = [ache, { id: "b", present: ["faint_or_collapse"] }, { id: "c", present: ["fevre"] }];
  const input = lines.map((l) => JSON.stringify(l)).join("\n");
  const args = ["plan", "--json", "--minutes", "5", "--equipment", "band", "--starts", "2026-11-23"];
  const { status, out } = backroot([...args, "--rest-absent"], input);
  const [planned, refused, wrong] = linesOf(out);
  assert.equal(status, 1);
  assert.deepEqual([planned.id, planned.kind, planned.plan.starts], ["a", "plan", "2026-11-23"]);
  for (const day of planned.plan.week) assert.ok(day.seconds <= 300);
  assert.deepEqual([refused.kind, refused.rule, refused.urgency], ["refused", "urgency", "emergency_now"]);
  assert.equal(wrong.error.code, "unknown_finding");
  const [open] = linesOf(backroot(args, JSON.stringify(ache)).out);
  assert.ok(open.kind === "unanswered" && open.findings.includes("osteoporosis_known"));
  const told = backroot(["plan", "--rest-absent"], JSON.stringify(ache)).out;
  assert.match(told, /The week[\s\S]*day 7 .*\n/);
  assert.doesNotMatch(told, /undefined|\[object/);
  for (const [flag, value] of [
    ["--minutes", "3"],
    ["--starts", "soon"],
  ] as const) {
    const bad = backroot(["plan", flag, value], "{}");
    assert.equal(bad.status, 2);
    assert.match(bad.err, new RegExp(`"${value}"`));
  }
});

test("explain, content and help say what they know", () => {
  const explained = backroot(["explain", "costochondritis"]).out;
  assert.match(explained, /tender_rib_or_breastbone: 93 % against 6 %/);
  assert.match(backroot(["explain"]).out, /aortic_dissection/);
  const content = backroot(["content"]);
  assert.equal(content.status, 0);
  assert.match(content.out, /62 causes/);
  assert.match(backroot(["--help"]).out, /Exit status/);
  assert.equal(backroot([]).status, 2);
});

test("screen says whether a treatment can be booked, why not, and what has not been asked", () => {
  const { treatments } = loadContent();
  const massage = treatments!.treatments.find(({ id }) => id === "massage")!;
  const read = [...treatments!.gate, ...massage.rules].flatMap(({ when }) => (when ? [...testsOf(when)] : []));
  const absent = [...new Set(read.map(({ finding }) => finding))].filter((id) => id !== "pain_undiagnosed");
  const cases = [
    { id: "clear", present: ["site_neck"], absent: [...absent, "pain_undiagnosed"] },
    { id: "first", present: ["site_neck", "pain_undiagnosed"], absent },
    { id: "open", present: ["site_neck"] },
    { id: "heart", present: ["site_neck", "chest_pressure_or_pain"] },
    { id: "bad", present: ["fevre"] },
  ];
  const input = cases.map((c) => JSON.stringify(c)).join("\n");
  const { status, out } = backroot(["screen", "--treatment", "massage", "--json"], input);
  const [clear, first, open, heart, bad] = linesOf(out);
  assert.equal(status, 1);
  assert.deepEqual([clear.id, clear.level, clear.bookable], ["clear", "clear", { treatment: true, assessment: true }]);
  assert.deepEqual([first.level, first.fired[0].id], ["refer_first", "gate/nobody_has_looked_yet"]);
  assert.equal(open.level, "block");
  assert.ok(open.ask.danger.includes("chest_pressure_or_pain"));
  assert.deepEqual([heart.pathway, heart.bookable], ["emergency", { treatment: false, assessment: false }]);
  assert.equal(bad.error.code, "unknown_finding");

  const told = backroot(["screen", "--treatment", "massage"], JSON.stringify(cases[1])).out;
  assert.match(told, /Massage: A doctor or physiotherapist has to agree first/);
  assert.match(told, /An assessment visit can be booked instead/);
  assert.match(backroot(["screen"], "{}").err, /--treatment with one of assessment, dry_needling/);
});
