import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { languages } from "./language.ts";
import { loadWords } from "./load.ts";
import { mailWordsIn } from "./mail.server.ts";
import { loadPlanWords } from "./plan-words.ts";
import { refusalWordsIn } from "./refusal.server.ts";
import { staffWords } from "./staff.en.ts";
import { staffWordsIn } from "./staff.server.ts";
import { readingWordsIn, wordsIn } from "./words.server.ts";

/** What is said in each language, by file: the words of every page, those of pages of reading, and those of the plan. */
const said = await Promise.all(
  languages.map(async ({ code }) => ({
    code,
    all: {
      ...wordsIn[code],
      ...readingWordsIn[code],
      plan: await loadPlanWords(code),
      mail: mailWordsIn[code],
      refusal: refusalWordsIn[code],
    },
  })),
);
const [{ all: inEnglish }] = said as [(typeof said)[number]];

/** Every sentence by its place: `check.left`. */
function sentences(words: unknown, place = ""): ReadonlyMap<string, string> {
  if (typeof words === "string") return new Map([[place, words]]);
  const below = Object.entries(words as object).map(([key, part]) => sentences(part, place ? `${place}.${key}` : key));
  return new Map(below.flatMap((map) => [...map]));
}

const placeholders = (sentence: string) => [...sentence.matchAll(/\{\w+\}/g)].map(([name]) => name).sort();

test("every language says everything English says, and nothing else", () => {
  for (const { code, all } of said) {
    assert.deepEqual([...sentences(all).keys()].sort(), [...sentences(inEnglish).keys()].sort(), code);
    for (const [place, sentence] of sentences(all)) assert.ok(sentence.trim() !== "", `${code} ${place}`);
  }
});

test("no translation loses or invents a placeholder", () => {
  for (const { code, all } of said) {
    for (const [place, sentence] of sentences(all)) {
      assert.deepEqual(placeholders(sentence), placeholders(sentences(inEnglish).get(place)!), `${code} ${place}`);
    }
  }
});

test("the pages for staff say the same in every language, with the same placeholders", () => {
  const first = sentences(staffWords);
  for (const { code } of languages) {
    const spoken = sentences(staffWordsIn[code]);
    assert.deepEqual([...spoken.keys()].sort(), [...first.keys()].sort(), code);
    for (const [place, sentence] of spoken) {
      assert.ok(sentence.trim() !== "", `${code} ${place}`);
      assert.deepEqual(placeholders(sentence), placeholders(first.get(place)!), `${code} ${place}`);
    }
  }
});

test("a browser is given the words the server wrote with", async () => {
  for (const { code } of languages) assert.equal(await loadWords(code), wordsIn[code]);
});

test("French has its thin no-break spaces and its apostrophes, in the interface and in the content", () => {
  const folder = new URL("../../../../content/fr/", import.meta.url);
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((path) => /\.(yaml|md)$/.test(path));
  const lines = files.flatMap((path) =>
    readFileSync(new URL(path, folder), "utf8")
      .split("\n")
      .map((line, i) => [`content/fr/${path}:${i + 1}`, line.replace(/https?:\S+/g, "")] as const),
  );
  const spoken = [...sentences(said.find(({ code }) => code === "fr")!.all), ...sentences(staffWordsIn.fr)];
  assert.ok(lines.length > 300 && spoken.length > 150);
  const wrong = /[^\u202f][?!»]|\p{L};|[ \u00a0][:;]|«[^\u202f]|\p{L}'/u;
  for (const [place, text] of [...lines, ...spoken]) {
    assert.ok(!wrong.test(text), `${place}: ${wrong.exec(text)?.[0]} in ${text}`);
  }
});

test("no sentence of the French content is still the English one", () => {
  const sentencesIn = (language: string) => {
    const folder = new URL(`../../../../content/${language}/`, import.meta.url);
    const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((path) => path.endsWith(".yaml"));
    return files.flatMap((path) => readFileSync(new URL(path, folder), "utf8").match(/"[^"]*(?: [^" ]+){3}"/g) ?? []);
  };
  const english = new Set(sentencesIn("en"));
  const french = sentencesIn("fr");
  assert.ok(english.size > 1000 && french.length > 1000);
  assert.deepEqual(
    french.filter((sentence) => english.has(sentence)),
    [],
  );
});
