import { erasePerson, personById, tracesOf } from "@backroot/storage";
import { data, useActionData, useLoaderData, useParams } from "react-router";
import { records } from "../../records.server.ts";
import { EntryForm, Press, TextEntry } from "../../ui/entry/entry.tsx";
import { Notice } from "../../ui/notice/notice.tsx";
import { filled, useStaffWords } from "../../words/staff.ts";
import { useAt } from "../../words/words.ts";
import type { Route } from "./+types/person-erase";
import { announceChange } from "./changes.server.ts";
import { meOf } from "./door.server.ts";
import { StaffPage } from "./staff-page.tsx";

export async function loader({ context, params }: Route.LoaderArgs) {
  const person = await personById(context.get(records), meOf(context).clinic.id, params.person);
  return { name: person?.name ?? null };
}

/** Erases, then searches every column of every table for what was known of the person, and says what it found. */
export async function action({ request, context, params }: Route.ActionArgs) {
  const { clinic, by } = meOf(context);
  const storage = context.get(records);
  const person = await personById(storage, clinic.id, params.person);
  if (person === undefined) throw new Response("There is nobody of that id.", { status: 404 });
  const typed = String((await request.formData()).get("name") ?? "").trim();
  if (typed !== person.name) return data({ erased: false, places: [] as readonly string[] }, 400);
  await erasePerson(storage, clinic.id, person.id, by);
  announceChange(clinic.id);
  const words = [person.id, person.name, person.email, person.phone].filter((word) => word !== null && word.length > 3);
  return data({ erased: true, places: await tracesOf(storage, clinic.id, words as string[]) });
}

/** Asks for the name first: this cannot be undone. */
export default function PersonErase() {
  const { name } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const words = useStaffWords().erase;
  const at = useAt();
  const { clinic } = useParams();
  if (name === null) {
    return (
      <StaffPage title={words.done}>
        <h1>{words.done}</h1>
        {answer?.erased && (
          <Notice kind={answer.places.length === 0 ? "success" : "warning"} live>
            {answer.places.length === 0 ? words.proof : filled(words.left, { places: answer.places.join(", ") })}
          </Notice>
        )}
        <p>{words.backups}</p>
        <p>
          <a href={at(`/staff/${clinic}/people`)}>{words.back}</a>
        </p>
      </StaffPage>
    );
  }
  return (
    <StaffPage title={words.title}>
      <h1>{filled(words.heading, { name })}</h1>
      <p>{words.what}</p>
      <p>{words.backups}</p>
      <EntryForm>
        <TextEntry
          label={filled(words.type, { name })}
          name="name"
          required
          problem={answer?.erased === false ? words.different : undefined}
        />
        <Press>{words.go}</Press>
      </EntryForm>
    </StaffPage>
  );
}
