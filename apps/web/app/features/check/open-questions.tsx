import { type Change, mostUrgentFirst, whatWouldChange } from "@backroot/reasoning";
import { useEffect, useState } from "react";
import { inIdle } from "../../checks/idle.ts";
import { useWords } from "../../words/words.ts";
import { useAnswerInWords } from "./answer-in-words.ts";
import { useCheck, useNetwork } from "./check.tsx";
import style from "./result.module.css";

/** As many single answers as are worth reading. */
const mostChanges = 12;

/** What would change the advice, and the danger signs nothing is known of. */
export function OpenQuestions({
  unaskedFlags,
  urgency,
}: Readonly<{ unaskedFlags: readonly string[]; urgency: string }>) {
  const { record, wording } = useCheck();
  const network = useNetwork();
  const words = useWords().result;
  const inWords = useAnswerInWords();
  const [changes, setChanges] = useState<readonly Change[]>([]);
  const { answers } = record;
  useEffect(
    () =>
      inIdle(
        (function* () {
          const found: Change[] = [];
          for (const some of whatWouldChange(network, answers)) {
            found.push(...some);
            yield;
          }
          setChanges(mostUrgentFirst(found));
        })(),
      ),
    [network, answers],
  );
  return (
    <>
      {changes.length > 0 && (
        <details className={style.details}>
          <summary>{words.change}</summary>
          <p>{words.changeHint}</p>
          <ul className={style.list}>
            {changes.slice(0, mostChanges).map((change) => (
              <li key={`${change.finding} ${change.answer}`}>
                {change.urgency === urgency
                  ? words.wouldBeFirst
                      .replace("{answer}", inWords(change.finding, change.answer))
                      .replace("{cause}", wording.causes[change.first]?.title ?? change.first)
                  : words.wouldBe
                      .replace("{answer}", inWords(change.finding, change.answer))
                      .replace("{urgency}", wording.urgencies[change.urgency]!.title.toLowerCase())}
              </li>
            ))}
          </ul>
        </details>
      )}
      {unaskedFlags.length > 0 && (
        <details className={style.details}>
          <summary>{words.notAsked}</summary>
          <p>{words.notAskedHint}</p>
          <ul className={style.list}>
            {unaskedFlags.map((id) => (
              <li key={id}>{wording.findings[id]?.label ?? id}</li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
