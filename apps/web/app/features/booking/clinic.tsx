import { clinicBySlug, setUpOf } from "@backroot/storage";
import { data } from "react-router";
import { records } from "../../clinics/records.server.ts";
import { library } from "../../library.server.ts";
import { treatments, treatmentWords } from "../../treatments.server.ts";
import { ButtonLink } from "../../ui/button/button.tsx";
import { Disclosure } from "../../ui/disclosure/disclosure.tsx";
import { Notice } from "../../ui/notice/notice.tsx";
import { Page } from "../../ui/page/page.tsx";
import { firstLanguage } from "../../words/language.ts";
import { useAt, useLanguage, useWords } from "../../words/words.ts";
import type { Route } from "./+types/clinic";
import style from "./booking.module.css";
import { clockOf, priceOf } from "./in-words.ts";

export async function loader({ params }: Route.LoaderArgs) {
  const storage = await records();
  const clinic = await clinicBySlug(storage, params.slug);
  if (clinic === undefined) throw data(null, { status: 404 });
  const setUp = await setUpOf(storage, clinic.id);
  const { slug, name, phone, currency, demo } = clinic;
  return {
    clinic: { slug, name, phone, currency, demo },
    team: setUp.resource
      .filter(({ kind, active }) => kind === "practitioner" && active === 1)
      .sort((a, b) => a.position - b.position)
      .map((resource) => {
        const known = setUp.practitioner.find(({ id }) => id === resource.id);
        return {
          id: resource.id,
          name: resource.name,
          profession: known?.profession ?? "",
          body: known?.registration_body ?? null,
          number: known?.registration_number ?? null,
          about: known?.about ?? null,
        };
      }),
    services: setUp.service
      .filter(({ active }) => active === 1)
      .sort((a, b) => a.position - b.position)
      .map(({ id, treatment, name: called, description, length_min, price_minor, evidence_note, online }) => {
        const figures = treatments.treatments.find((t) => t.id === treatment);
        const words = treatmentWords.treatments[treatment];
        return {
          id,
          name: called,
          description,
          minutes: length_min,
          price: price_minor,
          online: online === 1,
          note: evidence_note,
          happens: (words ?? treatmentWords.assessment).what_happens,
          is: (words ?? treatmentWords.assessment).what_it_is,
          evidence:
            words && figures
              ? {
                  text: words.evidence,
                  sure: treatmentWords.certainties[figures.evidence.certainty]!,
                  notFor: words.not_for,
                  harms: Object.values(words.harms),
                  sources: figures.evidence.sources.map((source) => library.sources[source]!),
                }
              : null,
        };
      }),
    locations: setUp.location.map(({ id, name: called, address, directions, phone: number, zone }) => ({
      id,
      name: called,
      address,
      directions,
      phone: number,
      zone,
      hours: [1, 2, 3, 4, 5, 6, 7].map((weekday) =>
        setUp.opening_hours
          .filter((row) => row.resource_id === null && row.location_id === id && row.weekday === weekday)
          .filter(({ kind }) => kind === "open")
          .map(({ opens_min, closes_min }) => [opens_min, closes_min] as const),
      ),
    })),
  };
}

/** A clinic: who works there, what they offer and what is known of it, and how to get there. */
export default function ClinicPage({ loaderData: { clinic, team, services, locations } }: Route.ComponentProps) {
  const { booking: words } = useWords();
  const at = useAt();
  const language = useLanguage();
  const book = at(`/clinics/${clinic.slug}/book`);
  /** Treatments are described in the first language alone for now. */
  const foreign = language === firstLanguage ? undefined : firstLanguage;
  return (
    <Page title={clinic.name}>
      <div className={style.stack}>
        <h1>{clinic.name}</h1>
        {clinic.demo === 1 && <Notice>{words.demo}</Notice>}
        <p>
          <ButtonLink href={book} onward>
            {words.book}
          </ButtonLink>
        </p>
        <section className={style.section}>
          <h2>{words.treatments}</h2>
          <ul className={style.rows}>
            {services.map(({ id, name, description, minutes, price, is, happens, evidence, note }) => (
              <li key={id} className={style.offer}>
                <h3 lang={foreign}>{name}</h3>
                <p className={style.soft}>
                  {words.minutes.replace("{n}", String(minutes))} ·{" "}
                  {priceOf(price, clinic.currency, language) ?? words.free}
                </p>
                <p lang={foreign}>{description}</p>
                {evidence && (
                  <div className={style.label}>
                    <h4>{words.evidence}</h4>
                    <p lang={foreign}>{evidence.text}</p>
                    <p className={style.soft}>{words.judgedBy.replace("{certainty}", evidence.sure)}</p>
                    {note && (
                      <p>
                        <strong>{words.clinicSays}:</strong> {note}
                      </p>
                    )}
                  </div>
                )}
                <Disclosure summary={words.whatHappens}>
                  <div className={style.more} lang={foreign}>
                    <p>{is}</p>
                    <ul>
                      {happens.map((line) => (
                        <li key={line}>{line}</li>
                      ))}
                    </ul>
                    {evidence && (
                      <>
                        <h4 lang={language}>{words.harms}</h4>
                        <ul>
                          {[...evidence.harms].map((line) => (
                            <li key={line}>{line}</li>
                          ))}
                        </ul>
                        {evidence.notFor.length > 0 && <h4 lang={language}>{words.notFor}</h4>}
                        <ul>
                          {evidence.notFor.map((line) => (
                            <li key={line}>{line}</li>
                          ))}
                        </ul>
                        <h4 lang={language}>{words.sources}</h4>
                        <ul className={style.soft}>
                          {evidence.sources.map(({ cite, url }) => (
                            <li key={cite}>{url ? <a href={url}>{cite}</a> : cite}</li>
                          ))}
                        </ul>
                      </>
                    )}
                  </div>
                </Disclosure>
              </li>
            ))}
          </ul>
        </section>
        <section className={style.section}>
          <h2>{words.team}</h2>
          <ul className={style.rows}>
            {team.map(({ id, name, profession, body, number, about }) => (
              <li key={id} className={style.offer}>
                <h3>{name}</h3>
                <p>{profession}</p>
                {body && (
                  <p className={style.soft}>
                    {words.registered.replace("{body}", body).replace("{number}", number ?? "")}
                  </p>
                )}
                {about && <p>{about}</p>}
              </li>
            ))}
          </ul>
        </section>
        {locations.map(({ id, name, address, directions, phone, hours }) => (
          <section key={id} className={style.section}>
            <h2>{words.way}</h2>
            <address className={style.address}>
              <strong>{name}</strong>
              <br />
              {address}
            </address>
            {directions && <p>{directions}</p>}
            {(phone ?? clinic.phone) && (
              <p>
                {words.phone}:{" "}
                <a href={`tel:${(phone ?? clinic.phone)!.replaceAll(" ", "")}`}>{phone ?? clinic.phone}</a>
              </p>
            )}
            <h3>{words.hours}</h3>
            <dl className={style.hours}>
              {hours.map((spans, i) => (
                <div key={words.weekdays[i]}>
                  <dt>{words.weekdays[i]}</dt>
                  <dd>
                    {spans.length === 0
                      ? words.closed
                      : spans.map(([from, to]) => `${clockOf(from, language)}–${clockOf(to, language)}`).join(", ")}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Page>
  );
}
