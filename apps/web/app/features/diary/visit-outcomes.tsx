import { Chart } from "../../ui/chart/chart.tsx";
import { EntryForm, Press, TextEntry } from "../../ui/entry/entry.tsx";
import { filled, useStaffWords } from "../../words/staff.ts";
import type { Health } from "./visit-view.server.ts";

/** How the person has fared over all visits, and a new reading. */
export function Outcomes({ health }: Readonly<{ health: Health }>) {
  const { visit: own } = useStaffWords();
  return (
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
  );
}
