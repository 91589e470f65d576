import { data } from "react-router";
import { library, wordingIn } from "../../library.server.ts";
import { Page } from "../../ui/page/page.tsx";
import { type Level, UrgencyTag } from "../../ui/urgency/urgency.tsx";
import { languageOf } from "../../words/language.ts";
import { useAt, useWords } from "../../words/words.ts";
import type { Route } from "./+types/causes";
import style from "./library.module.css";

export function loader({ url }: Route.LoaderArgs) {
  const language = languageOf(url.pathname);
  const wording = wordingIn[language];
  const levels: readonly Level[] = ["self_care", "routine", "within_days", "same_day", "emergency_now"];
  return data(
    levels.map((level) => ({
      level,
      title: wording.urgencies[level]!.title,
      causes: Object.values(library.causes)
        .filter((cause) => cause.urgency === level)
        .map(({ id }) => ({ id, ...wording.causes[id]! }))
        .sort((a, b) => a.title.localeCompare(b.title, language)),
    })),
  );
}

export default function Causes({ loaderData }: Route.ComponentProps) {
  const words = useWords();
  const at = useAt();
  return (
    <Page title={words.library.title} description={words.library.lead}>
      <div className={style.stack}>
        <h1>{words.library.title}</h1>
        <p className={style.lead}>{words.library.lead}</p>
        {loaderData.map(({ level, title, causes }) => (
          <section key={level} className={style.stack}>
            <h2>
              <UrgencyTag level={level}>{title}</UrgencyTag>
            </h2>
            <ul className={style.index}>
              {causes.map((cause) => (
                <li key={cause.id}>
                  <a href={at(`/causes/${cause.id}`)}>{cause.title}</a>
                  <span>{cause.summary}</span>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </Page>
  );
}
