import type { ReactNode } from "react";
import { useLocation, useParams, useRouteLoaderData } from "react-router";
import { Mark } from "../../ui/mark/mark.tsx";
import { useStaffWords } from "../../words/staff.ts";
import { useAt, useLanguage } from "../../words/words.ts";
import { maySee } from "./access.ts";
import type { loader } from "./clinic.tsx";
import style from "./staff-page.module.css";

type Props = Readonly<{
  title: string;
  /** No head: for pages before the door. */
  bare?: boolean;
  /** The whole screen: for the diary. */
  wide?: boolean;
  children: ReactNode;
}>;

/** Head and content of a page for staff. */
export function StaffPage({ title, bare = false, wide = false, children }: Props) {
  const words = useStaffWords();
  const inside = useRouteLoaderData<typeof loader>(`${useLanguage()}/staff-clinic`);
  return (
    <>
      <title>{`${title} · ${inside?.name ?? "Backroot"}`}</title>
      <meta name="robots" content="noindex" />
      <a className={style.skip} href="#content">
        {words.skip}
      </a>
      {!bare && inside !== undefined && <Head {...inside} />}
      <main id="content" className={bare ? style.entry : wide ? style.wide : style.main} tabIndex={-1}>
        {children}
      </main>
    </>
  );
}

function Head({ name, demo, role, user }: Awaited<ReturnType<typeof loader>>) {
  const { nav } = useStaffWords();
  const { clinic } = useParams();
  const at = useAt();
  const { pathname } = useLocation();
  const rooms = (
    [
      ["diary", nav.diary],
      ["people", nav.people],
      ["mails", nav.mails],
      ["set-up", nav.setUp],
      ["team", nav.team],
      ["audit", nav.audit],
    ] as const
  ).filter(([path]) => maySee(role, `/staff/:clinic/${path}`));
  return (
    <>
      {demo && <p className={style.demo}>{nav.demo}</p>}
      <header className={style.head}>
        <a className={style.clinic} href={at(`/staff/${clinic}/diary`)}>
          <Mark />
          {name}
        </a>
        <nav className={style.nav} aria-label={nav.label}>
          {rooms.map(([path, words]) => {
            const href = at(`/staff/${clinic}/${path}`);
            const here = pathname === href || pathname.startsWith(`${href}/`);
            return (
              <a key={path} href={href} aria-current={here ? "page" : undefined}>
                {words}
              </a>
            );
          })}
        </nav>
        <div className={style.me}>
          <a href={at("/staff/account")} title={nav.account}>
            {user}
          </a>
          <form method="post" action={at("/staff/sign-out")}>
            <button type="submit">{nav.signOut}</button>
          </form>
        </div>
      </header>
    </>
  );
}
