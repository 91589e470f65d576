import type { Model } from "@backroot/knowledge";
import { assess, expectedLoss, infer, testsOf } from "@backroot/reasoning";
import { useEffect, useMemo } from "react";
import { Link, useSearchParams } from "react-router";
import type { CheckRecord } from "../../device/check-record.ts";
import { Page } from "../../ui/page/page.tsx";
import { type Level, Urgency } from "../../ui/urgency/urgency.tsx";
import { useAt, useWords } from "../../words/words.ts";
import { AnswerList } from "./answer-list.tsx";
import { useCheck, useNetwork } from "./check.tsx";
import { KeepResult } from "./keep-result.tsx";
import { NextSteps } from "./next-steps.tsx";
import { firstUnanswered } from "./onward.ts";
import { OpenQuestions } from "./open-questions.tsx";
import { PossibleCause } from "./possible-cause.tsx";
import style from "./result.module.css";
import { Stop } from "./stop.tsx";

/** The page last asked of those whose answers made a rule fire: where a slip of the finger is put right. */
function pageBehind(because: readonly string[], { asked, answers }: CheckRecord, model: Model): string | undefined {
  const rules = model.rules.filter((rule) => because.includes(rule.id));
  const behind = new Set(rules.flatMap((rule) => [...testsOf(rule.when)].map((test) => test.finding)));
  const isBehind = (id: string) => behind.has(id) && answers[id] !== undefined && answers[id] !== false;
  const page = asked.findLast((id) =>
    model.questions.find((q) => q.id === id)?.items.some(({ finding }) => isBehind(finding)),
  );
  return page ?? asked.at(-1);
}

/** How many causes are shown; the rest are less likely than any of these. */
const shown = 5;

export default function Result() {
  const { record, model, wording, keep, notice } = useCheck();
  const network = useNetwork();
  const words = useWords();
  const at = useAt();
  const [search] = useSearchParams();
  const { answers, asked } = record;
  const assessment = useMemo(() => assess(network, answers), [network, answers]);
  const belief = useMemo(() => infer(network, answers), [network, answers]);
  const { urgency, because, causes, unaskedFlags } = assessment;
  const begun = asked.includes("where");
  const finished = begun && (urgency === "emergency_now" || firstUnanswered(() => network, record) === undefined);
  useEffect(() => {
    if (finished && record.finished === undefined) keep({ ...record, finished: new Date().toISOString() });
  }, [finished, record, keep]);

  if (!begun) {
    return (
      <Page title={words.result.title} quiet>
        <div className={style.stack}>
          <h1>{words.result.unfinished}</h1>
          <p>
            <Link to={at("/check")}>{words.result.continue}</Link>
          </p>
        </div>
      </Page>
    );
  }
  const reasons = because.map((id) => (id === expectedLoss ? words.result.byProbability : (wording.rules[id] ?? id)));
  if (urgency === "emergency_now" && search.get("all") === null) {
    return (
      <Page title={words.result.title} quiet>
        <Stop because={reasons} mend={pageBehind(because, record, model)} />
      </Page>
    );
  }
  const { title, do: action, where } = wording.urgencies[urgency]!;
  return (
    <Page title={words.result.title} quiet>
      <div className={style.stack}>
        <h1>{words.result.title}</h1>
        {notice && (
          <p className={style.notice} role="status">
            {notice}
          </p>
        )}
        {!finished && (
          <p className={style.notice}>
            {words.result.unfinished} <Link to={at("/check")}>{words.result.continue}</Link>
          </p>
        )}
        <Urgency level={urgency as Level} title={title}>
          <p className={style.lead}>{action}</p>
          <p>
            <strong>{words.result.whereTo}:</strong> {where}
          </p>
          <h3 className={style.small}>{words.result.because}</h3>
          {reasons.length === 0 ? <p>{words.result.nothingFound}</p> : reasons.map((text) => <p key={text}>{text}</p>)}
        </Urgency>

        <section className={style.stack}>
          <div>
            <h2>{words.result.causes}</h2>
            <p className={style.soft}>{words.result.causesHint}</p>
          </div>
          <ol className={style.causes}>
            {causes.slice(0, shown).map(({ id, p }, i) => (
              <li key={id}>
                <PossibleCause id={id} p={p} belief={belief} drawn={i === 0} />
              </li>
            ))}
          </ol>
        </section>

        <NextSteps urgency={urgency} />
        {urgency !== "same_day" && urgency !== "emergency_now" && (
          <section className={style.stack}>
            <h2>{words.result.plan}</h2>
            <p>{words.result.planText}</p>
            <p>
              <Link to={at("/plan")}>{words.result.toPlan}</Link>
            </p>
          </section>
        )}
        <OpenQuestions unaskedFlags={unaskedFlags} urgency={urgency} />
        <details className={style.details}>
          <summary>{words.result.answers}</summary>
          <AnswerList />
        </details>
        <KeepResult />
      </div>
    </Page>
  );
}
