import { setUpOf } from "@backroot/storage";
import { useLoaderData, useParams } from "react-router";
import { records } from "../../records.server.ts";
import { filled, useStaffWords } from "../../words/staff.ts";
import { useAt } from "../../words/words.ts";
import type { Route } from "./+types/services";
import { meOf } from "./door.server.ts";
import style from "./record.module.css";
import { SetUpPage } from "./set-up-page.tsx";

export async function loader({ context }: Route.LoaderArgs) {
  const { service } = await setUpOf(context.get(records), meOf(context).clinic.id);
  return service
    .toSorted((a, b) => a.position - b.position)
    .map(({ id, name, length_min, active, online }) => ({ id, name, minutes: length_min, active, online }));
}

/** What can be booked. */
export default function ServicesSetUp() {
  const services = useLoaderData<typeof loader>();
  const { setUp } = useStaffWords();
  const at = useAt();
  const { clinic } = useParams();
  const here = at(`/staff/${clinic}/set-up/services`);
  return (
    <SetUpPage title={setUp.services} here="services" said={undefined}>
      <ul className={style.lines}>
        {services.map(({ id, name, minutes, active, online }) => (
          <li key={id}>
            <a href={`${here}/${id}`}>{name}</a>
            <small>
              {[filled(setUp.minutes, { minutes }), active ? null : setUp.putAway, online ? setUp.online : null]
                .filter(Boolean)
                .join(" · ")}
            </small>
          </li>
        ))}
      </ul>
      <p>
        <a href={`${here}/new`}>{setUp.addService}</a>
      </p>
    </SetUpPage>
  );
}
