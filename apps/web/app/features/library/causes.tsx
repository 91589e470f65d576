import { data } from "react-router";
import { library, wording } from "../../library.server.ts";
import { Page } from "../../ui/page/page.tsx";
import { type Level, UrgencyTag } from "../../ui/urgency/urgency.tsx";
import { words } from "../../words/en.ts";
import type { Route } from "./+types/causes";
import style from "./library.module.css";

export function meta() {
  return [
    { title: `${words.library.title} · ${words.page.name}` },
    { name: "description", content: words.library.lead },
  ];
}

export function loader() {
  const levels: readonly Level[] = ["self_care", "routine", "within_days", "same_day", "emergency_now"];
  return data(
    levels.map((level) => ({
      level,
      title: wording.urgencies[level]!.title,
      causes: Object.values(library.causes)
        .filter((cause) => cause.urgency === level)
        .map(({ id }) => ({ id, ...wording.causes[id]! }))
        .sort((a, b) => a.title.localeCompare(b.title, "en")),
    })),
  );
}

export default function Causes({ loaderData }: Route.ComponentProps) {
  return (
    <Page words={words.page}>
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
                  <a href={`/causes/${cause.id}`}>{cause.title}</a>
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
