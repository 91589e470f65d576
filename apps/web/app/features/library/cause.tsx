import { data } from "react-router";
import { library, wordingIn } from "../../library.server.ts";
import { ButtonLink } from "../../ui/button/button.tsx";
import { Page } from "../../ui/page/page.tsx";
import { type Level, Urgency } from "../../ui/urgency/urgency.tsx";
import { languageOf } from "../../words/language.ts";
import { wordsIn } from "../../words/words.server.ts";
import { useAt, useWords } from "../../words/words.ts";
import type { Route } from "./+types/cause";
import style from "./library.module.css";
import { proseHtml } from "./prose.ts";

export function loader({ params, url }: Route.LoaderArgs) {
  const language = languageOf(url.pathname);
  const wording = wordingIn[language];
  const article = Object.hasOwn(library.articles, params.id) ? library.articles[params.id] : undefined;
  const cause = library.causes[params.id];
  if (article === undefined || cause === undefined) throw data(null, { status: 404 });
  const order: string[] = [];
  const numberOf = (source: string) => {
    if (!order.includes(source)) order.push(source);
    return order.indexOf(source) + 1;
  };
  const sourceMark = wordsIn[language].library.source;
  const sections = article.sections.map(({ heading, text }) => ({
    heading,
    html: proseHtml(text, numberOf, sourceMark),
  }));
  const { title, do: action } = wording.urgencies[cause.urgency]!;
  return {
    article: {
      title: article.title,
      summary: article.summary,
      author: article.author,
      reviewer: article.reviewer,
      last: article.lastReviewed,
      next: article.nextReview,
    },
    clinical: `${cause.clinical_name} (ICD-10 ${cause.icd10})`,
    urgency: { level: cause.urgency as Level, title, action },
    sections,
    lookAlikes: cause.look_alikes.map(({ cause: id, how }) => ({ id, title: wording.causes[id]?.title ?? id, how })),
    sources: order.map((id) => library.sources[id]!),
  };
}

export default function Cause({ loaderData }: Route.ComponentProps) {
  const { article, clinical, urgency, sections, lookAlikes, sources } = loaderData;
  const words = useWords();
  const at = useAt();
  return (
    <Page title={article.title} description={article.summary}>
      <article className={style.article}>
        <h1>{article.title}</h1>
        <p className={style.lead}>{article.summary}</p>
        <Urgency level={urgency.level} title={urgency.title}>
          <p>{urgency.action}</p>
        </Urgency>
        {sections.map(({ heading, html }) => (
          <section key={heading}>
            <h2>{heading}</h2>
            {/* biome-ignore lint/security/noDangerouslySetInnerHtml: our own articles, compiled and escaped on the server */}
            <div className={style.prose} dangerouslySetInnerHTML={{ __html: html }} />
          </section>
        ))}
        <section>
          <h2>{words.library.lookAlikes}</h2>
          <ul className={style.index}>
            {lookAlikes.map(({ id, title, how }) => (
              <li key={id}>
                <a href={at(`/causes/${id}`)}>{title}</a>
                <span>{how}</span>
              </li>
            ))}
          </ul>
        </section>
        <p>
          <ButtonLink href={at("/check")}>{words.library.check}</ButtonLink>
        </p>
        <section className={style.small}>
          <h2>{words.library.sources}</h2>
          <ol>
            {sources.map(({ cite, url, seen }, i) => (
              <li key={cite} id={`source-${i + 1}`}>
                {url ? <a href={url}>{cite}</a> : cite}
                {!seen && ` (${words.library.notSeen})`}
              </li>
            ))}
          </ol>
          <h2>{words.library.reviewed}</h2>
          <dl className={style.review}>
            <div>
              <dt>{words.library.author}</dt>
              <dd>{article.author}</dd>
            </div>
            <div>
              <dt>{words.library.reviewer}</dt>
              <dd>{article.reviewer}</dd>
            </div>
            <div>
              <dt>{words.library.last}</dt>
              <dd>{article.last}</dd>
            </div>
            <div>
              <dt>{words.library.next}</dt>
              <dd>{article.next}</dd>
            </div>
            <div>
              <dt>{words.library.clinical}</dt>
              <dd>{clinical}</dd>
            </div>
          </dl>
        </section>
      </article>
    </Page>
  );
}
