import type { ReactNode } from "react";
import { Page } from "../../ui/page/page.tsx";
import { useAt } from "../../words/words.ts";
import type { Cited } from "./citations.server.ts";
import { Colophon, type Reviewed } from "./colophon.tsx";
import style from "./reader.module.css";
import type { About } from "./structured-data.ts";

type Props = Readonly<{
  title: string;
  lead: string;
  /** Where this page belongs: a link above the title. */
  within?: Readonly<{ title: string; href: string }>;
  /** A picture beside the opening where there is room, below it where there is none. */
  plate?: ReactNode;
  /** Who wrote and reviewed it; a page that only leads to others has none. */
  review?: Reviewed;
  sources?: readonly Cited[];
  about?: About;
  children: ReactNode;
}>;

/** A page to read: opening, then parts whose headings stand in the margin. */
export function Reader({ title, lead, within, plate, review, sources = [], about, children }: Props) {
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
        {review && <Colophon title={title} lead={lead} review={review} sources={sources} about={about} />}
      </article>
    </Page>
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
