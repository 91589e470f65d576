import face from "@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-normal.woff2?url";
import { type ReactNode, useMemo } from "react";
import { I18nProvider } from "react-aria-components";
import {
  isRouteErrorResponse,
  Links,
  Meta,
  Outlet,
  Scripts,
  ScrollRestoration,
  useLocation,
  useMatches,
  useRouteError,
} from "react-router";
import type { Route } from "./+types/root";
import "./ui/base.css";
import { requireReadableForm } from "./readable-form.server.ts";
import { noteRoute } from "./route-note.server.ts";
import { useAbsolute } from "./site.ts";
import { Page, Surroundings } from "./ui/page/page.tsx";
import { languageOf, languages, pathIn, pathWithoutLanguage } from "./words/language.ts";
import { useAt, useWords } from "./words/words.ts";

/** Set on a route that needs script in the browser; without it a page is words alone. */
export type Handle = Readonly<{ interactive?: true }>;

export const middleware: Route.MiddlewareFunction[] = [noteRoute, requireReadableForm];

export function Layout({ children }: Readonly<{ children: ReactNode }>) {
  const interactive = useMatches().some(({ handle }) => (handle as Handle | undefined)?.interactive);
  const broken = useRouteError() != null; // outside an error boundary it is null, whatever its type says
  const { page } = useWords();
  const at = useAt();
  const { pathname, search } = useLocation();
  const language = languageOf(pathname);
  const path = pathWithoutLanguage(pathname);
  const absolute = useAbsolute();
  const surroundings = useMemo(
    () => ({
      words: page,
      at,
      otherLanguages: languages
        .filter(({ code }) => code !== language)
        .map(({ code, name }) => ({ code, name, href: pathIn(code, path) + search })),
      url: absolute(pathname),
      card: absolute(`/card.${language}.png`),
    }),
    [page, at, language, path, pathname, search, absolute],
  );
  return (
    <html lang={language}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="theme-color" content="#faf5ec" media="(prefers-color-scheme: light)" />
        <meta name="theme-color" content="#181410" media="(prefers-color-scheme: dark)" />
        {/* Asked for with the page: coming after the styles that name it, it would move lines that are already there. */}
        <link rel="preload" href={face} as="font" type="font/woff2" crossOrigin="anonymous" />
        <link rel="icon" href="/mark.svg" type="image/svg+xml" />
        <link rel="manifest" href="/manifest.webmanifest" />
        {!broken && <Addresses path={path} canonical={pathname} />}
        {/* React Aria adds this style itself, inline, unless it is there; the rule is in ui/base.css. */}
        <meta id="react-aria-pressable-style" />
        <Meta />
        <Links />
      </head>
      <body>
        <I18nProvider locale={language}>
          <Surroundings value={surroundings}>{children}</Surroundings>
        </I18nProvider>
        {interactive && (
          <>
            <ScrollRestoration />
            <Scripts />
          </>
        )}
      </body>
    </html>
  );
}

/** Tells search engines where this page stands in each language. */
function Addresses({ path, canonical }: Readonly<{ path: string; canonical: string }>) {
  const absolute = useAbsolute();
  const { page } = useWords();
  const at = useAt();
  return (
    <>
      <link rel="canonical" href={absolute(canonical)} />
      <link rel="alternate" type="application/atom+xml" title={page.feed} href={absolute(at("/feed.xml"))} />
      {languages.map(({ code }) => (
        <link key={code} rel="alternate" hrefLang={code} href={absolute(pathIn(code, path))} />
      ))}
      <link rel="alternate" hrefLang="x-default" href={absolute(path)} />
    </>
  );
}

export default function Root() {
  return <Outlet />;
}

export function ErrorBoundary() {
  const error = useRouteError();
  const words = useWords();
  const at = useAt();
  const location = useLocation();
  const missing = isRouteErrorResponse(error) && error.status === 404;
  const cut = isCut(error);
  const { title, text } = missing ? words.missing : cut ? words.cut : words.broken;
  return (
    <Page title={title}>
      <h1>{title}</h1>
      <p>{text}</p>
      <p>
        {cut ? (
          <a href={`${location.pathname}${location.search}`}>{words.cut.again}</a>
        ) : (
          <a href={at("/")}>{words.backHome}</a>
        )}
      </p>
    </Page>
  );
}

/** Whether a part of the app could not be fetched; each engine says so in its own words. */
function isCut(error: unknown): boolean {
  return (
    error instanceof TypeError &&
    /dynamically imported module|Importing a module script failed|Failed to fetch|Load failed|NetworkError/.test(
      error.message,
    )
  );
}
