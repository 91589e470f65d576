import { findPeople } from "@backroot/storage";
import { useActionData, useParams } from "react-router";
import { records } from "../../records.server.ts";
import { Press, TextEntry } from "../../ui/entry/entry.tsx";
import { useStaffWords } from "../../words/staff.ts";
import { useAt } from "../../words/words.ts";
import type { Route } from "./+types/people";
import { meOf } from "./door.server.ts";
import style from "./record.module.css";
import { StaffPage } from "./staff-page.tsx";

/** A search is posted, so that no address, history or log holds whom somebody looked for. */
export async function action({ request, context }: Route.ActionArgs) {
  const asked = String((await request.formData()).get("q") ?? "").slice(0, 120);
  const people = await findPeople(context.get(records), meOf(context).clinic.id, asked);
  return {
    asked,
    found: people.map(({ id, name, birth_date, phone, email }) => ({ id, name, born: birth_date, phone, email })),
  };
}

/** Finds somebody by name, e-mail address or phone number. */
export default function People() {
  const { asked, found } = useActionData<typeof action>() ?? { asked: "", found: [] };
  const words = useStaffWords().people;
  const at = useAt();
  const { clinic } = useParams();
  return (
    <StaffPage title={words.title}>
      <h1>{words.title}</h1>
      <search>
        <form method="post" className={style.search}>
          <TextEntry label={words.search} hint={words.hint} name="q" type="search" defaultValue={asked} autoFocus />
          <Press>{words.find}</Press>
        </form>
      </search>
      {asked !== "" && found.length === 0 && <p role="status">{words.none}</p>}
      {found.length > 0 && (
        <ul className={style.people}>
          {found.map(({ id, name, born, phone, email }) => (
            <li key={id}>
              <a href={at(`/staff/${clinic}/people/${id}`)}>{name}</a>
              <small>{[born, phone, email].filter(Boolean).join(" · ")}</small>
            </li>
          ))}
        </ul>
      )}
    </StaffPage>
  );
}
