// Pictures of every page for a person to look at: node scripts/pinned.mjs scripts/screenshots.ts [ADDRESS]
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "@playwright/test";
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
  "/check?page=nerves",
  "/check/result",
  "/check/answers",
  "/check/past",
  "/check/summary",
  "/settings",
  "/causes",
  "/causes/postural_strain",
  "/how-it-works",
  "/gallery",
  "/fr",
  "/fr/check/result",
  "/no-such-page",
];

const flags = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"];
const browser = await chromium.launch({ executablePath: await findBrowser(), args: flags });
mkdirSync(folder, { recursive: true });
for (const width of [360, 1440]) {
  for (const colorScheme of ["light", "dark"] as const) {
    const viewport = { width, height: width === 360 ? 740 : 900 };
    const context = await browser.newContext({ baseURL: address, viewport, colorScheme, locale: "en-GB" });
    const page = await context.newPage();
    await answerAll(page, deskWorker);
    for (const path of pages) {
      await page.goto(path, { waitUntil: "networkidle" });
      const name = path.replace(/\W+/g, "-").replace(/^-|-$/g, "") || "home";
      await page.screenshot({ path: join(folder, `${name}-${width}-${colorScheme}.png`), fullPage: true });
    }
    await context.close();
  }
}
await browser.close();
console.log(`pictures of ${pages.length} pages, at two widths, light and dark, are in ${folder}`);
