import { data, useActionData, useLoaderData } from "react-router";
import { z } from "zod";
import { sendsMail } from "../../clinics/mail-server.server.ts";
import { records } from "../../records.server.ts";
import { EntryForm, Press, TextEntry } from "../../ui/entry/entry.tsx";
import { Notice } from "../../ui/notice/notice.tsx";
import { useStaffWords } from "../../words/staff.ts";
import type { Route } from "./+types/password";
import { accounts, askForReset } from "./accounts.server.ts";
import { StaffPage } from "./staff-page.tsx";

export function loader() {
  return { mails: sendsMail() };
}

/** Answers every address alike, whether it has an account or not. */
export async function action({ request, context }: Route.ActionArgs) {
  const email = z
    .email()
    .max(254)
    .safeParse((await request.formData()).get("email"));
  if (!email.success) return data({ asked: "wrong" } as const, 400);
  const asked = await askForReset(context.get(accounts), context.get(records), email.data.toLowerCase());
  return asked ? data({ asked: "asked" } as const) : data({ asked: "locked" } as const, 429);
}

/** Asks for a link by mail to choose a new password. */
export default function Password() {
  const { mails } = useLoaderData<typeof loader>();
  const asked = useActionData<typeof action>()?.asked;
  const { password: words, signIn } = useStaffWords();
  return (
    <StaffPage title={words.title} bare>
      <h1>{words.title}</h1>
      {asked === "asked" && (
        <Notice kind="success" live>
          {words.asked}
        </Notice>
      )}
      {(asked === "locked" || asked === "wrong") && (
        <Notice kind="warning" live>
          {asked === "locked" ? signIn.locked : signIn.wrong}
        </Notice>
      )}
      {!mails && <p>{words.noMail}</p>}
      {mails && asked !== "asked" && (
        <>
          <p>{words.lead}</p>
          <EntryForm>
            <TextEntry
              label={signIn.email}
              name="email"
              type="email"
              autoComplete="username"
              required
              maxLength={254}
            />
            <Press>{words.go}</Press>
          </EntryForm>
        </>
      )}
    </StaffPage>
  );
}
