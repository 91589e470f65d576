import { styleText } from "node:util";
import type { Urgency } from "@backroot/knowledge";

/** Colour only where a person looks and has not asked for none (NO_COLOR). */
const styled = () => process.stdout.isTTY === true && process.env.NO_COLOR === undefined;

export const bold = (text: string): string => (styled() ? styleText("bold", text) : text);
export const dim = (text: string): string => (styled() ? styleText("dim", text) : text);

/** The signal colours of the urgencies; the words carry the meaning, the colour only helps. */
export function coloured(urgency: Urgency, text: string): string {
  if (!styled()) return text;
  const colour = {
    emergency_now: "red",
    same_day: "magenta",
    within_days: "yellow",
    routine: "blue",
    self_care: "green",
  } as const;
  return styleText(["bold", colour[urgency]], text);
}

/** Text broken at the width of the terminal, every line after `indent`. */
export function wrapped(text: string, indent = ""): string {
  const width = Math.max(40, Math.min(process.stdout.columns ?? 100, 100)) - indent.length;
  const lines = [""];
  for (const word of text.split(/\s+/)) {
    const line = lines.at(-1)!;
    if (line !== "" && line.length + 1 + word.length > width) lines.push(word);
    else lines[lines.length - 1] = line === "" ? word : `${line} ${word}`;
  }
  return lines.map((line) => indent + line).join("\n");
}
