import { mailsOf, noteSeen, setUpOf } from "@backroot/storage";
import { useLoaderData } from "react-router";
import { records } from "../../records.server.ts";
import { Disclosure } from "../../ui/disclosure/disclosure.tsx";
import { languageOf } from "../../words/language.ts";
import { filled, useStaffWords } from "../../words/staff.ts";
import type { Route } from "./+types/mails";
import { clockOf } from "./clock.ts";
import { meOf } from "./door.server.ts";
import { zoneOf } from "./placing.server.ts";
import style from "./record.module.css";
import { StaffPage } from "./staff-page.tsx";

export async function loader({ context, url }: Route.LoaderArgs) {
  const { clinic, by } = meOf(context);
  const storage = context.get(records);
  const [mails, setUp] = await Promise.all([mailsOf(storage, clinic.id), setUpOf(storage, clinic.id)]);
  const clock = clockOf(languageOf(url.pathname), zoneOf(setUp));
  const when = (at: number) => `${clock.short(at)}, ${clock.time(at)}`;
  await noteSeen(storage, clinic.id, { by, action: "mails.seen", subject: { kind: "clinic", id: clinic.id } });
  return mails.map(({ id, recipient, subject, body, created_at, sent_at }) => ({
    id,
    recipient,
    subject,
    body,
    made: when(created_at),
    sent: sent_at === null ? null : when(sent_at),
  }));
}

/** Mails to people: those that were sent, and those kept because there is no mail server. */
export default function Mails() {
  const mails = useLoaderData<typeof loader>();
  const words = useStaffWords().mails;
  return (
    <StaffPage title={words.title}>
      <h1>{words.title}</h1>
      {mails.length === 0 && <p>{words.none}</p>}
      <ul className={style.lines}>
        {mails.map(({ id, recipient, subject, body, made, sent }) => (
          <li key={id}>
            <strong>{subject}</strong>
            <small>
              {recipient} · {sent === null ? filled(words.kept, { when: made }) : filled(words.sent, { when: sent })}
            </small>
            <Disclosure summary={words.read}>
              <div className={style.preview}>{body}</div>
            </Disclosure>
          </li>
        ))}
      </ul>
    </StaffPage>
  );
}
