import { library, readingIn, wordingIn } from "../../library.server.ts";
import { type Level, UrgencyTag } from "../../ui/urgency/urgency.tsx";
import { languageOf } from "../../words/language.ts";
import { useReadingWords } from "../../words/reading.ts";
import { useAt } from "../../words/words.ts";
import type { Route } from "./+types/danger-signs";
import { mostUrgentOf } from "./danger.server.ts";
import { Part } from "./part.tsx";
import style from "./reader.module.css";
import { Index, Reader } from "./reader.tsx";

export function loader({ url }: Route.LoaderArgs) {
  const language = languageOf(url.pathname);
  const wording = wordingIn[language];
  const pages = library.dangerSigns.map(({ id, rules }) => {
    const level: Level = mostUrgentOf(rules);
    return { id, level, ...readingIn[language].dangerSigns[id]! };
  });
  return (["emergency_now", "same_day", "within_days", "routine"] as const)
    .map((level) => ({
      level,
      title: wording.urgencies[level]!.title,
      pages: pages.filter((page) => page.level === level),
    }))
    .filter((group) => group.pages.length > 0);
}

/** Every danger sign, under how soon its most urgent form must be seen. */
export default function DangerSigns({ loaderData }: Route.ComponentProps) {
  const { danger: words } = useReadingWords().library;
  const at = useAt();
  return (
    <Reader title={words.title} lead={words.lead}>
      <p className={style.foreign}>{words.now}</p>
      {loaderData.map(({ level, title, pages }) => (
        <Part key={level} title={<UrgencyTag level={level}>{title}</UrgencyTag>}>
          <Index
            entries={pages.map(({ id, title: sign, summary }) => ({
              href: at(`/danger-signs/${id}`),
              title: sign,
              text: summary,
            }))}
          />
        </Part>
      ))}
    </Reader>
  );
}
