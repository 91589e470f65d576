import { addDays, type Day, daysBetween, type Reading, trend } from "@backroot/recovery";
import { useMemo } from "react";
import { Link } from "react-router";
import { Chart } from "../../ui/chart/chart.tsx";
import { useAt, useLocale } from "../../words/words.ts";
import { adherenceOf, type Drawn, markOf, painAround, readingsOf, thinned, worstOfWeeks } from "./course.ts";
import { itemsOn, sessionOn } from "./day.ts";
import { dayInWords } from "./day-in-words.tsx";
import { Frame } from "./frame.tsx";
import { grocInWords } from "./groc-in-words.ts";
import { NoPlan } from "./no-plan.tsx";
import { usePlan, usePlanContext } from "./plan.tsx";
import style from "./progress.module.css";

/** How it is going: sessions, and each measure as a smoothed course with its uncertainty and the change that matters. */
export default function Progress() {
  const { careWording, careLanguage, words } = usePlanContext();
  const planned = usePlan();
  const at = useAt();
  if (planned === undefined) return <NoPlan title={words.progress.title} />;
  const { plan, head } = planned;
  const outlook = plan.outlook === null ? undefined : careWording.outlooks[plan.outlook];
  return (
    <Frame title={words.progress.title}>
      <div className={style.page}>
        <header className={style.head}>
          <h1>{words.progress.title}</h1>
          <p className={style.links}>
            <Link to={at("/plan/check-in")}>{words.progress.checkIn}</Link>
            <Link to={at("/plan/summary")}>{words.progress.summary}</Link>
          </p>
        </header>
        <Sessions />
        <Course id="nprs" title={words.progress.pain} />
        <Course id="peg" title={words.progress.peg} />
        <Course
          id="psfs"
          title={words.progress.psfs}
          hint={
            head.activities.length > 0
              ? words.progress.psfsOf.replace("{activities}", head.activities.join("; "))
              : undefined
          }
        />
        <Compared />
        {outlook && (
          <section className={style.section}>
            <h2>{words.progress.outlook}</h2>
            <p lang={careLanguage}>{outlook}</p>
            {plan.predictors.length > 0 && (
              <>
                <p>{words.progress.slower}</p>
                <ul lang={careLanguage}>
                  {plan.predictors.map((id) => (
                    <li key={id}>{careWording.predictors[id]}</li>
                  ))}
                </ul>
              </>
            )}
          </section>
        )}
      </div>
    </Frame>
  );
}

/** The last four weeks as days: done, planned, or between. */
function Sessions() {
  const { words, today } = usePlanContext();
  const { plan, head, reports } = usePlan()!;
  const locale = useLocale();
  const days = Math.min(28, daysBetween(plan.starts, today) + 1);
  const shown = Array.from({ length: days }, (_, i) => addDays(today, i - days + 1));
  const stateOf = (day: Day) =>
    sessionOn(reports, day) ? "done" : itemsOn(plan, day, head.moves).length > 0 ? "planned" : "rest";
  const { done, planned } = adherenceOf(plan, reports, today);
  return (
    <section className={style.section}>
      <h2>{words.progress.sessions}</h2>
      <p>{words.progress.sessionsText.replace("{done}", String(done)).replace("{planned}", String(planned))}</p>
      <ol className={style.days}>
        {shown.map((day) => (
          <li key={day} className={style[stateOf(day)]}>
            <span className={style.hidden}>
              {dayInWords(locale, day, true)}: {words.progress.day[stateOf(day)]}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** Most points that can be told apart on a phone. */
const mostDrawn = 45;

function Course({ id, title, hint }: Readonly<{ id: Drawn; title: string; hint?: string | undefined }>) {
  const { care, careWording, words } = usePlanContext();
  const { plan, reports } = usePlan()!;
  const locale = useLocale();
  const measure = care.measures.find((one) => one.id === id)!;
  const readings = useMemo(() => readingsOf(reports, id), [reports, id]);
  const course = useMemo(() => trend(measure, readings), [measure, readings]);
  const [first] = course.course;
  const last = course.course.at(-1);
  const round = (n: number) => Math.round(n * 10) / 10;
  const points = thinned(course.course, mostDrawn);
  const around = useMemo(() => (id === "nprs" ? painAround(reports) : { during: [], morning: [] }), [reports, id]);
  const inWords = ({ on, value }: Reading) => ({ day: on, words: dayInWords(locale, on, true), value: round(value) });
  const worst = (readings: readonly Reading[]) => thinned(worstOfWeeks(readings, plan.starts), mostDrawn).map(inWords);
  const asides = [
    { mark: "ring", words: words.progress.morningAfter, points: worst(around.morning) },
    { mark: "cross", words: words.progress.during, points: worst(around.during) },
  ] as const;
  return (
    <section className={style.section}>
      <h2>{title}</h2>
      {hint && <p className={style.soft}>{hint}</p>}
      {first === undefined || last === undefined ? (
        <p className={style.soft}>{words.progress.noneText}</p>
      ) : first === last && around.during.length === 0 ? (
        <p>{words.progress.one.replace("{value}", String(round(first.value)))}</p>
      ) : (
        <>
          <Chart
            caption={
              first === last
                ? words.progress.one.replace("{value}", String(round(first.value)))
                : words.progress.from
                    .replace("{first}", String(round(first.level)))
                    .replace("{last}", String(round(last.level)))
                    .replace("{verdict}", careWording.verdicts[course.verdict]!)
            }
            points={points.map(inWords)}
            of={words.progress.atCheckIn}
            beside={asides}
            band={points.map(({ on, low, high }) => ({ day: on, low: round(low), high: round(high) }))}
            course={points.map(({ on, level }) => ({ day: on, value: level }))}
            least={{ value: measure.range[0], words: `${measure.range[0]} · ${ends(id, words).least}` }}
            most={{ value: measure.range[1], words: `${measure.range[1]} · ${ends(id, words).most}` }}
            mark={{
              value: markOf(measure, first.value, course.important),
              words: words.progress.mark[measure.better].replace("{n}", String(course.important)),
            }}
            table={{
              summary: words.progress.table,
              day: words.progress.tableDay,
              value: words.progress.tableValue,
              range: words.progress.tableRange,
            }}
          />
          <p className={style.soft}>
            {words.progress.band}{" "}
            {points.length < course.course.length &&
              words.progress.thinned
                .replace("{n}", String(course.course.length))
                .replace("{shown}", String(points.length))}
          </p>
        </>
      )}
    </section>
  );
}

/** The person's own comparison with the start, in words: each time it was asked, the latest first. */
function Compared() {
  const { care, careWording, careLanguage, words } = usePlanContext();
  const { reports } = usePlan()!;
  const locale = useLocale();
  const measure = care.measures.find(({ id }) => id === "groc")!;
  const told = readingsOf(reports, "groc").toReversed();
  return (
    <section className={style.section}>
      <h2 lang={careLanguage}>{careWording.measures.groc!.name}</h2>
      {told.length === 0 ? (
        <p className={style.soft}>{words.progress.grocNone}</p>
      ) : (
        <>
          <ul>
            {told.map(({ on, value }) => (
              <li key={on}>
                {dayInWords(locale, on, true)}: {grocInWords(words.progress.groc, value)}
                {Math.abs(value) >= measure.important && ` · ${words.progress.grocMatters}`}
              </li>
            ))}
          </ul>
          <p className={style.soft}>
            {words.progress.grocMark.replace("{words}", grocInWords(words.progress.groc, measure.important))}
          </p>
        </>
      )}
    </section>
  );
}

function ends(id: Drawn, words: ReturnType<typeof usePlanContext>["words"]) {
  if (id === "psfs") return { least: words.checkIn.unable, most: words.checkIn.asBefore };
  return id === "peg" ? words.checkIn.peg.life : { least: words.noPain, most: words.worstPain };
}
