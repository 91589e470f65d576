import type { ReactNode } from "react";
import style from "./notice.module.css";

type Kind = "info" | "warning" | "success";

const shapes: Readonly<Record<Kind, ReactNode>> = {
  info: <path d="M12 11v6M12 7v.2" />,
  warning: <path d="M12 7v6M12 17v.2" />,
  success: <path d="M7.500 12.500l3 3L16.500 9" />,
};

/**
 * Something to know on this page. Its kind is told by a sign and words, in ink: the signal colours are for urgency alone.
 * `live`: it appeared after the page did, so a screen reader should say it.
 */
export function Notice({
  kind = "info",
  title,
  live = false,
  children,
}: Readonly<{ kind?: Kind; title?: string; live?: boolean; children: ReactNode }>) {
  return (
    <div className={`${style.notice} ${style[kind]}`} role={live ? "status" : undefined}>
      <svg className={style.sign} viewBox="0 0 24 24" aria-hidden="true">
        {kind === "warning" ? <path d="M12 2L23 21H1z" /> : <circle cx="12" cy="12" r="10" />}
        {shapes[kind]}
      </svg>
      <div className={style.words}>
        {title && <strong>{title}</strong>}
        <div>{children}</div>
      </div>
    </div>
  );
}
