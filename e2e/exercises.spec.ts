import { expect, test } from "@playwright/test";
import { expectSound } from "./sound.ts";

test.describe("without script", () => {
  test.use({ javaScriptEnabled: false });

  test("exercises are listed with their figures, narrowed by a form, and each has its page", async ({ page }) => {
    await page.goto("/exercises");
    await expect(page.getByText("38 of 38 exercises.")).toBeVisible();
    await expect(page.getByRole("img")).toHaveCount(12);
    await page.getByLabel("What you have").selectOption("band");
    await page.getByRole("button", { name: "Show" }).click();
    await expect(page.getByRole("link", { name: "Face pull" })).toBeVisible();
    await expect(page.getByRole("link", { name: "Wall slide" })).toHaveCount(0);
    await page.getByRole("link", { name: "Face pull" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Face pull" })).toBeVisible();
    for (const name of ["How to do it", "Three levels", "How well it was studied"])
      await expect(page.getByRole("heading", { name, exact: true })).toBeVisible();
  });

  test("the pages of the list together have every exercise once", async ({ page }) => {
    const names: string[] = [];
    for (const number of [1, 2, 3, 4]) {
      await page.goto(`/exercises?page=${number}`);
      names.push(...(await page.getByRole("listitem").getByRole("heading", { level: 2 }).allTextContents()));
    }
    expect(new Set(names).size).toBe(38);
    expect(names.length).toBe(38);
  });
});

test("an exercise that is not there is a page not found", async ({ page }) => {
  expect((await page.goto("/exercises/no_such_thing"))?.status()).toBe(404);
});

test("axe finds nothing on the exercises, light or dark", async ({ page }) => {
  for (const path of ["/exercises?muscle=rhomboids", "/exercises/wall_slide", "/fr/exercises/wall_slide"]) {
    await page.goto(path);
    await expectSound(page);
  }
});
