import { type Belief, explain, naturalFrequency, type Reason } from "@backroot/reasoning";
import { lazy, Suspense, useState } from "react";
import { Frequency } from "../../ui/frequency/frequency.tsx";
import { useAt, useLanguage, useWords } from "../../words/words.ts";
import { useAnswerInWords } from "./answer-in-words.ts";
import { useCheck, useNetwork } from "./check.tsx";
import { useFrequencyInWords } from "./frequency-in-words.ts";
import style from "./result.module.css";

// The drawing comes after the words.
const CausePlate = lazy(() => import("./cause-plate.tsx").then((module) => ({ default: module.CausePlate })));

/** A reason weaker than this ratio is not worth a line. */
const leastTelling = Math.log(1.15);

/**
 * One possible cause: how many of ten, what it is, and what speaks for and against it with the sources.
 *
 * @param drawn its drawing is there at once; else when it is asked for
 */
export function PossibleCause({
  id,
  p,
  belief,
  drawn,
}: Readonly<{ id: string; p: number; belief: Belief; drawn: boolean }>) {
  const { wording } = useCheck();
  const network = useNetwork();
  const words = useWords();
  const at = useAt();
  const { title = id, summary } = wording.causes[id] ?? {};
  const { count, of } = naturalFrequency(p);
  const frequency = useFrequencyInWords()(p);
  const reasons = explain(network, belief, id).reasons.filter(
    ({ kind, weight }) => kind !== "prior" && kind !== "beside_another" && Math.abs(weight) >= leastTelling,
  );
  const speaking = (side: 1 | -1) => reasons.filter(({ weight }) => Math.sign(weight) === side);
  return (
    <article className={style.cause}>
      <h3>{title}</h3>
      <Frequency count={count} of={of} words={frequency} />
      {summary && <p>{summary}</p>}
      <Drawing cause={id} open={drawn} />
      <details className={style.details}>
        <summary>
          {words.result.speaksFor} ({speaking(1).length}) · {words.result.speaksAgainst.toLowerCase()} (
          {speaking(-1).length})
        </summary>
        <Reasons title={words.result.speaksFor} reasons={speaking(1)} belief={belief} />
        <Reasons title={words.result.speaksAgainst} reasons={speaking(-1)} belief={belief} />
      </details>
      <a href={at(`/causes/${id}`)}>{words.result.readMore}</a>
    </article>
  );
}

function Drawing({ cause, open }: Readonly<{ cause: string; open: boolean }>) {
  const words = useWords();
  const [isOpen, setOpen] = useState(open);
  return (
    <details
      className={`${style.details} ${style.drawing}`}
      open={isOpen}
      onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
    >
      <summary>{words.result.drawing}</summary>
      {isOpen && (
        <Suspense fallback={<div className={style.plateToCome} />}>
          <CausePlate cause={cause} />
        </Suspense>
      )}
    </details>
  );
}

function Reasons({ title, reasons, belief }: Readonly<{ title: string; reasons: readonly Reason[]; belief: Belief }>) {
  const { model } = useCheck();
  const words = useWords();
  const language = useLanguage();
  const inWords = useAnswerInWords();
  if (reasons.length === 0) return null;
  return (
    <>
      <h4>{title}</h4>
      <ul className={style.reasons}>
        {reasons.map((reason) => {
          const times = Math.exp(Math.abs(reason.weight));
          const phrase = reason.weight > 0 ? words.result.times : words.result.timesLess;
          const sources = [...new Set(reason.figures.flatMap((f) => f.sources))].map((s) => model.sources[s]!);
          const grades = [...new Set(reason.figures.map((f) => words.result.grade[f.grade]))];
          return (
            <li key={reason.kind + reason.findings.join()}>
              <strong>{reason.findings.map((id) => inWords(id, belief.answers[id]!)).join(" + ")}</strong>
              <span>
                {phrase.replace("{times}", inFigures(times, language))}
                {reason.findings.length > 1 && ` (${words.result.together})`}
                {grades.length > 0 && `; ${grades.join(", ")}`}
              </span>
              {sources.length > 0 && (
                <details>
                  <summary>
                    {words.result.sources} ({sources.length})
                  </summary>
                  <ul>
                    {sources.map(({ cite, url }) => (
                      <li key={cite}>{url ? <a href={url}>{cite}</a> : cite}</li>
                    ))}
                  </ul>
                </details>
              )}
            </li>
          );
        })}
      </ul>
    </>
  );
}

/** Two figures are as many as an estimate bears: 3.4, 12. */
function inFigures(times: number, language: string): string {
  return times.toLocaleString(language, times >= 10 ? { maximumFractionDigits: 0 } : oneDecimal);
}

const oneDecimal = { minimumFractionDigits: 1, maximumFractionDigits: 1 };
