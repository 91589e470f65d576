import { wallTime } from "./clock.ts";

/** Wall minutes after the midnight a day begins with; `until` is over 1440 where it is on the next day. */
export type Span = Readonly<{ from: number; until: number }>;

/** A day's open hours without its breaks, as a person writes them: "08:00–12:45, 13:30–18:00". Empty when there are none. */
export function writeHours(
  rows: readonly Readonly<{ kind: "open" | "break"; opens_min: number; closes_min: number }>[],
): string {
  const spans = (kind: "open" | "break") =>
    rows.filter((row) => row.kind === kind).map((row) => ({ from: row.opens_min, until: row.closes_min }));
  const open = spans("break").reduce<readonly Span[]>(
    (left, away) =>
      left.flatMap(({ from, until }) =>
        [
          { from, until: Math.min(until, away.from) },
          { from: Math.max(from, away.until), until },
        ].filter((span) => span.from < span.until),
      ),
    spans("open"),
  );
  return [...new Map(open.map((span) => [`${wallTime(span.from)}–${wallTime(span.until % 1440 || 1440)}`, span]))]
    .toSorted(([, a], [, b]) => a.from - b.from)
    .map(([text]) => text)
    .join(", ");
}

const time = String.raw`(\d{1,2})(?:[:.h](\d{2})?)?`;
const span = new RegExp(`^${time}\\s*[-–—]\\s*${time}$`);

/**
 * The hours of a day as typed: "8-12.45, 13:30–18" or "8h–12h45". A span that ends before it begins ends on the next day.
 *
 * @returns undefined when something in it is no time, or two spans overlap
 */
export function readHours(text: string): readonly Span[] | undefined {
  const parts = text
    .split(/[,;]/)
    .map((part) => part.trim())
    .filter((part) => part !== "");
  const spans = parts.map(readSpan).filter((found) => found !== undefined);
  if (spans.length < parts.length) return undefined;
  const sorted = spans.toSorted((a, b) => a.from - b.from);
  return sorted.every(({ from }, i) => i === 0 || sorted[i - 1]!.until <= from) ? sorted : undefined;
}

function readSpan(text: string): Span | undefined {
  const found = span.exec(text);
  if (found === null) return undefined;
  const [from, until] = [minutes(found[1]!, found[2]), minutes(found[3]!, found[4])];
  if (from === undefined || until === undefined || from === 1440 || from === until) return undefined;
  return { from, until: until > from ? until : until + 1440 };
}

function minutes(hour: string, minute = "0"): number | undefined {
  const [h, m] = [Number(hour), Number(minute)];
  return h * 60 + m <= 1440 && m < 60 ? h * 60 + m : undefined;
}
