import { type Browser, chromium, type Page } from "@playwright/test";
import { ageByAYear, keepCheck, loadedOpen, makePlan, measureLoads, tappedOpen } from "../e2e/planner.ts";
import { findBrowser } from "../scripts/browser.ts";
import { startServer } from "./server.ts";

const slower = 4;
const tries = 7;

/** How quickly a plan opens with the processor slowed four times: one of a day, and one of a year with a report each day. */
export async function benchPlan(): Promise<void> {
  console.log(`plan: the processor slowed ${slower} times, ${tries} tries each`);
  const { server, address } = await startServer();
  const browser = await chromium.launch({
    executablePath: await findBrowser(),
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"],
  });
  try {
    for (const year of [false, true]) {
      const page = await planned(browser, address, year);
      const what = year ? "a year, 365 reports" : "a first day";
      print(`${what}: a tap until Today is painted`, await tapped(page), year ? "target 200 ms" : "");
      print(`${what}: a page loaded, from its first script`, await loaded(page), "");
      await page.context().close();
    }
  } finally {
    await browser.close();
    server.kill();
  }
}

async function planned(browser: Browser, address: string, year: boolean): Promise<Page> {
  const context = await browser.newContext({
    baseURL: address,
    serviceWorkers: "block",
    viewport: { width: 360, height: 740 },
  });
  const page = await context.newPage();
  await keepCheck(page);
  await makePlan(page);
  if (year) await ageByAYear(page);
  const devtools = await context.newCDPSession(page);
  await devtools.send("Emulation.setCPUThrottlingRate", { rate: slower });
  return page;
}

/** From a tap on a page of the plan that is open. */
async function tapped(page: Page): Promise<readonly number[]> {
  await page.goto("/plan/data");
  const times: number[] = [];
  for (let i = 0; i < tries; i++) {
    await page.getByRole("heading", { level: 1, name: "Your data" }).waitFor();
    times.push(await tappedOpen(page));
    await page.getByRole("link", { name: "Data", exact: true }).click();
  }
  return times;
}

/** All of React, the content, the store and the plan. */
async function loaded(page: Page): Promise<readonly number[]> {
  await measureLoads(page);
  const times: number[] = [];
  for (let i = 0; i < tries; i++) times.push(await loadedOpen(page));
  return times;
}

function print(what: string, times: readonly number[], target: string): void {
  const sorted = times.toSorted((a, b) => a - b).map((ms) => ms.toFixed(0));
  console.log(`  ${what.padEnd(58)}median ${sorted[sorted.length >> 1]} ms, worst ${sorted.at(-1)} ms   ${target}`);
}
