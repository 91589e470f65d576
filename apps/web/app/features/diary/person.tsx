import { changePerson, folded, noteSeen, personById, setUpOf, visitsOf } from "@backroot/storage";
import { data, useActionData, useLoaderData, useParams } from "react-router";
import { z } from "zod";
import { records } from "../../records.server.ts";
import { EntryForm, EntryRow, Press, TextEntry } from "../../ui/entry/entry.tsx";
import { Notice } from "../../ui/notice/notice.tsx";
import { languageOf } from "../../words/language.ts";
import { useStaffWords } from "../../words/staff.ts";
import { useAt } from "../../words/words.ts";
import type { Route } from "./+types/person";
import { may } from "./access.ts";
import { clockOf } from "./clock.ts";
import { meOf } from "./door.server.ts";
import { zoneOf } from "./placing.server.ts";
import style from "./record.module.css";
import { StaffPage } from "./staff-page.tsx";

export async function loader({ context, params, url }: Route.LoaderArgs) {
  const me = meOf(context);
  const storage = context.get(records);
  const clinicId = me.clinic.id;
  const person = await personById(storage, clinicId, params.person);
  if (person === undefined) throw new Response("There is nobody of that id.", { status: 404 });
  const [visits, setUp] = await Promise.all([visitsOf(storage, clinicId, person.id), setUpOf(storage, clinicId)]);
  const clock = clockOf(languageOf(url.pathname), zoneOf(setUp));
  await noteSeen(storage, clinicId, { by: me.by, action: "person.seen", subject: { kind: "person", id: person.id } });
  const { id, name, birth_date, email, phone } = person;
  return {
    id,
    name,
    born: birth_date,
    email,
    phone,
    visits: visits.map((visit) => ({
      id: visit.id,
      state: visit.state,
      when: `${clock.day(visit.starts_at)}, ${clock.time(visit.starts_at)}`,
      service: setUp.service.find((row) => row.id === visit.service_id)?.name ?? null,
      with: setUp.resource.find((row) => row.id === visit.practitioner_id)?.name ?? null,
    })),
    mayExport: may(me.role, "export"),
    mayErase: may(me.role, "erase"),
  };
}

const empty = z.literal("").transform(() => null);
const details = z.object({
  name: z.string().trim().min(1).max(120),
  born: empty.or(z.iso.date()),
  phone: empty.or(z.string().trim().max(40)),
  email: empty.or(z.email().max(254)),
});

export async function action({ request, context, params }: Route.ActionArgs) {
  const me = meOf(context);
  const storage = context.get(records);
  const person = await personById(storage, me.clinic.id, params.person);
  if (person === undefined) throw new Response("There is nobody of that id.", { status: 404 });
  const form = details.safeParse(Object.fromEntries(await request.formData()));
  if (!form.success) return data({ kept: false }, 400);
  const { name, born, phone, email } = form.data;
  const to = { name, search: folded(name), birth_date: born, phone, email, language: person.language };
  return data({ kept: await changePerson(storage, me.clinic.id, person.id, to, me.by) });
}

/** One person: how to reach them, and every visit. */
export default function Person() {
  const person = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const words = useStaffWords();
  const { person: own, diary } = words;
  const at = useAt();
  const { clinic } = useParams();
  const here = at(`/staff/${clinic}/people/${person.id}`);
  return (
    <StaffPage title={person.name}>
      <p>
        <a href={at(`/staff/${clinic}/people`)}>{words.people.title}</a>
      </p>
      <h1>{person.name}</h1>
      {answer && (
        <Notice kind={answer.kept ? "success" : "warning"} live>
          {answer.kept ? own.kept : own.notKept}
        </Notice>
      )}
      <section aria-labelledby="visits">
        <h2 id="visits">{own.visits}</h2>
        <ul className={style.lines}>
          {person.visits.map(({ id, state, when, service, with: name }) => (
            <li key={id}>
              <a href={at(`/staff/${clinic}/visits/${id}`)}>{when}</a>
              <small>
                {[
                  service,
                  name,
                  state === "booked" ? null : state === "cancelled" ? own.cancelled : diary.states[state],
                ]
                  .filter(Boolean)
                  .join(" · ")}
              </small>
            </li>
          ))}
        </ul>
      </section>
      <section aria-labelledby="details">
        <h2 id="details">{own.details}</h2>
        <EntryForm>
          <TextEntry label={own.name} name="name" defaultValue={person.name} required maxLength={120} />
          <EntryRow>
            <TextEntry label={own.born} name="born" type="date" size="short" defaultValue={person.born ?? ""} />
            <TextEntry
              label={words.making.phone}
              name="phone"
              type="tel"
              size="short"
              defaultValue={person.phone ?? ""}
            />
          </EntryRow>
          <TextEntry label={words.making.email} name="email" type="email" defaultValue={person.email ?? ""} />
          <Press kind="plain">{own.save}</Press>
        </EntryForm>
      </section>
      {(person.mayExport || person.mayErase) && (
        <section aria-labelledby="data">
          <h2 id="data">{own.data}</h2>
          <p className={style.row}>
            {person.mayExport && (
              <a href={`${here}/export`} download>
                {own.export}
              </a>
            )}
            {person.mayErase && <a href={`${here}/erase`}>{own.erase}</a>}
          </p>
        </section>
      )}
    </StaffPage>
  );
}
