import { loadContent } from "../apps/cli/src/load.ts";

/**
 * How old a reader must be: the Flesch-Kincaid grade plus 5, since the first grade ends at about 6.
 *
 * Made for English, and for whole passages: below some 20 words it jumps about.
 *
 * @see Kincaid and others, Naval Technical Training Command, Research Branch Report 8-75 (1975)
 */
export function readingAge(passages: readonly string[]): number {
  const sentences = passages.flatMap(sentencesIn);
  const words = sentences.flatMap(wordsIn);
  const syllables = words.map(syllablesIn).reduce((sum, n) => sum + n, 0);
  return (0.39 * words.length) / sentences.length + (11.8 * syllables) / words.length - 15.59 + 5;
}

const sentencesIn = (passage: string) => passage.split(/[.!?:;](?=\s|$)/).filter((sentence) => /\w/.test(sentence));
const wordsIn = (sentence: string) => sentence.match(/\d[\d.,]*|[\p{L}’']+/gu) ?? [];

/** By groups of vowels, less silent ends; a number is said a digit at a time. */
export function syllablesIn(word: string): number {
  if (/^\d/.test(word)) return word.replace(/\D/g, "").length;
  const plain = word.toLowerCase().replace(/[’'](s|re|ve|ll|t)?$/, "");
  const voiced = plain
    .replace(/(?<=[aeiouy].*)(?<![td])ed$|(?<=[aeiouy].*)(?<![scxz]|[sc]h|g)es$/, "")
    .replace(/(?<=[aeiouy].*)(?<![^aeiouy]l)e$/, "")
    .replace(/(?<=[aeiouy][a-z]*e)(ly|ment|ful|less)$/, "$1");
  const groups = voiced.match(/[aeiouy]+/g)?.length ?? 0;
  const split = voiced.match(/(?<![tcsg])i[aou]|[^g]ua|uing|ying|eing/g)?.length ?? 0;
  return Math.max(1, groups + split);
}

type Passage = Readonly<{ room: string; place: string; text: string }>;

/** `npm run bench reading [how many]`: the reading age of the English that people read, and its hardest passages. */
export function benchReading(): void {
  const { careWording, treatmentWording, reading, wording, library } = loadContent();
  const articles = Object.fromEntries(
    Object.entries(library.articles).map(([id, { sections }]) => [id, sections.map(({ text }) => text)]),
  );
  const { exercises, habits, plans, ...care } = careWording!;
  const { dangerSigns, terms } = reading;
  const { findings, questions, rules, urgencies, anatomy } = wording;
  const check = { questions, findings, rules, urgencies };
  const rooms = {
    exercises,
    habits,
    plans,
    care,
    treatments: treatmentWording,
    ...check,
    dangerSigns,
    terms,
    anatomy,
    articles,
  };
  const passages = Object.entries(rooms).flatMap(([room, words]) => passagesIn(words, room, room));

  console.log("reading age (Flesch-Kincaid grade + 5) of the English; long: passages of 20 words or more\n");
  console.log("| words of | words | age | long | of them over 12 |\n|---|---|---|---|---|");
  for (const room of [...Object.keys(rooms), "all"]) {
    const texts = passages.filter((p) => room === "all" || p.room === room).map((p) => p.text);
    const long = texts.filter(isLong);
    const hard = long.filter((text) => readingAge([text]) > 12);
    const count = texts.flatMap(wordsIn).length;
    console.log(`| ${room} | ${count} | ${readingAge(texts).toFixed(1)} | ${long.length} | ${hard.length} |`);
  }
  console.log("\nthe hardest of the long ones:");
  const ages = new Map(passages.filter((p) => isLong(p.text)).map(({ text, place }) => [text, place]));
  const hardest = [...ages].map(([text, place]) => ({ age: readingAge([text]), place, text }));
  hardest.sort((a, b) => b.age - a.age);
  for (const { age, place, text } of hardest.slice(0, Number(process.argv[3] ?? 12))) {
    console.log(`${age.toFixed(1)}  ${place}\n      ${text}`);
  }
}

const isLong = (text: string) => wordsIn(text).length >= 20;

/** Every text in `words`, an article's by its paragraphs and items. Marks of sources are not read out. */
function passagesIn(words: unknown, room: string, place: string): readonly Passage[] {
  if (typeof words === "string") {
    return words
      .split(/\n\s*\n|\n(?=- )/)
      .map((text) => ({
        room,
        place,
        text: text
          .replace(/^- |\s*\[@[^\]]*\]/g, "")
          .replace(/\s+/g, " ")
          .trim(),
      }))
      .filter(({ text }) => /\p{L}{2}/u.test(text));
  }
  return Object.entries(words as object).flatMap(([key, inner]) => passagesIn(inner, room, `${place} ${key}`));
}
