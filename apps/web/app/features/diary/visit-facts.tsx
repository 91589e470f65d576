import { useParams } from "react-router";
import { useStaffWords } from "../../words/staff.ts";
import { useAt } from "../../words/words.ts";
import style from "./record.module.css";
import type { VisitView } from "./visit-view.server.ts";

/** When, what, with whom and for whom. */
export function Facts({ visit, title }: Readonly<{ visit: VisitView; title: string }>) {
  const words = useStaffWords();
  const { visit: own, diary } = words;
  const at = useAt();
  const { clinic } = useParams();
  return (
    <dl className={style.facts}>
      <dt>{own.when}</dt>
      <dd>
        {visit.when}, {visit.time}–{visit.until}
      </dd>
      {visit.service && (
        <>
          <dt>{words.making.service}</dt>
          <dd>{visit.service}</dd>
        </>
      )}
      <dt>{own.held}</dt>
      <dd>{visit.held.join(" · ") || own.nothing}</dd>
      {visit.personId && (
        <>
          <dt>{own.person}</dt>
          <dd>
            <a href={at(`/staff/${clinic}/people/${visit.personId}`)}>{title}</a>
            {visit.born && ` · ${visit.born}`}
          </dd>
          <dt>{own.reach}</dt>
          <dd>{[visit.phone, visit.email].filter(Boolean).join(" · ") || own.nothing}</dd>
        </>
      )}
      {visit.override && (
        <>
          <dt>{diary.beside}</dt>
          <dd>{visit.override}</dd>
        </>
      )}
    </dl>
  );
}
