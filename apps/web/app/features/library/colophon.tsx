import type { Review } from "@backroot/knowledge";
import { useWords } from "../../words/words.ts";
import type { Cited } from "./citations.server.ts";
import style from "./reader.module.css";
import { Part } from "./reader.tsx";

/** Which sources a line leans on, as marks that lead to the list at the foot of the page. */
export function Marks({ numbers }: Readonly<{ numbers: readonly number[] }>) {
  const { source } = useWords().library;
  return (
    <span className={style.marks}>
      {[...new Set(numbers)].map((n) => (
        <a key={n} href={`#source-${n}`} aria-label={source.replace("{n}", String(n))}>
          {n}
        </a>
      ))}
    </span>
  );
}

/** What stands at the foot of a page to read: its sources, and who wrote and reviewed it when. */
export function Colophon({
  sources,
  review,
  facts = [],
}: Readonly<{
  sources: readonly Cited[];
  /** `reviewer` is undefined until a clinician has signed it off. */
  review: Readonly<Omit<Review, "reviewer"> & { reviewer?: string | undefined }>;
  facts?: readonly Readonly<{ title: string; text: string; lang?: string | undefined }>[];
}>) {
  const { library: words } = useWords();
  return (
    <>
      {sources.length > 0 && (
        <Part title={words.sources} small>
          <ol className={style.sources}>
            {sources.map(({ cite, url, seen }, i) => (
              <li key={cite} id={`source-${i + 1}`}>
                {url ? <a href={url}>{cite}</a> : cite}
                {!seen && ` (${words.notSeen})`}
              </li>
            ))}
          </ol>
        </Part>
      )}
      <Part title={words.reviewed} small>
        <dl className={style.facts}>
          {[
            { title: words.author, text: review.author, lang: undefined },
            { title: words.reviewer, text: review.reviewer ?? words.notYetReviewed, lang: undefined },
            { title: words.last, text: review.lastReviewed, lang: undefined },
            { title: words.next, text: review.nextReview, lang: undefined },
            ...facts,
          ].map(({ title, text, lang }) => (
            <div key={title}>
              <dt>{title}</dt>
              <dd lang={lang}>{text}</dd>
            </div>
          ))}
        </dl>
      </Part>
    </>
  );
}
