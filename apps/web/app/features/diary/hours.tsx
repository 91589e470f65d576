import { removeSetUp, replaceWeek, saveSetUp, setUpOf } from "@backroot/storage";
import { data, useActionData, useLoaderData } from "react-router";
import { z } from "zod";
import { records } from "../../records.server.ts";
import { DataTable } from "../../ui/data-table/data-table.tsx";
import { ChoiceEntry, EntryForm, EntryRow, Press, TextEntry } from "../../ui/entry/entry.tsx";
import { localeOf } from "../../words/language.ts";
import { filled, useStaffWords } from "../../words/staff.ts";
import { useLanguage } from "../../words/words.ts";
import type { Route } from "./+types/hours";
import { wallTime } from "./clock.ts";
import { meOf } from "./door.server.ts";
import { lineOrNull, wallMinutes } from "./entries.server.ts";
import { readHours, writeHours } from "./hours-text.ts";
import style from "./record.module.css";
import { SetUpPage } from "./set-up-page.tsx";

const weekdays = [1, 2, 3, 4, 5, 6, 7];
const kinds = ["practitioner", "room", "device"];

export async function loader({ context, url }: Route.LoaderArgs) {
  const { location, resource, opening_hours, hours_exception } = await setUpOf(
    context.get(records),
    meOf(context).clinic.id,
  );
  const weekOf = (place: string, resourceId: string | null) => {
    const rows = opening_hours.filter((row) => row.location_id === place && row.resource_id === resourceId);
    return rows.length === 0 ? null : weekdays.map((day) => writeHours(rows.filter(({ weekday }) => weekday === day)));
  };
  const whose = location.flatMap((place) => {
    const open = weekOf(place.id, null);
    const there = resource
      .filter(({ active, location_id }) => active === 1 && (location_id === null || location_id === place.id))
      .toSorted((a, b) => kinds.indexOf(a.kind) - kinds.indexOf(b.kind) || a.position - b.position);
    return [
      { key: `${place.id}|`, name: place.name, week: open, open },
      ...there.map(({ id, name }) => ({
        key: `${place.id}|${id}`,
        name: location.length > 1 ? `${name}, ${place.name}` : name,
        week: weekOf(place.id, id),
        open,
      })),
    ];
  });
  return {
    whose,
    /** Whose week is being changed. */
    chosen: whose.find(({ key }) => key === url.searchParams.get("whose"))?.key ?? null,
    exceptions: hours_exception
      .map((row) => ({ ...row, whose: `${row.location_id}|${row.resource_id ?? ""}` }))
      .toSorted((a, b) => (a.date < b.date ? -1 : 1)),
  };
}

const id = z.string().min(1).max(64);
const time = wallMinutes.or(z.literal("").transform(() => null));
const wanted = z.discriminatedUnion("do", [
  z.object({
    do: z.literal("week"),
    whose: z.string().max(130),
    hours: z.array(z.string().max(200)).length(7),
  }),
  z.object({
    do: z.literal("date"),
    whose: z.string().max(130),
    kind: z.enum(["holiday", "closed", "instead", "extra"]),
    date: z.iso.date(),
    opens: time,
    closes: time,
    reason: lineOrNull(120),
  }),
  z.object({ do: z.literal("remove-date"), id }),
]);

/** What came of a change; `typed` are the hours of a week that was not kept. */
type Answer = Readonly<{ said: "kept" | "form"; typed?: readonly string[] }>;

export async function action({ request, context }: Route.ActionArgs) {
  const { clinic, by } = meOf(context);
  const storage = context.get(records);
  const sent = await request.formData();
  const form = wanted.safeParse({ ...Object.fromEntries(sent), hours: sent.getAll("hours") });
  if (!form.success) return data<Answer>({ said: "form" }, 400);
  const to = form.data;
  if (to.do === "remove-date") {
    await removeSetUp(storage, clinic.id, "hours_exception", { id: to.id }, by);
    return data<Answer>({ said: "kept" });
  }
  const [location_id = "", resource = ""] = to.whose.split("|");
  const of = { location_id, resource_id: resource === "" ? null : resource };
  if (to.do === "week") {
    const week = to.hours.map(readHours);
    if (week.includes(undefined)) return data<Answer>({ said: "form", typed: to.hours }, 400);
    const rows = week.flatMap((spans, i) =>
      spans!.map(({ from, until }) => ({
        kind: "open" as const,
        weekday: i + 1,
        opens_min: from,
        closes_min: until,
      })),
    );
    const saved = await replaceWeek(storage, clinic.id, of, rows, by);
    return saved === "saved" ? data<Answer>({ said: "kept" }) : data<Answer>({ said: "form" }, 400);
  }
  const { opens, closes } = to;
  const hasHours = to.kind === "instead" || to.kind === "extra";
  if (hasHours && (opens === null || closes === null || opens === closes)) return data<Answer>({ said: "form" }, 400);
  // Hours that end before they begin end on the next day.
  const [opens_min, closes_min] = hasHours ? [opens!, closes! > opens! ? closes! : closes! + 1440] : [null, null];
  const saved = await saveSetUp(
    storage,
    clinic.id,
    "hours_exception",
    { ...of, id: storage.newId(), kind: to.kind, date: to.date, opens_min, closes_min, reason: to.reason },
    by,
  );
  return saved === "saved" ? data<Answer>({ said: "kept" }) : data<Answer>({ said: "form" }, 400);
}

/** The week of the clinic and of each person, room and device; and the dates that differ. */
export default function HoursSetUp() {
  const { whose, chosen, exceptions } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { setUp, making } = useStaffWords();
  const locale = localeOf(useLanguage());
  const changed = whose.find(({ key }) => key === chosen);
  const options = whose.map(({ key, name }) => [key, name] as const);
  const span = (from: number | null, until: number | null) =>
    from === null || until === null ? "" : `${wallTime(from)}–${wallTime(until % 1440 || 1440)}`;
  const day = (date: string) =>
    new Date(`${date}T00:00:00Z`).toLocaleDateString(locale, { dateStyle: "full", timeZone: "UTC" });
  return (
    <SetUpPage title={setUp.hours} here="hours" said={answer?.said}>
      <p>{setUp.hoursLead}</p>
      {changed && (
        <section aria-labelledby="week">
          <h2 id="week">{changed.name}</h2>
          <p>{setUp.hoursHint}</p>
          <EntryForm key={changed.key}>
            <input type="hidden" name="do" value="week" />
            <input type="hidden" name="whose" value={changed.key} />
            <div className={style.week}>
              {setUp.weekdays.map((name, i) => {
                const typed = answer?.typed?.[i];
                return (
                  <TextEntry
                    key={name}
                    label={name}
                    name="hours"
                    inputMode="text"
                    maxLength={200}
                    defaultValue={typed ?? changed.week?.[i] ?? ""}
                    placeholder={changed.week === null ? changed.open?.[i] : undefined}
                    problem={typed !== undefined && readHours(typed) === undefined ? setUp.hoursProblem : undefined}
                  />
                );
              })}
            </div>
            <div className={style.row}>
              <Press>{setUp.saveWeek}</Press>
              <a href="?">{setUp.leaveWeek}</a>
            </div>
          </EntryForm>
        </section>
      )}
      <DataTable
        caption={setUp.week}
        columns={[{ id: "who", title: making.whose }, ...setUp.weekdays.map((name) => ({ id: name, title: name }))]}
        rows={whose.map(({ key, name, week, open }) => ({
          id: key,
          cells: [
            <a
              key={key}
              href={`?whose=${encodeURIComponent(key)}`}
              aria-label={filled(setUp.changeWeek, { name })}
              aria-current={key === chosen ? "true" : undefined}
            >
              {name}
            </a>,
            ...setUp.weekdays.map((weekday, i) => {
              const text = (week ?? open)?.[i]?.split(", ").filter(Boolean) ?? [];
              const lines = text.length === 0 ? "–" : text.map((line) => <div key={line}>{line}</div>);
              return (
                <div key={weekday} className={week === null ? `${style.hours} ${style.soft}` : style.hours}>
                  {lines}
                </div>
              );
            }),
          ],
        }))}
      />
      <section aria-labelledby="dates">
        <h2 id="dates">{setUp.dates}</h2>
        <ul className={style.points}>
          {exceptions.map((row) => (
            <li key={row.id}>
              <span>
                {day(row.date)} · {whose.find(({ key }) => key === row.whose)?.name} · {setUp.kinds[row.kind]}{" "}
                {span(row.opens_min, row.closes_min)}
                {row.reason && <small>{row.reason}</small>}
              </span>
              <form method="post">
                <input type="hidden" name="do" value="remove-date" />
                <input type="hidden" name="id" value={row.id} />
                <Press kind="quiet" aria-label={filled(setUp.removeDate, { date: day(row.date) })}>
                  {setUp.remove}
                </Press>
              </form>
            </li>
          ))}
        </ul>
        <EntryForm>
          <input type="hidden" name="do" value="date" />
          <EntryRow>
            <ChoiceEntry label={making.whose} name="whose" size="short" options={options} />
            <TextEntry label={making.day} name="date" type="date" size="short" required />
            <ChoiceEntry
              label={setUp.kind}
              name="kind"
              size="short"
              options={(["closed", "holiday", "instead", "extra"] as const).map((kind) => [kind, setUp.kinds[kind]])}
            />
            <TextEntry label={setUp.opens} name="opens" type="time" size="short" />
            <TextEntry label={setUp.closes} name="closes" type="time" size="short" />
            <TextEntry label={setUp.reason} name="reason" size="short" maxLength={120} />
          </EntryRow>
          <Press kind="plain">{setUp.add}</Press>
        </EntryForm>
      </section>
    </SetUpPage>
  );
}
