import { data, redirect, useActionData } from "react-router";
import { EntryForm, Press, TextEntry } from "../../ui/entry/entry.tsx";
import { languageOf, pathIn } from "../../words/language.ts";
import { useStaffWords } from "../../words/staff.ts";
import { useAt } from "../../words/words.ts";
import type { Route } from "./+types/new-password";
import { accounts, leastPassword, resetPassword } from "./accounts.server.ts";
import { StaffPage } from "./staff-page.tsx";

export async function action({ request, context, params, url }: Route.ActionArgs) {
  const password = String((await request.formData()).get("password") ?? "");
  if (password.length < leastPassword || password.length > 128) return data({ refused: "weak" } as const, 400);
  const attempt = await resetPassword(context.get(accounts), params.token, password);
  if ("refused" in attempt) return data({ refused: "gone" } as const, 404);
  throw redirect(`${pathIn(languageOf(url.pathname), "/staff/sign-in")}?changed`);
}

/** Where the link of such a mail leads: a new password, once. Nothing is used up by opening it. */
export default function NewPassword() {
  const refused = useActionData<typeof action>()?.refused;
  const { password: words, join } = useStaffWords();
  const at = useAt();
  return (
    <StaffPage title={words.title} bare>
      <h1>{words.title}</h1>
      {refused === "gone" ? (
        <>
          <p>{words.gone}</p>
          <p>
            <a href={at("/staff/password")}>{words.again}</a>
          </p>
        </>
      ) : (
        <EntryForm>
          <TextEntry
            label={words.next}
            hint={join.passwordHint}
            name="password"
            type="password"
            autoComplete="new-password"
            required
            maxLength={128}
            problem={refused === "weak" ? join.weak : undefined}
          />
          <Press>{words.set}</Press>
        </EntryForm>
      )}
    </StaffPage>
  );
}
