import { readFileSync } from "node:fs";
import { expect, type Page, test } from "@playwright/test";
import { answerAll, answered, deskWorker, heartAttack } from "./person.ts";
import { expectSound } from "./sound.ts";

const selfCare = "You can look after this yourself";

test("once loaded, the whole check goes on without a network", async ({ page, context }) => {
  await page.goto("/check");
  await page.evaluate(() => navigator.serviceWorker.ready);
  await expect.poll(() => page.evaluate(async () => (await caches.keys()).length)).toBe(1);
  await context.setOffline(true);
  await answerAll(page, deskWorker);
  await expect(page.getByRole("heading", { name: selfCare })).toBeVisible();
  for (const [path, heading] of [
    ["/check/result", "Your result"],
    ["/check/answers", "Your answers so far"],
    ["/check/past", "Your past checks"],
    ["/check/summary", "Summary of an upper back pain check"],
    ["/settings", "Settings"],
  ] as const) {
    await page.goto(path);
    await expect(page.getByRole("heading", { level: 1, name: heading })).toBeVisible();
  }
});

test("a line that is cut before the next page has come says so, and trying again goes on", async ({ page }) => {
  await page.route(/\/where-page-[\w-]+\.js$/, (route) => route.abort("internetdisconnected"));
  await page.goto("/check");
  await page.getByLabel("Your age in years").fill("34");
  await page.getByRole("button", { name: "Next" }).click();
  await expect(page.getByRole("heading", { name: "The connection was cut" })).toBeVisible();
  await page.unrouteAll();
  await page.getByRole("link", { name: "Try again" }).click();
  await expect(page.getByRole("heading", { name: "Where does it hurt?" })).toBeVisible();
});

test("any answer can be changed from the list of answers, which leads back to it", async ({ page }) => {
  await answered(page, deskWorker);
  await page.goto("/check/answers");
  await expectSound(page);
  await page.getByRole("link", { name: "Change How did the pain begin?" }).click();
  await page.getByText("All at once, worst within minutes", { exact: true }).click();
  await page.getByRole("button", { name: "Next" }).click();
  await expect(page).toHaveURL(/\/check\/answers$/);
  await expect(page.getByText("How it began: all at once, worst within minutes")).toBeVisible();
  await page.goto("/check/result");
  await page.getByText("Your answers", { exact: true }).click();
  // The result names it among its reasons as well.
  const began = page.getByRole("definition").filter({ hasText: "How it began: all at once, worst within minutes" });
  await expect(began).toBeVisible();
});

test("finished checks are kept, compared, opened and deleted on the device", async ({ page }) => {
  await answered(page, deskWorker);
  await page.getByRole("button", { name: "Start again" }).click();
  await answerAll(page, { ...deskWorker, weeks: "5", going: "Getting worse" });
  await page.goto("/check/past");
  await expectSound(page);
  const table = page.getByRole("table");
  await expect(table.getByRole("row", { name: /How soon/ })).toContainText(selfCare);
  await expect(page.getByText("How long it has lasted: 21 days → How long it has lasted: 35 days")).toBeVisible();
  await page.getByRole("button", { name: /^Open/ }).last().click();
  await expect(page.getByRole("heading", { name: selfCare })).toBeVisible();
  await page.goto("/check/past");
  await page
    .getByRole("button", { name: /^Delete/ })
    .first()
    .click();
  await expect(page.getByRole("button", { name: /^Delete/ })).toHaveCount(1);
  await page.goto("/check/result");
  await page.getByRole("button", { name: "Delete this check" }).click();
  await page.goto("/check/past");
  await expect(page.getByText("There is no finished check")).toBeVisible();
  expect(await page.evaluate(() => JSON.stringify(localStorage))).not.toContain("site_between_blades");
});

test("a check leaves as FHIR and JSON and comes back from either; a wrong file is told", async ({ page }) => {
  await answered(page, deskWorker);
  for (const [form, type] of [
    ["JSON", "backroot-check/1"],
    ["FHIR R4", '"resourceType": "Bundle"'],
  ] as const) {
    await page.goto("/check/result");
    const coming = page.waitForEvent("download");
    await page.getByRole("button", { name: `Download (${form})` }).click();
    const path = await (await coming).path();
    expect(readFileSync(path, "utf8")).toContain(type);
    await page.goto("/check/past");
    await page.getByRole("button", { name: /^Delete/ }).click();
    await expect(page.getByText("There is no finished check")).toBeVisible();
    const bring = async (files: Parameters<Awaited<ReturnType<typeof choose>>["setFiles"]>[0]) =>
      (await choose(page)).setFiles(files);
    await bring({ name: "photo.json", mimeType: "application/json", buffer: Buffer.from("{ not json") });
    await expect(page.getByText("This file could not be read as a check.")).toBeVisible();
    await bring(path);
    await expect(page.getByText("The check is back.")).toBeVisible();
    await page.getByRole("button", { name: /^Open/ }).click();
    await expect(page.getByRole("heading", { name: selfCare })).toBeVisible();
  }
});

async function choose(page: Page) {
  const [chooser] = await Promise.all([
    page.waitForEvent("filechooser"),
    page.getByRole("button", { name: "Choose a file" }).click(),
  ]);
  return chooser;
}

test("the summary says where each line comes from and prints on paper without its buttons", async ({ page }) => {
  await answered(page, deskWorker);
  await page.getByRole("link", { name: "One page for a doctor or therapist" }).click();
  await expect(page.getByText(/said by the person at/).first()).toBeVisible();
  await expectSound(page);
  await page.emulateMedia({ media: "print" });
  await expect(page.getByRole("button", { name: "Print" })).toBeHidden();
});

test("the emergency number is that of the country chosen in the settings", async ({ page }) => {
  await page.goto("/settings");
  await expect(page.getByText("Emergency number: 999")).toBeVisible();
  await page.getByRole("button", { name: /Your country/ }).click();
  await page.getByRole("option", { name: "Switzerland" }).click();
  await expect(page.getByText("Emergency number: 144")).toBeVisible();
  await expectSound(page);
  await answerAll(page, heartAttack);
  await expect(page.getByRole("link", { name: "Call 144" })).toHaveAttribute("href", "tel:144");
  await page.goto("/settings");
  await page.getByRole("button", { name: "Delete everything kept on this device" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Delete everything kept on this device" }).click();
  await expect(page.getByText("Everything is deleted.")).toBeVisible();
  expect(await page.evaluate(() => localStorage.length)).toBe(0);
});

test("two tabs show one check", async ({ page, context }) => {
  await answered(page, deskWorker);
  const second = await context.newPage();
  await second.goto("/check/result");
  await expect(second.getByRole("heading", { name: selfCare })).toBeVisible();
  await second.getByRole("button", { name: "Delete this check" }).click();
  await expect(page.getByRole("heading", { name: "The check is not finished yet." })).toBeVisible();
});

for (const [how, script] of [
  [
    "blocked",
    "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('blocked', 'SecurityError'); } })",
  ],
  ["full", "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }"],
] as const) {
  test(`with storage ${how} the check still ends in a result, and says what cannot be kept`, async ({ page }) => {
    await page.addInitScript(script);
    await answerAll(page, deskWorker);
    await expect(page.getByRole("heading", { name: selfCare })).toBeVisible();
    await expect(page.getByText("This browser does not let us keep your answers.")).toBeVisible();
  });
}
