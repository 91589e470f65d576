import assert from "node:assert/strict";
import { test } from "node:test";
import { realModel } from "./content.fixture.ts";
import { shareOf } from "./share.ts";

const model = realModel();
const findingOf = new Map(model.findings.map((f) => [f.id, f]));

test("a share read back from a cause is the figure its file gives", () => {
  let read = 0;
  for (const cause of model.causes) {
    for (const { finding, p, figures } of cause.evidence) {
      for (const figure of figures) {
        const share = shareOf(findingOf.get(finding)!, p, figure.of);
        assert.ok(Math.abs(share - figure.p) < 0.005, `${cause.id} ${figure.of}: ${share}, not ${figure.p}`);
        read++;
      }
    }
  }
  assert.ok(read > 1000, `${read} figures`);
});

test("a share of a choice, a number, a side and a plain finding are as worked out by hand", () => {
  const severity = { id: "severity", group: "x", kind: "number", cuts: [8, 7], states: [">=8", "7", "<7"] } as const;
  assert.equal(shareOf(severity, [0.25, 0.25, 0.5], "severity>=7"), 0.5);
  assert.equal(shareOf(severity, [0.25, 0.25, 0.5], "severity<8"), 0.75);
  assert.equal(shareOf(severity, [0.25, 0.25, 0.5], "severity<=7"), 0.75);
  const site = {
    id: "site_neck",
    group: "x",
    kind: "bool",
    sided: true,
    states: ["right", "left", "both", "no"],
  } as const;
  assert.equal(shareOf(site, [0.125, 0.25, 0.125, 0.5], "site_neck_left"), 0.375);
  assert.equal(shareOf(site, [0.125, 0.25, 0.125, 0.5], "site_neck"), 0.5);
  const onset = { id: "onset", group: "x", kind: "choice", values: ["a", "b"], states: ["a", "b"] } as const;
  assert.equal(shareOf(onset, [0.25, 0.75], "onset=b"), 0.75);
  assert.throws(() => shareOf(severity, [0.25, 0.25, 0.5], "severity>=5"), /cuts through/);
  assert.throws(() => shareOf(severity, [0.25, 0.25, 0.5], "fever"), /no test of severity/);
});
