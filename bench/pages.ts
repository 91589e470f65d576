import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { type Browser, chromium, type Page } from "@playwright/test";
import { root } from "../apps/cli/src/load.ts";
import { answerAll, deskWorker, english } from "../e2e/person.ts";
import { findBrowser } from "../scripts/browser.ts";
import { startServer } from "./server.ts";

const lighthouseVersion = "13.5.0";
const debuggingPort = 9333;
const reading = ["/", "/causes", "/causes/postural_strain", "/how-it-works"];
const flags = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  `--remote-debugging-port=${debuggingPort}`,
];

/** What the pages weigh, how fast the check answers with a slow processor, and what Lighthouse says. */
export async function benchPages(): Promise<void> {
  console.log("pages: what a browser is sent, and how quick the check is");
  const { server, address } = await startServer();
  const browser = await chromium.launch({ executablePath: await findBrowser(), args: flags });
  try {
    for (const path of reading) await weigh(browser, address, path);
    await weighCheck(browser, address);
    await timeAnswers(browser, address);
    await runLighthouse(browser, address);
  } finally {
    await browser.close();
    server.kill();
  }
}

type Sent = { script: number; all: number };

/** Counts what comes over the wire, compressed as it is. */
async function count(page: Page): Promise<Sent> {
  const sent: Sent = { script: 0, all: 0 };
  const session = await page.context().newCDPSession(page);
  await session.send("Network.enable");
  const kinds = new Map<string, string>();
  session.on("Network.responseReceived", ({ requestId, type }) => kinds.set(requestId, type));
  session.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    sent.all += encodedDataLength;
    if (kinds.get(requestId) === "Script") sent.script += encodedDataLength;
  });
  return sent;
}

function line(what: string, value: string, target: string): void {
  console.log(`  ${what.padEnd(44)}${value.padEnd(16)}${target}`);
}

const kB = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`;

async function weigh(browser: Browser, address: string, path: string): Promise<void> {
  const context = await browser.newContext({ baseURL: address });
  const page = await context.newPage();
  const sent = await count(page);
  await page.goto(path, { waitUntil: "networkidle" });
  line(`${path}, script`, kB(sent.script), "target 0 kB");
  line(`${path}, all`, kB(sent.all), path === "/" ? "target 60 kB" : "");
  await context.close();
}

/** Script of the whole check, from its first page to its result; the service worker's copies for later are not counted. */
async function weighCheck(browser: Browser, address: string): Promise<void> {
  const context = await browser.newContext({ baseURL: address, serviceWorkers: "block" });
  const page = await context.newPage();
  const sent = await count(page);
  await page.goto("/check");
  await page.getByRole("button", { name: "Next" }).waitFor();
  line("check to its first question, script", kB(sent.script), "target 180 kB");
  await answerAll(page, deskWorker);
  line("check to its result, script", kB(sent.script), "");
  line("check to its result, all", kB(sent.all), "");
  await context.close();
}

/** Runs in the page: tells how long it was from each press of "Next" until the page with a new heading was painted. */
const timeEachAnswer = `
  addEventListener("click", (event) => {
    if (event.target.closest("button")?.textContent !== "Next") return;
    const before = document.querySelector("h1")?.textContent;
    const seen = new MutationObserver(() => {
      if (document.querySelector("h1")?.textContent === before) return;
      seen.disconnect();
      // A message sent in a frame arrives once the frame is painted.
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        // When the finger was lifted, though the page may have been busy then.
        port1.onmessage = () => answerPainted(performance.now() - event.timeStamp);
        port2.postMessage(null);
      });
    });
    seen.observe(document.body, { childList: true, subtree: true, characterData: true });
  }, true);
`;

/** How long a thumb takes at the least from the last tick to "Next", in milliseconds. */
const thumb = 300;

/**
 * From the press of "Next" to the next question on the screen of a phone, the processor slowed four times.
 *
 * Nothing else is asked of the page from the press until the answer is painted: a question of Playwright's would be answered by
 * the same slow processor.
 */
async function timeAnswers(browser: Browser, address: string): Promise<void> {
  const times: number[] = [];
  const results: number[] = [];
  for (let round = 0; round < 3; round++) {
    const context = await browser.newContext({
      baseURL: address,
      serviceWorkers: "block",
      viewport: { width: 360, height: 740 },
    });
    const page = await context.newPage();
    let painted = (_: number) => {};
    await page.exposeBinding("answerPainted", (_, ms: number) => painted(ms));
    await page.addInitScript({ content: timeEachAnswer });
    const session = await context.newCDPSession(page);
    await session.send("Emulation.setCPUThrottlingRate", { rate: 4 });
    await answerAll(page, deskWorker, english, async () => {
      const button = page.getByRole("button", { name: "Next" });
      await button.scrollIntoViewIfNeeded();
      const { x, y, width, height } = (await button.boundingBox())!;
      await page.waitForTimeout(thumb);
      const shown = new Promise<number>((resolve) => {
        painted = resolve;
      });
      await page.mouse.click(x + width / 2, y + height / 2);
      times.push(await shown);
    });
    results.push(times.pop()!);
    await context.close();
  }
  const count = `${times.length} answers, CPU / 4`;
  times.sort((a, b) => a - b);
  line("answer to next question, median", `${times[times.length >> 1]!.toFixed(0)} ms`, `target 50 ms; ${count}`);
  line("answer to next question, longest", `${times.at(-1)!.toFixed(0)} ms`, "");
  line("last answer to the result, median of 3", `${results.sort((a, b) => a - b)[1]!.toFixed(0)} ms`, "");
}

/** Lighthouse for phones, with its own throttling. It is brought from npm the first time. */
async function runLighthouse(browser: Browser, address: string): Promise<void> {
  const folder = join(root, ".cache", "lighthouse");
  if (!existsSync(join(folder, "node_modules", "lighthouse"))) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, "package.json"), '{"private":true}');
    const args = ["install", "--no-audit", "--no-fund", "--loglevel=error", `lighthouse@${lighthouseVersion}`];
    if (spawnSync("npm", args, { cwd: folder, stdio: "inherit" }).status !== 0) {
      return console.log("  Lighthouse could not be installed; its figures are left out");
    }
  }
  const entry = createRequire(join(folder, "package.json")).resolve("lighthouse");
  const { default: lighthouse } = await import(pathToFileURL(entry).href);
  const page = await (await browser.newContext({ baseURL: address })).newPage();
  await page.close();
  for (const path of ["/", "/check", "/check/result", "/causes/postural_strain", "/causes"]) {
    const scores: number[][] = [];
    for (let run = 0; run < 3; run++) {
      const { lhr } = await lighthouse(address + path, {
        port: debuggingPort,
        logLevel: "silent",
        onlyCategories: ["performance", "accessibility"],
      });
      scores.push(["performance", "accessibility"].map((id) => Math.round(lhr.categories[id].score * 100)));
    }
    const median = (i: number) => scores.map((s) => s[i]!).sort((a, b) => a - b)[1]!;
    line(`Lighthouse ${path}`, `${median(0)} / ${median(1)}`, "target 95 / 100, median of 3");
  }
}
