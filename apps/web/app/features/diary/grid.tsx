import { type KeyboardEvent, type PointerEvent, useEffect, useId, useRef, useState } from "react";
import { filled, useStaffWords } from "../../words/staff.ts";
import { type Clock, wallTime } from "./clock.ts";
import style from "./diary.module.css";
import type { DiaryView, Item } from "./diary.server.ts";
import type { Start } from "./making.tsx";
import { Marks } from "./marks.tsx";
import { type Rows, rowsIn } from "./span.ts";
import { sideBySide } from "./week.ts";

/** Where an item is put: on the grid, and as the server is asked. */
export type Placed = Readonly<{
  item: string;
  column: number;
  rows: Rows;
  day: string;
  time: string;
  minutes: number;
  /** Named when it goes to another practitioner, room or device; `from` is whose it was. */
  resource?: string;
  from?: string;
}>;

type Props = Readonly<{
  view: DiaryView;
  clock: Clock;
  /** What is on its way to the server stands where it was put. */
  ghost: Placed | null;
  /** The item that arrow keys move. */
  moving: string | null;
  onMoving: (id: string | null) => void;
  onMove: (item: Item, placed: Placed) => void;
  onOpen: (id: string) => void;
  onMake: (start: Start) => void;
}>;

type Held = Readonly<{ item: Item; column: number; rows: Rows }>;
type Carry = Readonly<{ held: Held; what: "move" | "resize"; column: number; rows: Rows; by: "keys" | "pointer" }>;
type Span = Readonly<{ column: number; from: number; until: number }>;

const quarter = 3;

/** Days and people side by side in five-minute rows. Everything a pointer can do, keys can. */
export function Grid({ view, clock, ghost, moving, onMoving, onMove, onOpen, onMake }: Props) {
  const { columns, rows, items, look } = view;
  const words = useStaffWords().diary;
  const hint = useId();
  const [carry, setCarry] = useState<Carry | null>(null);
  const [span, setSpan] = useState<Span | null>(null);
  const [said, setSaid] = useState("");
  const body = useRef<HTMLDivElement>(null);
  const press = useRef<Readonly<{ x: number; y: number; held: Held; what: "move" | "resize" }> | null>(null);
  const picked = useRef<Readonly<{ column: number; row: number }> | null>(null);
  const dragged = useRef(false);
  const following = useRef<string | null>(null);

  const held: readonly Held[] = columns.flatMap((column, index) =>
    items.flatMap((item) => {
      const at = rowsIn(item, column, look.by, rows);
      return at === undefined ? [] : [{ item, column: index, rows: at }];
    }),
  );
  const nameOf = (index: number) => {
    const column = columns[index]!;
    return look.view === "day"
      ? (view.resources.find(({ id }) => id === column.resourceId)?.name ?? "")
      : clock.short(column.begins);
  };
  const timeAt = (row: number) => wallTime(Math.min(view.first * 60 + row * 5, 24 * 60 - 5));

  const placedBy = ({ held: was, what, column, rows: to }: Carry): Placed => {
    const { item } = was;
    const from = columns[was.column]!;
    const target = columns[column]!;
    const begins = Math.round((item.start - from.begins) / 300) + (what === "move" ? to.from - was.rows.from : 0);
    const longer = what === "resize" ? (to.until - was.rows.until) * 5 : 0;
    return {
      item: item.id,
      column,
      rows: to,
      day: target.day,
      time: wallTime(view.first * 60 + begins * 5),
      minutes: (item.end - item.start) / 60 + longer,
      ...(target.resourceId !== from.resourceId && { resource: target.resourceId, from: from.resourceId }),
    };
  };
  const shifted = (
    was: Carry,
    { byRows = 0, byColumns = 0, to }: { byRows?: number; byColumns?: number; to?: number },
  ) => {
    const length = was.rows.until - was.rows.from;
    if (was.what === "resize") {
      const until = Math.min(rows, Math.max(was.rows.from + 1, was.rows.until + byRows));
      return { ...was, rows: { from: was.rows.from, until } };
    }
    const from = Math.min(rows - length, Math.max(0, was.rows.from + byRows));
    const column = to ?? Math.min(columns.length - 1, Math.max(0, was.column + byColumns));
    return { ...was, column, rows: { from, until: from + length } };
  };
  const tell = ({ column, rows: at }: Carry) =>
    setSaid(filled(words.now, { from: timeAt(at.from), until: timeAt(at.until), where: nameOf(column) }));
  const begin = (was: Held, what: "move" | "resize") => {
    following.current = was.item.id;
    setCarry({ held: was, what, column: was.column, rows: was.rows, by: "keys" });
    setSaid(what === "move" ? words.movingNow : words.resizingNow);
  };
  const drop = (last: Carry) => {
    setCarry(null);
    onMoving(null);
    const { held: was, column, rows: at } = last;
    if (column === was.column && at.from === was.rows.from && at.until === was.rows.until) setSaid(words.asItWas);
    else {
      setSaid(words.moved);
      onMove(was.item, placedBy(last));
    }
  };
  const giveUp = () => {
    setCarry(null);
    onMoving(null);
    setSaid(words.asItWas);
  };

  // Asked for from outside the grid, by a button: the item takes the arrows.
  useEffect(() => {
    if (moving === null || carry?.held.item.id === moving) return;
    const was = held.find(({ item }) => item.id === moving);
    if (was !== undefined) begin(was, "move");
  });
  // In another column it is another element: the focus goes with it.
  useEffect(() => {
    if (following.current === null || document.activeElement?.closest("input, dialog, [role=dialog]")) return;
    const element = body.current?.querySelector<HTMLElement>(`[data-item="${CSS.escape(following.current)}"]`);
    if (element && (carry !== null || document.activeElement === document.body)) element.focus();
  });

  const onItemKey = (was: Held) => (event: KeyboardEvent) => {
    const small = event.shiftKey ? 1 : quarter;
    if (carry?.by !== "keys") {
      const what =
        event.key === "m" || event.key === "M" ? "move" : event.key === "r" || event.key === "R" ? "resize" : null;
      if (what === null || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      begin(was, what);
      return;
    }
    const steps: Readonly<Record<string, Parameters<typeof shifted>[1]>> = {
      ArrowUp: { byRows: -small },
      ArrowDown: { byRows: small },
      ArrowLeft: { byColumns: -1 },
      ArrowRight: { byColumns: 1 },
    };
    const step = steps[event.key];
    if (step !== undefined) {
      const next = shifted(carry, step);
      setCarry(next);
      tell(next);
    } else if (event.key === "Enter") drop(carry);
    else if (event.key === "Escape" || event.key === "Tab") giveUp();
    else return;
    if (event.key !== "Tab") event.preventDefault();
  };

  const rowHeight = () => (body.current?.querySelector(`.${style.column}`)?.clientHeight ?? rows) / rows;
  const columnAt = (x: number) => {
    const all = [...(body.current?.querySelectorAll(`.${style.column}`) ?? [])];
    const found = all.findIndex((element) => x < element.getBoundingClientRect().right);
    return found === -1 ? all.length - 1 : found;
  };
  const onPress = (was: Held, what: "move" | "resize") => (event: PointerEvent<HTMLElement>) => {
    // A finger scrolls; the sheet has a button to move by.
    if (event.button !== 0 || event.pointerType === "touch") return;
    event.stopPropagation();
    following.current = null;
    dragged.current = false;
    press.current = { x: event.clientX, y: event.clientY, held: was, what };
  };
  const drag = (event: globalThis.PointerEvent) => {
    const from = press.current;
    if (from === null) return;
    if (!dragged.current && Math.hypot(event.clientX - from.x, event.clientY - from.y) < 5) return;
    dragged.current = true;
    const by = event.shiftKey ? 1 : quarter;
    const byRows = Math.round((event.clientY - from.y) / rowHeight() / by) * by;
    const { held: was, what } = from;
    const start: Carry = { held: was, what, column: was.column, rows: was.rows, by: "pointer" };
    setCarry(shifted(start, { byRows, to: columnAt(event.clientX) }));
  };
  const release = () => {
    press.current = null;
    if (!dragged.current) return;
    // The click that ends a drag opens nothing.
    setTimeout(() => {
      dragged.current = false;
    });
    if (carry !== null) drop(carry);
  };
  // The pointer may leave the item it carries, so the window listens.
  const pointer = useRef({ drag, release });
  useEffect(() => {
    pointer.current = { drag, release };
  });
  useEffect(() => {
    const over = new AbortController();
    const { signal } = over;
    window.addEventListener("pointermove", (event) => pointer.current.drag(event), { signal });
    for (const end of ["pointerup", "pointercancel"] as const)
      window.addEventListener(end, () => pointer.current.release(), { signal });
    return () => over.abort();
  }, []);

  const rowUnder = (event: PointerEvent<HTMLElement>) => {
    const { top } = event.currentTarget.getBoundingClientRect();
    return Math.min(rows - 1, Math.max(0, Math.floor((event.clientY - top) / rowHeight())));
  };
  const make = ({ column, from, until }: Span) =>
    onMake({
      day: columns[column]!.day,
      time: timeAt(from),
      minutes: (until - from) * 5,
      resourceId: columns[column]!.resourceId,
    });
  const onEmptyKey = (column: number) => (event: KeyboardEvent) => {
    const now = span?.column === column ? span : { column, from: columns[column]!.open[0]?.from ?? 0, until: 0 };
    const at = { ...now, until: Math.max(now.until, now.from + 2 * quarter) };
    const length = at.until - at.from;
    const clamp = (from: number) => Math.min(rows - length, Math.max(0, from));
    let next: Span | undefined;
    if (event.key === "ArrowDown")
      next = event.shiftKey
        ? { ...at, until: Math.min(rows, at.until + quarter) }
        : { column, from: clamp(at.from + quarter), until: clamp(at.from + quarter) + length };
    else if (event.key === "ArrowUp")
      next = event.shiftKey
        ? { ...at, until: Math.max(at.from + quarter, at.until - quarter) }
        : { column, from: clamp(at.from - quarter), until: clamp(at.from - quarter) + length };
    else if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      make(at);
      return;
    } else return;
    event.preventDefault();
    setSpan(next);
    setSaid(filled(words.now, { from: timeAt(next.from), until: timeAt(next.until), where: nameOf(column) }));
  };

  const shown = carry ?? (ghost === null ? null : { held: held.find((h) => h.item.id === ghost.item), ...ghost });
  const nowRow = (begins: number) => (view.now - begins) / 300;
  return (
    <div className={style.frame}>
      <p id={hint} hidden>
        {words.keys}
      </p>
      <p className={style.said} role="status" aria-live="assertive">
        {said}
      </p>
      <div
        className={style.grid}
        style={{ gridTemplateColumns: `3.25rem repeat(${columns.length}, minmax(8rem, 1fr))` }}
      >
        <div className={style.corner} />
        {columns.map((column, index) => (
          <div
            key={`${column.day} ${column.resourceId}`}
            className={style.heading}
            data-today={look.view === "week" && column.day === view.today ? "" : undefined}
          >
            {nameOf(index)}
          </div>
        ))}
        <div className={style.hours} style={{ gridTemplateRows: `repeat(${rows}, var(--row))` }} aria-hidden="true">
          {Array.from({ length: rows / 12 }, (_, i) => view.first + i).map((hour, i) => (
            <span key={hour} style={{ gridRow: `${i * 12 + 1} / span 12` }}>
              {wallTime(hour * 60)}
            </span>
          ))}
        </div>
        <div ref={body} className={style.body}>
          {columns.map((column, index) => {
            const carried = shown?.held !== undefined && shown.column === index ? shown : null;
            const away = shown?.held?.item.id;
            const here: readonly Held[] = [
              ...held.filter((h) => h.column === index && h.item.id !== away),
              ...(carried?.held === undefined ? [] : [{ ...carried.held, rows: carried.rows }]),
            ].sort((a, b) => a.item.start - b.item.start || (a.item.id < b.item.id ? -1 : 1));
            const places = sideBySide(here.map(({ rows: at }) => at));
            const line = nowRow(column.begins);
            return (
              <section
                key={`${column.day} ${column.resourceId}`}
                className={style.column}
                style={{ gridTemplateRows: `repeat(${rows}, var(--row))` }}
                aria-label={nameOf(index)}
              >
                {column.open.map(({ from, until }) =>
                  from < until ? (
                    <div key={from} className={style.open} style={{ gridRow: `${from + 1} / ${until + 1}` }} />
                  ) : null,
                )}
                <button
                  type="button"
                  className={style.empty}
                  aria-label={filled(words.emptyIn, { where: nameOf(index) })}
                  onKeyDown={onEmptyKey(index)}
                  onBlur={() => setSpan(null)}
                  onPointerDown={(event) => {
                    if (event.button !== 0) return;
                    const row = Math.floor(rowUnder(event) / quarter) * quarter;
                    picked.current = { column: index, row };
                    event.currentTarget.setPointerCapture(event.pointerId);
                    if (event.pointerType !== "touch") setSpan({ column: index, from: row, until: row + 2 * quarter });
                  }}
                  onPointerMove={(event) => {
                    const from = picked.current;
                    if (from === null || event.pointerType === "touch") return;
                    const row = Math.ceil((rowUnder(event) + 1) / quarter) * quarter;
                    if (row > from.row + 2 * quarter)
                      setSpan({ column: index, from: from.row, until: Math.min(rows, row) });
                  }}
                  onPointerUp={() => {
                    const from = picked.current;
                    picked.current = null;
                    if (from === null) return;
                    make(
                      span?.column === index ? span : { column: index, from: from.row, until: from.row + 2 * quarter },
                    );
                    setSpan(null);
                  }}
                />
                {span?.column === index && (
                  <div
                    className={style.chosen}
                    style={{ gridRow: `${span.from + 1} / ${span.until + 1}` }}
                    aria-hidden="true"
                  >
                    {timeAt(span.from)}–{timeAt(span.until)}
                  </div>
                )}
                {here.map((at, i) => {
                  const isCarried = at.item.id === away && carried?.held !== undefined;
                  const was = isCarried ? carried.held! : at;
                  return (
                    <Block
                      key={at.item.id}
                      {...{ was, clock, hint, onPress }}
                      place={isCarried ? { at: 0, of: 1 } : places[i]!}
                      rows={at.rows}
                      {...(isCarried && { carried: [timeAt(at.rows.from), timeAt(at.rows.until)] as const })}
                      onOpen={() => (dragged.current ? undefined : onOpen(at.item.id))}
                      onKey={onItemKey(was)}
                    />
                  );
                })}
                {line >= 0 && line <= rows && (
                  <div
                    className={style.now}
                    style={{ gridRow: `${Math.floor(line) + 1} / span 1` }}
                    aria-hidden="true"
                  />
                )}
              </section>
            );
          })}
        </div>
      </div>
    </div>
  );
}

type BlockProps = Readonly<{
  was: Held;
  rows: Rows;
  place: Readonly<{ at: number; of: number }>;
  clock: Clock;
  hint: string;
  /** The times shown while it is carried. */
  carried?: readonly [from: string, until: string];
  onOpen: () => void;
  onKey: (event: KeyboardEvent) => void;
  onPress: (was: Held, what: "move" | "resize") => (event: PointerEvent<HTMLElement>) => void;
}>;

/** A visit or block on the grid. */
function Block({ was, rows, place, clock, hint, carried, onOpen, onKey, onPress }: BlockProps) {
  const words = useStaffWords().diary;
  const { item } = was;
  const name = item.title ?? (item.kind === "block" ? words.block : words.nobody);
  const [from, until] = carried ?? [clock.time(item.start), clock.time(item.end)];
  return (
    <button
      type="button"
      className={style.item}
      data-item={item.id}
      data-kind={item.kind}
      data-state={item.state}
      data-carried={carried === undefined ? undefined : ""}
      data-short={rows.until - rows.from < 6 ? "" : undefined}
      aria-describedby={hint}
      style={{
        gridRow: `${rows.from + 1} / ${rows.until + 1}`,
        inlineSize: `calc(${100 / place.of}% - 3px)`,
        marginInlineStart: `${(100 / place.of) * place.at}%`,
      }}
      onClick={onOpen}
      onKeyDown={onKey}
      onPointerDown={onPress(was, "move")}
    >
      <span className={style.what}>
        <span className={style.when}>
          {from}
          <span className={carried === undefined ? style.said : undefined}>–{until}</span>
        </span>{" "}
        <strong>{name}</strong>
        <Marks item={item} />
      </span>
      <span className={style.more}>{item.service}</span>
      <span className={style.edge} onPointerDown={onPress(was, "resize")} />
    </button>
  );
}
