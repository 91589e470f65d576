import { z } from "zod";
import type { Inspection } from "./inspection.ts";
import type { Problem } from "./problem.ts";
import { date, summary, words } from "./shape.ts";
import { type Keys, YamlFile } from "./yaml-file.ts";

const reviewed = { author: words, reviewer: words, last_reviewed: date, next_review: date };
const front = z.strictObject({ title: words, summary, ...reviewed });
const reviewOnly = z.strictObject(reviewed);

/** Who wrote something, who signed it off, and when it must be looked at again. Dates such as 2026-11-22. */
export type Review = Readonly<{ author: string; reviewer: string; lastReviewed: string; nextReview: string }>;

/** Said in place of a reviewer's name until a clinician has signed the article off. */
export const notYetReviewed = "not yet reviewed by a clinician";

export type Article = Review &
  Readonly<{
    title: string;
    summary: string;
    /** Markdown, with source marks such as [@klompas2002]. */
    sections: readonly Readonly<{ heading: string; text: string }>[];
  }>;

/**
 * Reads an article: front matter between `---` lines, then `##` sections in a fixed order.
 *
 * @param headings the sections every article of this kind has; undefined when each has its own
 * @param today a date such as 2026-11-22; an article past its review date is a warning, a year past it an error
 */
export function readArticle(
  path: string,
  text: string,
  headings: readonly string[] | undefined,
  today: string,
  inspection: Inspection,
): Article | undefined {
  const note = (code: Problem["code"], line: number, message: string, severity: Problem["severity"] = "error") => {
    inspection.problems.push({ severity, code, path, line, message });
  };
  const parts = /^---\r?\n([\s\S]*?)\r?\n---\r?\n([\s\S]*)$/.exec(text);
  if (parts === null) {
    note("missing_review", 1, 'an article begins with its review fields between two "---" lines');
    return undefined;
  }
  const file = new YamlFile(path, parts[1]!, inspection.problems, 2);
  const fields = file.read(front);
  const bodyLine = parts[1]!.split("\n").length + 3;
  const sections = sectionsOf(parts[2]!, bodyLine);
  const found = sections.map((s) => s.heading);
  for (const heading of headings ?? found) {
    const section = sections.find((s) => s.heading === heading);
    if (section === undefined) note("missing_section", bodyLine, `the section "${heading}" is missing`);
    else if (section.text === "") note("missing_section", section.line, `the section "${heading}" is empty`);
  }
  for (const section of sections) {
    if (headings !== undefined && !headings.includes(section.heading)) {
      note("missing_section", section.line, `"${section.heading}" is not a section here; use ${headings.join(", ")}`);
    }
    checkCitations(section, path, inspection);
  }
  if (found.length === 0) note("missing_section", bodyLine, "an article has at least one section");
  if (new Set(found).size < found.length) note("missing_section", bodyLine, "a section stands twice");
  if (fields === undefined) return undefined;
  const { title, summary: inShort, ...review } = fields;
  return {
    title,
    summary: inShort,
    ...checkedReview(review, file, [], today),
    sections: sections.map(({ heading, text: body }) => ({ heading, text: body })),
  };
}

/**
 * Reads the `review` of a file of words.
 *
 * @param today a date such as 2026-11-22; past its review date it is a warning, a year past it an error
 */
export function readReview(file: YamlFile, today: string): Review | undefined {
  const fields = file.read(reviewOnly, ["review"]);
  return fields && checkedReview(fields, file, ["review"], today);
}

function checkedReview(fields: z.infer<typeof reviewOnly>, file: YamlFile, at: Keys, today: string): Review {
  const { author, reviewer, last_reviewed: lastReviewed, next_review: nextReview } = fields;
  if (nextReview <= lastReviewed) {
    file.error("missing_review", [...at, "next_review"], "the next review must come after the last one");
  }
  if (lastReviewed > today) {
    file.error("missing_review", [...at, "last_reviewed"], `${lastReviewed} is in the future`);
  }
  if (yearAfter(nextReview) <= today) {
    file.error(
      "review_expired",
      [...at, "next_review"],
      `the review was due on ${nextReview}, over a year ago; review it or withdraw it`,
    );
  } else if (nextReview <= today) {
    file.warning(
      "review_overdue",
      [...at, "next_review"],
      `the review was due on ${nextReview}; review it within a year of that day`,
    );
  }
  return { author, reviewer, lastReviewed, nextReview };
}

type Section = Readonly<{ heading: string; text: string; line: number }>;

function sectionsOf(body: string, firstLine: number): readonly Section[] {
  const sections: { heading: string; lines: string[]; line: number }[] = [];
  body.split(/\r?\n/).forEach((line, i) => {
    const heading = /^## +(.+?) *$/.exec(line);
    if (heading) sections.push({ heading: heading[1]!, lines: [], line: firstLine + i });
    else sections.at(-1)?.lines.push(line);
  });
  return sections.map(({ heading, lines, line }) => ({ heading, line, text: lines.join("\n").trim() }));
}

/** Source marks are `[@id]` or `[@id; @other]`. */
function checkCitations(section: Section, path: string, inspection: Inspection): void {
  section.text.split("\n").forEach((line, i) => {
    for (const mark of line.matchAll(/@([A-Za-z0-9_]+)/g)) {
      const source = mark[1]!;
      if (inspection.sources.has(source)) inspection.usedSources.add(source);
      else if (inspection.sources.size > 0) {
        inspection.problems.push({
          severity: "error",
          code: "unknown_source",
          path,
          line: section.line + 1 + i,
          message: `no source is called "${source}"; add it to content/sources.yaml or correct the mark`,
        });
      }
    }
  });
}

/** The same day a year later, as text; 29 February becomes 1 March. */
function yearAfter(day: string): string {
  const [year, rest] = [Number(day.slice(0, 4)) + 1, day.slice(4)];
  return rest === "-02-29" ? `${year}-03-01` : `${year}${rest}`;
}
