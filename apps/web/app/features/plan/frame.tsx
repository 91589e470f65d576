import type { ReactNode } from "react";
import { NavLink } from "react-router";
import { Notice } from "../../ui/notice/notice.tsx";
import { Page } from "../../ui/page/page.tsx";
import { Status } from "../../ui/status/status.tsx";
import { useAt } from "../../words/words.ts";
import style from "./plan.module.css";
import { usePlanContext } from "./plan.tsx";

/** The ways between the pages of a plan. */
const ways = ["today", "week", "progress", "breaks", "data"] as const;
const addressOf = {
  today: "/plan",
  week: "/plan/week",
  progress: "/plan/progress",
  breaks: "/plan/breaks",
  data: "/plan/data",
};

/** A page of the plan: its ways, what is to be said about keeping, and its content. */
export function Frame({ title, children }: Readonly<{ title: string; children: ReactNode }>) {
  const { words, keeping, fault, said, say } = usePlanContext();
  const at = useAt();
  return (
    <Page title={title} quiet wide>
      <nav className={style.ways} aria-label={words.nav.label}>
        {ways.map((way) => (
          <NavLink key={way} to={at(addressOf[way])} end className={style.way!}>
            {words.nav[way]}
          </NavLink>
        ))}
      </nav>
      {!keeping.lasting && (
        <div className={style.notice}>
          <Notice kind="warning">{words.notLasting}</Notice>
        </div>
      )}
      {fault && (
        <div className={style.notice} role="alert">
          <Notice kind="warning">{words.faults[fault]}</Notice>
        </div>
      )}
      {children}
      <Status message={said} dismiss={words.dismiss} onDismiss={() => say(null)} />
    </Page>
  );
}
