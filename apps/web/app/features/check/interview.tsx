import { infer, nextQuestion, triage } from "@backroot/reasoning";
import { lazy, Suspense, useCallback, useEffect } from "react";
import { Link, useNavigate, useSearchParams } from "react-router";
import type { Content } from "../../checks/content.ts";
import type { CheckRecord } from "../../device/check-record.ts";
import { Button } from "../../ui/button/button.tsx";
import { Page } from "../../ui/page/page.tsx";
import { useAt, useWords } from "../../words/words.ts";
import { AboutPage } from "./about-page.tsx";
import style from "./check.module.css";
import { useCheck } from "./check.tsx";

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

  const page = search.get("page") ?? nextPage(network, record);
  const place = record.asked.indexOf(page ?? "");
  const number = place < 0 ? record.asked.length : place;

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new page begins at its top
  useEffect(() => {
    window.scrollTo(0, 0); // what it returns is no clean-up: browsers have begun to return a promise
  }, [page]);
  useEffect(() => {
    const soon = setTimeout(() => Promise.all([fetchWherePage(), fetchQuestionPage()]).catch(() => undefined), 500);
    return () => clearTimeout(soon);
  }, []);
  useEffect(() => {
    if (page === undefined) navigate(at("/check/result"), { replace: true });
  }, [page, navigate, at]);
  if (page === undefined) return null;

  const answer = (given: CheckRecord["answers"]) => {
    const asked = record.asked.includes(page) ? record.asked : [...record.asked, page];
    const next: CheckRecord = { ...record, answers: { ...record.answers, ...given }, asked };
    check.keep(next);
    if (asked.includes("where") && isEmergency(network, next)) return navigate(at("/check/result"));
    if (search.get("from") === "answers") return navigate(at("/check/answers"));
    const after = asked[asked.indexOf(page) + 1] ?? nextPage(network, next);
    if (after === undefined) navigate(at("/check/result"));
    else setSearch({ page: after });
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
      <div className={style.stack} key={page}>
        <Suspense>
          {question ? (
            <QuestionPage question={question} number={number - 1} heading={heading} onAnswer={answer} />
          ) : page === "where" ? (
            <WherePage heading={heading} onAnswer={answer} />
          ) : (
            <AboutPage heading={heading} onAnswer={answer} />
          )}
        </Suspense>
        <div className={style.foot}>
          {before && (
            <Button kind="quiet" onPress={() => setSearch({ page: before })}>
              {words.check.previous}
            </Button>
          )}
          {record.asked.length > 1 && <Link to={at("/check/answers")}>{words.check.soFar}</Link>}
          {record.asked.length > 0 && (
            <Button
              kind="quiet"
              onPress={() => {
                check.forget();
                setSearch({});
              }}
            >
              {words.check.forget}
            </Button>
          )}
        </div>
        <p className={style.kept}>{words.check.kept}</p>
      </div>
    </Page>
  );
}

/** The first page not yet answered; undefined when there is none left. */
function nextPage(network: Content["network"], { answers, asked }: CheckRecord): string | undefined {
  if (!asked.includes("about")) return "about";
  if (!asked.includes("where")) return "where";
  return nextQuestion(network(), answers, new Set(asked.slice(2)))?.question.id;
}

function isEmergency(network: Content["network"], { answers }: CheckRecord): boolean {
  return triage(network(), infer(network(), answers)).fired[0]?.urgency === "emergency_now";
}
