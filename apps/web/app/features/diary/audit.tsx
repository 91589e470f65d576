import { auditEntries, membersOf, setUpOf } from "@backroot/storage";
import { useLoaderData, useParams } from "react-router";
import { records } from "../../records.server.ts";
import { DataTable } from "../../ui/data-table/data-table.tsx";
import { languageOf } from "../../words/language.ts";
import { useStaffWords } from "../../words/staff.ts";
import { useAt } from "../../words/words.ts";
import type { Route } from "./+types/audit";
import { clockOf } from "./clock.ts";
import { meOf } from "./door.server.ts";
import { zoneOf } from "./placing.server.ts";
import { StaffPage } from "./staff-page.tsx";

const page = 100;

export async function loader({ context, url }: Route.LoaderArgs) {
  const { clinic } = meOf(context);
  const storage = context.get(records);
  const [before, about] = ["before", "about"].map((name) => url.searchParams.get(name)?.slice(0, 64));
  const [entries, members, setUp] = await Promise.all([
    auditEntries(storage, clinic.id, { limit: page, ...(before && { before }), ...(about && { subjectId: about }) }),
    membersOf(storage, clinic.id),
    setUpOf(storage, clinic.id),
  ]);
  const clock = clockOf(languageOf(url.pathname), zoneOf(setUp));
  return {
    about: about ?? null,
    more: entries.length === page ? entries.at(-1)!.id : null,
    entries: entries.map((entry) => ({
      id: entry.id,
      at: `${clock.short(entry.at)}, ${clock.time(entry.at)}`,
      kind: entry.actor_kind,
      who: members.find(({ userId }) => userId === entry.actor_id)?.name ?? entry.actor_id,
      action: entry.action,
      subject: entry.subject_kind,
      subjectId: entry.subject_id,
      detail: Object.entries(JSON.parse(entry.detail) as Record<string, unknown>)
        .map(([key, value]) => `${key}: ${value}`)
        .join(", "),
    })),
  };
}

/** Who saw and changed what, the newest first. Nothing here can be changed or removed. */
export default function Audit() {
  const { entries, more, about } = useLoaderData<typeof loader>();
  const words = useStaffWords().audit;
  const at = useAt();
  const { clinic } = useParams();
  const here = at(`/staff/${clinic}/audit`);
  return (
    <StaffPage title={words.title}>
      <h1>{words.title}</h1>
      <p>{words.lead}</p>
      {about && (
        <p>
          <a href={here}>{words.all}</a>
        </p>
      )}
      <DataTable
        caption={words.caption}
        columns={[
          { id: "at", title: words.at },
          { id: "who", title: words.who },
          { id: "what", title: words.what },
          { id: "about", title: words.about },
          { id: "detail", title: words.detail },
        ]}
        rows={entries.map((entry) => ({
          id: entry.id,
          cells: [
            entry.at,
            entry.who ?? words.kinds[entry.kind],
            entry.action,
            <a key="about" href={`${here}?about=${encodeURIComponent(entry.subjectId)}`}>
              {entry.subject} {entry.subjectId.slice(-6)}
            </a>,
            entry.detail,
          ],
        }))}
      />
      {more && (
        <p>
          <a href={`${here}?${new URLSearchParams({ before: more, ...(about && { about }) })}`}>{words.older}</a>
        </p>
      )}
    </StaffPage>
  );
}
