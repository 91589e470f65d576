import { expect, type Page, test } from "@playwright/test";
import { expectSound } from "./sound.ts";

async function open(page: Page): Promise<void> {
  await page.goto("/check?page=where");
  await expect(page.getByRole("heading", { level: 1, name: "Where does it hurt?" })).toBeVisible();
}
const region = (page: Page, name: string) => page.locator("svg").getByRole("checkbox", { name, exact: true });
const inList = (page: Page, name: string) => page.locator("label").getByRole("checkbox", { name, exact: true });

test("a touch on the drawing chooses a place, its list item stays in step, and the words confirm it", async ({
  page,
}) => {
  await open(page);
  const right = region(page, "Between the shoulder blades, right");
  await right.click();
  await expect(right).toBeChecked();
  await expect(inList(page, "Between the shoulder blades, right")).toBeChecked();
  await expect(inList(page, "Between the shoulder blades, left")).not.toBeChecked();
  await expect(page.getByText("It hurts: between the shoulder blades, more on the right.")).toBeVisible();
  await page.locator("label", { hasText: "Lower back" }).first().click();
  for (const side of ["left", "right"]) await expect(region(page, `Lower back, ${side}`)).toBeChecked();
  await expect(page.getByText("more on the right; in the lower back.")).toBeVisible();
  await right.click();
  await expect(inList(page, "Between the shoulder blades, right")).not.toBeChecked();
});

test("arrow keys move to the neighbour on that side, and Space chooses it", async ({ page }) => {
  await open(page);
  await region(page, "Spine, middle part").focus();
  for (const [key, name] of [
    ["ArrowRight", "Between the shoulder blades, right"],
    ["ArrowRight", "Shoulder blade, right"],
    ["ArrowDown", "Ribs at the back or side, right"],
    ["ArrowDown", "Lower back, right"],
    ["ArrowLeft", "Lower back, left"],
  ] as const) {
    await page.keyboard.press(key);
    await expect(region(page, name)).toBeFocused();
  }
  await page.keyboard.press("Space");
  await expect(region(page, "Lower back, left")).toBeChecked();
  expect(await page.locator("svg[aria-label=Back] [role=checkbox][tabindex='0']").count()).toBe(1);
});

test("the layers beneath name every vertebra and say what a muscle does, with nothing for axe to find", async ({
  page,
}) => {
  test.slow(); // axe weighs every path of four layers
  await open(page);
  await page.getByText("Bones", { exact: true }).click();
  for (const level of ["C7", "T1", "T12", "L1"]) {
    await expect(page.locator(`svg[aria-label^="Back"] [aria-label^="${level}:"]`)).toHaveCount(1);
  }
  await page.getByText("Deeper", { exact: true }).click();
  await page.getByRole("button", { name: "Rhomboid major" }).focus();
  await expect(page.getByText("Pulls the shoulder blade towards the spine.")).toBeVisible();
  for (const layer of ["Skin", "Muscles", "Deeper", "Bones"]) {
    await page.getByText(layer, { exact: true }).click();
    await expectSound(page);
  }
});
