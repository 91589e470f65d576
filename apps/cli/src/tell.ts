import type { Library, Wording } from "@backroot/knowledge";
import {
  type Answers,
  type byRank,
  expectedLoss,
  explain,
  infer,
  type Network,
  naturalFrequency,
  type Reason,
} from "@backroot/reasoning";
import type { AssessedLine } from "./assess.ts";
import { bold, coloured, dim, wrapped } from "./terminal.ts";

/** How many causes, reasons for each, and unasked danger signs a person is told on the terminal. */
const [shownCauses, shownReasons, shownFlags] = [5, 4, 8];

/** An assessment in words: how soon and why, possible causes with bars, and the reasons for each. */
export function tellAssessment(
  result: Exclude<AssessedLine, { error: unknown }>,
  answers: Answers,
  network: Network,
  wording: Wording,
  library: Library,
): string {
  const urgency = wording.urgencies[result.urgency]!;
  const lines = [
    ...(result.id === null ? [] : [dim(`case ${result.id}`)]),
    coloured(result.urgency as (typeof byRank)[number], urgency.title.toUpperCase()),
    wrapped(urgency.do, "  "),
    ...result.because.map((id) => wrapped(`because ${id === expectedLoss ? unlikelySafe : wording.rules[id]}`, "  ")),
    "",
    bold("Possible causes"),
  ];
  const belief = infer(network, answers);
  for (const { id, p } of result.causes.slice(0, shownCauses)) {
    lines.push(`  ${bar(p)} ${frequency(p).padEnd(22)} ${wording.causes[id]?.title ?? id}`);
    const { reasons } = explain(network, belief, id);
    const telling = reasons.filter(
      ({ kind, weight }) => kind !== "prior" && kind !== "beside_another" && Math.abs(weight) > 0.1,
    );
    for (const reason of telling.slice(0, shownReasons)) {
      lines.push(dim(wrapped(tellReason(reason, answers, wording, library), "      ")));
    }
  }
  if (result.unasked_flags.length > 0) {
    lines.push("", bold("Not asked, and worth asking"));
    const labels = result.unasked_flags.slice(0, shownFlags).map((id) => wording.findings[id]?.label ?? id);
    const more = result.unasked_flags.length - labels.length;
    lines.push(wrapped(`${labels.join("; ")}${more > 0 ? `; and ${more} more danger signs` : ""}`, "  "));
  }
  return `${lines.join("\n")}\n`;
}

const unlikelySafe = "the possible causes together make this the safer choice";

/** `for: Fever (4 times as common as in ordinary pain; judged: …)`. */
export function tellReason(reason: Reason, answers: Answers, wording: Wording, library: Library): string {
  const side = reason.weight >= 0 ? "for" : "against";
  const what = reason.findings.map((id) => answerInWords(id, answers, wording)).join("; ");
  const times = Math.exp(Math.abs(reason.weight));
  const figures = [...new Set(reason.figures.map((f) => f.grade))].join(", ");
  const sources = [...new Set(reason.figures.flatMap((f) => f.sources))].map((id) => shortCite(library, id));
  const basis = figures === "" ? "" : `; ${figures}${sources.length > 0 ? `: ${sources.join(", ")}` : ""}`;
  const amount = times >= 10 ? Math.round(times) : times.toFixed(1);
  return `${side}: ${what} (${amount} times ${reason.weight >= 0 ? "as" : "less"} likely${basis})`;
}

/** "Fever: no", "How it began: slowly, over weeks or longer", "How bad the pain is: 7". */
export function answerInWords(id: string, answers: Answers, wording: Wording): string {
  const words = wording.findings[id];
  const label = words?.label ?? id;
  const answer = answers[id];
  if (answer === true) return label;
  if (answer === false) return `${label}: no`;
  if (typeof answer === "string") return `${label}: ${words?.values?.[answer] ?? answer}`;
  if (typeof answer === "number") return `${label}: ${answer}`;
  if (typeof answer === "object" && answer !== null && "not" in answer) {
    return `${label}: not ${answer.not.map((v) => words?.values?.[v] ?? v).join(", ")}`;
  }
  return label;
}

/** "about 3 in 10". */
export function frequency(p: number): string {
  const { count, of, bound } = naturalFrequency(p);
  if (bound === "less") return "fewer than 1 in 100";
  return bound === "more" ? "more than 9 in 10" : `about ${count} in ${of}`;
}

/** First author and year, as far as the citation gives them. */
function shortCite(library: Library, id: string): string {
  const cite = library.sources[id]?.cite ?? id;
  return `${cite.split(/[\s,.]/)[0]} ${/\b(19|20)\d\d\b/.exec(cite)?.[0] ?? ""}`.trim();
}

function bar(p: number): string {
  const full = Math.round(p * 12);
  return "█".repeat(full) + dim("░".repeat(12 - full));
}
