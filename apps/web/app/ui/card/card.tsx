import type { ReactNode } from "react";
import style from "./card.module.css";

/** A thing of its own among others, such as one exercise or one visit. Not for parting a page: rules and space do that. */
export function Card({
  title,
  aside,
  children,
}: Readonly<{ title?: ReactNode; aside?: ReactNode; children: ReactNode }>) {
  return (
    <article className={style.card}>
      {(title || aside) && (
        <header className={style.head}>
          {title && <h3>{title}</h3>}
          {aside && <div className={style.aside}>{aside}</div>}
        </header>
      )}
      {children}
    </article>
  );
}
