import AxeBuilder from "@axe-core/playwright";
import { auditEntries } from "@backroot/storage";
import { expect, type Page, test } from "@playwright/test";
import { aClinic, joinAs, type TestClinic } from "./clinic.ts";

let clinic: TestClinic;
test.beforeEach(async () => {
  clinic = await aClinic();
});
test.afterEach(() => clinic.storage.close());

/** A finished check on this device: a dull ache between the blades, and a thing nobody else should read. */
const check = {
  version: "any",
  begun: "2027-01-03T08:00:00.000Z",
  finished: "2027-01-03T08:05:00.000Z",
  answers: {
    age: 34,
    site_between_blades: true,
    steroids_3_months_or_more: true,
    fever: false,
    severity: 4,
    duration_days: 21,
  },
  asked: ["about", "where"],
};
const told = "Steroid tablets for 3 months or more";

async function withCheck(page: Page): Promise<void> {
  await page.addInitScript((kept) => localStorage.setItem("backroot.check", JSON.stringify(kept)), {
    ...check,
    begun: new Date(Date.now() - 600_000).toISOString(),
    finished: new Date(Date.now() - 300_000).toISOString(),
  });
}

/** Every request that carries something away. */
function watch(page: Page): string[] {
  const sent: string[] = [];
  page.on("request", (request) => {
    if (request.method() !== "GET") sent.push(`${request.url()} ${request.postData() ?? ""}`);
    sent.push(request.url().replace(/^.*#/, "#"));
  });
  return sent;
}

const codeOn = async (page: Page) => (await page.getByRole("status", { name: "Your code" }).innerText()).trim();

async function open(page: Page, visit: string, code: string): Promise<void> {
  await page.goto(`/staff/${clinic.slug}/visits/${visit}`);
  await page.getByLabel("Code or link of a handed-over summary").fill(code);
  await page.getByRole("button", { name: "Open it" }).click();
}

test("a result is given by a code: nothing leaves before, only what is locked leaves, and staff open it once", async ({
  page,
  browser,
}) => {
  await withCheck(page);
  const sent = watch(page);
  await page.goto(`/hand-over?clinic=${clinic.slug}`);
  // All of it is shown first, with where it comes from.
  await expect(page.getByText(told).first()).toBeVisible();
  expect(sent.filter((line) => line.includes(" "))).toEqual([]);
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
  await page.getByRole("button", { name: "Give it to High Street Clinic" }).click();
  await expect(page.getByRole("heading", { name: "High Street Clinic has your page, locked" })).toBeFocused();
  const code = await codeOn(page);
  expect(code).toMatch(/^(\w{4}\s+){3}\w{4}$/);
  const posted = sent.filter((line) => line.includes("/handovers"));
  expect(posted).toHaveLength(2); // once, as address and as body
  for (const line of sent) {
    expect(line).not.toMatch(/steroid|blade/i);
    expect(line).not.toContain(code.replaceAll(/\s/g, "").slice(0, 8));
    expect(line).not.toContain(`${code.slice(0, 4)}-`);
  }

  const mine = await clinic.book({ who: "Zoë Muñoz", at: "09:00" });
  const staff = await browser.newPage();
  await joinAs(staff, clinic, "practitioner");
  await open(
    staff,
    mine,
    code.replace(/.$/, (last) => (last === "0" ? "2" : "0")),
  );
  await expect(staff.getByText("This code has a slip in it")).toBeVisible();
  await open(staff, mine, `https://backroot.example/staff/elsewhere/handover#${code.replaceAll(/\s+/g, "-")}`);
  await expect(staff.getByText("This link is for another clinic")).toBeVisible();
  await open(staff, mine, "0000-0000-0000-001Y");
  await expect(staff.getByText("Nothing waits here under this code")).toBeVisible();
  await open(staff, mine, code.toLowerCase());
  await expect(staff.getByText(told).first()).toBeVisible();
  await staff.getByRole("button", { name: "Keep it with this visit" }).click();
  await expect(staff.getByText(/Handed over by the person. Kept by Ana Silva/)).toBeVisible();
  await staff.reload();
  await staff.getByText("Read it", { exact: true }).click();
  await expect(staff.getByText(told).first()).toBeVisible();
  await open(staff, mine, code);
  await expect(staff.getByText(/This code was used on .* by Ana Silva/)).toBeVisible();
  await staff.close();
  const actions = (await auditEntries(clinic.storage, clinic.id)).map(({ action }) => action);
  for (const action of ["handover.given", "handover.read", "summary.kept"]) expect(actions).toContain(action);
});

test("with a booking: the check answers what it can when asked to, and its page goes along, shown in full and ticked", async ({
  page,
}) => {
  await withCheck(page);
  const sent = watch(page);
  await page.goto(`/clinics/${clinic.slug}/book`);
  const next = () => page.getByRole("button", { name: "Next" }).click();
  await page.locator("label").filter({ hasText: "Assessment" }).first().click();
  await next();
  await page.getByRole("button", { name: "Use the answers of my check" }).click();
  await expect(page.getByText("The answers of your check are used.")).toBeVisible();
  // The check has asked about fever; it is not asked here.
  await expect(page.getByRole("checkbox", { name: /^Fever/ })).toHaveCount(0);
  while (await page.getByRole("heading", { name: "Tick what is true for you" }).isVisible()) {
    const place = await page.getByText(/^Page \d+ of \d+$/).innerText();
    await page.locator("label").filter({ hasText: "None of these" }).first().click();
    await next();
    await expect(page.getByText(place, { exact: true })).toHaveCount(0);
  }
  await next();
  await page.getByRole("main").getByRole("listitem").getByRole("button").first().click();
  await page.getByLabel("Name").fill("Zoë Muñoz");
  await page.getByLabel("E-mail").fill("zoe@example.org");
  await page.getByRole("button", { name: "Show me the page" }).click();
  await expect(page.getByText(told).first()).toBeVisible();
  await page.locator("label").filter({ hasText: "Give this page to the clinic with my booking" }).click();
  expect(sent.filter((line) => line.includes(" "))).toEqual([]);
  await page.getByRole("button", { name: "Book this visit" }).click();
  await expect(page.getByRole("heading", { name: "Your visit is booked" })).toBeVisible();
  await expect(page.getByRole("heading", { name: "High Street Clinic has your page, locked" })).toBeVisible();
  const code = (await codeOn(page)).replaceAll(/\s+/g, "-");
  expect(sent.filter((line) => line.includes(" ")).map((line) => line.split(" ")[0]!.split("/").at(-1))).toEqual([
    "bookings",
    "handovers",
  ]);
  for (const line of sent.filter((line) => line.includes(" "))) {
    expect(line).not.toMatch(/steroid|blade/i);
    expect(line).not.toContain(code);
  }
  const { visit_id } = await clinic.storage.read
    .selectFrom("handover")
    .select("visit_id")
    .where("clinic_id", "=", clinic.id)
    .executeTakeFirstOrThrow();
  expect(page.url()).toContain(visit_id!);
});
