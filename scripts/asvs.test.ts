import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { test } from "node:test";

const page = readFileSync(new URL("../docs/asvs.md", import.meta.url), "utf8");
const rows = [...page.matchAll(/^\| (\d+\.\d+\.\d+) \| (.+?) \| (.+) \|$/gm)].map(([, id, state, where]) => ({
  id: id!,
  state: state!,
  where: where!,
}));

/** Requirements of levels 1 and 2 in each chapter of ASVS 5.0.0, counted in OWASP's own list (docs_en, CSV). */
const counted = {
  1: 27,
  2: 11,
  3: 19,
  4: 10,
  5: 9,
  6: 35,
  7: 18,
  8: 7,
  9: 7,
  10: 29,
  11: 14,
  12: 9,
  13: 13,
  14: 9,
  15: 13,
  16: 16,
  17: 7,
};

test("the map of ASVS has every requirement once, with what is true of it, and counts them rightly", () => {
  assert.equal(new Set(rows.map(({ id }) => id)).size, rows.length);
  const [oauth, webrtc] = [counted[10], counted[17]];
  assert.match(page, new RegExp(`all ${oauth} are n/a`));
  assert.match(page, new RegExp(`all ${webrtc} are n/a`));
  for (const [chapter, count] of Object.entries(counted)) {
    if (chapter === "10" || chapter === "17") continue;
    assert.equal(rows.filter(({ id }) => id.startsWith(`${chapter}.`)).length, count, `chapter ${chapter}`);
  }
  const of = (state: string) => rows.filter((row) => row.state === state).length;
  assert.deepEqual([...new Set(rows.map(({ state }) => state))].sort(), ["host", "met", "n/a", "not", "part"]);
  assert.match(
    page,
    new RegExp(
      `${of("met")} met, ${of("part")} in part, ${of("not")} not, ${of("host")} for the host, ${of("n/a") + oauth + webrtc} n/a`,
    ),
  );
});

test("every file the map points to is there", () => {
  const files = [...page.matchAll(/`((?:apps|packages|scripts|e2e|docs|decisions|bench)\/[\w./-]+\.\w+)`/g)].map(
    ([, path]) => path!,
  );
  assert.ok(files.length > 60);
  assert.deepEqual(
    files.filter((path) => !existsSync(new URL(`../${path}`, import.meta.url))),
    [],
  );
});
