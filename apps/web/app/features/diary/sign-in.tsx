import { data, redirect, useActionData, useLoaderData } from "react-router";
import { z } from "zod";
import { records } from "../../records.server.ts";
import { EntryForm, Press, TextEntry } from "../../ui/entry/entry.tsx";
import { Notice } from "../../ui/notice/notice.tsx";
import { languageOf, pathIn } from "../../words/language.ts";
import { useStaffWords } from "../../words/staff.ts";
import { useAt } from "../../words/words.ts";
import type { Route } from "./+types/sign-in";
import { accounts, giveCode, signIn } from "./accounts.server.ts";
import { userOf } from "./door.server.ts";
import { StaffPage } from "./staff-page.tsx";

const given = z.union([
  z.object({ code: z.string().trim().min(6).max(40) }),
  z.object({ email: z.email().max(254), password: z.string().min(1).max(128) }),
]);

/** Where to go once signed in: a page of ours for staff, whatever the address says. */
function destination(url: URL): string {
  const to = url.searchParams.get("to") ?? "";
  return /^(\/[a-z]{2})?\/staff(\/[\w./%~-]*)?(\?[^#\s\\]*)?$/.test(to) && !to.includes("//")
    ? to
    : pathIn(languageOf(url.pathname), "/staff");
}

export function loader({ context, url }: Route.LoaderArgs) {
  if (userOf(context) !== null) throw redirect(destination(url));
  return { changed: url.searchParams.has("changed") };
}

export async function action({ request, context, url }: Route.ActionArgs) {
  const form = given.safeParse(Object.fromEntries(await request.formData()));
  if (!form.success) return data({ step: "password", refused: "wrong" } as const, 400);
  const step = "code" in form.data ? ("code" as const) : ("password" as const);
  const attempt =
    "code" in form.data
      ? await giveCode(context.get(accounts), form.data.code, request)
      : await signIn(context.get(accounts), context.get(records), form.data, request);
  if ("refused" in attempt) {
    const again = step === "code" && attempt.refused === "stale" ? "password" : step;
    return data({ step: again, refused: attempt.refused }, attempt.refused === "locked" ? 429 : 401);
  }
  if (attempt.secondFactor) return data({ step: "code", refused: null } as const, { headers: attempt.cookies });
  throw redirect(destination(url), { headers: attempt.cookies });
}

/** Password first; then the code, for those who have turned it on. */
export default function SignIn() {
  const { signIn: words, password } = useStaffWords();
  const at = useAt();
  const changed = useLoaderData<typeof loader>().changed;
  const { step, refused } = useActionData<typeof action>() ?? { step: "password", refused: null };
  const problem =
    refused === null
      ? undefined
      : refused === "locked"
        ? words.locked
        : refused === "stale"
          ? words.codeStale
          : step === "code"
            ? words.codeWrong
            : words.wrong;
  const title = step === "code" ? words.codeTitle : words.title;
  return (
    <StaffPage title={title} bare>
      <h1>{title}</h1>
      <p>{step === "code" ? words.codeLead : words.lead}</p>
      {changed && problem === undefined && <Notice kind="success">{password.done}</Notice>}
      {problem && (
        <Notice kind="warning" live>
          {problem}
        </Notice>
      )}
      <EntryForm key={step}>
        {step === "code" ? (
          <TextEntry label={words.code} name="code" autoComplete="one-time-code" required autoFocus size="short" />
        ) : (
          <>
            <TextEntry label={words.email} name="email" type="email" autoComplete="username" required />
            <TextEntry
              label={words.password}
              name="password"
              type="password"
              autoComplete="current-password"
              required
              maxLength={128}
            />
          </>
        )}
        <Press>{step === "code" ? words.codeGo : words.go}</Press>
      </EntryForm>
      {step === "password" && (
        <p>
          <a href={at("/staff/password")}>{words.forgotten}</a>
        </p>
      )}
    </StaffPage>
  );
}
