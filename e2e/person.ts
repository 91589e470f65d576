import { expect, type Page } from "@playwright/test";

/** A person who answers the check: what is true of them, by the words they tick. */
export type Person = Readonly<{
  age?: string;
  sex?: "Female" | "Male" | "Féminin" | "Masculin";
  places: readonly string[];
  ticks: readonly string[];
  begin?: string;
  going?: string;
  weeks?: string;
  severity?: number;
}>;

/** What the check says in one language, as far as a person must know it to answer. */
export type Voice = Readonly<
  Record<"check" | "aboutYou" | "age" | "where" | "next" | "howLong" | "howMany" | "weeks" | "howBad", string> &
    Record<"begin" | "going" | "none", string>
>;

export const english: Voice = {
  check: "/check",
  aboutYou: "First, about you",
  age: "Your age in years",
  where: "Where does it hurt?",
  next: "Next",
  howLong: "How long",
  howMany: "How many",
  weeks: "weeks",
  howBad: "How bad",
  begin: "pain begin?",
  going: "How is it going",
  none: "None of these",
};

export const french: Voice = {
  check: "/fr/check",
  aboutYou: "D’abord, quelques mots sur vous",
  age: "Votre âge en années",
  where: "Où avez-vous mal\u202f?",
  next: "Suivant",
  howLong: "Depuis combien de temps",
  howMany: "Combien",
  weeks: "semaines",
  howBad: "Quelle est sa force",
  begin: "a-t-elle commencé\u202f?",
  going: "Comment évolue-t-elle",
  none: "Rien de tout cela",
};

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

/** The desk worker, in French. */
export const employeDeBureau: Person = {
  age: "34",
  sex: "Féminin",
  places: ["Entre les omoplates"],
  ticks: [
    "Douleur sourde",
    "Tension ou raideur",
    "Rester longtemps en position assise, debout ou tête baissée",
    "Bouger ou faire de l’exercice",
    "La chaleur ou un massage",
    "Plus de 6 heures par jour en position assise",
    "Appuyer sur le muscle réveille la douleur",
  ],
  begin: "Peu à peu, en plusieurs semaines ou plus",
  going: "Elle va et vient",
  weeks: "3",
  severity: 4,
};

/** The heart in trouble, in French. */
export const infarctus: Person = {
  age: "63",
  sex: "Masculin",
  places: ["Entre les omoplates", "Devant de la poitrine"],
  ticks: ["Douleur ou poids dans la poitrine", "Sueurs ou nausée avec la douleur"],
  begin: "En quelques heures ou jours, ou déjà là au réveil",
  going: "Elle augmente",
};

/** Goes on from a page that is answered, and waits for the next. */
type GoOn = (page: Page, voice: Voice) => Promise<void>;

/** From the first page to the result, by pressing what is on the page. */
export async function answerAll(page: Page, person: Person, voice = english, next: GoOn = goOn): Promise<void> {
  await page.goto(voice.check);
  await expect(page.getByRole("heading", { level: 1, name: voice.aboutYou })).toBeVisible();
  if (person.age) await page.getByLabel(voice.age).fill(person.age);
  if (person.sex) await page.getByText(person.sex, { exact: true }).click();
  await next(page, voice);
  await expect(page.getByRole("heading", { level: 1, name: voice.where })).toBeVisible();
  for (const place of person.places) await page.locator("label", { hasText: place }).first().click();
  await next(page, voice);
  for (let asked = 0; asked < 26; asked++) {
    if (await atResult(page)) return;
    await answerPage(page, person, voice);
    await next(page, voice);
  }
  throw new Error("the check did not end");
}

/** What the device keeps when a person is at their result, by person. */
const kept = new Map<Person, string>();

/**
 * At the result of a person who answers in English. Once somebody has answered in this process, what the device kept then is put
 * back, which is quicker: for tests of what comes after the interview.
 */
export async function answered(page: Page, person: Person): Promise<void> {
  const before = kept.get(person);
  if (before === undefined) {
    await answerAll(page, person);
    kept.set(person, await page.evaluate(() => JSON.stringify(localStorage)));
    return;
  }
  await page.goto("/how-it-works");
  await page.evaluate((text) => Object.assign(localStorage, JSON.parse(text)), before);
  await page.goto("/check/result");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
}

async function goOn(page: Page, voice: Voice): Promise<void> {
  const heading = page.getByRole("heading", { level: 1 });
  const asked = await heading.innerText();
  await page.getByRole("button", { name: voice.next }).click();
  await expect(heading).not.toHaveText(asked);
}

/** Whether the check is over; waits until a page is there. */
export async function atResult(page: Page): Promise<boolean> {
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  return page.url().includes("/check/result");
}

async function answerPage(page: Page, person: Person, voice: Voice): Promise<void> {
  const heading = await page.getByRole("heading", { level: 1 }).innerText();
  if (heading.includes(voice.howLong)) {
    await page.getByLabel(voice.howMany).fill(person.weeks ?? "1");
    await page.getByText(voice.weeks, { exact: true }).click();
    return;
  }
  if (heading.includes(voice.howBad)) {
    await page.getByRole("slider").focus();
    for (let i = 0; i < (person.severity ?? 6); i++) await page.keyboard.press("ArrowRight");
    return;
  }
  const choice = heading.includes(voice.begin)
    ? person.begin
    : heading.includes(voice.going)
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
  if (!ticked) await page.getByText(voice.none, { exact: true }).click();
}

/** Opens whatever can be opened on a result, but not the drawing of every cause: one is open, and the others are like it. */
export async function openAll(page: Page, drawing: string): Promise<void> {
  for (const summary of await page.locator("summary").filter({ hasNotText: drawing }).all())
    if (await summary.isVisible()) await summary.click();
}
