import { data } from "react-router";
import { articleOn, library, reviewerOf, wordingIn } from "../../library.server.ts";
import { AnatomyPlate } from "../../ui/anatomy/anatomy-plate.tsx";
import { placesInWords } from "../../ui/anatomy/places-in-words.ts";
import { placesOf } from "../../ui/anatomy/regions.ts";
import { ButtonLink } from "../../ui/button/button.tsx";
import { Page } from "../../ui/page/page.tsx";
import { type Level, Urgency } from "../../ui/urgency/urgency.tsx";
import { firstLanguage, languageOf } from "../../words/language.ts";
import { wordsIn } from "../../words/words.server.ts";
import { useAt, useWords } from "../../words/words.ts";
import type { Route } from "./+types/cause";
import style from "./library.module.css";
import { proseHtml } from "./prose.ts";

/** A site that at least so many report is drawn as one where the cause is felt. */
const oftenFelt = 0.35;

export function loader({ params, url }: Route.LoaderArgs) {
  const language = languageOf(url.pathname);
  const wording = wordingIn[language];
  const words = wordsIn[language].library;
  const written = articleOn(params.id, language);
  const cause = library.causes[params.id];
  if (written === undefined || cause === undefined) throw data(null, { status: 404 });
  const { article } = written;
  const order: string[] = [];
  const numberOf = (source: string) => {
    if (!order.includes(source)) order.push(source);
    return order.indexOf(source) + 1;
  };
  const sections = article.sections.map(({ heading, text }) => ({
    heading,
    html: proseHtml(text, numberOf, words.source),
  }));
  const source = library.anatomy.comesFrom[params.id] ?? [];
  const felt = cause.findings
    .filter(({ finding, p = 0 }) => finding.startsWith("site_") && p >= oftenFelt)
    .map(({ finding }) => finding);
  const named = source.map((id) => wording.anatomy.structures[id]!.name).join(", ");
  const { comesFrom, isFelt } = wordsIn[language].anatomy;
  const plate = {
    source,
    spreads: felt,
    description: [
      source.length > 0 ? comesFrom.replace("{structures}", named) : undefined,
      placesInWords(new Set(felt.flatMap(placesOf)), wording.anatomy.places, isFelt),
    ]
      .filter((sentence) => sentence !== undefined)
      .join(" "),
  };
  const { title, do: action } = wording.urgencies[cause.urgency]!;
  return {
    article: {
      ...wording.causes[params.id]!,
      author: article.author,
      reviewer: reviewerOf(article) ?? words.notYetReviewed,
      last: article.lastReviewed,
      next: article.nextReview,
    },
    /** Set while the article stands in another language than the page. */
    foreign: written.language === language ? undefined : written.language,
    /** The words beside the figures are in the first language alone. */
    figures: language === firstLanguage ? undefined : firstLanguage,
    clinical: cause.clinical_name,
    icd: words.icd.replace("{code}", cause.icd10),
    urgency: { level: cause.urgency as Level, title, action },
    sections,
    plate,
    lookAlikes: cause.look_alikes.map(({ cause: id, how }) => ({ id, title: wording.causes[id]?.title ?? id, how })),
    sources: order.map((id) => library.sources[id]!),
  };
}

export default function Cause({ loaderData }: Route.ComponentProps) {
  const { article, foreign, figures, clinical, icd, urgency, sections, plate, lookAlikes, sources } = loaderData;
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
        <AnatomyPlate
          {...plate}
          title={words.anatomy.plate}
          legend={{ source: words.anatomy.from, spreads: words.anatomy.felt }}
        />
        {foreign && <p className={style.foreign}>{words.library.untranslated}</p>}
        {sections.map(({ heading, html }) => (
          <section key={heading} lang={foreign}>
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
                <span lang={figures}>{how}</span>
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
              <dd>
                <span lang={figures}>{clinical}</span> ({icd})
              </dd>
            </div>
          </dl>
        </section>
      </article>
    </Page>
  );
}
