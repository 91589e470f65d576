import { summary } from "@backroot/interchange";
import { assess, explain, infer, naturalFrequency, triage } from "@backroot/reasoning";
import { Link } from "react-router";
import { Button } from "../../ui/button/button.tsx";
import { Page } from "../../ui/page/page.tsx";
import { useAt, useLanguage, useLocale, useWords } from "../../words/words.ts";
import { useCheck, useNetwork } from "./check.tsx";
import style from "./summary.module.css";
import { checkOf, formWords } from "./take-along.ts";

/** As many causes as fit on the page. */
const shown = 5;

/** The check as one page for a clinician, with where each line comes from; made to be printed. */
export default function SummaryPage() {
  const { record, model, wording } = useCheck();
  const network = useNetwork();
  const words = useWords();
  const language = useLanguage();
  const locale = useLocale();
  const at = useAt();
  if (!record.asked.includes("where")) {
    return (
      <Page title={words.result.summary} quiet>
        <h1>{words.result.unfinished}</h1>
        <p>
          <Link to={at("/check")}>{words.result.continue}</Link>
        </p>
      </Page>
    );
  }
  const belief = infer(network, record.answers);
  const assessment = assess(network, record.answers);
  const causes = assessment.causes
    .slice(0, shown)
    .map(({ id, p }) => ({ ...explain(network, belief, id), frequency: naturalFrequency(p) }));
  const found = { assessment, fired: triage(network, belief).fired, causes, completed: belief.answers };
  const { title, sections, when, version } = summary(checkOf(record), found, model, wording, formWords[language]);
  const date = new Intl.DateTimeFormat(locale, { dateStyle: "long", timeStyle: "short" });
  return (
    <Page title={title} quiet>
      <article className={style.sheet}>
        <p className={style.controls}>
          <Button kind="main" onPress={() => print()}>
            {words.result.print}
          </Button>
          <Link to={at("/check/result")}>{words.result.back}</Link>
        </p>
        <header>
          <h1>{title}</h1>
          <p className={style.soft}>
            {when && date.format(new Date(when))} · Backroot {version}
          </p>
        </header>
        {sections
          .filter(({ lines }) => lines.length > 0)
          .map(({ id, title: heading, note, lines }) => (
            <section key={id} className={style[id] ?? ""}>
              <h2>{heading}</h2>
              {note && <p className={style.soft}>{note}</p>}
              <Lines lines={lines} />
            </section>
          ))}
      </article>
    </Page>
  );
}

type Line = ReturnType<typeof summary>["sections"][number]["lines"][number];

function Lines({ lines, said }: Readonly<{ lines: readonly Line[]; said?: string }>) {
  return (
    <ul className={style.lines}>
      {lines.map(({ text, from, basis, under }) => (
        <li key={text}>
          {text}
          {/* What a group of lines comes from is said once, at its head. */}
          {from.by !== "statement" && basis !== said && <small className={style.basis}>{basis}</small>}
          {under && under.length > 0 && <Lines lines={under} said={basis} />}
        </li>
      ))}
    </ul>
  );
}
