import type { Condition, Figure, Test } from "@backroot/knowledge";
import { naturalFrequency, shareOf } from "@backroot/reasoning";
import { library, model, wordingIn } from "../../library.server.ts";
import type { Language } from "../../words/language.ts";
import { readingWordsIn, wordsIn } from "../../words/words.server.ts";

/** A condition as a reader meets it: words, or a list of which all or any must be true. */
export type Said = string | Readonly<{ join: "all" | "any"; parts: readonly Said[] }>;

/** How often people with a cause report something, beside people with ordinary upper back pain. */
export type Report = Readonly<{
  of: string;
  /** What is reported, in words. */
  sign: string;
  p: number;
  ordinary: number;
  figure: Figure;
}>;

export const findingOf = new Map(model.findings.map((finding) => [finding.id, finding]));
export const causeOf = new Map(model.causes.map((cause) => [cause.id, cause]));
const ruleOf = new Map(model.rules.map((rule) => [rule.id, rule]));

/** Says what the model holds in the words of one language. */
export function inWords(language: Language) {
  const wording = wordingIn[language];
  const { library: words } = readingWordsIn[language];
  const { check, result } = wordsIn[language];
  const said = (finding: string, answer: string) =>
    check.said.replace("{finding}", finding).replace("{answer}", lower(answer));

  const test = (asked: Test): string => {
    const side = /_(left|right)$/.exec(asked.finding)?.[1] as "left" | "right" | undefined;
    const id = wording.findings[asked.finding] ? asked.finding : asked.finding.replace(/_(left|right)$/, "");
    const { label, values } = wording.findings[id]!;
    if ("equals" in asked) return said(label, values?.[asked.equals] ?? asked.equals);
    if (!("is" in asked)) return id === asked.finding ? label : `${label}, ${check[side!]}`;
    const phrase = { ">=": words.atLeast, "<=": words.atMost, "<": words.under, ">": words.over }[asked.is];
    return said(label, phrase.replace("{n}", amount(asked.than, findingOf.get(id)?.unit, language)));
  };

  const condition = (when: Condition): Said => {
    if ("all" in when) return { join: "all", parts: when.all.map(condition) };
    if ("any" in when) return { join: "any", parts: when.any.map(condition) };
    if (!("not" in when)) return test(when);
    const inner = condition(when.not);
    return typeof inner === "string" ? words.not.replace("{finding}", lower(inner)) : negated(inner);
  };
  // "Not (a or b)" reads as "not a, and not b".
  const negated = ({ join, parts }: Exclude<Said, string>): Said => ({
    join: join === "all" ? "any" : "all",
    parts: parts.map((part) =>
      typeof part === "string" ? words.not.replace("{finding}", lower(part)) : negated(part),
    ),
  });

  return {
    test,
    /** A figure's `of`, such as `severity>=8`. */
    sign: (of: string) => test(testOf(of)),
    rule: (id: string): Said => condition(ruleOf.get(id)!.when),
    frequency: (p: number): string => {
      const { count, of, bound } = naturalFrequency(p);
      if (bound === "less") return result.fewer;
      if (bound === "more") return result.more;
      return result.about.replace("{count}", String(count)).replace("{of}", String(of));
    },
    number: (n: number) => n.toLocaleString(language, { maximumSignificantDigits: 2 }),
  };
}

/** What is reported with a cause, what tells most first: Jeffreys' divergence of each figure from the baseline. */
export function reportsOf(cause: string, language: Language): readonly Report[] {
  const { sign } = inWords(language);
  return causeOf
    .get(cause)!
    .evidence.flatMap(({ finding: id, p, figures }) => {
      const finding = findingOf.get(id)!;
      return figures.map((figure) => ({
        of: figure.of,
        sign: sign(figure.of),
        p: shareOf(finding, p, figure.of),
        ordinary: shareOf(finding, finding.baseline!, figure.of),
        figure,
      }));
    })
    .sort((a, b) => telling(b.p, b.ordinary) - telling(a.p, a.ordinary));
}

/** Every sign either cause has a figure for, with its share in both; the widest difference first. */
export function differencesOf(
  a: string,
  b: string,
  language: Language,
): readonly Readonly<{ of: string; sign: string; a: number; b: number }>[] {
  const { sign } = inWords(language);
  const asked = [a, b].flatMap((cause) => causeOf.get(cause)!.evidence.flatMap((e) => e.figures.map((f) => f.of)));
  return [...new Set(asked)]
    .map((of) => ({ of, sign: sign(of), a: shareWith(a, of), b: shareWith(b, of) }))
    .filter((row) => Math.abs(Math.log(row.a / row.b)) > leastTelling)
    .sort((x, y) => telling(y.a, y.b) - telling(x.a, x.b));
}

/** A sign weaker than this ratio, in nats, is not worth a line. */
export const leastTelling = Math.log(1.3);

/** P(sign | cause): its own figure, or the baseline where it has none. */
function shareWith(cause: string, of: string): number {
  const finding = findingOf.get(siteOf(testOf(of).finding))!;
  const evidence = causeOf.get(cause)!.evidence.find((e) => e.finding === finding.id);
  return shareOf(finding, evidence?.p ?? finding.baseline!, of);
}

const siteOf = (id: string) => (findingOf.has(id) ? id : id.replace(/_(left|right)$/, ""));

/** How well a sign tells two groups apart, in nats: Jeffreys (1946), of yes alone. */
function telling(p: number, q: number): number {
  return (p - q) * Math.log(p / q);
}

function testOf(of: string): Test {
  const [, finding, sign, value] = /^([a-z0-9_]+)(?:(>=|<=|<|>|=)(.+))?$/.exec(of)!;
  if (sign === undefined) return { finding: finding! };
  if (sign === "=") return { finding: finding!, equals: value! };
  return { finding: finding!, is: sign as ">=", than: Number(value) };
}

/** Days in the largest unit that divides them: 14 is two weeks, 90 three months. */
function amount(n: number, unit: string | undefined, language: Language): string {
  if (unit !== "days") return String(n);
  const [count, name] = n >= 60 && n % 30 === 0 ? [n / 30, "month"] : n % 7 === 0 ? [n / 7, "week"] : [n, "day"];
  return count.toLocaleString(language, { style: "unit", unit: name, unitDisplay: "long" });
}

function lower(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

/** The causes that look like this one, said from either side, once each. */
export function lookAlikesOf(id: string): readonly Readonly<{ cause: string; how: string }>[] {
  const own = library.causes[id]!.look_alikes.map(({ cause, how }) => ({ cause, how }));
  const named = Object.values(library.causes).flatMap((other) =>
    other.look_alikes.filter((look) => look.cause === id).map(({ how }) => ({ cause: other.id, how })),
  );
  return [...own, ...named].filter(({ cause }, i, all) => all.findIndex((look) => look.cause === cause) === i);
}

/** The address of a comparison, always the same for two causes whichever comes first. */
export function comparisonOf(a: string, b: string): string {
  const [first, second] = [a, b].sort();
  return `/compare/${first}/${second}`;
}

/** Every two causes one of which says it looks like the other, each once and in the order of its address. */
export const lookAlikePairs: readonly (readonly [string, string])[] = [
  ...new Set(
    Object.values(library.causes).flatMap(({ id, look_alikes }) =>
      look_alikes.map(({ cause }) => [id, cause].sort().join(" ")),
    ),
  ),
].map((pair) => pair.split(" ") as [string, string]);
