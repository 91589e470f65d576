import { everyClinic } from "@backroot/storage";
import { records } from "../../clinics/records.server.ts";
import { Page } from "../../ui/page/page.tsx";
import { useAt, useWords } from "../../words/words.ts";
import type { Route } from "./+types/clinics";
import style from "./booking.module.css";

export async function loader() {
  return { clinics: (await everyClinic(await records())).map(({ slug, name, demo }) => ({ slug, name, demo })) };
}

/** Every clinic that can be booked here. */
export default function Clinics({ loaderData: { clinics } }: Route.ComponentProps) {
  const { booking: words } = useWords();
  const at = useAt();
  return (
    <Page title={words.clinics} description={words.clinicsLead}>
      <div className={style.stack}>
        <h1>{words.clinics}</h1>
        <p className={style.lead}>{words.clinicsLead}</p>
        <ul className={style.rows}>
          {clinics.map(({ slug, name, demo }) => (
            <li key={slug}>
              <a href={at(`/clinics/${slug}`)}>{name}</a>
              {demo === 1 && <p className={style.soft}>{words.demo}</p>}
            </li>
          ))}
        </ul>
      </div>
    </Page>
  );
}
