import type { Model } from "@backroot/knowledge";
import {
  assess,
  expectedLoss,
  infer,
  mostUrgentFirst,
  nextQuestion,
  testsOf,
  whatWouldChange,
} from "@backroot/reasoning";
import { useMemo } from "react";
import { Link, useNavigate, useSearchParams } from "react-router";
import { Button } from "../../ui/button/button.tsx";
import { Page } from "../../ui/page/page.tsx";
import { type Level, Urgency } from "../../ui/urgency/urgency.tsx";
import { useAt, useWords } from "../../words/words.ts";
import { useAnswerInWords } from "./answer-in-words.ts";
import { useCheck } from "./check.tsx";
import { PossibleCause } from "./possible-cause.tsx";
import type { CheckRecord } from "./record.ts";
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
  const { record, network, model, wording, forget } = useCheck();
  const words = useWords();
  const at = useAt();
  const inWords = useAnswerInWords();
  const [search] = useSearchParams();
  const navigate = useNavigate();
  const { answers, asked } = record;
  const assessment = useMemo(() => assess(network, answers), [network, answers]);
  const belief = useMemo(() => infer(network, answers), [network, answers]);
  const changes = useMemo(() => mostUrgentFirst(whatWouldChange(network, answers)), [network, answers]);

  if (!asked.includes("where")) {
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
  const { urgency, because, causes, unaskedFlags } = assessment;
  const reasons = because.map((id) => (id === expectedLoss ? words.result.byProbability : (wording.rules[id] ?? id)));
  if (urgency === "emergency_now" && search.get("all") === null) {
    return (
      <Page title={words.result.title} quiet>
        <Stop because={reasons} mend={pageBehind(because, record, model)} />
      </Page>
    );
  }
  const { title, do: action } = wording.urgencies[urgency]!;
  const finished = urgency === "emergency_now" || nextQuestion(network, answers, new Set(asked.slice(2))) === undefined;
  const labelOf = (id: string) => wording.findings[id]?.label ?? id;
  const titleOf = (id: string) => wording.causes[id]?.title ?? id;
  return (
    <Page title={words.result.title} quiet>
      <div className={style.stack}>
        <h1>{words.result.title}</h1>
        {!finished && (
          <p className={style.notice}>
            {words.result.unfinished} <Link to={at("/check")}>{words.result.continue}</Link>
          </p>
        )}
        <Urgency level={urgency as Level} title={title}>
          <p className={style.lead}>{action}</p>
          <h3 className={style.small}>{words.result.because}</h3>
          {reasons.length === 0 ? <p>{words.result.nothingFound}</p> : reasons.map((text) => <p key={text}>{text}</p>)}
        </Urgency>

        <section className={style.stack}>
          <div>
            <h2>{words.result.causes}</h2>
            <p className={style.soft}>{words.result.causesHint}</p>
          </div>
          <ol className={style.causes}>
            {causes.slice(0, shown).map(({ id, p }) => (
              <li key={id}>
                <PossibleCause id={id} p={p} belief={belief} />
              </li>
            ))}
          </ol>
        </section>

        <section className={style.stack}>
          <h2>{words.result.watch}</h2>
          <p>{words.result.watchHint}</p>
          <ul className={style.list}>
            {words.result.watchSigns.map((sign) => (
              <li key={sign}>{sign}</li>
            ))}
          </ul>
        </section>

        {changes.length > 0 && (
          <details className={style.details}>
            <summary>{words.result.change}</summary>
            <p>{words.result.changeHint}</p>
            <ul className={style.list}>
              {changes.slice(0, 12).map((change) => (
                <li key={`${change.finding} ${change.answer}`}>
                  {change.urgency === urgency
                    ? words.result.wouldBeFirst
                        .replace("{answer}", inWords(change.finding, change.answer))
                        .replace("{cause}", titleOf(change.first))
                    : words.result.wouldBe
                        .replace("{answer}", inWords(change.finding, change.answer))
                        .replace("{urgency}", wording.urgencies[change.urgency]!.title.toLowerCase())}
                </li>
              ))}
            </ul>
          </details>
        )}
        {unaskedFlags.length > 0 && (
          <details className={style.details}>
            <summary>{words.result.notAsked}</summary>
            <p>{words.result.notAskedHint}</p>
            <ul className={style.list}>
              {unaskedFlags.map((id) => (
                <li key={id}>{labelOf(id)}</li>
              ))}
            </ul>
          </details>
        )}
        <details className={style.details}>
          <summary>{words.result.answers}</summary>
          <dl className={style.answers}>
            {asked.map((page) => {
              const question = model.questions.find((q) => q.id === page);
              const heading = question
                ? wording.questions[page]!.ask
                : page === "where"
                  ? words.check.where
                  : words.check.aboutYou;
              const findings = question
                ? question.items.map((item) => item.finding)
                : page === "where"
                  ? Object.keys(answers).filter((id) => id.startsWith("site_"))
                  : ["age", "sex"];
              const said = findings.filter(
                (id) => answers[id] !== false && answers[id] !== undefined && answers[id] !== null,
              );
              return (
                <div key={page}>
                  <dt>{heading}</dt>
                  <dd>
                    {said.length === 0 ? words.check.none : said.map((id) => inWords(id, answers[id]!)).join("; ")}{" "}
                    <Link to={at(`/check?page=${page}`)}>
                      {words.result.edit}
                      <span className={style.hidden}> {heading}</span>
                    </Link>
                  </dd>
                </div>
              );
            })}
          </dl>
        </details>
        <div>
          <Button
            onPress={() => {
              forget();
              navigate(at("/check"));
            }}
          >
            {words.result.again}
          </Button>
        </div>
        <p className={style.soft}>{words.check.kept}</p>
      </div>
    </Page>
  );
}
