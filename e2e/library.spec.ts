import { gzipSync } from "node:zlib";
import { expect, test } from "@playwright/test";
import { expectSound } from "./sound.ts";

/** One page of each kind there is to read. */
const kinds = [
  "/causes",
  "/causes/acute_coronary_syndrome",
  "/danger-signs",
  "/danger-signs/spinal_cord",
  "/compare",
  "/compare/acute_coronary_syndrome/aortic_dissection",
  "/anatomy",
  "/anatomy/rhomboid_major",
  "/glossary",
  "/search?q=rib",
  "/fr/danger-signs/heart",
  "/fr/compare/dish/axial_spondyloarthritis",
];
const unseen = ["/check", "/settings", "/gallery", "/service-worker.js"];

test("every kind of page in the library is sound, and ships no script but the search", async ({ page }) => {
  for (const path of kinds) {
    await page.goto(path);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    const scripts = await page.locator('script:not([type="application/ld+json"]), link[rel=modulepreload]').count();
    expect(scripts > 0, path).toBe(path.includes("/search"));
    await expectSound(page);
  }
});

test("every link leads to a page and every mark to a place on it, in both languages", async ({ request, baseURL }) => {
  test.setTimeout(300_000);
  const pages = new Map<string, string>();
  const wanted = new Map<string, string>();
  const outside = new Set<string>();
  const queue = ["/", "/fr"];
  const notes: string[] = [];
  for (let path = queue.pop(); path !== undefined; path = queue.pop()) {
    if (pages.has(path)) continue;
    const response = await request.get(path, { maxRedirects: 0 });
    if (response.status() !== 200) notes.push(`${path} answers ${response.status()}; linked from ${wanted.get(path)}`);
    const html = response.ok() ? await response.text() : "";
    pages.set(path, html);
    if (!(response.headers()["content-type"] ?? "").includes("text/html")) continue;
    for (const [, raw] of html.matchAll(/<a\b[^>]*\shref="([^"]*)"/g)) {
      const href = raw!.replaceAll("&amp;", "&").replaceAll("&#x27;", "'");
      if (href.startsWith("mailto:") || href.startsWith("tel:")) continue;
      if (!URL.canParse(href, `${baseURL}${path}`)) {
        notes.push(`${path} has the address "${href}"`);
        continue;
      }
      const url = new URL(href, `${baseURL}${path}`);
      if (url.origin !== baseURL) {
        outside.add(href);
        continue;
      }
      const to = url.pathname + url.search;
      wanted.set(url.pathname + url.search + url.hash, path);
      if (!wanted.has(to)) wanted.set(to, path);
      if (!unseen.some((skip) => url.pathname.replace(/^\/fr/, "").startsWith(skip))) queue.push(to);
    }
  }
  for (const [link, from] of wanted) {
    const [path, mark] = link.split("#");
    const html = pages.get(path!);
    if (!mark || html === undefined) continue;
    if (!html.includes(`id="${decodeURIComponent(mark)}"`))
      notes.push(`${link} has no such place; linked from ${from}`);
  }
  expect(notes).toEqual([]);
  for (const href of outside)
    expect(href, "an outside address is a web address").toMatch(/^https?:\/\/[\w-]+(\.[\w-]+)+(:\d+)?(\/|$)/);
  expect(outside.size).toBeGreaterThan(200);

  const sitemap = await (await request.get("/sitemap.xml")).text();
  const listed = [...sitemap.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, loc]) => new URL(loc!).pathname);
  const ours = /^(\/fr)?(\/(causes|danger-signs|compare|anatomy|glossary|how-it-works)(\/[^?]*)?)?$/;
  const read = [...pages.keys()]
    .map((path) => (path === "/" ? path : path.replace(/\/$/, "")))
    .filter((path) => path === "/" || ours.test(path));
  expect([...listed].sort(), "the sitemap lists what can be reached by links").toEqual(read.sort());

  const sizes = [...pages]
    .filter(([path]) => kinds.includes(path) || path === "/")
    .map(([path, html]) => `${path}: ${Math.round(gzipSync(html).length / 102.4) / 10} kB`);
  console.log(`pages to read, gzipped: ${sizes.join(", ")}`);
  for (const [path, html] of pages) expect(gzipSync(html).length, path).toBeLessThan(60_000);
});

test("the search finds as one types, by keys, and tells nobody", async ({ page, baseURL }) => {
  const entries = page.waitForResponse(/\/search\.en-/);
  await page.goto("/search");
  await entries;
  const box = page.getByRole("searchbox");
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  await box.focus();
  await page.keyboard.type("heart att");
  await expect(page.getByRole("status")).toContainText("found");
  await expect(page.getByRole("link", { name: "Heart attack, or the warning of one" })).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(`${baseURL}/search`);
  await expectSound(page);
  // A file of ours may still be on its way; none has an address that could tell what was typed.
  expect(asked.filter((url) => !/\/(assets\/[\w.-]+|mark\.svg)$/.test(url))).toEqual([]);
  await page.keyboard.press("Tab"); // the button
  await page.keyboard.press("Tab"); // what was found first
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL("/causes/acute_coronary_syndrome");
});

test.describe("without script", () => {
  test.use({ javaScriptEnabled: false });

  test("the search and the comparison are plain forms", async ({ page }) => {
    await page.goto("/fr/search");
    await page.getByRole("searchbox").fill("zona");
    await page.getByRole("button", { name: "Chercher" }).click();
    await expect(page.getByRole("link", { name: "Zona", exact: true })).toBeVisible();
    await page.goto("/compare");
    await page.getByLabel("First cause").selectOption({ label: "Shingles" });
    await page.getByLabel("Second cause").selectOption({ label: "Painful muscle knots" });
    await page.getByRole("button", { name: "Compare" }).click();
    await expect(page).toHaveURL("/compare/herpes_zoster/myofascial_trigger_points");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Shingles – Painful muscle knots");
  });
});

test("one comparison has one address, and what cannot be compared says so", async ({ request }) => {
  const turned = await request.get("/compare/myofascial_trigger_points/herpes_zoster", { maxRedirects: 0 });
  expect(turned.status()).toBe(301);
  expect(turned.headers().location).toBe("/compare/herpes_zoster/myofascial_trigger_points");
  for (const path of [
    "/compare/dish/dish",
    "/compare/dish/none",
    "/danger-signs/none",
    "/anatomy/none",
    "/causes/__proto__",
  ]) {
    expect((await request.get(path)).status(), path).toBe(404);
  }
});

test("search engines, feeds and messages are told of a page in their own way", async ({ page, request, baseURL }) => {
  const complaints: string[] = [];
  page.on("console", (message) => complaints.push(message.text()));
  await page.goto("/causes/aortic_dissection");
  const data = JSON.parse((await page.locator('script[type="application/ld+json"]').textContent())!);
  expect(data["@type"]).toBe("MedicalWebPage");
  expect(data.url).toBe(`${baseURL}/causes/aortic_dissection`);
  expect(data.about.code.codeValue).toBe("I71.0");
  expect(data.citation.length).toBeGreaterThan(5);
  expect("reviewedBy" in data, "no clinician has reviewed it").toBe(false);
  expect(complaints).toEqual([]);
  await expect(page.locator('meta[property="og:title"]')).toHaveAttribute("content", /tear in the wall/);
  const card = await page.locator('meta[property="og:image"]').getAttribute("content");
  const image = await request.get(card!);
  expect(image.headers()["content-type"]).toBe("image/png");
  const png = await image.body();
  expect([png.readUInt32BE(16), png.readUInt32BE(20)], "width and height of the card").toEqual([1200, 630]);
  for (const [path, type, holds] of [
    ["/sitemap.xml", "application/xml", `<loc>${baseURL}/fr/causes/dish</loc>`],
    ["/feed.xml", "application/atom+xml", "<title>Shingles</title>"],
    ["/fr/feed.xml", "application/atom+xml", "<title>Zona</title>"],
    ["/robots.txt", "text/plain", `Sitemap: ${baseURL}/sitemap.xml`],
  ] as const) {
    const response = await request.get(path);
    expect(response.headers()["content-type"], path).toContain(type);
    expect(await response.text(), path).toContain(holds);
    const parsed = await page.evaluate(
      (text) => new DOMParser().parseFromString(text, "application/xml").querySelector("parsererror")?.textContent,
      path.endsWith(".xml") ? await response.text() : "<a/>",
    );
    expect(parsed, path).toBeUndefined();
  }
});
