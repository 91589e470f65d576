import type { Model, Wording } from "@backroot/knowledge";
import type { Answer } from "@backroot/reasoning";
import { words } from "../../words/en.ts";

/** "Cough: no", "How it began: slowly, over weeks or longer", "Shoulder, left". */
export function answerInWords(id: string, answer: Answer, model: Model, wording: Wording): string {
  const side = /_(left|right)$/.exec(id)?.[1] as "left" | "right" | undefined;
  const entry = wording.findings[side === undefined ? id : id.replace(/_(left|right)$/, "")];
  const label = `${entry?.label ?? id}${side === undefined ? "" : `, ${words.check[side]}`}`;
  if (answer === true) return label;
  if (answer === false) return `${label}: ${words.check.no.toLowerCase()}`;
  if (answer === null) return `${label}: ${words.check.notSure.toLowerCase()}`;
  if (typeof answer === "string") return `${label}: ${lower(entry?.values?.[answer] ?? answer)}`;
  if (typeof answer !== "number") return label;
  const unit = model.findings.find((f) => f.id === id)?.unit;
  return `${label}: ${answer}${unit === "days" ? ` ${words.check.durationUnits.days}` : ""}`;
}

function lower(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
