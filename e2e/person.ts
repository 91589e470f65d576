import { expect, type Page } from "@playwright/test";

/** A person who answers the check: what is true of them, by the words they tick. */
export type Person = Readonly<{
  age?: string;
  sex?: "Female" | "Male";
  places: readonly string[];
  ticks: readonly string[];
  begin?: string;
  going?: string;
  weeks?: string;
  severity?: number;
}>;

/** A desk worker with an ordinary ache. */
export const deskWorker: Person = {
  age: "34",
  sex: "Female",
  places: ["Between the shoulder blades"],
  ticks: [
    "Dull ache",
    "Tight or stiff",
    "Sitting, standing or looking down for long",
    "Moving about or exercise",
    "Warmth or massage",
    "Sitting over 6 hours a day",
    "Pressing on the muscle brings the pain",
  ],
  begin: "Slowly, over weeks or longer",
  going: "Coming and going",
  weeks: "3",
  severity: 4,
};

/** Someone whose heart may be in trouble. */
export const heartAttack: Person = {
  age: "63",
  sex: "Male",
  places: ["Between the shoulder blades", "Front of the chest"],
  ticks: ["Pain or pressure in the chest", "Sweating or feeling sick with the pain"],
  begin: "Over hours or days, or woke up with it",
  going: "Getting worse",
};

/** From the first page to the result, by pressing what is on the page. */
export async function answerAll(page: Page, person: Person): Promise<void> {
  await page.goto("/check");
  await expect(page.getByRole("heading", { level: 1, name: "First, about you" })).toBeVisible();
  if (person.age) await page.getByLabel("Your age in years").fill(person.age);
  if (person.sex) await page.getByText(person.sex, { exact: true }).click();
  await next(page);
  await expect(page.getByRole("heading", { level: 1, name: "Where does it hurt?" })).toBeVisible();
  for (const place of person.places) await page.locator("label", { hasText: place }).first().click();
  await next(page);
  for (let asked = 0; asked < 26; asked++) {
    if (await atResult(page)) return;
    await answerPage(page, person);
    await next(page);
  }
  throw new Error("the check did not end");
}

async function next(page: Page): Promise<void> {
  const heading = page.getByRole("heading", { level: 1 });
  const asked = await heading.innerText();
  await page.getByRole("button", { name: "Next" }).click();
  await expect(heading).not.toHaveText(asked);
}

/** Whether the check is over; waits until a page is there. */
export async function atResult(page: Page): Promise<boolean> {
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  return page.url().includes("/check/result");
}

async function answerPage(page: Page, person: Person): Promise<void> {
  const heading = await page.getByRole("heading", { level: 1 }).innerText();
  if (heading.includes("How long")) {
    await page.getByLabel("How many").fill(person.weeks ?? "1");
    await page.getByText("weeks", { exact: true }).click();
    return;
  }
  if (heading.includes("How bad")) {
    await page.getByRole("slider").focus();
    for (let i = 0; i < (person.severity ?? 6); i++) await page.keyboard.press("ArrowRight");
    return;
  }
  const choice = heading.includes("pain begin?")
    ? person.begin
    : heading.includes("How is it going")
      ? person.going
      : undefined;
  if (choice !== undefined) return page.getByText(choice, { exact: true }).click();
  let ticked = false;
  for (const words of person.ticks) {
    const item = page.getByText(words, { exact: true });
    if ((await item.count()) === 0) continue;
    await item.click();
    ticked = true;
  }
  if (!ticked) await page.getByText("None of these", { exact: true }).click();
}
