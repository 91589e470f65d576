import type { ReactNode } from "react";
import { Page } from "../../ui/page/page.tsx";
import { useAt } from "../../words/words.ts";
import style from "./reader.module.css";

type Props = Readonly<{
  title: string;
  lead: string;
  /** Where this page belongs: a link above the title. */
  within?: Readonly<{ title: string; href: string }>;
  /** A picture beside the opening where there is room, below it where there is none. */
  plate?: ReactNode;
  children: ReactNode;
}>;

/** A page to read: opening, then parts whose headings stand in the margin. */
export function Reader({ title, lead, within, plate, children }: Props) {
  const at = useAt();
  return (
    <Page title={title} description={lead} wide>
      <article className={style.reader}>
        <header className={plate ? `${style.opening} ${style.withPlate}` : style.opening}>
          <div className={style.words}>
            {within && (
              <p className={style.within}>
                <a href={at(within.href)}>{within.title}</a>
              </p>
            )}
            <h1>{title}</h1>
            <p className={style.lead}>{lead}</p>
          </div>
          {plate && <div className={style.plate}>{plate}</div>}
        </header>
        {children}
      </article>
    </Page>
  );
}

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

/** Links with a line each, between hairlines. */
export function Index({
  entries,
}: Readonly<{
  entries: readonly Readonly<{ href: string; title: ReactNode; text?: ReactNode; lang?: string | undefined }>[];
}>) {
  return (
    <ul className={style.index}>
      {entries.map(({ href, title, text, lang }) => (
        <li key={href}>
          <a href={href}>{title}</a>
          {text && <span lang={lang}>{text}</span>}
        </li>
      ))}
    </ul>
  );
}
