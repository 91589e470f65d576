import { expect, test } from "@playwright/test";
import { answerAll, employeDeBureau, french, infarctus, openAll } from "./person.ts";
import { expectSound } from "./sound.ts";

const reading = ["/fr", "/fr/causes", "/fr/causes/costochondritis", "/fr/how-it-works", "/fr/no-such-page"];

test("the whole check is in French, to a result with its causes, counts and reasons", async ({ page }) => {
  await page.goto("/fr");
  await page.getByRole("main").locator('a[href="/fr/check"]').first().click();
  await expect(page).toHaveURL("/fr/check");
  await answerAll(page, employeDeBureau, french);
  expect(new URL(page.url()).pathname).toBe("/fr/check/result");
  await expect(page.getByRole("heading", { name: "Vous pouvez vous en occuper vous-même" })).toBeVisible();
  await expect(page.getByText(/environ \d+ sur 10|plus de 9 sur 10/).first()).toBeVisible();
  const first = page.getByRole("article").first();
  await expect(first.getByRole("img").first()).toBeVisible();
  await first.locator("summary", { hasText: "Parle pour elle" }).click();
  await expect(first.getByText("Rester longtemps en position assise, debout ou tête baissée").first()).toBeVisible();
  await expect(first.getByText(/\d,\d fois plus fréquent avec cette cause/).first()).toBeVisible();
  await openAll(page, "sur le dessin");
  await expectSound(page);
  const english = /\b(the|with|and|your|not|when|pain)\b/i;
  const said = await page.locator("body").innerText();
  // Sources keep the titles they were published under.
  const sources = await page.locator("details details").allInnerTexts();
  const ours = sources.reduce((text, source) => text.replace(source, ""), said);
  expect(english.exec(ours)?.[0], ours).toBeUndefined();
});

test("a possible heart attack stops the French check with one thing to do", async ({ page }) => {
  await answerAll(page, infarctus, french);
  await expect(page.getByRole("heading", { name: "Appelez les secours maintenant" })).toBeVisible();
  await expect(page.getByRole("link", { name: "Appeler le 999" })).toHaveAttribute("href", "tel:999");
  await expectSound(page);
  await page.getByRole("link", { name: "Voir tout le résultat" }).click();
  await expect(page).toHaveURL(/\/fr\/check\/result\?all=yes$/);
  await expect(page.getByRole("heading", { name: "Causes possibles" })).toBeVisible();
});

test("every kind of page is sound in French, and reading pages ship no script", async ({ page }) => {
  for (const path of reading) {
    await page.goto(path);
    await expect(page.locator("html")).toHaveAttribute("lang", "fr");
    const scripts = page.locator('script:not([type="application/ld+json"]), link[rel=modulepreload]');
    expect(await scripts.count(), path).toBe(0);
    await expectSound(page);
  }
  for (const at of ["", "?page=where", "?page=severity", "?page=duration", "?page=nerves"]) {
    await page.goto(`/fr/check${at}`);
    await expect(page.getByRole("button", { name: "Suivant" })).toBeVisible();
    await expectSound(page);
  }
});

test("one link at the foot of every page leads to the same page in the other language, and back", async ({ page }) => {
  for (const path of ["/", "/causes", "/causes/dish", "/how-it-works", "/check?page=onset", "/no-such-page"]) {
    await page.goto(path);
    await expect(page.locator("html")).toHaveAttribute("lang", "en");
    await page.getByRole("contentinfo").getByRole("link", { name: "Français" }).click();
    await expect(page.locator("html")).toHaveAttribute("lang", "fr");
    await expect(page).toHaveURL(path === "/" ? "/fr" : `/fr${path}`);
    await page.getByRole("contentinfo").getByRole("link", { name: "English" }).click();
    await expect(page.locator("html")).toHaveAttribute("lang", "en");
    await expect(page).toHaveURL(path);
  }
});

test("answers outlast a change of language", async ({ page }) => {
  await page.goto("/check");
  await page.getByLabel("Your age in years").fill("34");
  await page.getByRole("button", { name: "Next" }).click();
  await expect(page.getByRole("heading", { name: "Where does it hurt?" })).toBeVisible();
  await page.getByRole("link", { name: "Français" }).click();
  await expect(page.getByRole("heading", { name: "Où avez-vous mal" })).toBeVisible();
  await page.getByRole("button", { name: "Retour" }).click();
  await expect(page.getByLabel("Votre âge en années")).toHaveValue("34");
});

test("a French reader stays in French, and is told where an article is not", async ({ page }) => {
  await page.goto("/fr");
  for (const link of await page.locator("a[href^='/']").all()) {
    const address = await link.getAttribute("href");
    if ((await link.getAttribute("hreflang")) === null) expect(address).toMatch(/^\/fr(\/|$)/);
  }
  await page.goto("/fr/causes");
  await page.getByRole("link", { name: "Zona", exact: true }).click();
  await expect(page).toHaveURL("/fr/causes/herpes_zoster");
  await expect(page.getByRole("heading", { level: 1, name: "Zona" })).toBeVisible();
  await expect(page.getByText("Cet article n’est pas encore traduit.")).toBeVisible();
  await expect(page.locator("section[lang=en]", { hasText: "What it feels like" }).first()).toBeVisible();
});

test("search engines are told where each page stands in each language", async ({ page }) => {
  for (const [path, other] of [
    ["/", "/fr"],
    ["/causes/dish", "/fr/causes/dish"],
  ] as const) {
    for (const at of [path, other]) {
      await page.goto(`${at}?from=elsewhere`);
      const pathOf = async (link: string) =>
        new URL(await page.locator(link).evaluate((l: HTMLLinkElement) => l.href)).pathname;
      expect(await pathOf("link[rel=canonical]")).toBe(at);
      expect(await pathOf("link[rel=alternate][hreflang=en]")).toBe(path);
      expect(await pathOf("link[rel=alternate][hreflang=fr]")).toBe(other);
      expect(await pathOf("link[rel=alternate][hreflang=x-default]")).toBe(path);
    }
  }
  await page.goto("/fr/no-such-page");
  expect(await page.locator("link[rel=canonical], link[rel=alternate]").count()).toBe(0);
});

test("a browser fetches the words of its own language alone, and the check goes on when the line is cut", async ({
  page,
  context,
}) => {
  const asked: string[] = [];
  page.on("request", (request) => asked.push(new URL(request.url()).pathname));
  const questions = page.waitForResponse(/\/question-page-[\w-]+\.js$/);
  await page.goto("/fr/check");
  await expect(page.getByRole("heading", { name: french.aboutYou })).toBeVisible();
  await (await questions).finished();
  await page.waitForLoadState("networkidle");
  expect(asked.filter((path) => /\/(wording\.fr-[\w-]+\.json|fr-[\w-]+\.js)$/.test(path)).length).toBe(2);
  expect(asked.filter((path) => /\/(wording\.en-[\w-]+\.json|en-[\w-]+\.js)$/.test(path))).toEqual([]);
  await context.setOffline(true);
  await page.getByRole("button", { name: "Suivant" }).click();
  await page.locator("label", { hasText: "Entre les omoplates" }).first().click();
  await page.getByRole("button", { name: "Suivant" }).click();
  const heading = page.getByRole("heading", { level: 1 });
  await expect(heading).not.toHaveText(french.where);
  for (let i = 0; i < 3; i++) {
    const before = await heading.innerText();
    await page.getByRole("button", { name: "Je ne sais pas" }).click();
    await expect(heading).not.toHaveText(before);
  }
});
