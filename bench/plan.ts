import { type Browser, chromium, type Locator, type Page } from "@playwright/test";
import { ageByAYear, keepCheck, loadedOpen, makePlan, measureLoads, tappedOpen } from "../e2e/planner.ts";
import { findBrowser } from "../scripts/browser.ts";
import { startServer } from "./server.ts";

const slower = 4;
const tries = 7;

/**
 * How quickly a plan opens with the processor slowed four times, one of a day and one of a year with a report each day; and how
 * long its questions take a person.
 */
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
    console.log(
      `  questions, a person's time: ${tapS} s a tap, ${decideS} s to decide, ${wordsAMinute} words a minute`,
    );
    const page = await (
      await browser.newContext({ baseURL: address, viewport: { width: 360, height: 740 } })
    ).newPage();
    await keepCheck(page);
    await makePlan(page);
    await endOfSession(page);
    await checkIn(page);
  } finally {
    await browser.close();
    server.kill();
  }
}

/**
 * To point and tap, and to make up one's mind before it (Card, Moran and Newell, CACM 1980;23:396); silent reading (Brysbaert,
 * Journal of Memory and Language 2019;109:104047).
 */
const [tapS, decideS, wordsAMinute] = [1.1, 1.35, 238];

/** A person at their questions: what they tap, and how much stands on the pages they read. */
function person(page: Page) {
  let [taps, words] = [0, 0];
  const tap = async (what: Locator) => {
    taps++;
    await what.click();
  };
  return {
    press: (name: string) => tap(page.getByRole("button", { name, exact: true })),
    tick: (name: string) => tap(page.getByText(name, { exact: true })),
    rate: async (slider: Locator, value: number) => {
      taps++;
      await slider.focus();
      for (let n = 0; n <= value; n++) await page.keyboard.press("ArrowRight");
    },
    read: async () => {
      words += (await page.getByRole("main").innerText()).split(/\s+/).length;
    },
    print: (what: string, target: string) => {
      const [acting, reading] = [taps * (tapS + decideS), (words / wordsAMinute) * 60];
      const seconds = `${acting.toFixed(0)} s, and ${reading.toFixed(0)} s to read all ${words} words`;
      console.log(`  ${what.padEnd(58)}${taps} taps, ${seconds}   ${target}`);
    },
  };
}

/** From the end of the last exercise until the session is kept. */
async function endOfSession(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Begin" }).first().click();
  const onward = page.getByRole("button", { name: /^(Begin|Done|Skip the rest)$/ });
  const ended = page.getByRole("heading", { level: 1, name: "How was it?" });
  for (let steps = 0; steps < 60; steps++) {
    await ended.or(onward.first()).first().waitFor();
    if (await ended.isVisible()) break;
    await onward.first().click();
  }
  const who = person(page);
  await who.read();
  await who.rate(page.getByRole("slider"), 2);
  await who.tick("About right: it was enough");
  await who.press("Keep");
  await page.getByRole("heading", { level: 1, name: "Done for today" }).waitFor();
  who.print("the two questions after a session", "target 15 s");
}

/** The second check-in and any later one: the person's own activities are known. */
async function checkIn(page: Page): Promise<void> {
  for (const first of [true, false]) {
    await page.goto("/plan/check-in");
    await page.getByRole("heading", { level: 1, name: "Is anything new?" }).waitFor();
    const who = person(page);
    await who.read();
    await who.tick("None of these");
    await who.press("Next");
    await page.getByRole("slider").first().waitFor();
    await who.read();
    for (const slider of await page.getByRole("slider").all()) await who.rate(slider, 3);
    await who.press("Next");
    await page.getByRole("button", { name: "Keep", exact: true }).waitFor();
    if (first) await page.getByRole("textbox").first().fill("carry my child");
    await who.read();
    for (const slider of await page.getByRole("slider").all()) await who.rate(slider, 6);
    await who.press("Keep");
    await page.getByRole("heading", { level: 1, name: "Progress" }).waitFor();
    if (!first) who.print("a weekly check-in", "target 60 s");
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
