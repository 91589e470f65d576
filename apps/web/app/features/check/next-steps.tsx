import type { Urgency } from "@backroot/knowledge";
import { useAt, useLocale, useWords } from "../../words/words.ts";
import { useCheck } from "./check.tsx";
import style from "./result.module.css";

/** What to do meanwhile, what to watch for, and when to check again. */
export function NextSteps({ urgency }: Readonly<{ urgency: Urgency }>) {
  const { wording, model, record } = useCheck();
  const words = useWords().result;
  const locale = useLocale();
  const at = useAt();
  const days = model.checkAgain[urgency];
  const again = new Date(record.finished ?? Date.now());
  again.setDate(again.getDate() + (days ?? 0));
  const date = new Intl.DateTimeFormat(locale, { weekday: "long", day: "numeric", month: "long" }).format(again);
  return (
    <>
      <section className={style.stack}>
        <h2>{words.meanwhile}</h2>
        <ul className={style.list}>
          {wording.urgencies[urgency]!.meanwhile.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ul>
        {urgency !== "emergency_now" && urgency !== "same_day" && (
          <p className={style.keep}>
            <a href={at("/clinics")}>{words.clinics}</a>
          </p>
        )}
      </section>
      <section className={style.stack}>
        <h2>{words.watch}</h2>
        <p>{words.watchHint}</p>
        <ul className={style.list}>
          {words.watchSigns.map((sign) => (
            <li key={sign}>{sign}</li>
          ))}
        </ul>
        {days !== undefined && (
          <p>
            <strong>{words.checkAgain.replace("{date}", date)}</strong>
          </p>
        )}
      </section>
    </>
  );
}
