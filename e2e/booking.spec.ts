import { expect, type Page, test } from "@playwright/test";
import { expectSound } from "./sound.ts";

const clinic = "/clinics/larkfield";

/** A large label with its hint below its name. */
const pick = (page: Page, name: string) => page.locator("label").filter({ hasText: name }).first().click();

async function choose(page: Page, service: string, place?: string): Promise<void> {
  await page.goto(`${clinic}/book`);
  await pick(page, service);
  await page.getByRole("button", { name: "Next" }).click();
  if (place === undefined) return;
  await pick(page, place);
  await page.getByRole("button", { name: "Next" }).click();
}

/** Answers every page of questions, with "None of these" unless one of its items is named. */
async function answer(page: Page, yes: readonly string[] = []): Promise<void> {
  const heading = page.getByRole("heading", { name: "Tick what is true for you" });
  await expect(heading).toBeVisible();
  while (await heading.isVisible()) {
    const place = await page.getByText(/^Page \d+ of \d+$/).innerText();
    const here = [];
    for (const item of yes) if ((await page.getByRole("checkbox", { name: item }).count()) > 0) here.push(item);
    for (const item of here.length > 0 ? here : ["None of these"]) await pick(page, item);
    await page.getByRole("button", { name: "Next" }).click();
    await expect(page.getByText(place, { exact: true })).toHaveCount(0);
  }
}

async function fillIn(page: Page): Promise<void> {
  await page.getByLabel("Name").fill("Zoë Muñoz");
  await page.getByLabel("E-mail").fill("zoe@example.org");
}

const times = (page: Page) => page.getByRole("main").getByRole("listitem").getByRole("button");

test("the whole road: a treatment, its questions, a time, details, and a link to cancel and take it back", async ({
  page,
}) => {
  const sent: string[] = [];
  page.on("request", (request) => sent.push(`${request.url()} ${request.postData() ?? ""}`));
  await page.goto(clinic);
  await expect(page.getByText("This is a demo clinic").first()).toBeVisible();
  await expect(page.getByText("What is known for the upper back").first()).toBeVisible();
  await expect(page.getByText(/Registered with: General Osteopathic Council/).first()).toBeVisible();
  await choose(page, "Osteopathic adjustment", "Between the shoulder blades");
  await answer(page, ["Blood thinners, or blood that does not clot well"]);
  await expect(page.getByRole("heading", { name: "You can book. The clinic is told" })).toBeVisible();
  await expect(page.getByText("Quick push: not for you")).toBeVisible();
  await page.getByRole("button", { name: "Next" }).click();
  // Beyond the clinic's limit for changes.
  await page.getByRole("button", { name: "Later days" }).click();
  await expect(page.getByRole("button", { name: "Earlier days" })).toBeVisible();
  await expect(times(page).first()).toBeVisible();
  await times(page).first().click();
  await page.getByRole("button", { name: "Book this visit" }).click();
  await expect(page.getByText("Write your name.")).toBeVisible();
  await fillIn(page);
  await pick(page, "I have read this");
  await page.getByRole("button", { name: "Book this visit" }).click();
  await expect(page.getByRole("heading", { name: "Your visit is booked" })).toBeVisible();
  const posted = sent.filter((request) => request.includes("zoe@example.org"));
  expect(posted).toHaveLength(1);
  expect(posted[0]).toContain("osteopathic_adjustment/thin_blood");
  for (const request of sent) expect(request).not.toContain("anticoagulant");
  // Right after booking it can be taken back, and so can that.
  await page.getByRole("button", { name: "Take the booking back" }).click();
  await expect(page.getByRole("heading", { name: "Your visit is cancelled" })).toBeVisible();
  await page.getByRole("button", { name: "Take the cancellation back" }).click();
  await page.getByRole("button", { name: "Cancel the visit" }).click();
  await expect(page.getByRole("heading", { name: "Your visit is cancelled" })).toBeVisible();
  await page.getByRole("button", { name: "Take the cancellation back" }).click();
  await expect(page.getByRole("heading", { name: "Your visit is booked" })).toBeVisible();
});

test("an emergency closes booking and says what to do", async ({ page }) => {
  await choose(page, "Assessment visit");
  await answer(page, ["Pain or pressure in the chest"]);
  await expect(page.getByRole("heading", { name: "Get emergency help now" }).first()).toBeVisible();
  await expect(page.getByRole("link", { name: "Call 999" })).toHaveAttribute("href", "tel:999");
  await page.goto(`${clinic}/book?step=time`);
  await expect(page.getByRole("heading", { name: "Choose a time" })).toHaveCount(0);
});

test("a treatment that is stopped offers an assessment visit instead, which can be booked", async ({ page }) => {
  await choose(page, "Shockwave", "Between the shoulder blades");
  await answer(page);
  await expect(page.getByRole("heading", { name: "This cannot be booked for you now" })).toBeVisible();
  await expect(page.getByText(/Your lung lies right under this place/)).toBeVisible();
  await page.getByRole("button", { name: "Book an assessment visit instead" }).click();
  await expect(page.getByRole("heading", { name: "Choose a time" })).toBeVisible();
});

test("a time that is lost meanwhile offers the nearest, and keeps what was typed", async ({ page, request }) => {
  await choose(page, "Ultrasound", "Neck");
  await answer(page);
  await page.getByRole("button", { name: "Next" }).click();
  await times(page).nth(3).click();
  await fillIn(page);
  await pick(page, "I have read this");
  // Somebody else takes it first, through the API.
  const draft = await page.evaluate(() => JSON.parse(sessionStorage.getItem("backroot.booking.larkfield")!));
  const { screeningVersion } = await (await request.get(`/api/v1${clinic}/services`)).json();
  const other = await request.post(`/api/v1${clinic}/bookings`, {
    headers: { "Idempotency-Key": `other-${crypto.randomUUID()}` },
    data: {
      service: draft.service,
      start: draft.start,
      practitioner: draft.practitioner,
      person: { name: "Somebody Else", email: "else@example.org" },
      language: "en",
      screening: { version: screeningVersion, answeredAt: Math.floor(Date.now() / 1000), fired: [] },
    },
  });
  expect(other.status()).toBe(201);
  await page.getByRole("button", { name: "Book this visit" }).click();
  await expect(page.getByText("This time has just been taken")).toBeVisible();
  await expect(page.getByLabel("Name")).toHaveValue("Zoë Muñoz");
  await times(page).first().click();
  await page.getByRole("button", { name: "Book this visit" }).click();
  await expect(page.getByRole("heading", { name: "Your visit is booked" })).toBeVisible();
});

test("the clinic and its safety questions have no fault that axe finds, in light and in dark", async ({ page }) => {
  await page.goto(clinic);
  await expectSound(page);
  await choose(page, "Ultrasound", "Neck");
  await expect(page.getByRole("heading", { name: "Tick what is true for you" })).toBeVisible();
  await expectSound(page);
});
