import { z } from "zod";
import type { Inspection } from "./inspection.ts";
import type { Problem } from "./problem.ts";
import { date, summary, words } from "./shape.ts";
import { YamlFile } from "./yaml-file.ts";

const review = z.strictObject({
  title: words,
  summary,
  author: words,
  reviewer: words,
  last_reviewed: date,
  next_review: date,
});

/** Said in place of a reviewer's name until a clinician has signed the article off. */
export const notYetReviewed = "not yet reviewed by a clinician";

export type Article = Readonly<{
  title: string;
  summary: string;
  author: string;
  reviewer: string;
  lastReviewed: string;
  nextReview: string;
  /** Markdown, with source marks such as [@klompas2002]. */
  sections: readonly Readonly<{ heading: string; text: string }>[];
}>;

/**
 * Reads an article: front matter between `---` lines, then `##` sections in a fixed order.
 *
 * @param headings the sections every article of this kind has
 * @param today a date such as 2026-11-22; an article past its review date is a warning, a year past it an error
 */
export function readArticle(
  path: string,
  text: string,
  headings: readonly string[],
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
  const front = new YamlFile(path, parts[1]!, inspection.problems, 2);
  const fields = front.read(review);
  const bodyLine = parts[1]!.split("\n").length + 3;
  const sections = sectionsOf(parts[2]!, bodyLine);
  const found = sections.map((s) => s.heading);
  for (const heading of headings) {
    const section = sections.find((s) => s.heading === heading);
    if (section === undefined) note("missing_section", bodyLine, `the section "${heading}" is missing`);
    else if (section.text === "") note("missing_section", section.line, `the section "${heading}" is empty`);
  }
  for (const section of sections) {
    if (!headings.includes(section.heading)) {
      note("missing_section", section.line, `"${section.heading}" is not a section here; use ${headings.join(", ")}`);
    }
    checkCitations(section, path, inspection);
  }
  if (new Set(found).size < found.length) note("missing_section", bodyLine, "a section stands twice");
  if (fields === undefined) return undefined;
  if (fields.next_review <= fields.last_reviewed) {
    front.error("missing_review", ["next_review"], "the next review must come after the last one");
  }
  if (fields.last_reviewed > today)
    front.error("missing_review", ["last_reviewed"], `${fields.last_reviewed} is in the future`);
  if (yearAfter(fields.next_review) <= today) {
    front.error(
      "review_expired",
      ["next_review"],
      `the review was due on ${fields.next_review}, over a year ago; review it or withdraw it`,
    );
  } else if (fields.next_review <= today) {
    front.warning(
      "review_overdue",
      ["next_review"],
      `the review was due on ${fields.next_review}; review it within a year of that day`,
    );
  }
  return {
    title: fields.title,
    summary: fields.summary,
    author: fields.author,
    reviewer: fields.reviewer,
    lastReviewed: fields.last_reviewed,
    nextReview: fields.next_review,
    sections: sections.map(({ heading, text: body }) => ({ heading, text: body })),
  };
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
