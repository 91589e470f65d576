import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "@playwright/test";
import { compileContent, root } from "../apps/cli/src/load.ts";
import { sceneOf } from "../apps/web/app/ui/figure/frame.ts";
import { bridged, keyframesOf, type Movement } from "../apps/web/app/ui/figure/movement.ts";
import { workingOf } from "../apps/web/app/ui/figure/muscles.ts";
import { inBetween } from "../apps/web/app/ui/figure/pose.ts";
import { findBrowser } from "./browser.ts";

/**
 * Contact sheets of every exercise's figure, each moment and the middle between two, as PNG in test-results/figures/.
 *
 * `figures.ts [dark] [exercise …]`: all exercises, or those named; on light paper, or on dark.
 */
const [scheme, only] =
  process.argv[2] === "dark" ? (["dark", process.argv.slice(3)] as const) : (["light", process.argv.slice(2)] as const);
const folder = join(root, "test-results", "figures");
mkdirSync(folder, { recursive: true });

const { care } = compileContent(root, "en");
if (care === undefined) throw new Error("the content has errors; npm run content says which");

const read = (path: string): string => readFileSync(join(root, "apps/web/app/ui", path), "utf8");
const css = `${read("tokens.css")}${read("figure/figure.module.css")}
  body{background:var(--paper);color:var(--ink);font:13px sans-serif;margin:8px}
  section{display:inline-block;margin:0 14px 14px 0;vertical-align:top}
  .row{display:flex;gap:4px} .figure{inline-size:auto;block-size:auto}`;

function sheetOf(id: string): string {
  const exercise = care!.exercises.find((e) => e.id === id)!;
  const movement: Movement = exercise.pose;
  const scene = sceneOf(movement, exercise.dose.tempoS);
  const working = workingOf(exercise.targets);
  const frames = keyframesOf(movement, exercise.dose.tempoS);
  const poses = frames.flatMap(({ name, pose }, i) => {
    const next = frames[i + 1];
    if (next === undefined) return [{ name, pose }];
    const [from, to] = bridged(pose, next.pose, scene.course.setting);
    return [{ name, pose }, ...(frames.length < 4 ? [{ name: "…", pose: inBetween(from, to, 0.5) }] : [])];
  });
  const [, , width, height] = scene.box;
  const scale = Math.min(300 / height, 420 / width);
  const drawings = poses.map(({ name, pose }) => {
    const paths = scene
      .of(pose, working)
      .map(({ kind, paint, far, d }) => `<path class="${paint} ${kind} ${far ? "far" : ""}" d="${d}"/>`);
    const size = `width="${width * scale}" height="${height * scale}" viewBox="${scene.box.join(" ")}"`;
    return `<div>${name}<br><svg class="figure" ${size}>${paths.join("")}</svg></div>`;
  });
  return `<section><b>${id}</b><div class="row">${drawings.join("")}</div></section>`;
}

const ids = care.exercises.map(({ id }) => id).filter((id) => only.length === 0 || only.includes(id));
const browser = await chromium.launch({ executablePath: await findBrowser(), args: ["--no-sandbox", "--disable-gpu"] });
const page = await browser.newPage({ viewport: { width: 1400, height: 600 }, colorScheme: scheme });
for (let i = 0; i * 8 < ids.length; i++) {
  const file = join(folder, `${scheme}-${i + 1}.png`);
  await page.setContent(
    `<style>${css}</style>${ids
      .slice(i * 8, i * 8 + 8)
      .map(sheetOf)
      .join("")}`,
  );
  await page.screenshot({ path: file, fullPage: true });
  console.log(file);
}
await browser.close();
