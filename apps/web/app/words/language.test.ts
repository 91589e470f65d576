import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { test } from "node:test";
import { languageOf, languages, pathIn, pathWithoutLanguage } from "./language.ts";

const paths = ["/", "/check", "/check/result?all=yes", "/causes/dish", "/front", "/fr-page", "/entry"];

test("a page's address tells its language, and leads back to the page", () => {
  for (const { code } of languages) {
    for (const path of paths) {
      assert.equal(languageOf(pathIn(code, path)), code, `${code} ${path}`);
      assert.equal(pathWithoutLanguage(pathIn(code, path)), path, `${code} ${path}`);
    }
  }
});

test("English stands at / and nowhere else", () => {
  assert.equal(pathIn("en", "/causes"), "/causes");
  assert.equal(languageOf("/en/causes"), "en");
  assert.equal(pathWithoutLanguage("/en/causes"), "/en/causes");
});

test("the interface and the content speak the same languages", () => {
  const content = readdirSync(new URL("../../../../content", import.meta.url)).filter((name) =>
    /^[a-z]{2}$/.test(name),
  );
  assert.deepEqual(languages.map(({ code }) => code).sort(), content.sort());
});
