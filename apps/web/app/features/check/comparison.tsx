import { type Answers, assess, naturalFrequency } from "@backroot/reasoning";
import type { CheckRecord } from "../../device/check-record.ts";
import { useWords } from "../../words/words.ts";
import { useAnswerInWords } from "./answer-in-words.ts";
import { useCheck, useNetwork } from "./check.tsx";
import { useFrequencyInWords } from "./frequency-in-words.ts";
import style from "./past.module.css";

/** Two checks side by side: how soon, the pain, the causes that moved, and the answers that changed. */
export function Comparison({ before, after }: Readonly<{ before: CheckRecord; after: CheckRecord }>) {
  const { wording } = useCheck();
  const network = useNetwork();
  const words = useWords();
  const inWords = useAnswerInWords();
  const frequency = useFrequencyInWords();
  const [then, now] = [before, after].map(({ answers }) => assess(network, answers)) as [Told, Told];
  const chanceIn = (told: Told, id: string) => told.causes.find((cause) => cause.id === id)?.p ?? 0;
  const moved = [...new Set([...then.causes.slice(0, 3), ...now.causes.slice(0, 3)].map(({ id }) => id))].filter(
    (id) => said(chanceIn(then, id)) !== said(chanceIn(now, id)),
  );
  const changed = changedAnswers(before.answers, after.answers);
  const severity = ({ answers }: CheckRecord) => (typeof answers.severity === "number" ? answers.severity : "–");
  const rows: readonly (readonly [string, string | number, string | number])[] = [
    [words.past.urgency, wording.urgencies[then.urgency]!.title, wording.urgencies[now.urgency]!.title],
    [words.past.severity, severity(before), severity(after)],
    ...moved.map(
      (id) => [wording.causes[id]?.title ?? id, frequency(chanceIn(then, id)), frequency(chanceIn(now, id))] as const,
    ),
  ];
  return (
    <>
      <table className={style.table}>
        <thead>
          <tr>
            <td />
            <th scope="col">{words.past.earlier}</th>
            <th scope="col">{words.past.later}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, a, b]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{a}</td>
              <td>{b}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <h3>{words.past.changed}</h3>
      {changed.length === 0 ? (
        <p>{words.past.nothingChanged}</p>
      ) : (
        <ul className={style.list}>
          {changed.map((id) => (
            <li key={id}>
              {before.answers[id] === undefined ? words.past.unanswered : inWords(id, before.answers[id])}
              {" → "}
              {after.answers[id] === undefined ? words.past.unanswered : inWords(id, after.answers[id])}
            </li>
          ))}
        </ul>
      )}
      <p className={style.soft}>{words.past.earlierModel}</p>
    </>
  );
}

type Told = ReturnType<typeof assess>;

/** Two chances that are said alike are alike to a reader. */
function said(p: number): string {
  const { count, of, bound } = naturalFrequency(p);
  return `${bound} ${count} ${of}`;
}

/** Findings of which something else was said; what was never asked or was "no" both times is left out. */
function changedAnswers(before: Answers, after: Answers): readonly string[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (id) => before[id] !== after[id] && (isTelling(before[id]) || isTelling(after[id])),
  );
}

function isTelling(answer: Answers[string] | undefined): boolean {
  return answer !== undefined && answer !== false && answer !== null;
}
