import { expect, type Page } from "@playwright/test";

export const heading = (page: Page, name: string | RegExp) => page.getByRole("heading", { level: 1, name });
export const press = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).click();

/** A desk worker's finished check, as the device keeps it. */
const finishedCheck = {
  version: "as kept",
  begun: "2026-11-22T08:00:00.000Z",
  finished: "2026-11-22T08:05:00.000Z",
  asked: ["about", "where"],
  answers: {
    age: 34,
    sex: "female",
    site_between_blades: true,
    ache_dull: true,
    tight_or_stiff: true,
    duration_days: 21,
    severity: 4,
    worse_prolonged_posture: true,
    better_movement: true,
    better_heat_massage: true,
    sits_over_6_hours: true,
  },
};

export async function keepCheck(page: Page, answers: Readonly<Record<string, unknown>> = {}): Promise<void> {
  await page.goto("/how-it-works");
  const record = { ...finishedCheck, answers: { ...finishedCheck.answers, ...answers } };
  await page.evaluate((text) => localStorage.setItem("backroot.check", text), JSON.stringify(record));
}

/** Nothing of what a plan asks first is true of this person. */
export async function passSafety(page: Page): Promise<void> {
  const wishes = heading(page, "What fits your life?");
  const none = page.getByRole("button", { name: /^(None of these|No)$/ });
  for (let pages = 0; pages < 8; pages++) {
    await expect(wishes.or(none)).toBeVisible();
    if (await wishes.isVisible()) return;
    const asked = await page.getByRole("heading", { level: 1 }).textContent();
    await none.click();
    await expect(page.getByRole("heading", { level: 1 })).not.toHaveText(asked!);
  }
  throw new Error("the questions of safety did not end");
}

/** From a finished check to the first day of a plan. */
export async function makePlan(page: Page): Promise<void> {
  await keepCheck(page);
  await page.goto("/plan");
  await passSafety(page);
  await page.getByText("10 minutes", { exact: true }).click();
  await press(page, "Make my plan");
  await expect(heading(page, "What to do today")).toBeVisible();
}

/** Puts a plan that is kept on the device back by a year and reports a session on each of its days. */
export async function ageByAYear(page: Page): Promise<void> {
  await page.evaluate(`(async () => {
    const done = (request) => new Promise((ok) => (request.onsuccess = () => ok(request.result)));
    const db = await done(indexedDB.open("backroot.plan"));
    const tx = db.transaction(["head", "reports"], "readwrite");
    const head = await done(tx.objectStore("head").get("head"));
    const day = (ago) => new Date(Date.now() - ago * 86_400_000).toISOString().slice(0, 10);
    const days = 365;
    const memory = { ...head.made.memory, buildingSince: day(days) };
    tx.objectStore("head").put(
      { ...head, made: { ...head.made, starts: day(days), phaseStarts: day(days), memory } },
      "head",
    );
    await done(tx.objectStore("reports").clear());
    for (let ago = days; ago >= 1; ago--)
      await done(
        tx.objectStore("reports").add({
          kind: "session",
          on: day(ago),
          done: head.made.items.map(({ exercise }) => ({
            exercise,
            pain: ago % 9 ? 2 : 6,
            spare: true,
            form: true,
          })),
          before: 3,
          after: null,
          morning: 3,
        }),
      );
    db.close();
  })()`);
}

/** Runs in a page: settles once the heading of Today is painted, with the milliseconds since it was called. */
const todayPainted = `new Promise((done) => {
  const began = performance.now();
  const seen = new MutationObserver(() => {
    if (document.querySelector("h1")?.textContent !== "What to do today") return;
    seen.disconnect();
    requestAnimationFrame(() => setTimeout(() => done(performance.now() - began)));
  });
  seen.observe(document, { subtree: true, childList: true, characterData: true });
})`;

/** Milliseconds from a tap on "Today" until Today is painted. */
export function tappedOpen(page: Page): Promise<number> {
  return page.evaluate<number>(`(() => {
    const painted = ${todayPainted};
    document.querySelector('nav a[href="/plan"]').click();
    return painted;
  })()`);
}

/** Has every page that is loaded from now on measure itself, from the moment it is read and its scripts may run. */
export async function measureLoads(page: Page): Promise<void> {
  await page.addInitScript({
    content: `addEventListener("readystatechange", function first() {
      removeEventListener("readystatechange", first, true);
      ${todayPainted}.then((ms) => { document.documentElement.dataset.shown = ms; });
    }, true);`,
  });
}

/** Milliseconds from the first script of a page that is loaded until Today is painted. */
export async function loadedOpen(page: Page): Promise<number> {
  await page.goto("/plan");
  await page.locator("html[data-shown]").waitFor();
  return Number(await page.locator("html").getAttribute("data-shown"));
}
