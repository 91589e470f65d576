import { Chart } from "../../ui/chart/chart.tsx";
import { DataTable } from "../../ui/data-table/data-table.tsx";
import { Frequency } from "../../ui/frequency/frequency.tsx";
import { Mark } from "../../ui/mark/mark.tsx";
import { Plate } from "../../ui/plate/plate.tsx";
import style from "./gallery.module.css";

/** Invented for the picture. */
const pains = [6, 7, 5, 6, 4, 5, 3, 4, 3];
const points = pains.map((value, i) => {
  const date = 1 + i * 3;
  return { day: `2026-11-${String(date).padStart(2, "0")}`, words: `${date} November`, value };
});

export function Figures() {
  return (
    <>
      <div>
        <Frequency count={3} of={10} words="about 3 in 10" />
        <Frequency count={1} of={100} words="about 1 in 100" />
      </div>
      <Chart
        caption="Your pain went from 6 to 3 in about four weeks."
        points={points}
        band={points.map(({ day }, i) => ({ day, low: 5.2 - i * 0.38, high: 7 - i * 0.34 }))}
        least={{ value: 0, words: "0, no pain" }}
        most={{ value: 10, words: "10, the worst" }}
        mark={{ value: 4, words: "2 less: a change that matters" }}
        table={{ summary: "In figures", day: "Day", value: "Pain", range: "Likely" }}
      />
      <DataTable
        caption="How well the check does on published cases (invented figures)"
        columns={[
          { id: "group", title: "Urgency" },
          { id: "cases", title: "Cases", number: true },
          { id: "right", title: "Right", number: true },
          { id: "words", title: "What it means for a person who reads this on a telephone" },
        ]}
        rows={[
          { id: "e", cells: ["Emergency now", 40, 39, "About one in forty was missed."] },
          { id: "s", cells: ["Be seen today", 31, 27, "Most were seen in time."] },
        ]}
      />
      <Plate caption="The twelve vertebrae of the upper back, T1 to T12, with their ribs, seen from behind." />
      <div className={style.row}>
        <Mark className={style.mark} />
        <Mark className={style.markSmall} />
      </div>
    </>
  );
}
