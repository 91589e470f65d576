import { membershipsOf } from "@backroot/storage";
import { data, redirect, useActionData, useLoaderData } from "react-router";
import { encode } from "uqr";
import { z } from "zod";
import { records } from "../../records.server.ts";
import { EntryForm, Press, TextEntry } from "../../ui/entry/entry.tsx";
import { Notice } from "../../ui/notice/notice.tsx";
import { languageOf, localeOf } from "../../words/language.ts";
import { filled, useStaffWords } from "../../words/staff.ts";
import { useAt } from "../../words/words.ts";
import type { Route } from "./+types/account";
import style from "./account.module.css";
import { accounts, attempted, leastPassword } from "./accounts.server.ts";
import { requireUser } from "./door.server.ts";
import { StaffPage } from "./staff-page.tsx";

export async function loader({ request, context, url }: Route.LoaderArgs) {
  const user = requireUser(context, url);
  const { api } = context.get(accounts);
  const when = new Intl.DateTimeFormat(localeOf(languageOf(url.pathname)), { dateStyle: "medium", timeStyle: "short" });
  const sessions = await api.listSessions({ headers: request.headers });
  const clinics = await membershipsOf(context.get(records), user.id);
  return {
    user,
    done: url.searchParams.get("done"),
    clinics,
    sessions: sessions.map(({ id, createdAt, userAgent }) => ({
      id,
      here: id === user.sessionId,
      since: when.format(createdAt),
      browser: browserIn(userAgent ?? ""),
    })),
  };
}

/** "Firefox, Linux": enough to know one's own. */
function browserIn(userAgent: string): string {
  const browser = ["Edg", "OPR", "Firefox", "Chrome", "Safari"].find((name) => userAgent.includes(name));
  const system = ["Android", "iPhone", "iPad", "Windows", "Mac OS X", "Linux"].find((name) => userAgent.includes(name));
  return [browser, system].filter(Boolean).join(", ");
}

const given = z.discriminatedUnion("do", [
  z.object({ do: z.literal("password"), current: z.string().max(128), next: z.string().max(128) }),
  z.object({ do: z.literal("two-factor-on"), password: z.string().max(128) }),
  z.object({ do: z.literal("two-factor-off"), password: z.string().max(128) }),
  z.object({ do: z.literal("two-factor-check"), code: z.string().trim().max(12) }),
  z.object({ do: z.literal("end"), session: z.string().max(64) }),
  z.object({ do: z.literal("end-others") }),
]);

export async function action({ request, context, url }: Route.ActionArgs) {
  requireUser(context, url);
  const { api } = context.get(accounts);
  const { headers } = request;
  const form = given.safeParse(Object.fromEntries(await request.formData()));
  if (!form.success) return data({ said: "wrong" } as const, 400);
  const to = form.data;
  switch (to.do) {
    case "password": {
      if (to.next.length < leastPassword) return data({ said: "weak" } as const, 400);
      const body = { currentPassword: to.current, newPassword: to.next, revokeOtherSessions: true };
      const attempt = await attempted(() => api.changePassword({ body, headers, returnHeaders: true }));
      if ("refused" in attempt) return data({ said: "wrong" } as const, 400);
      throw again(url, "changed", attempt.cookies);
    }
    case "two-factor-on": {
      let made: Awaited<ReturnType<typeof api.enableTwoFactor>> | undefined;
      const attempt = await attempted(async () => {
        const answer = await api.enableTwoFactor({ body: { password: to.password }, headers, returnHeaders: true });
        made = answer.response;
        return answer;
      });
      if ("refused" in attempt || made === undefined || !("totpURI" in made))
        return data({ said: "wrong" } as const, 400);
      const { size, data: dots } = encode(made.totpURI);
      const key = new URL(made.totpURI).searchParams.get("secret") ?? "";
      return data({ said: "scan", key, codes: made.backupCodes, qr: { size, path: pathOf(dots) } } as const);
    }
    case "two-factor-check": {
      const attempt = await attempted(() => api.verifyTOTP({ body: { code: to.code }, headers, returnHeaders: true }));
      if ("refused" in attempt) return data({ said: "codeWrong" } as const, 400);
      throw again(url, "turnedOn", attempt.cookies);
    }
    case "two-factor-off": {
      const body = { password: to.password };
      const attempt = await attempted(() => api.disableTwoFactor({ body, headers, returnHeaders: true }));
      if ("refused" in attempt) return data({ said: "wrong" } as const, 400);
      throw again(url, "turnedOff", attempt.cookies);
    }
    case "end": {
      // The page knows a session by its id; its token stays here.
      const sessions = await api.listSessions({ headers });
      const token = sessions.find(({ id }) => id === to.session)?.token;
      if (token !== undefined) await api.revokeSession({ body: { token }, headers });
      return data({ said: "ended" } as const);
    }
    case "end-others":
      await api.revokeOtherSessions({ headers });
      return data({ said: "ended" } as const);
  }
}

/** These begin a new session, so the page is asked for anew, with its cookie. */
function again(url: URL, done: string, headers: Headers): Response {
  return redirect(`${url.pathname}?done=${done}`, { headers });
}

/** The dark squares of a QR code as one path. */
function pathOf(dots: readonly (readonly boolean[])[]): string {
  return dots.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : []))).join("");
}

/** One's own password, second factor and sessions. */
export default function Account() {
  const { user, clinics, sessions, done: told } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const words = useStaffWords().account;
  const { join, nav } = useStaffWords();
  const at = useAt();
  const good = ["changed", "turnedOn", "turnedOff", "ended"] as const;
  const done = good.find((code) => code === (answer?.said ?? told));
  const problem = (code: string, sentence: string) => (answer?.said === code ? sentence : undefined);
  const scan = answer?.said === "scan" || answer?.said === "codeWrong";
  return (
    <StaffPage title={words.title}>
      <h1>{words.title}</h1>
      <p>
        {user.name} · {user.email}
      </p>
      {done && (
        <Notice kind="success" live>
          {words[done]}
        </Notice>
      )}
      {answer?.said === "wrong" && (
        <Notice kind="warning" live>
          {words.wrong}
        </Notice>
      )}
      <section aria-labelledby="clinics">
        <h2 id="clinics">{words.clinics}</h2>
        <ul>
          {clinics.map(({ slug, clinic }) => (
            <li key={slug}>
              <a href={at(`/staff/${slug}/diary`)}>{clinic}</a>
            </li>
          ))}
        </ul>
        <form method="post" action={at("/staff/sign-out")}>
          <Press kind="plain">{nav.signOut}</Press>
        </form>
      </section>
      <section aria-labelledby="two-factor">
        <h2 id="two-factor">{words.twoFactor}</h2>
        <p>{user.twoFactorEnabled ? words.twoFactorOn : words.twoFactorOff}</p>
        {scan ? (
          <>
            {answer.said === "scan" && (
              <>
                <p>{words.scan}</p>
                <svg
                  className={style.qr}
                  data-scheme="light"
                  viewBox={`-2 -2 ${answer.qr.size + 4} ${answer.qr.size + 4}`}
                  role="img"
                  aria-label={words.picture}
                >
                  <path d={answer.qr.path} />
                </svg>
                <p>
                  {words.key}: <code>{answer.key}</code>
                </p>
                <p>{words.spare}</p>
                <ul className={style.codes}>
                  {answer.codes.map((code) => (
                    <li key={code}>
                      <code>{code}</code>
                    </li>
                  ))}
                </ul>
              </>
            )}
            <EntryForm key="check">
              <input type="hidden" name="do" value="two-factor-check" />
              <TextEntry
                label={words.confirm}
                name="code"
                inputMode="numeric"
                autoComplete="one-time-code"
                required
                size="short"
                problem={problem("codeWrong", words.codeWrong)}
              />
              <Press>{words.confirmGo}</Press>
            </EntryForm>
          </>
        ) : (
          <EntryForm key="ask">
            <input type="hidden" name="do" value={user.twoFactorEnabled ? "two-factor-off" : "two-factor-on"} />
            <TextEntry
              label={words.current}
              name="password"
              type="password"
              autoComplete="current-password"
              required
              maxLength={128}
            />
            <Press kind="plain">{user.twoFactorEnabled ? words.turnOff : words.turnOn}</Press>
          </EntryForm>
        )}
      </section>
      <section aria-labelledby="password">
        <h2 id="password">{words.password}</h2>
        <EntryForm>
          <input type="hidden" name="do" value="password" />
          <TextEntry
            label={words.current}
            name="current"
            type="password"
            autoComplete="current-password"
            required
            maxLength={128}
          />
          <TextEntry
            label={words.next}
            hint={join.passwordHint}
            name="next"
            type="password"
            autoComplete="new-password"
            required
            maxLength={128}
            problem={problem("weak", join.weak)}
          />
          <Press kind="plain">{words.change}</Press>
        </EntryForm>
      </section>
      <section aria-labelledby="sessions">
        <h2 id="sessions">{words.sessions}</h2>
        <ul className={style.sessions}>
          {sessions.map(({ id, here, since, browser }) => (
            <li key={id}>
              <span>
                {here ? words.here : browser || words.unknownBrowser}
                <small>{filled(words.since, { when: since })}</small>
              </span>
              {!here && (
                <form method="post">
                  <input type="hidden" name="do" value="end" />
                  <input type="hidden" name="session" value={id} />
                  <Press kind="quiet">{words.end}</Press>
                </form>
              )}
            </li>
          ))}
        </ul>
        {sessions.length > 1 && (
          <form method="post">
            <input type="hidden" name="do" value="end-others" />
            <Press kind="plain">{words.endOthers}</Press>
          </form>
        )}
      </section>
    </StaffPage>
  );
}
