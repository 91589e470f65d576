import { createContext, memo, type ReactNode, useContext } from "react";
import { Mark } from "../mark/mark.tsx";
import style from "./page.module.css";

type PageWords =
  | "skip"
  | "name"
  | "check"
  | "plan"
  | "exercises"
  | "causes"
  | "how"
  | "footer"
  | "card"
  | "emergency"
  | "licence"
  | "languages";

/** What head and foot of every page say and lead to; given once, by the root. */
export const Surroundings = createContext<Readonly<{
  words: Readonly<Record<PageWords, string>>;
  /** An address of ours in the language of the page. */
  at: (path: string) => string;
  /** This page in the other languages. */
  /** The address of this page and of the picture that stands for it elsewhere, both absolute. */
  url: string;
  card: string;
  otherLanguages: readonly Readonly<{ code: string; name: string; href: string }>[];
}> | null>(null);

type Props = Readonly<{
  /** For the browser's tab and search engines; the name is added. */
  title: string;
  /** For search engines. */
  description?: string;
  /** `quiet` leaves the head and foot bare, for pages where nothing should compete. */
  quiet?: boolean;
  wide?: boolean;
  children: ReactNode;
}>;

/** Head, content and foot of every page. */
export function Page({ title, description, quiet = false, wide = false, children }: Props) {
  const surroundings = useContext(Surroundings);
  if (surroundings === null) throw new Error("a page stands outside its surroundings");
  const { words, at, otherLanguages, url, card } = surroundings;
  return (
    <>
      <Said words={words} title={title} description={description} url={url} card={card} />
      <Head words={words} at={at} quiet={quiet} />
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
        {otherLanguages.length > 0 && (
          <nav aria-label={words.languages}>
            {otherLanguages.map(({ code, name, href }) => (
              <a key={code} href={href} hrefLang={code} lang={code}>
                {name}
              </a>
            ))}
          </nav>
        )}
      </footer>
    </>
  );
}

type SaidWords = Readonly<Record<PageWords, string>>;

/** What the browser's tab says, search engines read, and a message or another site shows when the address is passed on. */
const Said = memo(function Said({
  words,
  title,
  description,
  url,
  card,
}: Readonly<{ words: SaidWords; title: string; description: string | undefined; url: string; card: string }>) {
  return (
    <>
      <title>{`${title} · ${words.name}`}</title>
      {description && <meta name="description" content={description} />}
      <meta property="og:type" content="article" />
      <meta property="og:site_name" content={words.name} />
      <meta property="og:title" content={title} />
      {description && <meta property="og:description" content={description} />}
      <meta property="og:url" content={url} />
      <meta property="og:image" content={card} />
      <meta property="og:image:width" content="1200" />
      <meta property="og:image:height" content="630" />
      <meta property="og:image:alt" content={words.card} />
      <meta name="twitter:card" content="summary_large_image" />
    </>
  );
});

const Head = memo(function Head({
  words,
  at,
  quiet,
}: Readonly<{ words: SaidWords; at: (path: string) => string; quiet: boolean }>) {
  return (
    <>
      <a className={style.skip} href="#content">
        {words.skip}
      </a>
      <header className={style.head}>
        <a className={style.name} href={at("/")}>
          <Mark />
          {words.name}
        </a>
        {!quiet && (
          <nav className={style.nav}>
            <a href={at("/check")}>{words.check}</a>
            <a href={at("/plan")}>{words.plan}</a>
            <a href={at("/exercises")}>{words.exercises}</a>
            <a href={at("/causes")}>{words.causes}</a>
            <a href={at("/how-it-works")}>{words.how}</a>
          </nav>
        )}
      </header>
    </>
  );
});
