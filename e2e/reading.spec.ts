import { expect, test } from "@playwright/test";
import { expectSound } from "./sound.ts";

const pages = [
  "/",
  "/causes",
  "/causes/costochondritis",
  "/causes/aortic_dissection",
  "/how-it-works",
  "/no-such-page",
];

test("reading pages ship no script and have nothing axe would find, light or dark", async ({ page }) => {
  for (const path of pages) {
    await page.goto(path);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    const scripts = page.locator('script:not([type="application/ld+json"]), link[rel=modulepreload]');
    expect(await scripts.count(), path).toBe(0);
    await expectSound(page);
  }
});

test("nothing is asked of another site, nothing is cookie, and no page is wider than its screen", {
  tag: "@wide",
}, async ({ page, context, baseURL }) => {
  const outside: string[] = [];
  page.on("request", (request) => {
    if (new URL(request.url()).origin !== baseURL) outside.push(request.url());
  });
  const complaints: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error" && !message.text().includes("404")) complaints.push(message.text());
  });
  for (const path of [...pages, "/check", "/check/result"]) {
    await page.goto(path, { waitUntil: "networkidle" });
    expect(
      await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth),
      path,
    ).toBeLessThanOrEqual(0);
  }
  expect(outside).toEqual([]);
  expect(complaints).toEqual([]);
  expect(await context.cookies()).toEqual([]);
});

test("every page carries the headers that keep it safe, and a page that is not there says so", async ({ request }) => {
  for (const path of [...pages, "/check"]) {
    const response = await request.get(path);
    const headers = response.headers();
    expect(headers["content-security-policy"], path).toContain("default-src 'none'");
    expect(headers["content-security-policy"]).not.toContain("unsafe-inline");
    expect(headers["x-content-type-options"]).toBe("nosniff");
    expect(headers["referrer-policy"]).toBe("same-origin");
  }
  expect((await request.get("/no-such-page")).status()).toBe(404);
  expect((await request.get("/causes/no_such_cause")).status()).toBe(404);
  expect((await request.get("/causes/__proto__")).status()).toBe(404);
});

test("every cause has a page with its sections, its sources and its review", async ({ request }) => {
  const index = await (await request.get("/causes")).text();
  const ids = [...new Set([...index.matchAll(/href="\/causes\/([a-z0-9_]+)"/g)].map((m) => m[1]!))];
  expect(ids.length).toBe(62);
  for (const id of ids) {
    const html = await (await request.get(`/causes/${id}`)).text();
    for (const part of [
      "What it is",
      "What it feels like",
      "When to be seen",
      "Sources",
      "not yet reviewed by a clinician",
    ]) {
      expect(html.includes(part), `${id}: ${part}`).toBe(true);
    }
    expect(html.includes("[@"), `${id}: a source mark was left as text`).toBe(false);
  }
});
