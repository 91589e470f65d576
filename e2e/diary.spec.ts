import { createHmac } from "node:crypto";
import { readFile } from "node:fs/promises";
import { cellsHeld, visitById } from "@backroot/storage";
import { expect, type Page, test } from "@playwright/test";
import { aClinic, joinAs, monday, type TestClinic } from "./clinic.ts";
import { expectSound } from "./sound.ts";

let clinic: TestClinic;
test.beforeEach(async () => {
  clinic = await aClinic();
});
test.afterEach(() => clinic.storage.close());

const day = (more = "") => `/staff/${clinic.slug}/diary?day=${monday}${more}`;
const nine = Date.parse(`${monday}T09:00:00Z`) / 1000;
const block = (page: Page, name: RegExp) => page.locator("[data-item]").and(page.getByRole("button", { name }));

/** When a visit is, in minutes after nine on Monday. */
async function minutesAfterNine(id: string): Promise<readonly [start: number, end: number]> {
  const visit = await visitById(clinic.storage, clinic.id, id);
  return [(visit!.starts_at - nine) / 60, (visit!.ends_at - nine) / 60];
}

/** A time-based one-time password as RFC 6238 has it: SHA-1, six digits, thirty seconds. */
function totp(base32: string, at = Date.now()): string {
  const bits = [...base32]
    .map((c) => "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(c).toString(2).padStart(5, "0"))
    .join("");
  const key = Buffer.from(bits.match(/.{8}/g)!.map((byte) => Number.parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(at / 30_000)));
  const hash = createHmac("sha1", key).update(counter).digest();
  const offset = hash.at(-1)! & 15;
  return String((hash.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, "0");
}

async function signIn(page: Page, { email, password }: { email: string; password: string }): Promise<void> {
  await page.goto("/staff");
  await page.getByLabel("Your e-mail address").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
}

test("whoever turns codes on is asked for one at the next sign-in, and a wrong one opens nothing", async ({ page }) => {
  const who = await joinAs(page, clinic, "owner");
  await page.goto("/staff/account");
  await page.getByLabel("Your password now").first().fill(who.password);
  await page.getByRole("button", { name: "Turn it on" }).click();
  const key = await page.locator("code").first().innerText();
  await page.getByLabel("Now type the six digits that the app shows").fill(totp(key));
  await page.getByRole("button", { name: "Check and turn it on" }).click();
  await expect(page.getByText("From now on, signing in asks for a code as well.")).toBeVisible();
  await page.getByRole("button", { name: "Sign out" }).first().click();
  await signIn(page, who);
  await expect(page.getByRole("heading", { name: "One more step" })).toBeVisible();
  await page.getByLabel("The code from your authenticator").fill("000000");
  await page.getByRole("button", { name: "Go on" }).click();
  await expect(page.getByText("That code is not right")).toBeVisible();
  await page.goto(`/staff/${clinic.slug}/diary`);
  await expect(page).toHaveURL(/sign-in/);
  await signIn(page, who);
  await page.getByLabel("The code from your authenticator").fill(totp(key));
  await page.getByRole("button", { name: "Go on" }).click();
  await expect(page).toHaveURL(new RegExp(`/staff/${clinic.slug}/diary`));
});

test("after five wrong passwords even the right one must wait, and an unknown address is answered alike", async ({
  page,
}) => {
  const who = await joinAs(page, clinic, "owner");
  await page.context().clearCookies();
  for (const email of [who.email, `nobody-${who.email}`]) {
    for (let i = 0; i < 5; i++) {
      await signIn(page, { email, password: "not the password" });
      await expect(page.getByText("The address or the password is not right.")).toBeVisible();
    }
    await signIn(page, { email, password: who.password });
    await expect(page.getByText("There were too many tries.")).toBeVisible();
  }
});

test("a session that is ended elsewhere opens nothing any more", async ({ page, browser }) => {
  const who = await joinAs(page, clinic, "owner");
  const other = await browser.newPage();
  await signIn(other, who);
  await expect(other).toHaveURL(/diary/);
  await page.goto("/staff/account");
  await page.getByRole("button", { name: "End it" }).click();
  await expect(page.getByText("Ended.")).toBeVisible();
  await other.goto(day());
  await expect(other).toHaveURL(/sign-in/);
  await other.close();
});

test("arrow keys move a visit and change its length, and the records follow", async ({ page }) => {
  const id = await clinic.book({ who: "Zoë Muñoz", at: "09:00" });
  await joinAs(page, clinic, "front_desk");
  await page.goto(day());
  await block(page, /Zoë Muñoz/).focus();
  await page.keyboard.press("m");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowRight");
  await expect(page.getByRole("status").filter({ hasText: "09:15 to 09:45, Ben Okafor" })).toBeAttached();
  await page.keyboard.press("Enter");
  await expect(page.getByText("The visit is moved.")).toBeVisible();
  expect(await minutesAfterNine(id)).toEqual([15, 45]);
  expect((await visitById(clinic.storage, clinic.id, id))!.practitioner_id).toBe("ben");
  await block(page, /Zoë Muñoz/).focus();
  await page.keyboard.press("r");
  await page.keyboard.press("Shift+ArrowDown");
  await page.keyboard.press("Enter");
  await expect.poll(() => minutesAfterNine(id)).toEqual([15, 50]);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect.poll(() => minutesAfterNine(id)).toEqual([15, 45]);
});

test("a visit is dragged to another hour, and a taken one asks for a reason, which is kept", async ({ page }) => {
  const id = await clinic.book({ who: "Zoë Muñoz", at: "09:00" });
  await clinic.book({ who: "Łukasz Nowak", at: "11:00" });
  await joinAs(page, clinic, "practitioner");
  await page.goto(day());
  await drag(page, /Zoë Muñoz/, 60);
  await expect(page.getByText("The visit is moved.")).toBeVisible();
  expect(await minutesAfterNine(id)).toEqual([60, 90]);
  await drag(page, /Zoë Muñoz/, 60);
  await expect(page.getByRole("dialog", { name: "That time is taken" })).toContainText(
    "Ana Silva is taken from 11:00 to 11:30.",
  );
  expect(await minutesAfterNine(id)).toEqual([60, 90]);
  await page.getByLabel("Why book it all the same?").fill("Twins, seen together");
  await page.getByRole("button", { name: "Book it all the same" }).click();
  await expect.poll(() => minutesAfterNine(id)).toEqual([120, 150]);
  expect((await visitById(clinic.storage, clinic.id, id))!.override_reason).toBe("Twins, seen together");
});

test("the front desk cannot book beside somebody, not even by asking the server itself", async ({ page }) => {
  const id = await clinic.book({ who: "Zoë Muñoz", at: "09:00" });
  await clinic.book({ who: "Łukasz Nowak", at: "10:00" });
  await joinAs(page, clinic, "front_desk");
  await page.goto(day());
  await drag(page, /Zoë Muñoz/, 60);
  await expect(page.getByRole("dialog")).toContainText("Choose another time.");
  await expect(page.getByRole("button", { name: "Book it all the same" })).toHaveCount(0);
  const form = { do: "move", visit: id, revision: "0", day: monday, time: "10:00", reason: "because I say so" };
  const origin = new URL(page.url()).origin;
  const answer = await page.request.post(day(), { form, headers: { Origin: origin } });
  expect(answer.status()).toBe(403);
  expect(await minutesAfterNine(id)).toEqual([0, 30]);
});

test("what one browser changes appears in another without a reload", async ({ page }) => {
  await clinic.book({ who: "Zoë Muñoz", at: "09:00" });
  await joinAs(page, clinic, "owner");
  await page.goto(day());
  await expect(block(page, /09:00.*Zoë Muñoz/)).toBeVisible();
  const other = await page.context().browser()!.newPage();
  await joinAs(other, clinic, "practitioner", "Ben Okafor");
  await other.goto(day());
  await block(other, /Zoë Muñoz/).focus();
  await other.keyboard.press("m");
  await other.keyboard.press("ArrowDown");
  await other.keyboard.press("Enter");
  await expect(block(page, /09:15.*Zoë Muñoz/)).toBeVisible();
  // Booked on the public pages, by whatever process.
  await clinic.book({ who: "Aisha Khan", at: "12:00" });
  await expect(block(page, /Aisha Khan/)).toBeVisible({ timeout: 10_000 });
  await other.close();
});

test("somebody new is booked into a free span, and time is blocked", async ({ page }) => {
  await joinAs(page, clinic, "front_desk");
  await page.goto(day());
  await page.getByRole("button", { name: /Choose a free time: Ben Okafor/ }).focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByLabel("Time", { exact: true })).toHaveValue("08:15");
  await dialog.getByLabel("Who is it for?").fill("Maya Cohen");
  await page.keyboard.press("Tab");
  await dialog.getByLabel("Service").selectOption("Shockwave");
  await dialog.getByRole("button", { name: "Book it" }).click();
  await expect(block(page, /08:15 ?–08:45 Maya Cohen First visit ?Shockwave/)).toBeVisible();
  // The machine is used from minute 10 to 20 and cleaned for 5: three cells from 08:25.
  const held = await cellsHeld(clinic.storage, clinic.id, ["wave"], 0, 2 ** 30);
  expect(held.find(({ resource }) => resource === "wave")?.cells).toEqual(
    [0, 1, 2].map((i) => (nine - 35 * 60) / 300 + i),
  );
  await page.getByRole("button", { name: "New visit" }).click();
  await dialog.getByText("Blocked time", { exact: true }).click();
  await dialog.getByLabel("What for").fill("Team meeting");
  await dialog.getByLabel("Time", { exact: true }).fill("13:00");
  await dialog.getByRole("button", { name: "Block it" }).click();
  await expect(block(page, /Team meeting/)).toBeVisible();
});

/** Drags a visit by so many minutes down its column. */
async function drag(page: Page, name: RegExp, minutes: number): Promise<void> {
  const box = (await block(page, name).boundingBox())!;
  const perMinute = (box.height + 2) / 30;
  const [x, y] = [box.x + box.width / 2, box.y + 8];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x, y + (minutes * perMinute) / 2, { steps: 3 });
  await page.mouse.move(x, y + minutes * perMinute, { steps: 3 });
  await page.mouse.up();
}

test("a visit's page keeps notes, consent and pain, and the front desk sees none of it", async ({ page, browser }) => {
  const id = await clinic.book({ who: "Zoë Muñoz", at: "09:00", cautions: ["gate/bleeds_easily"] });
  await joinAs(page, clinic, "practitioner");
  await page.goto(`/staff/${clinic.slug}/visits/${id}`);
  await expect(page.getByRole("listitem").filter({ hasText: "Take care" })).toContainText("You bruise easily.");
  await page.getByLabel("A note").fill("Better on the left.");
  await page.getByRole("button", { name: "Keep the note" }).click();
  await expect(page.getByText("Better on the left.")).toBeVisible();
  await page.getByRole("button", { name: "They agree to be treated today: Yes" }).click();
  await expect(page.getByText(/Yes, noted by Ana Silva/)).toBeVisible();
  for (const [pain, said] of [
    ["6", "Pain: 6 of 10."],
    ["4", "Pain went from 6 to 4, of 10."],
  ] as const) {
    await page.getByLabel("Pain now, 0 to 10").fill(pain);
    await page.getByRole("button", { name: "Keep the pain" }).click();
    await expect(page.locator("figcaption", { hasText: said })).toBeVisible();
  }
  const desk = await browser.newPage();
  await joinAs(desk, clinic, "front_desk", "Dana");
  await desk.goto(`/staff/${clinic.slug}/visits/${id}`);
  await expect(desk.getByRole("heading", { level: 1, name: "Zoë Muñoz" })).toBeVisible();
  await expect(desk.getByText("There are cautions. A practitioner can see which.")).toBeVisible();
  const sent = await desk.content();
  for (const secret of ["Better on the left", "bleeds_easily", "bruise", "from 6 to 4"])
    expect(sent).not.toContain(secret);
  await desk.close();
});

test("somebody is found without accents, given their file, erased, and found nowhere any more", async ({ page }) => {
  await clinic.book({ who: "Zoë Muñoz", at: "09:00", email: "zoe@example.org" });
  await joinAs(page, clinic, "owner");
  await page.goto(`/staff/${clinic.slug}/people`);
  await page.getByLabel("Find somebody").fill("munoz");
  await page.getByRole("button", { name: "Find" }).click();
  await page.getByRole("link", { name: "Zoë Muñoz" }).click();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "Everything kept of them, as a file" }).click(),
  ]);
  const file = JSON.parse(await readFile(await download.path(), "utf8"));
  expect([file.person[0].email, file.visit.length]).toEqual(["zoe@example.org", 1]);
  await page.getByRole("link", { name: "Erase this person …" }).click();
  await page.getByLabel("To be sure, type the name: Zoë Muñoz").fill("Zoe");
  await page.getByRole("button", { name: "Erase for good" }).click();
  await expect(page.getByText("That is not the name as it is kept.")).toBeVisible();
  await page.getByLabel("To be sure, type the name: Zoë Muñoz").fill("Zoë Muñoz");
  await page.getByRole("button", { name: "Erase for good" }).click();
  await expect(page.getByText(/Every column of every table was searched.* None was found/)).toBeVisible();
  await page.goto(`/staff/${clinic.slug}/people`);
  await page.getByLabel("Find somebody").fill("munoz");
  await page.getByRole("button", { name: "Find" }).click();
  await expect(page.getByText("Nobody was found.")).toBeVisible();
  await page.goto(`/staff/${clinic.slug}/audit`);
  for (const action of ["looked at a person", "exported a person’s data", "erased a person"])
    await expect(page.getByRole("cell", { name: action }).first()).toBeVisible();
});

test("what is set up is kept: hours, a date that differs, a service and who may do it, a room, a mail text", async ({
  page,
}) => {
  await joinAs(page, clinic, "owner");
  const at = (part: string) => `/staff/${clinic.slug}/set-up${part}`;
  await page.goto(at("/hours"));
  await page.getByRole("link", { name: "Change the week of Ben Okafor" }).click();
  await page.getByLabel("Monday").fill("10-12.30, 13–17");
  await page.getByLabel("Tuesday").fill("9-25");
  await page.getByRole("button", { name: "Keep the week" }).click();
  await expect(page.getByText("Write hours such as")).toBeVisible();
  await expect(page.getByLabel("Monday")).toHaveValue("10-12.30, 13–17");
  await page.getByLabel("Tuesday").fill("");
  await page.getByRole("button", { name: "Keep the week" }).click();
  await expect(page.getByRole("row", { name: /Ben Okafor/ })).toContainText("10:00–12:3013:00–17:00–");
  const dates = page.getByRole("region", { name: "Dates that differ" });
  await dates.getByLabel("Day").fill("2027-12-25");
  await dates.getByLabel("Why").fill("Christmas");
  await dates.getByRole("button", { name: "Add" }).click();
  await expect(dates).toContainText("Saturday, 25 December 2027 · Here · closed");
  await page.goto(at("/services/new"));
  await page.getByLabel("Name").fill("Long massage");
  await page.getByLabel("Treatment").selectOption("Massage");
  await page.getByLabel("What happens, for people who book").fill("Slow.");
  await page.getByLabel("Ana Silva", { exact: true }).check();
  await page.getByRole("button", { name: "Keep" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Long massage" })).toBeVisible();
  await expect(page.getByLabel("Ana Silva", { exact: true })).toBeChecked();
  await expect(page.getByLabel("Ben Okafor", { exact: true })).not.toBeChecked();
  await page.goto(at("/resources"));
  await page.getByText("Another room", { exact: true }).click();
  const room = page.getByRole("form", { name: "Another room" });
  await room.getByLabel("Name").fill("Room 3");
  await room.getByRole("button", { name: "Add" }).click();
  await expect(page.getByText("Room 3", { exact: true })).toBeVisible();
  await page.goto(at("/mails"));
  await page.getByLabel("When a visit is booked").fill("Bring a towel.");
  await page.getByRole("button", { name: "Preview" }).click();
  await expect(page.getByRole("region", { name: "When a visit is booked" })).toContainText("Bring a towel.");
  await page.getByRole("button", { name: "Keep" }).click();
  await expect(page.getByText("Kept.")).toBeVisible();
  await page.reload();
  await expect(page.getByLabel("When a visit is booked")).toHaveValue("Bring a towel.");
  await page.goto(at(""));
  await page.getByLabel("Booked at least so many minutes ahead").fill("90");
  await page.getByRole("button", { name: "Keep" }).first().click();
  await expect(page.getByText("Kept.")).toBeVisible();
  await expect(page.getByLabel("Booked at least so many minutes ahead")).toHaveValue("90");
});

test("axe finds nothing in the diary, light or dark, and no page is wider than its screen", async ({ page }) => {
  await page.goto("/staff/sign-in");
  await expectSound(page);
  const visit = await clinic.book({ who: "Zoë Muñoz", at: "09:00", cautions: ["pregnancy"] });
  await clinic.book({ who: "Łukasz Nowak", at: "10:00", wave: true });
  await joinAs(page, clinic, "owner");
  const below = ["set-up", "set-up/hours", "set-up/services/new", "set-up/resources", "set-up/mails", "team", "audit"];
  const inside = [`visits/${visit}`, "people", ...below].map((path) => `/staff/${clinic.slug}/${path}`);
  for (const path of [day(), day("&view=week"), day("&by=device"), "/staff/account", ...inside]) {
    await page.goto(path);
    if (path.includes("/diary")) await expect(page.getByText("Łukasz Nowak").filter({ visible: true })).toBeVisible();
    await expectSound(page);
  }
});
