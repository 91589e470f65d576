import { expect, type Page, test } from "@playwright/test";
import { answerAll, answered, atResult, deskWorker, heartAttack, openAll } from "./person.ts";
import { expectSound } from "./sound.ts";

test("a desk worker's ache ends in self-care, with causes, counts and reasons", { tag: "@wide" }, async ({ page }) => {
  await answerAll(page, deskWorker);
  await expect(page.getByRole("heading", { name: "You can look after this yourself" })).toBeVisible();
  await expect(page.getByText(/about \d+ in 10|more than 9 in 10/).first()).toBeVisible();
  const first = page.getByRole("article").first();
  await expect(first.getByRole("img").first()).toBeVisible();
  await first.locator("summary", { hasText: "Speaks for it" }).click();
  await expect(first.getByText("Sitting, standing or looking down for long").first()).toBeVisible();
  await expect(first.getByText(/times as common with this/).first()).toBeVisible();
  await expect(page.getByRole("heading", { name: "What to watch for" })).toBeVisible();
});

test("a possible heart attack stops the check with one thing to do", { tag: "@wide" }, async ({ page }) => {
  await answerAll(page, heartAttack);
  await expect(page.getByRole("heading", { name: "Get emergency help now" })).toBeVisible();
  await expect(page.getByRole("link", { name: "Call 999" })).toHaveAttribute("href", "tel:999");
  await expect(page.getByText("Possible causes")).toHaveCount(0);
  await page.getByRole("link", { name: "See the whole result" }).click();
  await expect(page.getByRole("heading", { name: "Possible causes" })).toBeVisible();
});

test("no answer leaves the browser", async ({ page, baseURL }) => {
  const sent: string[] = [];
  page.on("request", (request) => {
    sent.push(`${request.method()} ${request.url()} ${request.postData() ?? ""}`);
  });
  page.on("websocket", (socket) => sent.push(`websocket ${socket.url()}`));
  await answerAll(page, deskWorker);
  await page.getByText("Your answers", { exact: true }).click();
  expect(sent.length).toBeGreaterThan(3);
  const allowed =
    /^GET \/(check(\/(result|answers|past|summary))?(\?page=[a-z_]+)?|settings|assets\/[\w.-]+|mark(-\d+)?\.(svg|png)|favicon\.ico|(fr\/)?(check|settings)(\/[a-z]+)?|service-worker\.js|manifest\.webmanifest)? ?$/;
  for (const request of sent) {
    expect(request.replace(baseURL!, ""), "only our own files are asked for").toMatch(allowed);
    for (const answer of ["34", "ache_dull", "site_between_blades", "gradual_weeks", "female"]) {
      // The fingerprint in a file's name may hold any two digits.
      expect(request.replace(baseURL!, "").replace(/-[\w-]{8}(?=\.\w+ $)/, "")).not.toContain(answer);
    }
  }
});

test("a reload keeps the answers, and one control deletes them", async ({ page }) => {
  await answered(page, deskWorker);
  await page.reload();
  await expect(page.getByRole("heading", { name: "You can look after this yourself" })).toBeVisible();
  await page.getByRole("button", { name: "Start again" }).click();
  await expect(page.getByRole("heading", { name: "First, about you" })).toBeVisible();
  expect(await page.evaluate(() => localStorage.getItem("backroot.check"))).toBeNull();
});

test("going back shows what was answered, and a changed answer changes the result", async ({ page }) => {
  await answered(page, deskWorker);
  await page.getByText("Your answers", { exact: true }).click();
  await page.getByRole("link", { name: /Change .*with the pain/ }).click();
  await expect(page.getByRole("checkbox", { name: "None of these" })).toBeChecked();
  await page.getByText("Fainted or collapsed", { exact: true }).click();
  await page.getByRole("button", { name: "Next" }).click();
  await expect(page.getByRole("heading", { name: "Get emergency help now" })).toBeVisible();
  await page.getByRole("link", { name: "I answered something wrongly" }).click();
  await expect(page.getByRole("checkbox", { name: "Fainted or collapsed" })).toBeChecked();
  await page.goBack();
  await expect(page.getByRole("heading", { name: "Get emergency help now" })).toBeVisible();
});

test("the browser's back button goes to the question before, without loss", async ({ page }) => {
  await answerAll(page, deskWorker);
  const heading = page.getByRole("heading", { level: 1 });
  await page.goBack();
  await expect(heading).not.toHaveText("Your result");
  const last = await heading.innerText();
  await page.goBack();
  await expect(heading).not.toHaveText(last);
  await page.goForward();
  await expect(heading).toHaveText(last);
});

test("answers kept by an older version are fitted to this one, and what no longer fits is told", async ({ page }) => {
  await page.goto("/check");
  await page.evaluate(() =>
    localStorage.setItem(
      "backroot.check",
      JSON.stringify({
        version: "old",
        asked: ["about", "where", "gone"],
        answers: { age: 40, site_neck: true, gone_finding: true, severity: 99, onset: "yesterday" },
      }),
    ),
  );
  await page.reload();
  await expect(page.getByRole("status")).toContainText("3 of your answers no longer fit");
});

test("stored nonsense does not stop the check", async ({ page }) => {
  for (const nonsense of ["{", "[]", "null", '{"answers":3,"asked":"x"}', '{"answers":{"__proto__":1},"asked":[1]}']) {
    await page.goto("/check");
    await page.evaluate((text) => localStorage.setItem("backroot.check", text), nonsense);
    await page.reload();
    await expect(page.getByRole("heading", { level: 1, name: "First, about you" })).toBeVisible();
  }
});

test("an empty or wrong answer says what to do beside its field", async ({ page }) => {
  await page.goto("/check");
  await page.getByLabel("Your age in years").fill("7");
  await page.getByLabel("Your age in years").press("Tab");
  await page.getByRole("button", { name: "Next" }).click();
  await page.goto("/check?page=where");
  await page.getByRole("button", { name: "Next" }).click();
  await expect(page.getByText("Choose at least one place.")).toBeVisible();
  await page.goto("/check?page=onset");
  await page.getByRole("button", { name: "Next" }).click();
  await expect(page.getByText("Choose one answer, or “Not sure”.")).toBeVisible();
});

test("the whole check works by keyboard alone", { tag: "@wide" }, async ({ page }) => {
  await page.goto("/check");
  await expect(page.getByRole("heading", { level: 1, name: "First, about you" })).toBeVisible();
  await page.keyboard.press("Tab");
  await pressNext(page);
  await expect(page.getByRole("heading", { level: 1, name: "Where does it hurt?" })).toBeFocused();
  for (let i = 0; i < 5 && (await page.locator(":focus[role=checkbox]").count()) === 0; i++)
    await page.keyboard.press("Tab");
  await page.keyboard.press("Space");
  await pressNext(page);
  for (let i = 0; i < 26 && !(await atResult(page)); i++) {
    const heading = page.getByRole("heading", { level: 1 });
    const asked = await heading.innerText();
    await focusOn(page, "Not sure");
    await page.keyboard.press("Enter");
    await expect(heading).not.toHaveText(asked);
  }
  expect(page.url()).toContain("/check/result");
});

async function pressNext(page: Page): Promise<void> {
  await focusOn(page, "Next");
  await page.keyboard.press("Enter");
}

/** Tabs until the button of this name has the focus. */
async function focusOn(page: Page, name: string): Promise<void> {
  for (let i = 0; i < 60; i++) {
    if ((await page.evaluate(() => document.activeElement?.textContent)) === name) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`no way to "${name}" by keyboard`);
}

test("axe finds nothing on any page of the check, light or dark", { tag: "@wide" }, async ({ page }) => {
  await page.goto("/check");
  for (const path of [
    "/check",
    "/check?page=where",
    "/check?page=onset",
    "/check?page=severity",
    "/check?page=duration",
    "/check?page=nerves",
  ]) {
    await page.goto(path);
    await expect(page.getByRole("button", { name: "Next" })).toBeVisible();
    await expectSound(page);
  }
  await answered(page, heartAttack);
  await expect(page.getByRole("heading", { name: "Get emergency help now" })).toBeVisible();
  await expectSound(page);
  await page.goto("/check/result?all=yes");
  await expect(page.getByRole("heading", { name: "Possible causes" })).toBeVisible();
  await openAll(page, "on the drawing");
  await expectSound(page);
});
