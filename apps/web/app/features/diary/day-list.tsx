import { filled, useStaffWords } from "../../words/staff.ts";
import type { Clock } from "./clock.ts";
import style from "./diary.module.css";
import type { DiaryView, Item } from "./diary.server.ts";
import { Marks } from "./marks.tsx";

/** The same days as a list: for a phone, and for a browser without script. */
export function DayList({ view, clock, base }: Readonly<{ view: DiaryView; clock: Clock; base: string }>) {
  const words = useStaffWords().diary;
  const shown = new Set(view.columns.map(({ resourceId }) => resourceId));
  const items = view.items.filter(({ holds }) => holds.some(({ resourceId }) => shown.has(resourceId)));
  const days = Map.groupBy(items, ({ start }) => clock.day(start));
  if (days.size === 0) return <p>{words.empty}</p>;
  return [...days].map(([day, ofDay]) => (
    <section key={day} aria-label={day}>
      {view.look.view === "week" && <h2 className={style.listDay}>{day}</h2>}
      <ol className={style.list}>
        {ofDay.map((item) => (
          <Line key={item.id} item={item} view={view} clock={clock} base={base} />
        ))}
      </ol>
    </section>
  ));
}

function Line({ item, view, clock, base }: Readonly<{ item: Item; view: DiaryView; clock: Clock; base: string }>) {
  const words = useStaffWords().diary;
  const who = view.resources.find(({ id }) => id === item.practitionerId)?.name;
  const name = item.title ?? (item.kind === "block" ? words.block : words.nobody);
  return (
    <li className={style.line} data-kind={item.kind} data-state={item.state}>
      <time>
        {clock.time(item.start)}
        <small>{clock.time(item.end)}</small>
      </time>
      <div>
        {item.kind === "visit" ? <a href={`${base}/visits/${item.id}`}>{name}</a> : <strong>{name}</strong>}
        <small>
          {[item.service, who && filled(words.with, { name: who })].filter(Boolean).join(" · ")} <Marks item={item} />
        </small>
      </div>
    </li>
  );
}
