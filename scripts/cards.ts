import { join } from "node:path";
import { chromium } from "@playwright/test";
import { root } from "../apps/cli/src/load.ts";
import { languages, pathIn } from "../apps/web/app/words/language.ts";
import { serve } from "../apps/web/server.ts";
import { findBrowser } from "./browser.ts";
import { build } from "./build.ts";

/**
 * Draws the picture that stands for a page where its address is passed on, one for each language, from the first page itself.
 *
 * Run by hand when the first page changes (`node scripts/pinned.mjs scripts/cards.ts`); the pictures are kept in public/.
 */
await build();
const server = await serve(0);
const executablePath = await findBrowser();
const browser = await chromium.launch({
  ...(executablePath !== undefined && { executablePath }),
  args: ["--no-sandbox", "--disable-gpu"],
});
// Only the name, the title and the drawing: a card is seen as small as a thumb.
const onlyTheTitle = `
  header nav, footer, main p, main section { display: none !important }
  html, body { overflow: hidden }
  header { border: 0 !important; padding: 40px 64px 0 !important }
  header a { font-size: 40px !important }
  main { padding: 0 64px !important }
  main > div { display: block !important }
  h1 { font-size: 88px !important; inline-size: 640px; margin-block-start: 56px }
  main div:has(> figure) { position: fixed !important; inset: -60px 40px auto auto !important; inline-size: 500px; margin: 0 !important }
`;
for (const { code } of languages) {
  const page = await browser.newPage({ viewport: { width: 1200, height: 630 }, colorScheme: "light", bypassCSP: true });
  await page.goto(`http://localhost:${server.port}${pathIn(code, "/")}`);
  await page.addStyleTag({ content: onlyTheTitle });
  await page.evaluate("document.fonts.ready.then(() => true)");
  await page.screenshot({ path: join(root, "apps", "web", "public", `card.${code}.png`) });
}
await browser.close();
await server.close();
