import { Link } from "react-router";
import { sheetOf } from "../../checks/summary.ts";
import { SummarySheet } from "../../checks/summary-sheet.tsx";
import { Button } from "../../ui/button/button.tsx";
import { Page } from "../../ui/page/page.tsx";
import { useAt, useLanguage, useLocale, useWords } from "../../words/words.ts";
import { useCheck } from "./check.tsx";
import style from "./summary.module.css";

/** The check as one page for a clinician, with where each line comes from; made to be printed. */
export default function SummaryPage() {
  const check = useCheck();
  const words = useWords();
  const language = useLanguage();
  const locale = useLocale();
  const at = useAt();
  if (!check.record.asked.includes("where")) {
    return (
      <Page title={words.result.summary} quiet>
        <h1>{words.result.unfinished}</h1>
        <p>
          <Link to={at("/check")}>{words.result.continue}</Link>
        </p>
      </Page>
    );
  }
  const sheet = sheetOf(check.record, check, language);
  return (
    <Page title={sheet.title} quiet>
      <div className={style.page}>
        <p className={style.controls}>
          <Button kind="main" onPress={() => print()}>
            {words.result.print}
          </Button>
          <Link to={at("/check/result")}>{words.result.back}</Link>
        </p>
        <SummarySheet sheet={sheet} locale={locale} heading={1} />
      </div>
    </Page>
  );
}
