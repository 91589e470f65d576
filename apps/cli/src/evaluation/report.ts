import { type Judged, placeOf, type Score } from "./score.ts";
import { formatShare } from "./wilson.ts";

/** A table of scores, one column for each assessor, as Markdown. */
export function scoreTable(columns: Readonly<Record<string, Score>>): string {
  const names = Object.keys(columns);
  const rows: [string, (s: Score) => string][] = [
    ["emergencies called emergency", (s) => formatShare(s.emergencyStrict)],
    ["emergencies at least same day", (s) => formatShare(s.emergencyAtLeastSameDay)],
    ["under-triage", (s) => formatShare(s.underTriage)],
    ["over-triage", (s) => formatShare(s.overTriage)],
    ["over-triage of self-care", (s) => formatShare(s.overTriageOfSelfCare)],
    ["urgency exact", (s) => formatShare(s.exact)],
    ["urgency acceptable", (s) => formatShare(s.acceptable)],
    ["urgency within one level", (s) => formatShare(s.withinOne)],
    ["cause first", (s) => formatShare(s.top1)],
    ["cause in first three", (s) => formatShare(s.top3)],
    ["cause in first five", (s) => formatShare(s.top5)],
    ["Brier score (0 to 2, less is better)", (s) => s.brier.toFixed(3)],
    ["questions asked, median (most)", (s) => (s.asked.most === 0 ? "" : `${s.asked.median} (${s.asked.most})`)],
  ];
  return [
    `| | ${names.join(" | ")} |`,
    `|---|${names.map(() => "---|").join("")}`,
    ...rows.map(([label, cell]) => `| ${label} | ${names.map((n) => cell(columns[n]!)).join(" | ")} |`),
  ].join("\n");
}

/** How often the first cause was right, by how likely it was said to be. */
export function reliabilityTable({ reliability }: Score): string {
  const percent = (p: number) => `${Math.round(p * 100)} %`;
  return [
    "| said | mean said | right |",
    "|---|---|---|",
    ...reliability.map(
      (b) =>
        `| ${percent(b.from)} to ${percent(b.to)} | ${b.right.n ? percent(b.meanP) : ""} | ${formatShare(b.right)} |`,
    ),
  ].join("\n");
}

/** The misses one by one: urgency outside what the readers accept, or no acceptable cause in the first three. */
export function missList(judged: readonly Judged[]): string {
  const missed = judged.flatMap((j) => {
    const { id, expected } = j.case;
    const wrong = [
      ...([expected.urgency, ...expected.accept].includes(j.urgency)
        ? []
        : [
            `urgency ${j.urgency}, expected ${[expected.urgency, ...expected.accept].join(" or ")}${j.because.length ? ` (${j.because.join(", ")})` : ""}`,
          ]),
      ...(placeOf(j) <= 3
        ? []
        : [
            `first ${j.causes
              .slice(0, 3)
              .map((c) => c.id)
              .join(", ")}; expected ${expected.causes.join(" or ")}, at place ${placeOf(j)}`,
          ]),
    ];
    return wrong.length === 0 ? [] : [`- ${id}: ${wrong.join("; ")}`];
  });
  return missed.length === 0 ? "none" : missed.join("\n");
}
