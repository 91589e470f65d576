import { gzipSync } from "node:zlib";
import { expect, type Page, test } from "@playwright/test";
import { expectSound } from "./sound.ts";

/** Opens the gallery of figures; what the Content-Security-Policy or React complains of is gathered in the answer. */
async function openFigures(page: Page): Promise<string[]> {
  const complaints: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error") complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(error.message));
  await page.goto("/gallery/figures");
  await expect(page.getByRole("heading", { name: "Chin tuck" })).toBeVisible();
  return complaints;
}

const exercise = (page: Page, name: string) =>
  page.getByRole("article").filter({ has: page.getByRole("heading", { name }) });
/** Every outline of the moving figure. */
const outlines = (page: Page, name: string) =>
  exercise(page, name)
    .locator("svg[role=img] path")
    .evaluateAll((paths) => paths.map((path) => path.getAttribute("d")).join(" "));

test("a figure moves when it is played and stops when it is paused, within the content security policy", async ({
  page,
}) => {
  const complaints = await openFigures(page);
  const row = exercise(page, "Band row");
  await row.getByRole("button").click();
  const start = await outlines(page, "Band row");
  expect(start).toContain("M");
  await expect.poll(() => outlines(page, "Band row")).not.toBe(start);
  await expect(
    row
      .getByText(/[1-9] s/)
      .or(row.getByText(/\d/))
      .first(),
  ).toBeVisible();
  await row.getByRole("button").click();
  const held = await outlines(page, "Band row");
  await page.waitForTimeout(300);
  expect(await outlines(page, "Band row")).toBe(held);
  expect(complaints).toEqual([]);
});

test("where motion is unwelcome the figure shows its moments without moving between them", async ({ page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await openFigures(page);
  await exercise(page, "Band row").getByRole("button").click();
  const seen = new Set<string>();
  for (let i = 0; i < 12; i++) {
    seen.add(await outlines(page, "Band row"));
    await page.waitForTimeout(100);
  }
  expect(seen.size).toBeLessThanOrEqual(2);
});

test("the page of figures is under 400 kB and each pair under 12 kB gzipped; the rest are drawn on the page", async ({
  page,
  request,
}) => {
  const html = await (await request.get("/gallery/figures")).text();
  expect(Buffer.byteLength(html)).toBeLessThan(400_000);
  const articles = html.split("<article").slice(1);
  const pairs = articles
    .map((article) => article.slice(0, article.indexOf("</article>")))
    .filter((one) => one.includes("<svg"));
  expect(pairs.length).toBe(10);
  for (const pair of pairs) expect(gzipSync(pair).length).toBeLessThan(12_000);
  await openFigures(page);
  await expect(page.locator("article svg")).toHaveCount(2 * articles.length, { timeout: 20_000 });
});

test("the gallery of figures fits its window, and axe finds nothing in it", async ({ page }) => {
  test.slow(); // axe weighs every path of seventy-six drawings
  await openFigures(page);
  await expectSound(page);
});
