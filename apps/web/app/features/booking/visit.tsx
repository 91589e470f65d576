import { clinicBySlug, setUpOf, visitById } from "@backroot/storage";
import { data, redirect } from "react-router";
import { serviceOf, slotsFor } from "../../clinics/bookable.server.ts";
import { cancel, hasNewTime, mayChange, moveTo, undo, undoFor, undoOf } from "../../clinics/bookings.server.ts";
import { records } from "../../clinics/records.server.ts";
import { visitOfToken } from "../../clinics/visit-link.server.ts";
import { ButtonLink } from "../../ui/button/button.tsx";
import { Press } from "../../ui/entry/entry.tsx";
import { Notice } from "../../ui/notice/notice.tsx";
import { Page } from "../../ui/page/page.tsx";
import { useLanguage, useWords } from "../../words/words.ts";
import type { Route } from "./+types/visit";
import style from "./booking.module.css";
import { GivenCode } from "./given-code.tsx";
import { dayOf, timeOf } from "./in-words.ts";
import { Undo } from "./undo.tsx";
import { When } from "./when.tsx";

export const handle = { interactive: true };

/** A link is forgotten so long after the visit, in seconds. */
const linkLives = 30 * 86_400;

async function visitOf({ slug, token }: Readonly<{ slug: string; token: string }>) {
  const storage = await records();
  const clinic = await clinicBySlug(storage, slug);
  const visitId = clinic && visitOfToken(clinic.id, token);
  const visit = visitId && (await visitById(storage, clinic.id, visitId));
  if (!visit || storage.now() > visit.ends_at + linkLives) throw data(null, { status: 404 });
  return { storage, clinic, visit, setUp: await setUpOf(storage, clinic.id) };
}

export async function loader({ params, url }: Route.LoaderArgs) {
  const { storage, clinic, visit, setUp } = await visitOf(params);
  const now = storage.now();
  const location = setUp.location.find(({ id }) => id === visit.location_id)!;
  const service = serviceOf(clinic, setUp, visit.service_id ?? "");
  const choosing = url.searchParams.has("move") && mayChange(clinic, visit, now) && service !== undefined;
  const slots = choosing
    ? await slotsFor(storage, clinic, setUp, service, { from: now, until: now + 14 * 86_400 })
    : [];
  return {
    id: visit.id,
    clinic: { slug: clinic.slug, name: clinic.name, phone: clinic.phone, demo: clinic.demo },
    service: setUp.service.find(({ id }) => id === visit.service_id)?.name ?? "",
    practitioner: setUp.resource.find(({ id }) => id === visit.practitioner_id)?.name ?? null,
    place: { name: location.name, address: location.address, directions: location.directions, zone: location.zone },
    start: visit.starts_at,
    state:
      visit.state === "cancelled"
        ? "cancelled"
        : visit.ends_at < now
          ? "past"
          : visit.sequence > 0 && (await hasNewTime(storage, visit))
            ? "moved"
            : "booked",
    mayChange: mayChange(clinic, visit, now),
    undo: (await undoOf(storage, visit)) ?? null,
    undoFor,
    now,
    lost: url.searchParams.has("lost"),
    late: url.searchParams.has("late"),
    choosing,
    starts: [...new Set(slots.map(({ start }) => start))],
  } as const;
}

/** Moves, cancels or brings back; whoever has the link may. */
export async function action({ params, request, url }: Route.ActionArgs) {
  const { storage, clinic, visit, setUp } = await visitOf(params);
  const form = await request.formData();
  const now = storage.now();
  const intent = form.get("intent");
  if (intent === "cancel" && mayChange(clinic, visit, now)) await cancel(storage, visit);
  else if (intent === "undo") {
    const what = await undoOf(storage, visit);
    const outcome = what && (await undo(storage, clinic, setUp, visit, what));
    if (outcome !== "done") throw redirect(`${url.pathname}?${outcome ?? "late"}`);
  } else if (intent === "move" && mayChange(clinic, visit, now)) {
    const start = Number(form.get("start"));
    if (!Number.isSafeInteger(start) || start < 0 || start > 99_999_999_999) throw data(null, { status: 400 });
    if ((await moveTo(storage, clinic, setUp, visit, start)) === "lost") throw redirect(`${url.pathname}?move&lost`);
  }
  return redirect(url.pathname);
}

/** A person's own page of a visit. Works without script. */
export default function VisitPage({ loaderData: visit }: Route.ComponentProps) {
  const { booking: words } = useWords();
  const language = useLanguage();
  const { clinic, place, start, state } = visit;
  const title = { booked: words.booked, moved: words.moved, cancelled: words.cancelled, past: words.past }[visit.state];
  const days = Map.groupBy(visit.starts, (at) => dayOf(at, place.zone, language));
  return (
    <Page title={words.visit} quiet>
      <div className={style.stack}>
        <h1>{title}</h1>
        {clinic.demo === 1 && <Notice>{words.demo}</Notice>}
        {visit.lost && <Notice kind="warning">{words.lostTitle}</Notice>}
        {visit.late && <Notice kind="warning">{words.undoLate}</Notice>}
        <div className={style.chosen}>
          <h2>{visit.service}</h2>
          <dl className={style.hours}>
            <div>
              <dt>{words.when}</dt>
              <dd>
                <When start={start} zone={place.zone} />
              </dd>
            </div>
            {visit.practitioner && (
              <div>
                <dt>{words.who}</dt>
                <dd>{visit.practitioner}</dd>
              </div>
            )}
            <div>
              <dt>{words.place}</dt>
              <dd>
                {place.name}, {place.address}
              </dd>
            </div>
          </dl>
          {place.directions && <p>{place.directions}</p>}
        </div>
        {visit.undo && <Undo undo={visit.undo} of={visit.undoFor} now={visit.now} zone={place.zone} />}
        {(state === "booked" || state === "moved") && (
          <p>
            {words.mailed} {words.keepLink}
          </p>
        )}
        <GivenCode clinic={clinic} visit={visit.id} />
        {visit.mayChange && !visit.choosing && (
          <form method="post" className={style.row}>
            <ButtonLink href="?move" kind="plain">
              {words.move}
            </ButtonLink>
            <Press kind="plain" name="intent" value="cancel">
              {words.cancel}
            </Press>
          </form>
        )}
        {!visit.mayChange && (state === "booked" || state === "moved") && (
          <p>{words.tooLate.replace("{phone}", clinic.phone ?? "")}</p>
        )}
        {visit.choosing && (
          <form method="post">
            <input type="hidden" name="intent" value="move" />
            <h2>{words.chooseTime}</h2>
            <p className={style.soft}>{words.clinicTimes.replace("{zone}", place.zone)}</p>
            {[...days].map(([day, starts]) => (
              <section key={day} className={style.day}>
                <h3>{day}</h3>
                <ul>
                  {starts.map((at) => (
                    <li key={at}>
                      <Press kind="plain" name="start" value={at}>
                        {timeOf(at, place.zone, language)}
                      </Press>
                    </li>
                  ))}
                </ul>
              </section>
            ))}
          </form>
        )}
      </div>
    </Page>
  );
}
