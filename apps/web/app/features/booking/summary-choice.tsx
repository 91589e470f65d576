import { useState } from "react";
import type { Sheet } from "../../checks/summary.ts";
import { SummarySheet } from "../../checks/summary-sheet.tsx";
import type { CheckRecord } from "../../device/check-record.ts";
import { readKept } from "../../device/kept.ts";
import { Button } from "../../ui/button/button.tsx";
import { Checklist } from "../../ui/checklist/checklist.tsx";
import { Notice } from "../../ui/notice/notice.tsx";
import { useLanguage, useLocale, useWords } from "../../words/words.ts";
import style from "./booking.module.css";

/** Lets the person give the clinic the summary of the check on this device: shown in full first, given only when they tick it. */
export function SummaryChoice({
  given,
  onChange,
}: Readonly<{ given: Sheet | undefined; onChange: (given: Sheet | undefined) => void }>) {
  const { handOver: words } = useWords();
  const language = useLanguage();
  const locale = useLocale();
  const [sheet, setSheet] = useState<Sheet | "loading" | "failed">();
  if ((readKept("check") as CheckRecord | undefined)?.finished === undefined) return null;
  const show = async () => {
    setSheet("loading");
    try {
      // The check's model and words are fetched for whoever wants this, and for nobody else.
      const { sheetOnDevice } = await import("../../checks/sheet-on-device.ts");
      setSheet((await sheetOnDevice(language)) ?? "failed");
    } catch {
      setSheet("failed");
    }
  };
  return (
    <section className={style.section}>
      <h2>{words.offer}</h2>
      {sheet === undefined && (
        <>
          <p>{words.offerText}</p>
          <p>
            <Button onPress={show}>{words.show}</Button>
          </p>
        </>
      )}
      {sheet === "loading" && <p role="status">{words.loading}</p>}
      {sheet === "failed" && (
        <Notice kind="warning" live>
          {words.failed}
        </Notice>
      )}
      {typeof sheet === "object" && (
        <>
          <SummarySheet sheet={sheet} locale={locale} heading={3} />
          <Checklist
            label={words.offer}
            hideLabel
            items={[{ value: "give", label: words.withVisit, hint: words.withVisitHint }]}
            value={given ? ["give"] : []}
            onChange={(ticked) => onChange(ticked.length > 0 ? sheet : undefined)}
          />
        </>
      )}
    </section>
  );
}
