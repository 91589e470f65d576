import { removeSetUp, saveSetUp, setUpOf } from "@backroot/storage";
import { data, useActionData, useLoaderData } from "react-router";
import { z } from "zod";
import { records } from "../../records.server.ts";
import { ChoiceEntry, EntryForm, EntryRow, Press, TextEntry } from "../../ui/entry/entry.tsx";
import { filled, useStaffWords } from "../../words/staff.ts";
import type { Route } from "./+types/hours";
import { wallTime } from "./clock.ts";
import { meOf } from "./door.server.ts";
import { lineOrNull, wallMinutes } from "./entries.server.ts";
import style from "./record.module.css";
import { SetUpPage } from "./set-up-page.tsx";

export async function loader({ context }: Route.LoaderArgs) {
  const { location, resource, opening_hours, hours_exception } = await setUpOf(
    context.get(records),
    meOf(context).clinic.id,
  );
  const whose = [
    ...location.map(({ id, name }) => [`${id}|`, name] as const),
    ...location.flatMap((place) =>
      resource
        .filter(({ active, location_id }) => active === 1 && (location_id === null || location_id === place.id))
        .map(({ id, name }) => [`${place.id}|${id}`, location.length > 1 ? `${name}, ${place.name}` : name] as const),
    ),
  ];
  const key = (row: { location_id: string; resource_id: string | null }) =>
    `${row.location_id}|${row.resource_id ?? ""}`;
  return {
    whose,
    weekly: opening_hours
      .map((row) => ({ ...row, whose: key(row) }))
      .toSorted((a, b) => a.weekday - b.weekday || a.opens_min - b.opens_min),
    exceptions: hours_exception
      .map((row) => ({ ...row, whose: key(row) }))
      .toSorted((a, b) => (a.date < b.date ? -1 : 1)),
  };
}

const id = z.string().min(1).max(64);
const time = wallMinutes.or(z.literal("").transform(() => null));
const wanted = z.discriminatedUnion("do", [
  z.object({
    do: z.literal("week"),
    whose: z.string().max(130),
    kind: z.enum(["open", "break"]),
    weekday: z.coerce.number().int().min(1).max(7),
    opens: wallMinutes,
    closes: wallMinutes,
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
  z.object({ do: z.literal("remove-week"), id }),
  z.object({ do: z.literal("remove-date"), id }),
]);

export async function action({ request, context }: Route.ActionArgs) {
  const { clinic, by } = meOf(context);
  const storage = context.get(records);
  const form = wanted.safeParse(Object.fromEntries(await request.formData()));
  if (!form.success) return data({ said: "form" } as const, 400);
  const to = form.data;
  if (to.do === "remove-week" || to.do === "remove-date") {
    const table = to.do === "remove-week" ? "opening_hours" : "hours_exception";
    await removeSetUp(storage, clinic.id, table, { id: to.id }, by);
    return data({ said: "kept" } as const);
  }
  const [location_id = "", resource = ""] = to.whose.split("|");
  const of = { id: storage.newId(), location_id, resource_id: resource === "" ? null : resource };
  const { opens, closes } = to;
  const hasHours = to.do === "week" || to.kind === "instead" || to.kind === "extra";
  if (hasHours && (opens === null || closes === null || opens === closes)) return data({ said: "form" } as const, 400);
  // Hours that end before they begin end on the next day.
  const [opens_min, closes_min] = hasHours ? [opens!, closes! > opens! ? closes! : closes! + 1440] : [null, null];
  const saved =
    to.do === "week"
      ? await saveSetUp(
          storage,
          clinic.id,
          "opening_hours",
          { ...of, kind: to.kind, weekday: to.weekday, opens_min: opens_min!, closes_min: closes_min! },
          by,
        )
      : await saveSetUp(
          storage,
          clinic.id,
          "hours_exception",
          { ...of, kind: to.kind, date: to.date, opens_min, closes_min, reason: to.reason },
          by,
        );
  return saved === "saved" ? data({ said: "kept" } as const) : data({ said: "form" } as const, 400);
}

/** The week of the clinic and of each person, room and device; and the dates that differ. */
export default function HoursSetUp() {
  const { whose, weekly, exceptions } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { setUp, making } = useStaffWords();
  const days = setUp.weekdays.map((name, i) => [String(i + 1), name] as const);
  const span = (from: number | null, until: number | null) =>
    from === null || until === null ? "" : `${wallTime(from)}–${wallTime(until % 1440 || 1440)}`;
  return (
    <SetUpPage title={setUp.hours} here="hours" said={answer?.said}>
      <p>{setUp.hoursLead}</p>
      {whose.map(([key, name]) => {
        const rows = weekly.filter((row) => row.whose === key);
        return rows.length === 0 ? null : (
          <section key={key} aria-label={name}>
            <h2>{name}</h2>
            <ul className={style.points}>
              {rows.map((row) => (
                <li key={row.id}>
                  <span>
                    {setUp.weekdays[row.weekday - 1]} {span(row.opens_min, row.closes_min)}
                    {row.kind === "break" && ` (${setUp.kinds.break})`}
                  </span>
                  <form method="post">
                    <input type="hidden" name="do" value="remove-week" />
                    <input type="hidden" name="id" value={row.id} />
                    <Press kind="quiet">{setUp.remove}</Press>
                  </form>
                </li>
              ))}
            </ul>
          </section>
        );
      })}
      <section aria-labelledby="week">
        <h2 id="week">{setUp.addHours}</h2>
        <EntryForm>
          <input type="hidden" name="do" value="week" />
          <EntryRow>
            <ChoiceEntry label={making.whose} name="whose" size="short" options={whose} />
            <ChoiceEntry label={making.day} name="weekday" size="short" options={days} />
            <ChoiceEntry
              label={setUp.kind}
              name="kind"
              size="short"
              options={(["open", "break"] as const).map((kind) => [kind, setUp.kinds[kind]])}
            />
            <TextEntry label={setUp.opens} name="opens" type="time" size="short" defaultValue="09:00" required />
            <TextEntry label={setUp.closes} name="closes" type="time" size="short" defaultValue="17:00" required />
          </EntryRow>
          <Press kind="plain">{setUp.add}</Press>
        </EntryForm>
      </section>
      <section aria-labelledby="dates">
        <h2 id="dates">{setUp.dates}</h2>
        <ul className={style.points}>
          {exceptions.map((row) => (
            <li key={row.id}>
              <span>
                {row.date} · {whose.find(([key]) => key === row.whose)?.[1]} · {setUp.kinds[row.kind]}{" "}
                {span(row.opens_min, row.closes_min)}
                {row.reason && <small>{row.reason}</small>}
              </span>
              <form method="post">
                <input type="hidden" name="do" value="remove-date" />
                <input type="hidden" name="id" value={row.id} />
                <Press kind="quiet" aria-label={filled(setUp.removeDate, { date: row.date })}>
                  {setUp.remove}
                </Press>
              </form>
            </li>
          ))}
        </ul>
        <EntryForm>
          <input type="hidden" name="do" value="date" />
          <EntryRow>
            <ChoiceEntry label={making.whose} name="whose" size="short" options={whose} />
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
