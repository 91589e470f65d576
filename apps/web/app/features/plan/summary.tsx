import { type Change, trend } from "@backroot/recovery";
import { Button } from "../../ui/button/button.tsx";
import { DataTable } from "../../ui/data-table/data-table.tsx";
import { Page } from "../../ui/page/page.tsx";
import { useLocale } from "../../words/words.ts";
import { adherenceOf, drawn, readingsOf } from "./course.ts";
import { dayInWords } from "./day-in-words.tsx";
import { doseInWords } from "./dose-in-words.ts";
import { grocInWords } from "./groc-in-words.ts";
import { NoPlan } from "./no-plan.tsx";
import { usePlan, usePlanContext } from "./plan.tsx";
import style from "./summary.module.css";

/** Changes of the plan that fit on the page. */
const mostChanges = 8;

/** One page for a clinician: the plan, the scores with their intervals, what was done, what changed and why. */
export default function Summary() {
  const { care, careWording, careLanguage, wording, today, words } = usePlanContext();
  const planned = usePlan();
  const locale = useLocale();
  if (planned === undefined) return <NoPlan title={words.clinician.title} />;
  const { plan, reports } = planned;
  const own = words.clinician;
  const date = (day: string) => dayInWords(locale, day);
  const { done, planned: due } = adherenceOf(plan, reports, today);
  const causes = plan.causes.map(({ id, share }) =>
    own.causeShare
      .replace("{cause}", wording.causes[id]?.title ?? id)
      .replace("{share}", String(Math.round(share * 100))),
  );
  const courses = drawn.map((id) => {
    const measure = care.measures.find((one) => one.id === id)!;
    return { id, ...trend(measure, readingsOf(reports, id)) };
  });
  const groc = readingsOf(reports, "groc").at(-1);
  const signs = [...new Set(reports.flatMap(({ report }) => ("signs" in report ? (report.signs ?? []) : [])))];
  const round = (n: number) => String(Math.round(n * 10) / 10);
  const nameOf = (id: string) => careWording.exercises[id]?.name;
  const said = ({ exercise, rule, danger }: Change) =>
    [exercise && `${nameOf(exercise)}:`, careWording.changes[rule], danger && careWording.dangers[danger]]
      .filter(Boolean)
      .join(" ");
  return (
    <Page title={own.title} quiet>
      <div className={style.sheet}>
        <header>
          <h1>{own.title}</h1>
          <p className={style.soft}>{own.lead.replace("{day}", date(today))}</p>
          <div className={style.print}>
            <Button onPress={() => print()}>{own.print}</Button>
          </div>
        </header>
        <section>
          <h2>{own.plan}</h2>
          <p>{own.begun.replace("{day}", date(plan.starts)).replace("{causes}", causes.join("; "))}</p>
          <p>{own.state.replace("{state}", own.states[plan.state])}</p>
          <p>
            {own.adherence
              .replace("{done}", String(done))
              .replace("{planned}", String(due))
              .replace("{limit}", String(plan.painLimit.above))}
          </p>
        </section>
        <section>
          <h2>{own.scores}</h2>
          <DataTable
            caption={own.scores}
            columns={[
              { id: "measure", title: own.measure },
              { id: "first", title: own.first, number: true },
              { id: "latest", title: own.latest, number: true },
              { id: "change", title: own.change, number: true },
              { id: "important", title: own.important, number: true },
            ]}
            rows={courses.map(({ id, course, change, important }) => {
              const [first] = course;
              const last = course.at(-1);
              return {
                id,
                cells: [
                  own.measures[id],
                  first ? round(first.value) : "–",
                  last ? round(last.value) : "–",
                  change ? `${round(change.value)} (${round(change.low)} – ${round(change.high)})` : "–",
                  round(important),
                ],
              };
            })}
          />
          <ul>
            {courses.map(({ id, verdict }) => (
              <li key={id}>
                {own.measures[id]}: <span lang={careLanguage}>{careWording.verdicts[verdict]}</span>
              </li>
            ))}
            {groc !== undefined && (
              <li>
                <span lang={careLanguage}>{careWording.measures.groc!.name}</span>:{" "}
                {grocInWords(words.progress.groc, groc.value)} ({date(groc.on)})
              </li>
            )}
          </ul>
        </section>
        <section>
          <h2>{own.now}</h2>
          <ul>
            {plan.items.map((item) => (
              <li key={item.exercise}>
                <span lang={careLanguage}>
                  {nameOf(item.exercise)} ({careWording.levels[item.level]})
                </span>
                : {doseInWords(words.dose, item)}, {words.week.perWeek.replace("{n}", String(item.perWeek))}
              </li>
            ))}
          </ul>
        </section>
        <section>
          <h2>{own.dangers}</h2>
          <p>{signs.length === 0 ? own.noDangers : signs.map((id) => wording.findings[id]?.label ?? id).join("; ")}</p>
        </section>
        <section>
          <h2>{own.history}</h2>
          {plan.history.length === 0 ? (
            <p>{words.week.noChange}</p>
          ) : (
            <ul lang={careLanguage}>
              {plan.history
                .toReversed()
                .slice(0, mostChanges)
                .map((change, i) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: a change has no identity but its place in the history
                  <li key={i}>
                    {dayInWords(locale, change.on, true)}: {said(change)}
                  </li>
                ))}
            </ul>
          )}
        </section>
      </div>
    </Page>
  );
}
