import { noteSeen } from "@backroot/storage";
import { useEffect, useState } from "react";
import { data, useFetcher, useLoaderData, useParams, useRevalidator, useRouteLoaderData } from "react-router";
import { records } from "../../records.server.ts";
import { Ready } from "../../ui/ready/ready.tsx";
import { Status } from "../../ui/status/status.tsx";
import { filled, useStaffWords } from "../../words/staff.ts";
import { useAt, useLanguage } from "../../words/words.ts";
import type { Route } from "./+types/diary";
import type { loader as clinicLoader } from "./clinic.tsx";
import { clockOf } from "./clock.ts";
import { Conflict } from "./conflict.tsx";
import { DayList } from "./day-list.tsx";
import style from "./diary.module.css";
import type { Item } from "./diary.server.ts";
import { diaryView } from "./diary.server.ts";
import { changeDiary } from "./diary-change.server.ts";
import { meOf } from "./door.server.ts";
import { Grid, type Placed } from "./grid.tsx";
import { Making, type Start } from "./making.tsx";
import { Peek } from "./peek.tsx";
import { seenNow } from "./seen.server.ts";
import { StaffPage } from "./staff-page.tsx";

export const handle = { interactive: true };

export async function loader({ context, url }: Route.LoaderArgs) {
  const me = meOf(context);
  const storage = context.get(records);
  const view = await diaryView(storage, me, url.searchParams);
  // A page that is open asks again and again: who saw which days is noted once an hour.
  if (seenNow([me.clinic.id, me.user.id, view.from, view.to].join(" "), storage.now()))
    await noteSeen(storage, me.clinic.id, {
      by: me.by,
      action: "diary.seen",
      subject: { kind: "diary", id: view.look.day },
      detail: { view: view.look.view, by: view.look.by },
    });
  return view;
}

export async function action({ request, context }: Route.ActionArgs) {
  const asked = Object.fromEntries(await request.formData()) as Record<string, string>;
  const outcome = await changeDiary(context.get(records), meOf(context), asked);
  const status = "done" in outcome ? 200 : "taken" in outcome ? 409 : outcome.refused === "may_not" ? 403 : 400;
  return data({ outcome, asked }, status);
}

/** A clinic's days: who is with whom, where and when. */
export default function Diary() {
  const view = useLoaderData<typeof loader>();
  const words = useStaffWords().diary;
  const general = useStaffWords();
  const language = useLanguage();
  const at = useAt();
  const { clinic } = useParams();
  const inside = useRouteLoaderData<typeof clinicLoader>(`${language}/staff-clinic`);
  const base = at(`/staff/${clinic}/diary`);
  const clock = clockOf(language, view.zone);
  const change = useFetcher<typeof action>();
  const [ghost, setGhost] = useState<Placed | null>(null);
  const [start, setStart] = useState<Start | null>(null);
  const [opened, setOpened] = useState<string | null>(null);
  const [moving, setMoving] = useState<string | null>(null);
  const [answered, setAnswered] = useState<unknown>(undefined);
  const [message, setMessage] = useState<string | null>(null);
  const [undo, setUndo] = useState<Readonly<Record<string, string>> | null>(null);
  const [conflict, setConflict] = useState<Readonly<{
    asked: Record<string, string>;
    outcome: Extract<typeof outcomeType, { taken: unknown }>;
  }> | null>(null);
  useChangesByOthers(`${base}/changes?from=${view.from}&to=${view.to}`, view.stamp);

  const ask = (asked: Record<string, string>) => void change.submit(asked, { method: "post", action: base });
  // An answer is dealt with once, when it comes; the page then shows what the server says.
  if (change.state === "idle" && change.data !== undefined && change.data !== answered) {
    setAnswered(change.data);
    setGhost(null);
    const { outcome, asked } = change.data;
    if ("done" in outcome) {
      setStart(null);
      setOpened(null);
      setConflict(null);
      setMessage(words.done[outcome.done]);
      const back = undo?.visit === asked.visit && asked.do === "move" ? undo : null;
      setUndo(back === null ? null : { ...back, revision: String(outcome.sequence) });
    } else if ("taken" in outcome) setConflict({ asked, outcome });
    else {
      setConflict(null);
      if (asked.do !== "make" && asked.do !== "block") setMessage(words.refused[outcome.refused]);
    }
  }

  const wallOf = (item: Item) => ({ day: dayOf(item.start, view.zone), time: clock.time(item.start) });
  const move = (item: Item, placed: Placed) => {
    setGhost(placed);
    const before = {
      do: "move",
      visit: item.id,
      revision: "",
      ...wallOf(item),
      minutes: String((item.end - item.start) / 60),
      ...(placed.from !== undefined && placed.resource !== placed.from && { resource: placed.from }),
    };
    setUndo(before);
    ask({
      do: "move",
      visit: item.id,
      revision: String(item.revision),
      day: placed.day,
      time: placed.time,
      minutes: String(placed.minutes),
      ...(placed.resource !== undefined && { resource: placed.resource }),
    });
  };
  const item = view.items.find(({ id }) => id === opened);
  const title =
    view.look.view === "day"
      ? clock.day(noonOf(view.look.day, view))
      : `${clock.short(view.from)} – ${clock.short(view.to - 1)}`;
  const link = (to: Partial<typeof view.look>) => {
    const { day, view: span, by, of } = { ...view.look, ...to };
    return `${base}?${new URLSearchParams({ day, view: span, by, ...(of !== null && { of }) })}`;
  };
  const picked = view.resources.filter(({ kind }) => kind === view.look.by);
  const begin = (from: Start) => {
    setAnswered(change.data);
    setStart(from);
  };
  const refusal =
    change.data !== undefined && "refused" in change.data.outcome && change.state === "idle"
      ? change.data.outcome.refused
      : undefined;
  return (
    <StaffPage title={`${words.title}: ${title}`} wide>
      <div className={style.bar}>
        <h1 className={style.title}>{title}</h1>
        <nav className={style.steps} aria-label={words.steps}>
          <a href={link({ day: view.before })}>
            <span className={style.said}>{view.look.view === "day" ? words.dayBefore : words.weekBefore}</span>
            <svg viewBox="0 0 24 24" aria-hidden="true">
              <path d="M14.500 5l-7 7 7 7" />
            </svg>
          </a>
          <a href={link({ day: view.today })} aria-current={view.look.day === view.today ? "date" : undefined}>
            {words.today}
          </a>
          <a href={link({ day: view.after })}>
            <span className={style.said}>{view.look.view === "day" ? words.dayAfter : words.weekAfter}</span>
            <svg viewBox="0 0 24 24" aria-hidden="true">
              <path d="M9.500 5l7 7-7 7" />
            </svg>
          </a>
        </nav>
        <nav className={style.choice} aria-label={words.span}>
          {(["day", "week"] as const).map((span) => (
            <a key={span} href={link({ view: span })} aria-current={view.look.view === span ? "true" : undefined}>
              {words[span]}
            </a>
          ))}
        </nav>
        <nav className={style.choice} aria-label={words.by}>
          {(["practitioner", "room", "device"] as const).map((by) => (
            <a key={by} href={link({ by, of: null })} aria-current={view.look.by === by ? "true" : undefined}>
              {words.kinds[by]}
            </a>
          ))}
        </nav>
        <Ready waiting={null}>
          <button
            type="button"
            className={style.make}
            onClick={() =>
              begin({
                day: view.look.day,
                time: "",
                minutes: null,
                resourceId: view.look.view === "week" ? view.look.of : null,
              })
            }
          >
            {words.make}
          </button>
        </Ready>
      </div>
      {view.look.view === "week" && picked.length > 1 && (
        <nav className={style.of} aria-label={words.whose}>
          {picked.map(({ id, name }) => (
            <a key={id} href={link({ of: id })} aria-current={view.look.of === id ? "true" : undefined}>
              {name}
            </a>
          ))}
        </nav>
      )}
      <div className={style.small}>
        <DayList view={view} clock={clock} base={at(`/staff/${clinic}`)} />
      </div>
      <div className={style.large}>
        <Ready waiting={<p className={style.waiting}>{words.opening}</p>}>
          <Grid
            view={view}
            clock={clock}
            ghost={ghost}
            moving={moving}
            onMoving={setMoving}
            onMove={move}
            onOpen={setOpened}
            onMake={begin}
          />
        </Ready>
      </div>
      <Ready waiting={null}>
        {item !== undefined && (
          <Peek
            item={item}
            view={view}
            clock={clock}
            href={at(`/staff/${clinic}/visits/${item.id}`)}
            onClose={() => setOpened(null)}
            onAsk={ask}
            onMove={() => {
              setOpened(null);
              setMoving(item.id);
            }}
          />
        )}
        {start !== null && (
          <Making
            start={start}
            view={view}
            people={at(`/staff/${clinic}/people`)}
            refused={refusal}
            busy={change.state !== "idle"}
            onAsk={ask}
            onClose={() => setStart(null)}
          />
        )}
        {conflict !== null && (
          <Conflict
            taken={conflict.outcome.taken}
            mayOverride={conflict.outcome.mayOverride}
            clock={clock}
            onClose={() => setConflict(null)}
            onInsist={(reason) => ask({ ...conflict.asked, reason })}
          />
        )}
        <Status
          message={message}
          dismiss={words.dismiss}
          onDismiss={() => setMessage(null)}
          {...(undo?.revision && {
            undo: {
              words: words.undo,
              onUndo: () => {
                const { ...back } = undo;
                setUndo(null);
                setMessage(null);
                ask(back);
              },
            },
          })}
        />
      </Ready>
      <p className={style.zone}>
        {filled(words.zone, { zone: view.zone })} {inside?.demo ? general.nav.demo : ""}
      </p>
    </StaffPage>
  );
}

declare const outcomeType: Awaited<ReturnType<typeof changeDiary>>;

/** Reads the diary again when somebody else has changed it. */
function useChangesByOthers(address: string, stamp: string): void {
  const { revalidate } = useRevalidator();
  useEffect(() => {
    const source = new EventSource(address);
    source.onmessage = ({ data: now }) => {
      if (now !== stamp) void revalidate();
    };
    return () => source.close();
  }, [address, stamp, revalidate]);
}

function dayOf(at: number, zone: string): string {
  return new Intl.DateTimeFormat("en-CA", { timeZone: zone, year: "numeric", month: "2-digit", day: "2-digit" }).format(
    at * 1000,
  );
}

/** An instant that lies in the day looked at. */
function noonOf(
  day: string,
  { columns, from }: Readonly<{ columns: readonly { day: string; begins: number }[]; from: number }>,
) {
  return columns.find((column) => column.day === day)?.begins ?? from;
}
