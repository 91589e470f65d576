import type { Wording } from "@backroot/knowledge";
import type { Answer } from "@backroot/reasoning";
import type { Item } from "./form.ts";
import { itemText, valueText } from "./questionnaire.ts";
import type { Words } from "./words.ts";

/** Fills the gaps of a sentence: `filled("about {count}", {count: 3})`. Filled-in text is never read for gaps itself. */
export function filled(sentence: string, gaps: Readonly<Record<string, string | number>>): string {
  return sentence.replace(/\{(\w+)\}/g, (gap, name: string) => String(gaps[name] ?? gap));
}

/** "Fever: yes", "Shoulder, left: no", "How long it has lasted: 9 days", "Cough: not sure". */
export function saying(item: Item, answer: Answer, wording: Wording, words: Words): string {
  return `${itemText(item, wording, words)}: ${answerText(item, answer, wording, words)}`;
}

function answerText({ id, finding }: Item, answer: Answer, wording: Wording, words: Words): string {
  const { yes, no, notSure, not, between, units } = words.summary;
  const unit = units[finding.unit ?? ""];
  const counted = (text: string | number) => (unit === undefined ? String(text) : `${text} ${unit}`);
  if (answer === null) return notSure;
  if (typeof answer === "boolean") return answer ? yes : no;
  if (typeof answer === "number") return counted(answer);
  if (typeof answer === "string") return lowered(valueText(id, answer, wording));
  if ("not" in answer) {
    return filled(not, { values: answer.not.map((v) => lowered(valueText(id, v, wording))).join("; ") });
  }
  return counted(filled(between, { least: answer.from, most: answer.below - 1 }));
}

function lowered(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
