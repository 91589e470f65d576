import type { Role } from "@backroot/storage";
import { type APIRequestContext, type Browser, expect, test } from "@playwright/test";
import { aClinic, joinAs, type TestClinic } from "./clinic.ts";

/** What each role may open (o owner, p practitioner, f front desk), written by hand from what each is there to do. */
const pages: readonly (readonly [path: string, sees: string, changes: string])[] = [
  ["diary", "opf", "opf"],
  ["diary/changes?from=0&to=300", "opf", ""],
  ["visits/VISIT", "opf", "opf"],
  ["visits/VISIT/handover", "", "op"],
  ["handover", "op", ""],
  ["people", "opf", "opf"],
  ["people/PERSON", "opf", "opf"],
  ["people/PERSON/export", "op", ""],
  ["people/PERSON/erase", "o", "o"],
  ["set-up", "o", "o"],
  ["set-up/hours", "o", "o"],
  ["set-up/services", "o", "o"],
  ["set-up/services/assessment", "o", "o"],
  ["set-up/resources", "o", "o"],
  ["set-up/mails", "o", "o"],
  ["team", "o", "o"],
  ["audit", "o", ""],
  ["mails", "of", ""],
];
const letter: Readonly<Record<Role, string>> = { owner: "o", practitioner: "p", front_desk: "f" };

async function signedIn(browser: Browser, baseURL: string, clinic: TestClinic, role: Role): Promise<APIRequestContext> {
  const context = await browser.newContext({ baseURL });
  const page = await context.newPage();
  await joinAs(page, clinic, role, role);
  await page.goto("about:blank");
  return context.request;
}

/** What comes of asking; a stream is let go once it has begun. */
async function statusOf(request: APIRequestContext, method: "GET" | "POST", path: string, origin?: string) {
  try {
    const headers = { ...(origin !== undefined && { Origin: origin }) };
    const form = method === "POST" ? { form: { do: "nothing" } } : {};
    const answer = await request.fetch(path, { method, headers, maxRedirects: 0, timeout: 4_000, ...form });
    return answer.status();
  } catch (error) {
    // The stream of changes has begun and does not end.
    if (path.includes("/changes?") && /timed? ?out/i.test(String(error))) return 200;
    throw error;
  }
}

test("each page opens for the roles it is meant for, for nobody signed out, and for no other clinic", async ({
  browser,
  baseURL,
  request,
}) => {
  test.setTimeout(180_000);
  const clinic = await aClinic();
  const elsewhere = await aClinic();
  const visit = await clinic.book({ who: "Zoë Muñoz", at: "09:00" });
  const { person_id } = await clinic.storage.read
    .selectFrom("visit")
    .select("person_id")
    .where("id", "=", visit)
    .executeTakeFirstOrThrow();
  const at = (slug: string, path: string) =>
    `/staff/${slug}/${path.replace("VISIT", visit).replace("PERSON", person_id!)}`;
  const wrong: string[] = [];
  const expectStatus = (what: string, status: number, right: boolean) => {
    if (!right) wrong.push(`${what}: ${status}`);
  };
  for (const role of ["owner", "practitioner", "front_desk"] as const) {
    const mine = await signedIn(browser, baseURL!, clinic, role);
    for (const [path, sees, changes] of pages) {
      const [got, posted] = [
        await statusOf(mine, "GET", at(clinic.slug, path)),
        await statusOf(mine, "POST", at(clinic.slug, path), baseURL),
      ];
      const mayPost = changes.includes(letter[role]);
      expectStatus(`${role} GET ${path}`, got, got === (sees.includes(letter[role]) ? 200 : 403));
      // What is sent is nonsense: whoever may change something is told so, never an error of ours.
      expectStatus(`${role} POST ${path}`, posted, mayPost ? posted !== 403 && posted < 500 : posted === 403);
      const forged = await statusOf(mine, "POST", at(clinic.slug, path), "https://elsewhere.example");
      expectStatus(`${role} POST ${path} from another site`, forged, forged >= 400 && forged < 500);
    }
  }
  const other = await signedIn(browser, baseURL!, elsewhere, "owner");
  for (const [path, sees] of pages) {
    const hidden = [
      await statusOf(other, "GET", at(clinic.slug, path)),
      await statusOf(other, "POST", at(clinic.slug, path), baseURL),
    ];
    expectStatus(
      `another clinic's owner ${path}`,
      hidden[0]!,
      hidden.every((status) => status === 404),
    );
    // The ids of one clinic by the address of another.
    if (sees !== "" && /VISIT|PERSON/.test(path) && !path.endsWith("erase")) {
      const status = await statusOf(other, "GET", at(elsewhere.slug, path));
      expectStatus(`ids of another clinic ${path}`, status, status === 404);
    }
    const out = [
      await statusOf(request, "GET", at(clinic.slug, path)),
      await statusOf(request, "POST", at(clinic.slug, path), baseURL),
    ];
    expectStatus(
      `signed out ${path}`,
      out[0]!,
      out.every((status) => status === 302),
    );
  }
  expect(wrong).toEqual([]);
  expect(
    await clinic.storage.read.selectFrom("person").select("id").where("id", "=", person_id!).execute(),
  ).toHaveLength(1);
  await clinic.storage.close();
  await elsewhere.storage.close();
});
