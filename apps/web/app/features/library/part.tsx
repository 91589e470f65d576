import type { ReactNode } from "react";
import style from "./reader.module.css";

/** A part of the page: its heading in the margin, its words beside it. */
export function Part({
  title,
  hint,
  id,
  lang,
  small = false,
  children,
}: Readonly<{ title: ReactNode; hint?: string; id?: string; lang?: string; small?: boolean; children: ReactNode }>) {
  return (
    <section className={small ? `${style.part} ${style.small}` : style.part} id={id} lang={lang}>
      <div className={style.heading}>
        <h2>{title}</h2>
        {hint && <p>{hint}</p>}
      </div>
      <div className={style.body}>{children}</div>
    </section>
  );
}
