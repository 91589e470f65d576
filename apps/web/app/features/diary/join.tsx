import { acceptInvitation, clinicById, type InvitationRow, invitationBy, userByEmail } from "@backroot/storage";
import { data, redirect, useActionData, useLoaderData } from "react-router";
import { z } from "zod";
import { records } from "../../records.server.ts";
import { EntryForm, Press, TextEntry } from "../../ui/entry/entry.tsx";
import { Notice } from "../../ui/notice/notice.tsx";
import { languageOf, pathIn } from "../../words/language.ts";
import { filled, useStaffWords } from "../../words/staff.ts";
import type { Route } from "./+types/join";
import { accounts, attempted, leastPassword, signIn } from "./accounts.server.ts";
import { StaffPage } from "./staff-page.tsx";

type Context = Route.LoaderArgs["context"];

async function invitationIn(context: Context, token: string): Promise<InvitationRow | undefined> {
  return token.length > 64 ? undefined : invitationBy(context.get(records), token);
}

export async function loader({ context, params }: Route.LoaderArgs) {
  const invitation = await invitationIn(context, params.token);
  if (invitation === undefined) return data(null, 404);
  const clinic = await clinicById(context.get(records), invitation.clinic_id);
  const known = await userByEmail(context.get(records), invitation.email);
  const { email, role } = invitation;
  return data({ clinic: clinic?.name ?? "", email, role, known: known !== undefined });
}

const newcomer = z.object({ name: z.string().trim().min(1).max(120), password: z.string().max(128) });

/** Takes the invitation up: an account is made, or the one there is gains a clinic. */
export async function action({ request, context, params, url }: Route.ActionArgs) {
  const storage = context.get(records);
  const invitation = await invitationIn(context, params.token);
  if (invitation === undefined) return data({ refused: "gone" } as const, 404);
  const form = Object.fromEntries(await request.formData());
  const { email } = invitation;
  const known = await userByEmail(storage, email);
  if (known !== undefined) {
    const attempt = await signIn(context.get(accounts), storage, { email, password: String(form.password) }, request);
    if ("refused" in attempt) return data({ refused: attempt.refused }, attempt.refused === "locked" ? 429 : 401);
    if (!(await acceptInvitation(storage, params.token, known.id))) return data({ refused: "gone" } as const, 404);
    // With a second factor the session is not open yet: the door asks for the code.
    const to = attempt.secondFactor ? "/staff/sign-in" : "/staff";
    throw redirect(pathIn(languageOf(url.pathname), to), { headers: attempt.cookies });
  }
  const parsed = newcomer.safeParse(form);
  if (!parsed.success) return data({ refused: "name" } as const, 400);
  if (parsed.data.password.length < leastPassword) return data({ refused: "weak" } as const, 400);
  const attempt = await attempted(() =>
    context
      .get(accounts)
      .api.signUpEmail({ body: { ...parsed.data, email }, headers: request.headers, returnHeaders: true }),
  );
  if ("refused" in attempt) return data({ refused: attempt.refused }, 400);
  const made = await userByEmail(storage, email);
  if (made === undefined) throw new Error("an account was made and is not there");
  if (!(await acceptInvitation(storage, params.token, made.id))) return data({ refused: "gone" } as const, 404);
  throw redirect(pathIn(languageOf(url.pathname), "/staff"), { headers: attempt.cookies });
}

export default function Join() {
  const invitation = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>()?.refused;
  const { join, roles, signIn: words } = useStaffWords();
  if (invitation === null || refused === "gone") {
    return (
      <StaffPage title={join.goneTitle} bare>
        <h1>{join.goneTitle}</h1>
        <p>{join.gone}</p>
      </StaffPage>
    );
  }
  const { clinic, email, role, known } = invitation;
  const title = filled(join.title, { clinic });
  return (
    <StaffPage title={title} bare>
      <h1>{title}</h1>
      <p>{filled(known ? join.leadKnown : join.lead, { clinic, role: roles[role], email })}</p>
      {(refused === "wrong" || refused === "locked") && (
        <Notice kind="warning" live>
          {refused === "locked" ? words.locked : words.wrong}
        </Notice>
      )}
      <EntryForm>
        {/* So that a browser's keeper of passwords knows for whom. */}
        <input type="hidden" name="email" autoComplete="username" value={email} readOnly />
        {!known && (
          <TextEntry
            label={join.name}
            name="name"
            autoComplete="name"
            required
            maxLength={120}
            problem={refused === "name" ? join.nameMissing : undefined}
          />
        )}
        <TextEntry
          label={known ? words.password : join.password}
          hint={known ? undefined : join.passwordHint}
          name="password"
          type="password"
          autoComplete={known ? "current-password" : "new-password"}
          required
          maxLength={128}
          problem={refused === "weak" ? join.weak : undefined}
        />
        <Press>{join.go}</Press>
      </EntryForm>
    </StaffPage>
  );
}
