import { expect, type Page, test } from "@playwright/test";
import { expectSound } from "./sound.ts";

/** Opens the gallery; what the Content-Security-Policy or React complains of is gathered in the answer. */
async function openGallery(page: Page): Promise<string[]> {
  const complaints: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error") complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(error.message));
  await page.goto("/gallery");
  await expect(page.getByRole("heading", { name: "Fields" })).toBeVisible();
  return complaints;
}

/** The light half of a part. */
const part = (page: Page, name: string) =>
  page.getByRole("region", { name, exact: true }).locator("[data-scheme=light]");

test("every component keeps to the content security policy, opened or closed", async ({ page }) => {
  const complaints = await openGallery(page);
  const opens = part(page, "What opens");
  await opens.getByRole("button", { name: "Open a dialog" }).click();
  await expect(page.getByRole("dialog")).toBeVisible();
  await page.keyboard.press("Escape");
  await opens.getByRole("button", { name: "More to do" }).click();
  await expect(page.getByRole("menu")).toBeVisible();
  await page.keyboard.press("Escape");
  await opens.getByRole("button", { name: "facet joint" }).click();
  await expect(page.getByRole("dialog", { name: "Facet joint" })).toBeVisible();
  await page.keyboard.press("Escape");
  const fields = part(page, "Fields");
  await fields.getByRole("button", { name: /Kind of visit/ }).click();
  await expect(page.getByRole("listbox")).toBeVisible();
  await page.keyboard.press("Escape");
  await fields.getByRole("combobox", { name: "Search the causes" }).fill("neck");
  await expect(page.getByRole("option", { name: /Neck joint pain/ })).toBeVisible();
  expect(complaints).toEqual([]);
});

test("the gallery is not for search engines, and its page from the server has no inline style", async ({ request }) => {
  const html = await (await request.get("/gallery")).text();
  expect(html).toContain('<meta name="robots" content="noindex"/>');
  expect(html).not.toMatch(/<[a-z][^>]* style="|<style/);
});

test("axe finds nothing in any component, light or dark", async ({ page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await openGallery(page);
  for (const summary of await page.locator("summary").all()) await summary.click();
  // Each component stands here twice, light and dark, and so does each landmark.
  await expectSound(page, { without: ["landmark-unique"] });
  await part(page, "What opens").getByRole("button", { name: "Delete my answers" }).click();
  await expectSound(page, { part: "[role=alertdialog]" });
  await page.keyboard.press("Escape");
  await part(page, "Fields")
    .getByRole("button", { name: /Kind of visit/ })
    .click();
  await expectSound(page, { part: "[role=listbox]" });
  await page.keyboard.press("Escape");
});

test("no component is wider than the screen, and the dark half is dark", async ({ page }) => {
  await openGallery(page);
  for (const summary of await page.locator("summary").all()) await summary.click();
  expect(
    await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth),
  ).toBeLessThanOrEqual(0);
  const groundOf = (scheme: string) =>
    page
      .locator(`[data-scheme=${scheme}]`)
      .first()
      .evaluate((e) => getComputedStyle(e).backgroundColor);
  expect([await groundOf("light"), await groundOf("dark")]).toEqual(["rgb(250, 245, 236)", "rgb(24, 20, 16)"]);
});

test("whatever is pressed is at least 44 px high, or 24 px within a sentence or a table", async ({ page }) => {
  await openGallery(page);
  const small = await page.evaluate(() => {
    const controls = document.querySelectorAll(
      "main button, main summary, main input, main select, main textarea, main a",
    );
    return [...controls].flatMap((control) => {
      // A hidden input is pressed by its label, or by what holds it.
      let pressed: Element = control.closest("label") ?? control;
      for (let e: Element | null = pressed; e; e = e.parentElement) {
        if (e.getBoundingClientRect().width <= 1) pressed = e.parentElement!;
      }
      const { width, height } = pressed.getBoundingClientRect();
      const least = pressed.closest("p, td") ? 24 : 44;
      return width === 0 || height >= least ? [] : [`${control.outerHTML.slice(0, 90)} ${Math.round(height)}`];
    });
  });
  expect(small).toEqual([]);
});

test("a severity can be typed, in one digit or two, and moved by arrows", async ({ page }) => {
  await openGallery(page);
  const slider = part(page, "Fields").getByRole("slider");
  await slider.focus();
  await page.keyboard.type("7");
  await expect(slider).toHaveValue("7");
  await page.keyboard.press("ArrowLeft");
  await expect(slider).toHaveValue("6");
  await page.waitForTimeout(1000); // longer than digits of one number are apart
  await page.keyboard.type("10");
  await expect(slider).toHaveValue("10");
});

test("the lists, tabs and dates work by keys alone", async ({ page }) => {
  await openGallery(page);
  const fields = part(page, "Fields");
  const select = fields.getByRole("button", { name: /Kind of visit/ });
  await select.focus();
  await page.keyboard.press("Enter");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(select).toContainText("During a movement or effort");

  await fields.getByRole("combobox", { name: "Search the causes" }).focus();
  await page.keyboard.type("knots");
  await expect(page.getByRole("option", { name: "Painful muscle knots" })).toBeVisible();
  // Enter takes the option that is marked; a person sees it marked first.
  const search = fields.getByRole("combobox", { name: "Search the causes" });
  await expect(async () => {
    await page.keyboard.press("ArrowDown");
    await expect(search).toHaveAttribute("aria-activedescendant", /./, { timeout: 1000 });
    await page.keyboard.press("Enter");
    await expect(search).toHaveValue("Painful muscle knots", { timeout: 1000 });
  }).toPass();

  const tab = part(page, "Pieces of a page").getByRole("tab", { name: "Today" });
  await tab.focus();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Enter");
  await expect(page.getByText("Four days of seven are done.").first()).toBeVisible();

  const day = fields.getByRole("button", { name: /24 November|November 24/ });
  await day.focus();
  await page.keyboard.press("ArrowRight"); // the 25th is closed, and can be read but not chosen
  await page.keyboard.press("Enter");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Enter");
  await expect(fields.getByRole("button", { name: /(26 November|November 26).*selected/ })).toBeVisible();

  const parts = fields.getByRole("group", { name: "When did it begin?" }).getByRole("spinbutton");
  await parts.first().focus();
  await page.keyboard.type("1101");
  await expect(parts.first()).toHaveText(/^0?1$|^11$/);
});

test("a dialog holds the focus, gives it back, and what was done can be put away", async ({ page }) => {
  await openGallery(page);
  const opens = part(page, "What opens");
  const button = opens.getByRole("button", { name: "Delete my answers" });
  await button.focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: "Keep them" })).toBeFocused();
  for (let i = 0; i < 5; i++) {
    await page.keyboard.press("Tab");
    expect(await page.evaluate(() => document.activeElement?.closest("[role=alertdialog]") !== null)).toBe(true);
  }
  await page.keyboard.press("Escape");
  await expect(button).toBeFocused();
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Delete them" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Your answers are deleted." })).toBeVisible();
  await page.getByRole("button", { name: "Close" }).click();
  await expect(page.getByText("Your answers are deleted.")).toHaveCount(0);
});

test("the ring of focus stands out by 3 to 1 and is 3 px wide", async ({ page }) => {
  await openGallery(page);
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  const ring = await page.evaluate(() => {
    const { outlineColor, outlineWidth, outlineStyle } = getComputedStyle(document.activeElement!);
    return `${outlineWidth} ${outlineStyle} ${outlineColor}`;
  });
  expect(ring).toBe("3px solid rgb(18, 80, 76)"); // --accent, whose contrast contrast.test.ts measures
});
