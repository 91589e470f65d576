import { DataTable } from "../data-table/data-table.tsx";
import { Disclosure } from "../disclosure/disclosure.tsx";
import style from "./chart.module.css";

/** A day's figure. `day` as "2026-11-22"; `words` is that day as people write it. */
export type Point = Readonly<{ day: string; words: string; value: number }>;

/** Where the true value lies on a day, as likely as the caller says. */
export type Band = Readonly<{ day: string; low: number; high: number }>;

/** Readings of another kind, drawn beside the line and not part of it: as rings or as crosses. */
export type Aside = Readonly<{ mark: "ring" | "cross"; words: string; points: readonly Point[] }>;

type Props = Readonly<{
  /** What the line tells, in one sentence: "Your pain fell from 6 to 4 in five weeks." */
  caption: string;
  /** In the order of days. */
  points: readonly Point[];
  band?: readonly Band[];
  /** The line, where it is not to go through the points: the smoothed course of readings that stray. */
  course?: readonly Readonly<{ day: string; value: number }>[];
  /** What the points of the line are, where something else is drawn beside them. */
  of?: string;
  beside?: readonly Aside[];
  /** The ends of the scale, with what they mean. */
  least: Readonly<{ value: number; words: string }>;
  most: Readonly<{ value: number; words: string }>;
  /** The value beyond which a change matters, with its words: "2 points less: a change that matters". */
  mark?: Readonly<{ value: number; words: string }>;
  /** The same in figures, for those who would rather read them. */
  table: Readonly<{ summary: string; day: string; value: string; range: string }>;
}>;

/** A line through time with its uncertainty as a band. What it shows stands in its caption and in a table too. */
export function Chart(props: Props) {
  const { caption, points, band = [], course = points, of, beside = [], least, most, mark, table } = props;
  const asides = beside.filter((aside) => aside.points.length > 0);
  const all = [...points, ...asides.flatMap((aside) => aside.points)].toSorted((a, b) => (a.day < b.day ? -1 : 1));
  const days = [...all, ...band].map(({ day }) => Date.parse(day));
  const [first, last] = [Math.min(...days), Math.max(...days)];
  const x = (day: string) => (last === first ? 50 : ((Date.parse(day) - first) / (last - first)) * 100);
  const y = (value: number) => 100 - ((value - least.value) / (most.value - least.value)) * 100;
  const at = (day: string, value: number) => `${x(day).toFixed(2)} ${y(value).toFixed(2)}`;
  const edge = [...band.map((b) => at(b.day, b.high)), ...band.toReversed().map((b) => at(b.day, b.low))];
  const rangeOf = (day: string) => {
    const range = band.find((b) => b.day === day);
    return range === undefined ? "" : `${range.low}–${range.high}`;
  };
  const newest = points.at(-1);
  return (
    <figure className={style.chart}>
      <figcaption className={style.caption}>{caption}</figcaption>
      {asides.length > 0 && (
        <ul className={style.key}>
          {of !== undefined && <Key mark="point">{of}</Key>}
          {asides.map((aside) => (
            <Key key={aside.mark} mark={aside.mark}>
              {aside.words}
            </Key>
          ))}
        </ul>
      )}
      <div className={style.plot} aria-hidden="true">
        <div className={style.scale}>
          <span>{most.words}</span>
          <span>{least.words}</span>
        </div>
        <svg className={style.field} aria-hidden="true">
          <svg
            className={style.lines}
            viewBox="0 0 100 100"
            preserveAspectRatio="none"
            width="100%"
            height="100%"
            aria-hidden="true"
          >
            {[0, 25, 50, 75, 100].map((level) => (
              <path key={level} className={style.grid} d={`M0 ${level}H100`} />
            ))}
            {edge.length > 0 && <path className={style.band} d={`M${edge.join("L")}Z`} />}
            {mark && <path className={style.mark} d={`M0 ${y(mark.value)}H100`} />}
            <path className={style.line} d={`M${course.map((p) => at(p.day, p.value)).join("L")}`} />
          </svg>
          {asides.map((aside) =>
            aside.points.map((p) =>
              aside.mark === "ring" ? (
                <circle key={p.day} className={style.ring} cx={`${x(p.day)}%`} cy={`${y(p.value)}%`} r={3} />
              ) : (
                <svg key={p.day} className={style.cross} x={`${x(p.day)}%`} y={`${y(p.value)}%`} aria-hidden="true">
                  <path d={cross} />
                </svg>
              ),
            ),
          )}
          {points.map((p) => (
            <circle
              key={p.day}
              className={p === newest ? style.newest : style.point}
              cx={`${x(p.day)}%`}
              cy={`${y(p.value)}%`}
              r={p === newest ? 7 : 4}
            />
          ))}
          {mark && (
            // Where the line has passed the mark it lies on the other side of it from these words.
            <text
              className={style.words}
              x="100%"
              textAnchor="end"
              y={`${y(mark.value)}%`}
              dy={points[0] !== undefined && mark.value > points[0].value ? "1.3em" : "-0.5em"}
            >
              {mark.words}
            </text>
          )}
        </svg>
        <div className={style.days}>
          <span>{all[0]?.words}</span>
          <span>{all.length > 1 && all.at(-1)?.words}</span>
        </div>
      </div>
      <Disclosure summary={table.summary}>
        <DataTable
          caption={caption}
          columns={[
            { id: "day", title: table.day },
            { id: "value", title: of ?? table.value, number: true },
            ...asides.map((aside) => ({ id: aside.mark, title: aside.words, number: true })),
            ...(band.length > 0 ? [{ id: "range", title: table.range, number: true }] : []),
          ]}
          rows={[...new Map(all.map((p) => [p.day, p.words]))].map(([day, words]) => ({
            id: day,
            cells: [
              words,
              valueOn(points, day),
              ...asides.map((aside) => valueOn(aside.points, day)),
              ...(band.length > 0 ? [rangeOf(day)] : []),
            ],
          }))}
        />
      </Disclosure>
    </figure>
  );
}

const valueOn = (points: readonly Point[], day: string): number | string =>
  points.find((point) => point.day === day)?.value ?? "";

/** A small cross about the origin. */
const cross = "M-3.5 -3.5L3.5 3.5M-3.5 3.5L3.5 -3.5";

/** A mark and what it stands for. */
function Key({ mark, children }: Readonly<{ mark: "point" | Aside["mark"]; children: string }>) {
  return (
    <li>
      <svg className={style.sign} viewBox="-8 -8 16 16" aria-hidden="true">
        {mark === "cross" ? (
          <path className={style.crossed} d={cross} />
        ) : (
          <circle className={mark === "ring" ? style.ring : style.point} r={mark === "ring" ? 3 : 4} />
        )}
      </svg>
      {children}
    </li>
  );
}
