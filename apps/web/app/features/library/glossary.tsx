import { library, readingIn, reviewerOf, wordingIn } from "../../library.server.ts";
import { languageOf } from "../../words/language.ts";
import { useReadingWords } from "../../words/reading.ts";
import { useAt } from "../../words/words.ts";
import type { Route } from "./+types/glossary";
import style from "./reader.module.css";
import { Reader } from "./reader.tsx";

export function loader({ url }: Route.LoaderArgs) {
  const language = languageOf(url.pathname);
  const { terms, reviews } = readingIn[language];
  return {
    terms: library.terms
      .map(({ id, causes }) => ({
        id,
        ...terms[id]!,
        causes: causes.map((cause) => ({ id: cause, title: wordingIn[language].causes[cause]!.title })),
      }))
      .sort((a, b) => a.term.localeCompare(b.term, language)),
    review: { ...reviews.terms!, reviewer: reviewerOf(reviews.terms!) },
  };
}

export default function Glossary({ loaderData }: Route.ComponentProps) {
  const { glossary: words } = useReadingWords().library;
  const at = useAt();
  return (
    <Reader title={words.title} lead={words.lead} review={loaderData.review}>
      <dl className={style.terms}>
        {loaderData.terms.map(({ id, term, meaning, causes }) => (
          <div key={id} id={id}>
            <dt>{term}</dt>
            <dd>{meaning}</dd>
            {causes.length > 0 && (
              <dd>
                {words.seen}{" "}
                {causes.map((cause, i) => (
                  <span key={cause.id}>
                    {i > 0 && ", "}
                    <a href={at(`/causes/${cause.id}`)}>{cause.title}</a>
                  </span>
                ))}
              </dd>
            )}
          </div>
        ))}
      </dl>
    </Reader>
  );
}
