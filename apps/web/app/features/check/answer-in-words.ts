import type { Answer } from "@backroot/reasoning";
import { useWords } from "../../words/words.ts";
import { useCheck } from "./check.tsx";

/** Says an answer: "Cough: no", "How it began: slowly, over weeks or longer", "Shoulder, left". */
export function useAnswerInWords(): (id: string, answer: Answer) => string {
  const { model, wording } = useCheck();
  const words = useWords().check;
  return (id, answer) => {
    const side = /_(left|right)$/.exec(id)?.[1] as "left" | "right" | undefined;
    const entry = wording.findings[side === undefined ? id : id.replace(/_(left|right)$/, "")];
    const label = `${entry?.label ?? id}${side === undefined ? "" : `, ${words[side]}`}`;
    const say = (what: string) => words.said.replace("{finding}", label).replace("{answer}", what);
    if (answer === true) return label;
    if (answer === false) return say(words.no.toLowerCase());
    if (answer === null) return say(words.notSure.toLowerCase());
    if (typeof answer === "string") return say(lower(entry?.values?.[answer] ?? answer));
    if (typeof answer !== "number") return label;
    const unit = model.findings.find((f) => f.id === id)?.unit;
    return say(`${answer}${unit === "days" ? ` ${words.durationUnits.days}` : ""}`);
  };
}

function lower(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
