import type { ReactNode } from "react";
import style from "./urgency.module.css";

export type Level = "emergency_now" | "same_day" | "within_days" | "routine" | "self_care";

/** How soon: always an icon and words, the colour only helps. */
export function Urgency({ level, title, children }: Readonly<{ level: Level; title: string; children?: ReactNode }>) {
  return (
    <section className={`${style.urgency} ${style[level]}`}>
      <h2 className={style.title}>
        <Sign level={level} />
        {title}
      </h2>
      {children}
    </section>
  );
}

/** A small mark of the level for lists. */
export function UrgencyTag({ level, children }: Readonly<{ level: Level; children: ReactNode }>) {
  return (
    <span className={`${style.tag} ${style[level]}`}>
      <Sign level={level} />
      {children}
    </span>
  );
}

const shapes: Readonly<Record<Level, ReactNode>> = {
  emergency_now: (
    <>
      <path d="M8.200 2h7.600L22 8.200v7.600L15.800 22H8.200L2 15.800V8.200z" />
      <path d="M12 7v6.500M12 17v.2" />
    </>
  ),
  same_day: (
    <>
      <circle cx="12" cy="12" r="10" />
      <path d="M12 6v6.500l4 2.500" />
    </>
  ),
  within_days: (
    <>
      <rect x="3" y="4.500" width="18" height="17" rx="2" />
      <path d="M3 10h18M8 2v5M16 2v5" />
    </>
  ),
  routine: (
    <>
      <path d="M4 5h16v11H9l-5 4z" />
      <path d="M8 10.500h8" />
    </>
  ),
  self_care: (
    <>
      <path d="M4 11l8-7 8 7v9H4z" />
      <path d="M9.500 14l2 2 3.500-4" />
    </>
  ),
};

function Sign({ level }: Readonly<{ level: Level }>) {
  return (
    <svg viewBox="0 0 24 24" className={style.sign} aria-hidden="true">
      {shapes[level]}
    </svg>
  );
}
