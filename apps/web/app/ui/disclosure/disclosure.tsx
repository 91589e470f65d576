import type { ReactNode } from "react";
import style from "./disclosure.module.css";

type Props = Readonly<{ summary: ReactNode; children: ReactNode; open?: boolean; boxed?: boolean }>;

/** More for those who want it. The browser's own element: it opens without script, and find-in-page looks inside. */
export function Disclosure({ summary, children, open = false, boxed = false }: Props) {
  return (
    <details className={`${style.disclosure} ${boxed ? style.boxed : ""}`} open={open}>
      <summary className={style.summary}>
        <svg className={style.sign} viewBox="0 0 24 24" aria-hidden="true">
          <path d="M4 12h16" />
          <path className={style.upright} d="M12 4v16" />
        </svg>
        {summary}
      </summary>
      <div className={style.content}>{children}</div>
    </details>
  );
}
