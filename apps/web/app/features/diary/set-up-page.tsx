import type { ReactNode } from "react";
import { useParams } from "react-router";
import { Notice } from "../../ui/notice/notice.tsx";
import { useStaffWords } from "../../words/staff.ts";
import { useAt } from "../../words/words.ts";
import style from "./record.module.css";
import { StaffPage } from "./staff-page.tsx";

type Props = Readonly<{
  title: string;
  /** The part of the set-up, as its address ends. */
  here: string;
  said: "kept" | "form" | "in_use" | undefined;
  children: ReactNode;
}>;

/** A page of the set-up, with the way to the others and what came of the last change. */
export function SetUpPage({ title, here, said, children }: Props) {
  const { setUp } = useStaffWords();
  const at = useAt();
  const { clinic } = useParams();
  const parts = [
    ["", setUp.clinic],
    ["/hours", setUp.hours],
    ["/services", setUp.services],
    ["/resources", setUp.resources],
    ["/mails", setUp.mails],
  ] as const;
  return (
    <StaffPage title={title}>
      <nav className={style.row} aria-label={setUp.title}>
        {parts.map(([path, words]) => (
          <a
            key={path}
            href={at(`/staff/${clinic}/set-up${path}`)}
            aria-current={path.slice(1) === here ? "page" : undefined}
          >
            {words}
          </a>
        ))}
      </nav>
      <h1>{title}</h1>
      {said && (
        <Notice kind={said === "kept" ? "success" : "warning"} live>
          {setUp.said[said]}
        </Notice>
      )}
      {children}
    </StaffPage>
  );
}
