/** A colour of the tokens in both schemes, as `#rrggbb`. */
export type SchemeColour = Readonly<{ light: string; dark: string }>;

/**
 * The colours that tokens.css gives as `--name: light-dark(#…, #…)`.
 *
 * @returns them by name, without the dashes, in the order of the file
 */
export function coloursOf(tokens: string): Readonly<Record<string, SchemeColour>> {
  const found = tokens.matchAll(/--([a-z-]+):\s*light-dark\((#[0-9a-f]{6}),\s*(#[0-9a-f]{6})\)/g);
  return Object.fromEntries([...found].map(([, name, light, dark]) => [name!, { light: light!, dark: dark! }]));
}

/**
 * Contrast of two colours, from 1 (the same) to 21 (black on white), in any order.
 *
 * @param a as `#rrggbb`
 * @see WCAG 2.2, "contrast ratio" and "relative luminance"
 */
export function contrast(a: string, b: string): number {
  const [lighter, darker] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (lighter + 0.05) / (darker + 0.05);
}

function luminance(colour: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

const papers = ["paper", "paper-raised", "paper-sunk"];
const signals = ["emergency", "same-day", "within-days", "routine", "self-care"];

/** A colour that stands on another, and the least contrast it needs there: 4.5 to be read, 3 to be made out. */
export type Pair = Readonly<{ colour: string; on: string; least: 4.5 | 3 }>;

const every = (colours: readonly string[], grounds: readonly string[], least: Pair["least"]) =>
  colours.flatMap((colour) => grounds.map((on) => ({ colour, on, least })));

/** Every pair of colours the components use. */
export const pairs: readonly Pair[] = [
  ...every(["ink", "ink-soft", "accent", "accent-deep"], [...papers, "accent-wash"], 4.5),
  ...every(["accent-ink"], ["accent", "accent-deep"], 4.5),
  ...every(signals, papers, 4.5),
  ...signals.flatMap((signal) => [
    { colour: signal, on: `${signal}-wash`, least: 4.5 as const },
    { colour: "ink", on: `${signal}-wash`, least: 4.5 as const },
    { colour: "accent", on: `${signal}-wash`, least: 4.5 as const },
    { colour: "paper", on: signal, least: 4.5 as const },
  ]),
  ...every(["line-strong"], papers, 3),
];
