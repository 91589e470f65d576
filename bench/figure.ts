import { readdirSync, readFileSync } from "node:fs";
import { stripTypeScriptTypes } from "node:module";
import { join } from "node:path";
import { chromium } from "@playwright/test";
import { compileContent, root } from "../apps/cli/src/load.ts";
import { findBrowser } from "../scripts/browser.ts";

const slower = 4;
const folder = join(root, "apps/web/app/ui/figure");

/** What one frame of the moving figure costs in Chromium with its processor slowed four times: over every exercise. */
export async function benchFigure(): Promise<void> {
  const { care } = compileContent(root, "en");
  if (care === undefined) throw new Error("the content has errors; npm run content says which");
  const movements = care.exercises.map(({ id, pose, dose, targets }) => ({ id, pose, tempo: dose.tempoS, targets }));
  const browser = await chromium.launch({
    executablePath: await findBrowser(),
    args: ["--no-sandbox", "--disable-gpu"],
  });
  const page = await browser.newPage({ viewport: { width: 800, height: 800 } });
  // The figure's own modules, their types taken off, as the browser would get them.
  await page.route("http://bench.invalid/**", (route) => {
    const name = new URL(route.request().url()).pathname.slice(1);
    if (name === "figure.page.js")
      return route.fulfill({ contentType: "text/javascript", path: join(root, "bench", name) });
    if (!readdirSync(folder).includes(name)) return route.fulfill({ contentType: "text/html", body: pageOf() });
    const body = stripTypeScriptTypes(readFileSync(join(folder, name), "utf8"));
    return route.fulfill({ contentType: "text/javascript", body });
  });
  await page.goto("http://bench.invalid/");
  const session = await page.context().newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: slower });
  const costs: (Readonly<{ id: string }> & Costs)[] = [];
  for (const movement of movements)
    costs.push({
      id: movement.id,
      ...(await page.evaluate(
        (given) => import(given.module).then(({ measured }) => measured(given)) as Promise<Costs>,
        { ...movement, module: "http://bench.invalid/figure.page.js" },
      )),
    });
  await browser.close();

  const frames = costs.flatMap(({ frame }) => frame).sort((a, b) => a - b);
  const worst = costs.map(({ id, frame }) => ({ id, median: median(frame) })).sort((a, b) => b.median - a.median)[0]!;
  console.log(
    [
      `figure: one frame with the processor slowed ${slower} times, ${frames.length} frames of ${costs.length} exercises, best of three rounds`,
      `  compute, write and lay out, median   ${median(frames).toFixed(2)} ms   95 of 100 under ${frames[Math.floor(frames.length * 0.95)]!.toFixed(2)} ms`,
      `  of that computing, median            ${median(costs.flatMap(({ computed }) => computed)).toFixed(2)} ms`,
      `  slowest exercise, median             ${worst.median.toFixed(2)} ms   ${worst.id}`,
      `  a frame as shown, all the thread does ${median(costs.map(({ shown }) => shown)).toFixed(2)} ms`,
    ].join("\n"),
  );
}

const median = (numbers: readonly number[]): number => numbers.toSorted((a, b) => a - b)[numbers.length >> 1]!;

type Costs = Readonly<{ frame: number[]; computed: number[]; shown: number }>;

const pageOf = (): string => {
  const css = readFileSync(join(root, "apps/web/app/ui/tokens.css"), "utf8");
  const figure = readFileSync(join(folder, "figure.module.css"), "utf8");
  return `<!doctype html><style>${css}${figure}</style><svg class="figure" style="inline-size:360px;block-size:288px"><g></g></svg>`;
};
