import { diaryEntries, setUpOf } from "@backroot/storage";
import { useEffect, useState } from "react";
import { useLoaderData, useParams } from "react-router";
import { records } from "../../records.server.ts";
import { languageOf } from "../../words/language.ts";
import { useStaffWords } from "../../words/staff.ts";
import { useAt } from "../../words/words.ts";
import type { Route } from "./+types/handover";
import { clockOf } from "./clock.ts";
import { meOf } from "./door.server.ts";
import { localDate, zoneOf } from "./placing.server.ts";
import style from "./record.module.css";
import { StaffPage } from "./staff-page.tsx";

export const handle = { interactive: true };

export async function loader({ context, url }: Route.LoaderArgs) {
  const { clinic } = meOf(context);
  const storage = context.get(records);
  const zone = zoneOf(await setUpOf(storage, clinic.id));
  const clock = clockOf(languageOf(url.pathname), zone);
  const now = storage.now();
  const entries = await diaryEntries(storage, { clinicId: clinic.id, from: now - 86_400, to: now + 86_400 });
  return entries
    .filter(({ visit }) => visit.kind === "visit" && visit.state !== "cancelled")
    .filter(({ visit }) => localDate(visit.starts_at, zone) === localDate(now, zone))
    .map(({ visit, person }) => ({ id: visit.id, time: clock.time(visit.starts_at), person }));
}

/** Where the link of a handed-over summary leads: to the visit of today it is for. The code stays in the address's fragment. */
export default function Handover() {
  const visits = useLoaderData<typeof loader>();
  const { handover: words, diary } = useStaffWords();
  const { clinic } = useParams();
  const at = useAt();
  const [code, setCode] = useState("");
  useEffect(() => setCode(location.hash), []);
  return (
    <StaffPage title={words.title}>
      <h1>{words.title}</h1>
      <p>{visits.length === 0 ? words.none : words.lead}</p>
      <ul className={style.lines}>
        {visits.map(({ id, time, person }) => (
          <li key={id}>
            <a href={`${at(`/staff/${clinic}/visits/${id}`)}${code}`}>
              {time} · {person ?? diary.nobody}
            </a>
          </li>
        ))}
      </ul>
    </StaffPage>
  );
}
