import {
  endMembership,
  invite,
  membersOf,
  openInvitations,
  saveSetUp,
  setRole,
  setUpOf,
  withdrawInvitation,
} from "@backroot/storage";
import { data, useActionData, useLoaderData } from "react-router";
import { z } from "zod";
import { sendsMail } from "../../clinics/mail-server.server.ts";
import { records } from "../../records.server.ts";
import { ChoiceEntry, EntryForm, Press, TextEntry } from "../../ui/entry/entry.tsx";
import { Notice } from "../../ui/notice/notice.tsx";
import { languageOf, pathIn } from "../../words/language.ts";
import { filled, useStaffWords } from "../../words/staff.ts";
import type { Route } from "./+types/team";
import { meOf } from "./door.server.ts";
import style from "./record.module.css";
import { StaffPage } from "./staff-page.tsx";

const roles = ["owner", "practitioner", "front_desk"] as const;

export async function loader({ context }: Route.LoaderArgs) {
  const { clinic, user } = meOf(context);
  const storage = context.get(records);
  const [members, invitations, setUp] = await Promise.all([
    membersOf(storage, clinic.id),
    openInvitations(storage, clinic.id),
    setUpOf(storage, clinic.id),
  ]);
  return {
    members: members.map(({ userId, name, email, role }) => ({
      userId,
      name,
      email,
      role,
      me: userId === user.id,
      practitioner: setUp.practitioner.find(({ user_id }) => user_id === userId)?.id ?? "",
    })),
    invitations: invitations.map(({ id, email, role }) => ({ id, email, role })),
    mails: sendsMail(),
    practitioners: setUp.resource
      .filter(({ kind }) => kind === "practitioner")
      .map(({ id, name }) => [id, name] as const),
  };
}

const id = z.string().min(1).max(64);
const wanted = z.discriminatedUnion("do", [
  z.object({ do: z.literal("invite"), email: z.email().max(254), role: z.enum(roles) }),
  z.object({ do: z.literal("withdraw"), invitation: id }),
  z.object({ do: z.literal("role"), user: id, role: z.enum(roles), practitioner: z.string().max(64) }),
  z.object({ do: z.literal("end"), user: id }),
]);

export async function action({ request, context, url }: Route.ActionArgs) {
  const { clinic, by } = meOf(context);
  const storage = context.get(records);
  const form = wanted.safeParse(Object.fromEntries(await request.formData()));
  if (!form.success) return data({ said: "form" } as const, 400);
  const to = form.data;
  switch (to.do) {
    case "invite": {
      const email = to.email.toLowerCase();
      const language = languageOf(url.pathname);
      const { token } = await invite(storage, clinic.id, { email, role: to.role }, by, (token) => [
        { kind: "invitation", payload: { email, role: to.role, token, language } },
      ]);
      return data({
        said: "invited",
        mailed: sendsMail() ? email : null,
        link: new URL(pathIn(language, `/staff/join/${token}`), url).href,
      } as const);
    }
    case "withdraw":
      await withdrawInvitation(storage, clinic.id, to.invitation, by);
      return data({ said: "kept" } as const);
    case "role": {
      const members = await membersOf(storage, clinic.id);
      if (!members.some(({ userId }) => userId === to.user)) return data({ said: "form" } as const, 404);
      const outcome = await setRole(storage, clinic.id, to.user, to.role, by);
      if (outcome === "last_owner") return data({ said: "last_owner" } as const, 409);
      for (const row of (await setUpOf(storage, clinic.id)).practitioner) {
        const user_id = row.id === to.practitioner ? to.user : row.user_id === to.user ? null : row.user_id;
        if (user_id !== row.user_id) await saveSetUp(storage, clinic.id, "practitioner", { ...row, user_id }, by);
      }
      return data({ said: "kept" } as const);
    }
    case "end": {
      const outcome = await endMembership(storage, clinic.id, to.user, by);
      return outcome === "last_owner" ? data({ said: "last_owner" } as const, 409) : data({ said: "kept" } as const);
    }
  }
}

/** Who works here, in what role, and who is invited. */
export default function Team() {
  const { members, invitations, practitioners, mails } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const words = useStaffWords();
  const { team } = words;
  const roleOptions = roles.map((role) => [role, words.roles[role]] as const);
  return (
    <StaffPage title={team.title}>
      <h1>{team.title}</h1>
      {answer?.said === "invited" && (
        <Notice
          kind="success"
          live
          title={answer.mailed === null ? team.invited : filled(team.mailed, { email: answer.mailed })}
        >
          <code className={style.note}>{answer.link}</code>
        </Notice>
      )}
      {answer !== undefined && answer.said !== "invited" && (
        <Notice kind={answer.said === "kept" ? "success" : "warning"} live>
          {team.said[answer.said]}
        </Notice>
      )}
      <ul className={style.lines}>
        {members.map((member) => (
          <li key={member.userId}>
            <strong>{member.name}</strong>
            <small>{member.email}</small>
            <form method="post" className={style.row}>
              <input type="hidden" name="user" value={member.userId} />
              <ChoiceEntry
                label={filled(team.role, { name: member.name })}
                name="role"
                size="short"
                defaultValue={member.role}
                options={roleOptions}
              />
              <ChoiceEntry
                label={filled(team.diary, { name: member.name })}
                name="practitioner"
                size="short"
                defaultValue={member.practitioner}
                options={[["", team.none], ...practitioners]}
              />
              <Press kind="plain" name="do" value="role">
                {team.save}
              </Press>
              {!member.me && (
                <Press kind="quiet" name="do" value="end">
                  {filled(team.end, { name: member.name })}
                </Press>
              )}
            </form>
          </li>
        ))}
      </ul>
      {invitations.length > 0 && (
        <section aria-labelledby="open">
          <h2 id="open">{team.open}</h2>
          <ul className={style.points}>
            {invitations.map((invitation) => (
              <li key={invitation.id}>
                <span>
                  {invitation.email} · {words.roles[invitation.role]}
                </span>
                <form method="post">
                  <input type="hidden" name="do" value="withdraw" />
                  <input type="hidden" name="invitation" value={invitation.id} />
                  <Press kind="quiet">{team.withdraw}</Press>
                </form>
              </li>
            ))}
          </ul>
        </section>
      )}
      <section aria-labelledby="invite">
        <h2 id="invite">{team.invite}</h2>
        <p>{mails ? team.inviteByMail : team.inviteHint}</p>
        <EntryForm>
          <input type="hidden" name="do" value="invite" />
          <TextEntry label={words.making.email} name="email" type="email" required maxLength={254} />
          <ChoiceEntry label={team.as} name="role" defaultValue="practitioner" options={roleOptions} />
          <Press>{team.go}</Press>
        </EntryForm>
      </section>
    </StaffPage>
  );
}
