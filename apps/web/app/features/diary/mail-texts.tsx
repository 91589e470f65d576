import { changeClinic, clinicById, setUpOf } from "@backroot/storage";
import { data, useActionData, useLoaderData } from "react-router";
import { z } from "zod";
import { languageFor, visitMail, type visitMails } from "../../clinics/visit-mail.server.ts";
import { records } from "../../records.server.ts";
import { EntryForm, LongEntry, Press } from "../../ui/entry/entry.tsx";
import { useStaffWords } from "../../words/staff.ts";
import type { Route } from "./+types/mail-texts";
import { meOf } from "./door.server.ts";
import { zoneOf } from "./placing.server.ts";
import style from "./record.module.css";
import { SetUpPage } from "./set-up-page.tsx";

/** The mails a person gets about a visit. */
const kinds = ["confirmation", "moved", "cancelled", "reminder"] as const satisfies typeof visitMails;

const text = z.string().trim().max(2000);
const texts = z.object({ confirmation: text, moved: text, cancelled: text, reminder: text });

export async function loader({ context }: Route.LoaderArgs) {
  // As it is now: at the door it was what it was before this change.
  const clinic = (await clinicById(context.get(records), meOf(context).clinic.id))!;
  return { texts: JSON.parse(clinic.mail_texts) as Partial<z.output<typeof texts>> };
}

/** Shows how it would read, or keeps it. */
export async function action({ request, context }: Route.ActionArgs) {
  const { clinic, by } = meOf(context);
  const storage = context.get(records);
  const form = Object.fromEntries(await request.formData());
  const parsed = texts.safeParse(form);
  if (!parsed.success) return data({ said: "form", shown: null } as const, 400);
  if (form.do === "preview") {
    const setUp = await setUpOf(storage, clinic.id);
    const { name, address, directions } = setUp.location[0] ?? { name: clinic.name, address: "", directions: null };
    const visit = {
      clinic,
      // Monday, 4 January 2027, 09:00 UTC.
      start: 1_799_053_200,
      zone: zoneOf(setUp),
      personZone: null,
      practitioner: setUp.resource.find(({ kind }) => kind === "practitioner")?.name ?? null,
      place: { name, address, directions },
      link: "https://…",
    };
    const mails = kinds.map((kind) => ({ kind, ...visitMail(kind, visit, parsed.data, languageFor(clinic.language)) }));
    return data({ said: undefined, shown: { texts: parsed.data, mails } } as const);
  }
  await changeClinic(storage, clinic.id, { mail_texts: JSON.stringify(parsed.data) }, by);
  return data({ said: "kept", shown: null } as const);
}

/** What the clinic adds to each mail, in its own words, with a preview. */
export default function MailTexts() {
  const { texts: kept } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { setUp } = useStaffWords();
  const shown = answer?.shown ?? null;
  const now = shown?.texts ?? kept;
  return (
    <SetUpPage title={setUp.mails} here="mails" said={answer?.said}>
      <p>{setUp.mailsLead}</p>
      <EntryForm>
        {kinds.map((kind) => (
          <LongEntry
            key={kind}
            label={setUp.mailKinds[kind]}
            name={kind}
            rows={3}
            maxLength={2000}
            defaultValue={now[kind] ?? ""}
          />
        ))}
        <div className={style.row}>
          <Press name="do" value="keep">
            {setUp.save}
          </Press>
          <Press kind="plain" name="do" value="preview">
            {setUp.preview}
          </Press>
        </div>
      </EntryForm>
      {shown !== null && (
        <>
          <p>{setUp.previewLead}</p>
          {shown.mails.map(({ kind, subject, body }) => (
            <section key={kind} aria-label={setUp.mailKinds[kind]}>
              <h2>{subject}</h2>
              <div className={style.preview}>{body}</div>
            </section>
          ))}
        </>
      )}
    </SetUpPage>
  );
}
