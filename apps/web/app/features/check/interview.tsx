import type { Answers } from "@backroot/reasoning";
import { lazy, memo, Suspense, useCallback, useEffect, useEffectEvent, useState } from "react";
import { Link, PrefetchPageLinks, useNavigate, useSearchParams } from "react-router";
import { afterPaint, inIdle } from "../../checks/idle.ts";
import type { CheckRecord } from "../../device/check-record.ts";
import { PlainButton } from "../../ui/button/button.tsx";
import { Page } from "../../ui/page/page.tsx";
import { useAt, useWords } from "../../words/words.ts";
import { AboutPage } from "./about-page.tsx";
import style from "./check.module.css";
import { useCheck } from "./check.tsx";
import { firstUnanswered, isEmergency, pageAfter } from "./onward.ts";

// Fetched while the person reads the first page, so that it is there sooner.
const fetchWherePage = () => import("./where-page.tsx");
const fetchQuestionPage = () => import("./question-page.tsx");
const WherePage = lazy(() => fetchWherePage().then((module) => ({ default: module.WherePage })));
const QuestionPage = lazy(() => fetchQuestionPage().then((module) => ({ default: module.QuestionPage })));

/**
 * One page of the interview. Which one stands in the address (`?page=onset`), so that the browser's own back and forward work;
 * without it, the first page not yet answered.
 */
export default function Interview() {
  const check = useCheck();
  const words = useWords();
  const at = useAt();
  const { record, network, model, notice } = check;
  const [search, setSearch] = useSearchParams();
  const navigate = useNavigate();
  // Each page brings a heading of its own, which takes the focus when it comes.
  const heading = useCallback((shown: HTMLHeadingElement | null) => shown?.focus({ preventScroll: true }), []);

  // The next question is shown at once; its address follows when it is painted, for that takes as long again.
  const address = search.get("page");
  const [ahead, setAhead] = useState<Readonly<{ page: string; of: string | null }>>();
  const isAhead = ahead !== undefined && ahead.of === address;
  const page = isAhead ? ahead.page : (address ?? firstUnanswered(network, record));
  const place = record.asked.indexOf(page ?? "");
  const number = place < 0 ? record.asked.length : place;

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new page begins at its top
  useEffect(() => {
    window.scrollTo(0, 0); // what it returns is no clean-up: browsers have begun to return a promise
  }, [page]);
  const follow = useEffectEvent(() => setSearch({ page: page! }));
  useEffect(() => {
    if (isAhead) return afterPaint(follow);
    setAhead(undefined);
  }, [isAhead]);
  useEffect(() => {
    const soon = setTimeout(() => Promise.all([fetchWherePage(), fetchQuestionPage()]).catch(() => undefined), 500);
    return () => clearTimeout(soon);
  }, []);
  useEffect(() => {
    if (page === undefined) navigate(at("/check/result"), { replace: true });
  }, [page, navigate, at]);
  if (page === undefined) return null;

  const recordWith = (given: Answers): CheckRecord => {
    const asked = record.asked.includes(page) ? record.asked : [...record.asked, page];
    return { ...record, answers: { ...record.answers, ...given }, asked };
  };
  /** Looks, while the person reads on, where the answer leads that they are about to give. Returns how to stop. */
  const consider = (given: Answers) =>
    inIdle(
      (function* () {
        yield pageAfter(network, recordWith(given), page);
      })(),
    );
  const answer = (given: Answers) => {
    const next = recordWith(given);
    const after = pageAfter(network, next, page);
    const changing = search.get("from") === "answers";
    check.keep(next);
    if (changing && !(after === undefined && isEmergency(network(), next))) navigate(at("/check/answers"));
    else if (after === undefined) navigate(at("/check/result"));
    else setAhead({ page: after, of: address });
  };
  const before = number > 0 ? record.asked[number - 1] : undefined;
  const question = model.questions.find((q) => q.id === page);
  return (
    <Page title={words.check.title} quiet>
      {notice && (
        <p className={style.notice} role="status">
          {notice}
        </p>
      )}
      {/* Nothing is shown beneath a question that has not come yet. */}
      <Suspense>
        <div className={style.stack}>
          {question ? (
            <QuestionPage
              key={page}
              question={question}
              number={number - 1}
              heading={heading}
              onAnswer={answer}
              onConsider={consider}
            />
          ) : page === "where" ? (
            <WherePage heading={heading} onAnswer={answer} onConsider={consider} />
          ) : (
            <AboutPage heading={heading} onAnswer={answer} />
          )}
          <div className={style.foot}>
            {before && (
              <PlainButton kind="quiet" onPress={() => setSearch({ page: before })}>
                {words.check.previous}
              </PlainButton>
            )}
            {record.asked.length > 1 && <Link to={at("/check/answers")}>{words.check.soFar}</Link>}
            {record.asked.length > 0 && (
              <PlainButton
                kind="quiet"
                onPress={() => {
                  check.forget();
                  setSearch({});
                }}
              >
                {words.check.forget}
              </PlainButton>
            )}
          </div>
          <p className={style.kept}>{words.check.kept}</p>
          {record.asked.length > 3 && navigator.onLine && <ResultAhead page={at("/check/result")} />}
        </div>
      </Suspense>
    </Page>
  );
}

/** Has the browser fetch the files of the result before it is asked for. Where one cannot be had, React Router loads the page anew. */
const ResultAhead = memo(PrefetchPageLinks);
