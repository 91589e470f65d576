import { Link } from "react-router";
import { useAt, useWords } from "../../words/words.ts";
import { useAnswerInWords } from "./answer-in-words.ts";
import style from "./answer-list.module.css";
import { useCheck } from "./check.tsx";

/**
 * The pages answered, what was said on each, and a link to change it.
 *
 * @param from where changing leads back to; without it the interview goes on from the page changed
 */
export function AnswerList({ from }: Readonly<{ from?: "answers" }>) {
  const { record, model, wording } = useCheck();
  const words = useWords();
  const at = useAt();
  const inWords = useAnswerInWords();
  const { answers, asked } = record;
  return (
    <dl className={style.answers}>
      {asked.map((page) => {
        const question = model.questions.find((q) => q.id === page);
        const [heading, findings] = question
          ? [wording.questions[page]!.ask, question.items.map((item) => item.finding)]
          : page === "where"
            ? [words.check.where, Object.keys(answers).filter((id) => id.startsWith("site_"))]
            : [words.check.aboutYou, ["age", "sex"]];
        const known = findings.filter((id) => answers[id] !== undefined);
        const said = known.filter((id) => answers[id] !== false && answers[id] !== null);
        const unsure = known.filter((id) => answers[id] === null);
        const rest = known.length > 0 && unsure.length === known.length ? words.check.notSure : words.check.none;
        return (
          <div key={page}>
            <dt>{heading}</dt>
            <dd>{said.length === 0 ? rest : said.map((id) => inWords(id, answers[id]!)).join("; ")}</dd>
            <dd>
              <Link to={at(`/check?page=${page}${from ? `&from=${from}` : ""}`)}>
                {words.result.edit}
                <span className={style.hidden}> {heading}</span>
              </Link>
            </dd>
          </div>
        );
      })}
    </dl>
  );
}
