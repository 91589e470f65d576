import { Link } from "react-router";
import { currentRegion, emergencyNumber } from "../../device/region.ts";
import { Urgency } from "../../ui/urgency/urgency.tsx";
import { useAt, useWords } from "../../words/words.ts";
import { useCheck } from "./check.tsx";
import style from "./result.module.css";

/** What to do now, and nothing else. `mend`: the page to go to when an answer was wrong. */
export function Stop({ because, mend }: Readonly<{ because: readonly string[]; mend: string | undefined }>) {
  const { wording } = useCheck();
  const words = useWords();
  const at = useAt();
  const { title, do: action } = wording.urgencies.emergency_now!;
  const number = emergencyNumber(currentRegion());
  return (
    <div className={style.stack}>
      <h1 className={style.hidden}>{words.result.title}</h1>
      <Urgency level="emergency_now" title={title}>
        <p className={style.lead}>{action}</p>
        <p>
          <a className={style.call} href={`tel:${number}`}>
            {words.stop.call} {number}
          </a>
        </p>
        <p className={style.small}>
          {words.stop.otherRegion} <Link to={at("/settings")}>{words.stop.chooseRegion}</Link>
        </p>
      </Urgency>
      <section className={style.stack}>
        <h2>{words.stop.because}</h2>
        {because.map((text) => (
          <p key={text}>{text}</p>
        ))}
      </section>
      <section className={style.stack}>
        <h2>{words.stop.whileWaiting}</h2>
        <ul className={style.list}>
          {words.stop.steps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ul>
      </section>
      <p className={style.quietLinks}>
        {mend && <Link to={at(`/check?page=${mend}`)}>{words.stop.mistake}</Link>}
        <Link to={at("/check/result?all=yes")}>{words.stop.seeWhy}</Link>
      </p>
    </div>
  );
}
