import type { ReactNode } from "react";
import style from "./page.module.css";

type Props = Readonly<{
  words: Readonly<Record<"skip" | "name" | "check" | "causes" | "how" | "footer" | "emergency" | "licence", string>>;
  /** `quiet` leaves the head and foot bare, for pages where nothing should compete. */
  quiet?: boolean;
  wide?: boolean;
  children: ReactNode;
}>;

/** Head, content and foot of every page. */
export function Page({ words, quiet = false, wide = false, children }: Props) {
  return (
    <>
      <a className={style.skip} href="#content">
        {words.skip}
      </a>
      <header className={style.head}>
        <a className={style.name} href="/">
          <svg viewBox="0 0 32 32" aria-hidden="true">
            <g fill="none" stroke="currentColor" strokeWidth="2.6" strokeLinecap="round">
              <path d="M16 4v24" />
              <path d="M8.500 9c3.300.2 5.500 1 7.500 2.600C18 10 20.200 9.200 23.500 9" />
              <path d="M7.500 15.200c3.700.2 6.100 1 8.500 2.600 2.400-1.600 4.800-2.400 8.500-2.600" />
              <path d="M8.500 21.400c3.300.2 5.500 1 7.500 2.600 2-1.600 4.200-2.400 7.500-2.600" />
            </g>
          </svg>
          {words.name}
        </a>
        {!quiet && (
          <nav className={style.nav}>
            <a href="/check">{words.check}</a>
            <a href="/causes">{words.causes}</a>
            <a href="/how-it-works">{words.how}</a>
          </nav>
        )}
      </header>
      <main id="content" className={wide ? style.wide : style.main} tabIndex={-1}>
        {children}
      </main>
      <footer className={style.foot}>
        <p>{words.footer}</p>
        {!quiet && (
          <p>
            {words.emergency} {words.licence}
          </p>
        )}
      </footer>
    </>
  );
}
