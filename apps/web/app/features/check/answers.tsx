import { Link } from "react-router";
import { Page } from "../../ui/page/page.tsx";
import { useAt, useWords } from "../../words/words.ts";
import { AnswerList } from "./answer-list.tsx";
import style from "./check.module.css";
import { useCheck, useNetwork } from "./check.tsx";
import { firstUnanswered } from "./onward.ts";

/** Everything answered so far, each with a way to change it. */
export default function Answers() {
  const { record } = useCheck();
  const network = useNetwork();
  const words = useWords();
  const at = useAt();
  const { asked } = record;
  const finished = firstUnanswered(() => network, record) === undefined;
  return (
    <Page title={words.check.soFar} quiet>
      <div className={style.stack}>
        <h1>{words.check.soFar}</h1>
        {asked.length === 0 ? <p>{words.check.nothingYet}</p> : <AnswerList from="answers" />}
        <p>
          <Link className={style.onward} to={at(finished ? "/check/result" : "/check")}>
            {finished ? words.check.toResult : words.result.continue}
          </Link>
        </p>
        <p className={style.kept}>{words.check.kept}</p>
      </div>
    </Page>
  );
}
