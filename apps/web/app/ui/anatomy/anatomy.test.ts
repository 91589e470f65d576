import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { gzipSync } from "node:zlib";
import { compile } from "@backroot/knowledge";
import { realFiles } from "../../../../../packages/knowledge/src/content.fixture.ts";
import { mirrored, type Point, pointsOf } from "./curve.ts";
import * as figure from "./figure.ts";
import { placesInWords } from "./places-in-words.ts";
import { besides, type Direction, middleOf, neighbour, placeOf, regions, sites } from "./regions.ts";
import { vertebrae } from "./spine.ts";
import { layerOf, layers, type Painted, plate, shapesOf, structureIds } from "./structures.ts";

const { model, library, wording, problems } = compile(realFiles(), "2026-11-22");
const views = ["back", "front"] as const;
const painted = (view: (typeof views)[number]): readonly Painted[] =>
  layers.flatMap((layer) => [...plate(view, layer).named, ...plate(view, layer).behind]);
const corners = (path: string): readonly (readonly Point[])[] =>
  path
    .split("Z")
    .map(pointsOf)
    .filter((p) => p.length > 0);
const span = (at: readonly number[]) => [Math.min(...at), Math.max(...at)] as const;

test("the drawing is under 40 kB gzipped: as its modules, and as every layer of both views in a page", () => {
  const modules = globSync("*.{ts,tsx,css}", { cwd: import.meta.dirname }).filter((name) => !name.includes(".test."));
  const sent = gzipSync(modules.map((name) => readFileSync(join(import.meta.dirname, name), "utf8")).join("")).length;
  assert.ok(sent < 40_000, `modules: ${sent} bytes`);
  for (const layer of layers) {
    const page = gzipSync(JSON.stringify([figure, views.map((view) => plate(view, layer))])).length;
    assert.ok(page < 40_000, `${layer}, both views: ${page} bytes`);
  }
});

test("left and right mirror each other in every outline, fibre and region", () => {
  const sets = [
    ...views.flatMap((view) => painted(view).flatMap((p) => [p.outline, p.strokes, p.pale, p.far])),
    ...views.map((view) =>
      regions
        .filter((r) => r.view === view)
        .map((r) => r.path)
        .join(""),
    ),
    figure.outline,
    figure.ears,
  ];
  for (const path of sets) {
    if (!path) continue;
    const key = (all: readonly Point[]) => [...new Set(all.map(([x, y]) => `${x + 0} ${y + 0}`))].sort();
    assert.deepEqual(key(pointsOf(mirrored(path))), key(pointsOf(path)));
  }
});

test("C7, T1 to T12 and L1 are there, each below the one before, and each can be told apart by name", () => {
  const expected = ["C7", ...Array.from({ length: 12 }, (_, i) => `T${i + 1}`), "L1"];
  for (const view of views) {
    const bones = plate(view, "bones").named.filter((p) => expected.includes(p.member ?? ""));
    assert.deepEqual(bones.map((p) => p.member!).sort(), [...expected].sort());
    const tops = expected.map(
      (name) => span(pointsOf(bones.find((b) => b.member === name)!.outline).map(([, y]) => y))[0],
    );
    assert.deepEqual(
      tops,
      [...tops].sort((a, b) => a - b),
      view,
    );
  }
});

test("there are twelve pairs of ribs, each at its vertebra; the last two end free", () => {
  const ribs = plate("back", "bones").named.filter((p) => p.id === "ribs");
  assert.deepEqual(
    ribs.map((r) => Number(r.member)).sort((a, b) => a - b),
    Array.from({ length: 12 }, (_, i) => i + 1),
  );
  for (const rib of ribs) {
    assert.equal(corners(rib.outline).length, 2, `rib ${rib.member} is a pair`);
    const root = pointsOf(rib.outline).reduce((a, b) => (Math.abs(b[0]) < Math.abs(a[0]) ? b : a));
    const at = vertebrae.find((v) => v.id === `t${rib.member}`)!;
    assert.ok(
      Math.abs(root[1] - at.at) < at.pitch,
      `rib ${rib.member} begins at ${root[1]}, T${rib.member} is at ${at.at}`,
    );
  }
  const withCartilage = plate("front", "bones").named.filter((p) => p.id === "ribs" && p.pale);
  assert.deepEqual(
    withCartilage.map((r) => Number(r.member)).sort((a, b) => a - b),
    [1, 2, 3, 4, 5, 6, 7, 8, 9, 10],
  );
});

test("the drawing keeps the landmarks that surface anatomy teaches", () => {
  // Gray's Anatomy, surface anatomy of the back: the scapular spine begins level with T3, the inferior angle lies at T7 to T8,
  // the medial border about 5 to 6 cm from the midline; the iliac crest is level with L4.
  const level = (id: string) => vertebrae.find((v) => v.id === id)!;
  const right = (id: string) => pointsOf(shapesOf("back", id)).filter(([x]) => x > 0);
  const scapula = right("scapula");
  const [medial] = span(scapula.filter(([, y]) => y > 60 && y < 110).map(([x]) => x));
  assert.ok(medial >= 50 && medial <= 60, `medial border at ${medial} mm`);
  const [, lowest] = span(scapula.map(([, y]) => y));
  assert.ok(lowest > level("t7").at && lowest < level("t9").at, `inferior angle at ${lowest}`);
  const [crest] = span(right("hip_bone").map(([, y]) => y));
  assert.ok(Math.abs(crest - level("l4").at) < 20, `iliac crest at ${crest}`);
  const head = pointsOf(figure.face).map(([, y]) => y);
  const height = span(head)[1] - span(head)[0];
  const shoulders =
    2 *
    span(
      pointsOf(figure.outline)
        .filter(([, y]) => y < 100)
        .map(([x]) => x),
    )[1];
  assert.ok(Math.abs(shoulders / height - 2) < 0.15, `shoulders are ${shoulders / height} heads wide`);
});

test("the drawing and the content name the same structures, and each has its words", () => {
  assert.deepEqual(problems, []);
  assert.deepEqual([...structureIds].sort(), library.anatomy.structures.map((s) => s.id).sort());
  for (const id of structureIds) {
    assert.ok(wording.anatomy.structures[id]?.name, id);
    assert.ok(
      views.some((view) => layerOf(view, id) !== undefined && shapesOf(view, id) !== ""),
      `${id} can be seen from somewhere`,
    );
  }
});

test("every site of pain in the vocabulary can be pointed at, and nothing else", () => {
  const asked = model!.findings.map((f) => f.id).filter((id) => id.startsWith("site_"));
  assert.deepEqual([...new Set(regions.map((r) => r.site))].sort(), [...asked].sort());
  assert.deepEqual(sites.map((s) => s.id).sort(), [...asked].sort());
  for (const finding of model!.findings.filter((f) => f.id.startsWith("site_") && f.sided)) {
    assert.ok(sites.find((s) => s.id === finding.id)!.sided, `${finding.id} is told apart by side`);
  }
});

test("from behind the right of the picture is the person's right, from the front the left", () => {
  for (const region of regions) {
    const x = Math.sign(middleOf(region)[0]);
    const expected = region.side === null ? 0 : (region.side === "right" ? 1 : -1) * (region.view === "back" ? 1 : -1);
    assert.equal(x, expected, region.id);
  }
});

const directions: readonly Direction[] = ["up", "down", "left", "right"];

test("neighbours are mutual, and an arrow leads to one that lies that way", () => {
  for (const region of regions) {
    for (const other of besides(region)) assert.ok(besides(other).includes(region), `${region.id} and ${other.id}`);
    const [x, y] = middleOf(region);
    for (const direction of directions) {
      const to = neighbour(region, direction);
      if (to === undefined) continue;
      assert.ok(besides(region).includes(to));
      const [tx, ty] = middleOf(to);
      const along = { up: y - ty, down: ty - y, left: x - tx, right: tx - x }[direction];
      assert.ok(along > 0, `${direction} from ${region.id} leads to ${to.id}`);
    }
  }
});

test("the arrows reach every region of a view from every other", () => {
  for (const start of regions) {
    const reached = new Set([start]);
    for (const region of reached) {
      for (const direction of directions) {
        const to = neighbour(region, direction);
        if (to !== undefined) reached.add(to);
      }
    }
    const missed = regions.filter((r) => r.view === start.view && !reached.has(r)).map((r) => r.id);
    assert.deepEqual(missed, [], `from ${start.id}`);
  }
});

test("no place to touch is narrower than 24 px where the drawing is 320 px wide", () => {
  for (const region of regions) {
    const at = pointsOf(region.path);
    for (const axis of [0, 1] as const) {
      const [least, most] = span(at.map((point) => point[axis]));
      const pixels = ((most - least) / figure.frame.width) * 320;
      assert.ok(pixels >= 24, `${region.id} is ${pixels.toFixed(1)} px`);
    }
  }
});

test("the places chosen are confirmed in words, with their sides", () => {
  const say = (...chosen: readonly string[]) =>
    placesInWords(new Set(chosen), wording.anatomy.places, "It hurts: {places}.");
  const [left, right] = (["left", "right"] as const).map((side) => placeOf("site_between_blades", side)) as [
    string,
    string,
  ];
  assert.equal(say(), undefined);
  assert.equal(say(right), "It hurts: between the shoulder blades, more on the right.");
  assert.equal(say(left, right), "It hurts: between the shoulder blades.");
  assert.equal(say("site_spine_mid"), "It hurts: in the middle part of the spine.");
  // In the order of the list, whatever was touched first.
  assert.equal(
    say("site_low_back_left", "site_low_back_right", "site_neck_left"),
    "It hurts: in the neck, more on the left; in the lower back.",
  );
});
