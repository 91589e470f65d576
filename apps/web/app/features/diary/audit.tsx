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
  const instant = (at: number) => `${clock.short(at)}, ${clock.time(at)}`;
  return {
    about: about ?? null,
    more: entries.length === page ? entries.at(-1)!.id : null,
    entries: entries.map((entry) => ({
      id: entry.id,
      at: instant(entry.at),
      kind: entry.actor_kind,
      who: members.find(({ userId }) => userId === entry.actor_id)?.name ?? entry.actor_id,
      action: entry.action,
      subject: entry.subject_kind,
      subjectId: entry.subject_id,
      detail: Object.entries(JSON.parse(entry.detail) as Record<string, unknown>)
        // When a visit ends follows from its service.
        .filter(([key]) => key !== "end")
        .map(([key, value]) => [key, isInstant(value) ? instant(value) : String(value)] as const),
    })),
  };
}

/** Epoch seconds of this century, as the log holds the times of visits. */
const isInstant = (value: unknown): value is number => typeof value === "number" && value > 946_684_800;

/** What the log's words are in the reader's language; what has none stands as it is kept. */
const told = (words: Readonly<Record<string, string>>, key: string) => words[key] ?? key;

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
            told(words.actions, entry.action in words.actions ? entry.action : entry.action.replace(/^[a-z_]+\./, "")),
            <a key="about" href={`${here}?about=${encodeURIComponent(entry.subjectId)}`}>
              {told(words.subjects, entry.subject)}{" "}
              {entry.subject === "diary" ? entry.subjectId : entry.subjectId.slice(-6)}
            </a>,
            entry.detail.map(([key, value]) => `${told(words.details, key)}: ${value}`).join(", "),
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
