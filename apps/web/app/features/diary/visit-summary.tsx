import { SummarySheet } from "../../checks/summary-sheet.tsx";
import { Disclosure } from "../../ui/disclosure/disclosure.tsx";
import { filled, useStaffWords } from "../../words/staff.ts";
import { HandedOver } from "./handed-over.tsx";
import type { Health, VisitView } from "./visit-view.server.ts";

/** What the person handed over of their own check: kept with the visit, waiting, or to be opened by its code. */
export function Summary({ visit, health }: Readonly<{ visit: VisitView; health: Health }>) {
  const { visit: own } = useStaffWords();
  return (
    <section aria-labelledby="summary">
      <h2 id="summary">{own.summary}</h2>
      {health.summaries.map(({ id, sheet, by, at }) => (
        <div key={id}>
          <p>
            <small>{filled(own.summaryKept, { name: by, when: at })}</small>
          </p>
          <Disclosure summary={own.readSummary}>
            <SummarySheet sheet={sheet} locale={visit.language} heading={3} />
          </Disclosure>
        </div>
      ))}
      {health.waiting.map(({ id, made }) => (
        <p key={id}>{filled(own.handedOver, { when: made })}</p>
      ))}
      <HandedOver visit={visit.id} />
    </section>
  );
}
