import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

type Options = Readonly<{
  /** Rules that do not fit the page, each for a reason told where it is left out. */
  without?: readonly string[];
  /** The part to weigh; the whole page unless told. */
  part?: string;
}>;

/**
 * Expects that axe finds nothing in the page as it stands and that it is not wider than its screen. Only colours differ in
 * the dark, so there only contrast is weighed again; after it the page is light.
 */
export async function expectSound(page: Page, { without = [], part }: Options = {}): Promise<void> {
  await page.emulateMedia({ colorScheme: "light" });
  await expectNothing(page, (axe) => axe.disableRules([...without]), part);
  await page.emulateMedia({ colorScheme: "dark" });
  await page.evaluate(() => {
    const turning = document.getAnimations().filter((animation) => animation instanceof CSSTransition);
    return Promise.allSettled(turning.map(({ finished }) => finished)).then(() => undefined);
  });
  await expectNothing(page, (axe) => axe.withRules("color-contrast"), part);
  await page.emulateMedia({ colorScheme: "light" });
  const overflow = () => document.documentElement.scrollWidth - document.documentElement.clientWidth;
  expect(await page.evaluate(overflow), `${page.url()} is wider than its screen`).toBeLessThanOrEqual(0);
}

async function expectNothing(page: Page, rules: (axe: AxeBuilder) => AxeBuilder, part?: string): Promise<void> {
  // No page has a frame, so nothing need be gathered from several.
  const axe = rules(new AxeBuilder({ page }).setLegacyMode(true));
  if (part !== undefined) axe.include(part);
  const { violations } = await axe.analyze();
  expect(violations.map(({ id, nodes }) => `${page.url()} ${id}: ${nodes.map(({ html }) => html).join("\n")}`)).toEqual(
    [],
  );
}
