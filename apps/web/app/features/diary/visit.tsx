import {
  addNote,
  addOutcome,
  holdsOf,
  membersOf,
  noteConsent,
  noteSeen,
  outcomesOf,
  personById,
  screeningOf,
  setUpOf,
  visitById,
  visitRecord,
} from "@backroot/storage";
import { data, useActionData, useLoaderData, useParams } from "react-router";
import { z } from "zod";
import { records } from "../../records.server.ts";
import { Chart } from "../../ui/chart/chart.tsx";
import { ChoiceEntry, EntryForm, EntryRow, LongEntry, Press, TextEntry } from "../../ui/entry/entry.tsx";
import { Notice } from "../../ui/notice/notice.tsx";
import { languageOf } from "../../words/language.ts";
import { filled, useStaffWords } from "../../words/staff.ts";
import { useAt } from "../../words/words.ts";
import type { Route } from "./+types/visit";
import { may } from "./access.ts";
import { clockOf } from "./clock.ts";
import { changeDiary } from "./diary-change.server.ts";
import { meOf } from "./door.server.ts";
import { localDate, zoneOf } from "./placing.server.ts";
import style from "./record.module.css";
import { StaffPage } from "./staff-page.tsx";

/** What a person is told and asked before a treatment; each is noted by itself. */
const points = ["treatment", "risks", "alternatives", "stop", "agrees"] as const;

export async function loader({ context, params, url }: Route.LoaderArgs) {
  const me = meOf(context);
  const storage = context.get(records);
  const clinicId = me.clinic.id;
  const visit = await visitById(storage, clinicId, params.visit);
  if (visit === undefined) throw new Response("There is no such visit.", { status: 404 });
  const health = may(me.role, "health");
  const [setUp, person, members, holds] = await Promise.all([
    setUpOf(storage, clinicId),
    visit.person_id === null ? undefined : personById(storage, clinicId, visit.person_id),
    membersOf(storage, clinicId),
    holdsOf(storage, clinicId, visit.id),
  ]);
  const zone = zoneOf(setUp, visit.location_id);
  const clock = clockOf(languageOf(url.pathname), zone);
  const when = (at: number) => `${clock.short(at)}, ${clock.time(at)}`;
  const nameOf = (id: string) => members.find(({ userId }) => userId === id)?.name ?? id;
  const resource = (id: string) => setUp.resource.find((r) => r.id === id)?.name ?? id;
  await noteSeen(storage, clinicId, {
    by: me.by,
    action: health ? "visit.seen" : "visit.seen_without_health",
    subject: { kind: "visit", id: visit.id },
  });
  const cautions = JSON.parse(visit.cautions) as readonly string[];
  return {
    id: visit.id,
    kind: visit.kind,
    state: visit.state,
    revision: visit.revision,
    title: visit.kind === "block" ? visit.title : (person?.name ?? null),
    personId: visit.person_id,
    phone: person?.phone ?? null,
    email: person?.email ?? null,
    born: person?.birth_date ?? null,
    service: setUp.service.find(({ id }) => id === visit.service_id)?.name ?? null,
    day: localDate(visit.starts_at, zone),
    when: clock.day(visit.starts_at),
    time: clock.time(visit.starts_at),
    until: clock.time(visit.ends_at),
    minutes: (visit.ends_at - visit.starts_at) / 60,
    held: holds.map(({ resourceId }) => resource(resourceId)),
    practitioner: visit.practitioner_id,
    practitioners: setUp.resource
      .filter(({ kind, active }) => kind === "practitioner" && active === 1)
      .map(({ id, name }) => [id, name] as const),
    override: visit.override_reason,
    source: visit.source,
    cautions: cautions.length,
    mayOverride: may(me.role, "override"),
    health: health ? await healthOf() : null,
  };

  async function healthOf() {
    const [screening, record, outcomes] = await Promise.all([
      screeningOf(storage, clinicId, visit!.id),
      visitRecord(storage, clinicId, visit!.id),
      visit!.person_id === null ? [] : outcomesOf(storage, clinicId, visit!.person_id),
    ]);
    return {
      cautions,
      screening: screening && {
        answered: when(screening.answered_at),
        version: screening.model_version,
        fired: JSON.parse(screening.fired) as readonly string[],
      },
      consents: Object.fromEntries(
        record.consents.map(({ point, given, noted_by, noted_at }) => [
          point,
          { given: given === 1, by: nameOf(noted_by), at: when(noted_at) },
        ]),
      ),
      notes: record.notes.map(({ id, body, author_id, created_at }) => ({
        id,
        body,
        by: nameOf(author_id),
        at: when(created_at),
      })),
      handovers: record.handovers.map(({ id, created_at, read_at, read_by }) => ({
        id,
        made: when(created_at),
        read: read_at === null ? null : when(read_at),
        by: read_by === null ? null : nameOf(read_by),
      })),
      outcomes: (["pain", "peg"] as const).map((instrument) => ({
        instrument,
        points: outcomes
          .filter((row) => row.instrument === instrument)
          .map((row) => ({
            day: localDate(row.reported_at, zone),
            words: clock.short(row.reported_at),
            value: row.score_tenths / 10,
          })),
      })),
    };
  }
}

const rating = z.coerce.number().int().min(0).max(10);
const said = z.discriminatedUnion("do", [
  z.object({ do: z.literal("note"), body: z.string().trim().min(1).max(10_000) }),
  z.object({ do: z.literal("consent"), point: z.enum(points), given: z.enum(["yes", "no"]) }),
  z.object({ do: z.literal("pain"), pain: rating }),
  z.object({ do: z.literal("peg"), average: rating, enjoyment: rating, activity: rating }),
]);

export async function action({ request, context, params }: Route.ActionArgs) {
  const me = meOf(context);
  const storage = context.get(records);
  const clinicId = me.clinic.id;
  const form = Object.fromEntries(await request.formData());
  if (["move", "cancel", "mark"].includes(String(form.do))) {
    const outcome = await changeDiary(storage, me, { ...form, visit: params.visit });
    const status = "done" in outcome ? 200 : "taken" in outcome ? 409 : outcome.refused === "may_not" ? 403 : 400;
    return data({ outcome }, status);
  }
  const parsed = said.safeParse(form);
  if (!parsed.success) return data({ outcome: { refused: "form" } as const }, 400);
  if (!may(me.role, "health")) throw new Response("Your role does not let you do this.", { status: 403 });
  const to = parsed.data;
  const kept =
    to.do === "note"
      ? await addNote(storage, clinicId, params.visit, to.body, me.by)
      : to.do === "consent"
        ? await noteConsent(storage, clinicId, params.visit, { point: to.point, given: to.given === "yes" }, me.by)
        : await addOutcome(
            storage,
            clinicId,
            params.visit,
            to.do === "pain"
              ? { instrument: "pain", answers: [to.pain] }
              : { instrument: "peg", answers: [to.average, to.enjoyment, to.activity] },
            me.by,
          );
  if (!kept) throw new Response("There is no such visit.", { status: 404 });
  return data({ outcome: { kept: to.do } });
}

/** One visit: who, when, what to mind, what was said and done. */
export default function Visit() {
  const visit = useLoaderData<typeof loader>();
  const { health } = visit;
  const outcome = useActionData<typeof action>()?.outcome;
  const words = useStaffWords();
  const { visit: own, diary } = words;
  const at = useAt();
  const { clinic } = useParams();
  const title = visit.title ?? (visit.kind === "block" ? diary.block : diary.nobody);
  const gone = visit.state === "cancelled";
  const states = (["arrived", "done", "missed", "booked"] as const).filter((state) => state !== visit.state);
  return (
    <StaffPage title={title}>
      <p>
        <a href={at(`/staff/${clinic}/diary?day=${visit.day}`)}>{own.back}</a>
      </p>
      <h1>{title}</h1>
      {outcome && <Answer outcome={outcome} />}
      {gone && <Notice kind="warning">{own.cancelled}</Notice>}
      <div className={style.pair}>
        <div>
          <dl className={style.facts}>
            <dt>{own.when}</dt>
            <dd>
              {visit.when}, {visit.time}–{visit.until}
            </dd>
            {visit.service && (
              <>
                <dt>{words.making.service}</dt>
                <dd>{visit.service}</dd>
              </>
            )}
            <dt>{own.held}</dt>
            <dd>{visit.held.join(" · ") || own.nothing}</dd>
            {visit.personId && (
              <>
                <dt>{own.person}</dt>
                <dd>
                  <a href={at(`/staff/${clinic}/people/${visit.personId}`)}>{title}</a>
                  {visit.born && ` · ${visit.born}`}
                </dd>
                <dt>{own.reach}</dt>
                <dd>{[visit.phone, visit.email].filter(Boolean).join(" · ") || own.nothing}</dd>
              </>
            )}
            {visit.override && (
              <>
                <dt>{diary.beside}</dt>
                <dd>{visit.override}</dd>
              </>
            )}
          </dl>
          {health === null && visit.cautions > 0 && <Notice kind="warning">{own.cautionsHidden}</Notice>}
          {health !== null && visit.kind === "visit" && (
            <>
              <section aria-labelledby="cautions">
                <h2 id="cautions">{own.cautions}</h2>
                {health.cautions.length === 0 ? (
                  <p>{own.noCautions}</p>
                ) : (
                  <ul>
                    {health.cautions.map((rule) => (
                      <li key={rule}>{rule.replaceAll("_", " ")}</li>
                    ))}
                  </ul>
                )}
                {health.screening && (
                  <p>
                    <small>
                      {filled(own.screened, { when: health.screening.answered, version: health.screening.version })}
                    </small>
                  </p>
                )}
                {health.handovers.map(({ id, made, read, by }) => (
                  <p key={id}>
                    {read === null
                      ? filled(own.handedOver, { when: made })
                      : filled(own.handedOverRead, { when: read, name: by ?? "" })}
                  </p>
                ))}
              </section>
              <section aria-labelledby="consent">
                <h2 id="consent">{own.consent}</h2>
                <ul className={style.points}>
                  {points.map((point) => {
                    const noted = health.consents[point];
                    return (
                      <li key={point}>
                        <span>
                          {own.points[point]}
                          {noted && (
                            <small>
                              {filled(noted.given ? own.given : own.notGiven, { name: noted.by, when: noted.at })}
                            </small>
                          )}
                        </span>
                        <form method="post" className={style.row}>
                          <input type="hidden" name="do" value="consent" />
                          <input type="hidden" name="point" value={point} />
                          <Press kind="quiet" name="given" value="yes" aria-label={`${own.points[point]}: ${own.yes}`}>
                            {own.yes}
                          </Press>
                          <Press kind="quiet" name="given" value="no" aria-label={`${own.points[point]}: ${own.no}`}>
                            {own.no}
                          </Press>
                        </form>
                      </li>
                    );
                  })}
                </ul>
              </section>
              <section aria-labelledby="notes">
                <h2 id="notes">{own.notes}</h2>
                <ul className={style.lines}>
                  {health.notes.map(({ id, body, by, at: written }) => (
                    <li key={id}>
                      <span className={style.note}>{body}</span>
                      <small>
                        {by}, {written}
                      </small>
                    </li>
                  ))}
                </ul>
                <EntryForm>
                  <input type="hidden" name="do" value="note" />
                  <LongEntry label={own.note} hint={own.noteHint} name="body" required maxLength={10_000} />
                  <Press kind="plain">{own.addNote}</Press>
                </EntryForm>
              </section>
            </>
          )}
        </div>
        {!gone && (
          <div>
            {visit.kind === "visit" && (
              <form method="post" className={style.row} aria-label={own.how}>
                <input type="hidden" name="do" value="mark" />
                {states.slice(0, 3).map((state) => (
                  <Press key={state} kind="plain" name="state" value={state}>
                    {diary.mark[state]}
                  </Press>
                ))}
              </form>
            )}
            <section aria-labelledby="move">
              <h2 id="move">{own.move}</h2>
              <EntryForm>
                <input type="hidden" name="do" value="move" />
                <input type="hidden" name="revision" value={visit.revision} />
                <EntryRow>
                  <TextEntry
                    label={words.making.day}
                    name="day"
                    type="date"
                    size="short"
                    defaultValue={visit.day}
                    required
                  />
                  <TextEntry
                    label={words.making.time}
                    name="time"
                    type="time"
                    step={300}
                    size="short"
                    defaultValue={visit.time}
                    required
                  />
                  <TextEntry
                    label={words.making.minutes}
                    name="minutes"
                    type="number"
                    min={5}
                    max={720}
                    step={5}
                    size="short"
                    defaultValue={visit.minutes}
                    required
                  />
                </EntryRow>
                {visit.practitioner && (
                  <ChoiceEntry
                    label={words.making.with}
                    name="resource"
                    defaultValue={visit.practitioner}
                    options={visit.practitioners}
                  />
                )}
                {outcome !== undefined && "taken" in outcome && visit.mayOverride && (
                  <TextEntry
                    label={words.conflict.reason}
                    hint={words.conflict.reasonHint}
                    name="reason"
                    maxLength={400}
                  />
                )}
                <Press kind="plain">{diary.move}</Press>
              </EntryForm>
            </section>
            {health !== null && visit.kind === "visit" && (
              <section aria-labelledby="outcomes">
                <h2 id="outcomes">{own.outcomes}</h2>
                {health.outcomes.map(({ instrument, points: line }) =>
                  line.length === 0 ? null : (
                    <Chart
                      key={instrument}
                      caption={filled(line.length === 1 ? own.trendOne : own.trend, {
                        what: own.instruments[instrument],
                        first: line[0]!.value,
                        last: line.at(-1)!.value,
                      })}
                      points={line}
                      least={{ value: 0, words: own.least }}
                      most={{ value: 10, words: own.most }}
                      table={own.table}
                    />
                  ),
                )}
                <EntryForm>
                  <input type="hidden" name="do" value="pain" />
                  <TextEntry label={own.pain} name="pain" type="number" min={0} max={10} size="short" required />
                  <Press kind="plain">{own.addPain}</Press>
                </EntryForm>
                <EntryForm>
                  <input type="hidden" name="do" value="peg" />
                  {(["average", "enjoyment", "activity"] as const).map((name) => (
                    <TextEntry key={name} label={own.peg[name]} name={name} type="number" min={0} max={10} required />
                  ))}
                  <Press kind="plain">{own.addPeg}</Press>
                </EntryForm>
              </section>
            )}
            <section aria-labelledby="cancel">
              <h2 id="cancel">{visit.kind === "block" ? diary.unblock : diary.cancel}</h2>
              <form method="post">
                <input type="hidden" name="do" value="cancel" />
                <Press kind="plain">{visit.kind === "block" ? diary.unblockSure : diary.cancelSure}</Press>
              </form>
            </section>
          </div>
        )}
      </div>
    </StaffPage>
  );
}

function Answer({
  outcome,
}: Readonly<{ outcome: NonNullable<ReturnType<typeof useActionData<typeof action>>>["outcome"] }>) {
  const { diary, conflict, visit } = useStaffWords();
  if ("kept" in outcome)
    return (
      <Notice kind="success" live>
        {visit.kept}
      </Notice>
    );
  if ("done" in outcome)
    return (
      <Notice kind="success" live>
        {diary.done[outcome.done]}
      </Notice>
    );
  return (
    <Notice kind="warning" live>
      {"refused" in outcome
        ? diary.refused[outcome.refused]
        : `${conflict.title}: ${[...new Set(outcome.taken.map(({ resource }) => resource))].join(", ")}`}
    </Notice>
  );
}
