// Pictures of every page for a person to look at: node scripts/pinned.mjs scripts/screenshots.ts [ADDRESS]
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { chromium, type Page } from "@playwright/test";
import { root } from "../apps/cli/src/load.ts";
import { answerAll, deskWorker } from "../e2e/person.ts";
import { findBrowser } from "./browser.ts";

const address = process.argv[2] ?? "http://localhost:3000";
const folder = join(root, "test-results", "screenshots");
const pages = [
  "/",
  "/check",
  "/check?page=where",
  "/check?page=onset",
  "/check?page=severity",
  "/check?page=duration",
  "/check?page=nerves",
  "/check/result",
  "/check/answers",
  "/check/past",
  "/check/summary",
  "/settings",
  "/causes",
  "/causes/postural_strain",
  "/danger-signs",
  "/danger-signs/spinal_cord",
  "/compare",
  "/compare/costochondritis/postural_strain",
  "/anatomy",
  "/anatomy/rhomboid_major",
  "/search",
  "/glossary",
  "/how-it-works",
  "/how-it-works/method",
  "/how-it-works/privacy",
  "/how-it-works/hazards",
  "/how-it-works/sources",
  "/exercises",
  "/exercises/wall_slide",
  "/gallery",
  "/gallery/anatomy",
  "/fr",
  "/fr/check/result",
  "/fr/causes/postural_strain",
  "/no-such-page",
];
/** What people put on paper. */
const printed = ["/check/result", "/check/summary", "/causes/postural_strain", "/exercises/wall_slide"];

const flags = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"];
const browser = await chromium.launch({ executablePath: await findBrowser(), args: flags });
mkdirSync(folder, { recursive: true });
for (const width of [360, 1440]) {
  for (const colorScheme of ["light", "dark"] as const) {
    const viewport = { width, height: width === 360 ? 740 : 900 };
    const context = await browser.newContext({ baseURL: address, viewport, colorScheme, locale: "en-GB" });
    const page = await context.newPage();
    await answerAll(page, deskWorker);
    const picture = async (path: string, look: string) => {
      await page.goto(path, { waitUntil: "networkidle" });
      const name = path.replace(/\W+/g, "-").replace(/^-|-$/g, "") || "home";
      await page.screenshot({ path: join(folder, `${name}-${look}.png`), fullPage: true });
    };
    for (const path of pages) await picture(path, `${width}-${colorScheme}`);
    if (width === 1440 && colorScheme === "light") {
      await page.emulateMedia({ media: "print" });
      await page.setViewportSize({ width: 718, height: 1047 }); // A4 within its margins
      for (const path of printed) await picture(path, "print");
    }
    await emergency(page);
    await page.screenshot({ path: join(folder, `stop-${width}-${colorScheme}.png`), fullPage: true });
    await context.close();
  }
}
await browser.close();

/** The page that stops a check. */
async function emergency(page: Page): Promise<void> {
  await page.goto("/check");
  await page.evaluate(() => {
    const answers = { age: 63, sex: "male", site_between_blades: true, faint_or_collapse: true };
    const check = {
      version: "",
      begun: "2026-11-22T03:00:00.000Z",
      answers,
      asked: ["about", "where", "chest_and_breath"],
    };
    localStorage.setItem("backroot.check", JSON.stringify(check));
  });
  await page.goto("/check/result", { waitUntil: "networkidle" });
}
console.log(`pictures of ${pages.length} pages, at two widths, light and dark, are in ${folder}`);
