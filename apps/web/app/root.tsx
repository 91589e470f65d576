import type { ReactNode } from "react";
import {
  isRouteErrorResponse,
  Links,
  Meta,
  Outlet,
  Scripts,
  ScrollRestoration,
  useMatches,
  useRouteError,
} from "react-router";
import "./ui/base.css";
import { Page } from "./ui/page/page.tsx";
import { words } from "./words/en.ts";

/** Set on a route that needs script in the browser; without it a page is words alone. */
export type Handle = Readonly<{ interactive?: true }>;

export function Layout({ children }: Readonly<{ children: ReactNode }>) {
  const interactive = useMatches().some(({ handle }) => (handle as Handle | undefined)?.interactive);
  return (
    <html lang="en">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="theme-color" content="#faf5ec" media="(prefers-color-scheme: light)" />
        <meta name="theme-color" content="#181410" media="(prefers-color-scheme: dark)" />
        <link rel="icon" href="/mark.svg" type="image/svg+xml" />
        {/* React Aria adds this style itself, inline, unless it is there; the rule is in ui/base.css. */}
        <meta id="react-aria-pressable-style" />
        <Meta />
        <Links />
      </head>
      <body>
        {children}
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

export default function Root() {
  return <Outlet />;
}

export function ErrorBoundary() {
  const error = useRouteError();
  const missing = isRouteErrorResponse(error) && error.status === 404;
  const { title, text } = missing ? words.missing : words.broken;
  return (
    <Page words={words.page}>
      <title>{`${title} · ${words.page.name}`}</title>
      <h1>{title}</h1>
      <p>{text}</p>
      <p>
        <a href="/">{words.backHome}</a>
      </p>
    </Page>
  );
}
