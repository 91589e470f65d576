import { data } from "react-router";
import { evaluation, example, readingIn, reviewerOf, wordingIn } from "../../library.server.ts";
import { DataTable } from "../../ui/data-table/data-table.tsx";
import { type Level, Urgency } from "../../ui/urgency/urgency.tsx";
import { firstLanguage, type Language, languageOf } from "../../words/language.ts";
import { useReadingWords } from "../../words/reading.ts";
import { readingWordsIn, wordsIn } from "../../words/words.server.ts";
import { useAt } from "../../words/words.ts";
import type { Route } from "./+types/about";
import { citations } from "./citations.server.ts";
import { inWords } from "./in-words.server.ts";
import { Part } from "./part.tsx";
import { proseHtml } from "./prose.ts";
import style from "./reader.module.css";
import { Index, Reader } from "./reader.tsx";

export function loader({ params, url }: Route.LoaderArgs) {
  const language = languageOf(url.pathname);
  const { about } = readingIn[language];
  const article = Object.hasOwn(about, params.page) ? about[params.page] : undefined;
  if (article === undefined) throw data(null, { status: 404 });
  const { numberOf, list } = citations();
  return {
    ...article,
    review: { ...article, reviewer: reviewerOf(article) },
    sections: article.sections.map(({ heading, text }) => ({
      heading,
      html: proseHtml(text, numberOf, readingWordsIn[language].library.source),
    })),
    example: params.page === "method" ? exampleInWords(language) : undefined,
    figures: params.page === "evaluation" ? figuresInWords(language) : undefined,
    sources: list(),
  };
}

/** The worked example in the words of a language; the case stays in the words of its source. */
function exampleInWords(language: Language) {
  const wording = wordingIn[language];
  const { how: words, library } = readingWordsIn[language];
  const { frequency, number, sign } = inWords(language);
  const [first, ...others] = example.causes.map(({ id, p }) => ({
    id,
    title: wording.causes[id]!.title,
    share: frequency(p),
  }));
  return {
    told: example.told,
    lang: language === firstLanguage ? undefined : firstLanguage,
    source: example.source,
    urgency: { level: example.urgency as Level, ...wording.urgencies[example.urgency]! },
    because: example.because.map((id) => wording.rules[id] ?? wordsIn[language].result.byProbability),
    prior: library.perThousand.replace("{n}", number(example.per1000)),
    reasons: example.reasons.map(({ signs, weight }) => ({
      sign: signs.map(sign).join(" + "),
      times: (weight > 0 ? words.times : words.timesLess).replace("{n}", number(Math.exp(Math.abs(weight)))),
    })),
    first: first!,
    others,
  };
}

/** The rows of the evaluation, with counts said in words. */
function figuresInWords(language: Language) {
  const { caption, cell, columns, rows } = readingWordsIn[language].how.evaluation;
  return {
    caption: caption.replace("{n}", String(evaluation.cases)),
    columns,
    rows: rows.map(({ row, title }) => ({
      id: row,
      cells: [
        title,
        ...evaluation.rows[row]!.map(({ hits, of, low, high }) =>
          cell
            .replace("{hits}", String(hits))
            .replace("{of}", String(of))
            .replace("{low}", String(low))
            .replace("{high}", String(high)),
        ),
      ],
    })),
  };
}

/** One article on Backroot itself, with what the build worked out for it. */
export default function About({ loaderData }: Route.ComponentProps) {
  const { title, summary, review, sections, example: shown, figures, sources } = loaderData;
  const { how: words, library } = useReadingWords();
  const at = useAt();
  return (
    <Reader
      title={title}
      lead={summary}
      within={{ title: words.title, href: "/how-it-works" }}
      review={review}
      sources={sources}
    >
      {figures && (
        <Part title={words.evaluation.title}>
          <DataTable
            caption={figures.caption}
            columns={figures.columns.map((name) => ({ id: name, title: name }))}
            rows={figures.rows}
          />
        </Part>
      )}
      {sections.map(({ heading, html }) => (
        <Part key={heading} title={heading}>
          {/* biome-ignore lint/security/noDangerouslySetInnerHtml: our own articles, compiled and escaped on the server */}
          <div className={style.prose} dangerouslySetInnerHTML={{ __html: html }} />
        </Part>
      ))}
      {shown && (
        <>
          <Part title={words.example} hint={words.exampleHint}>
            <blockquote className={style.foreign} lang={shown.lang}>
              {shown.told}
            </blockquote>
            <p className={style.kind}>
              {words.from}: {shown.source.url ? <a href={shown.source.url}>{shown.source.cite}</a> : shown.source.cite}
            </p>
            <Urgency level={shown.urgency.level} title={shown.urgency.title}>
              {shown.because.map((text) => (
                <p key={text}>{text}</p>
              ))}
            </Urgency>
            <h3>{shown.first.title}</h3>
            <dl className={style.facts}>
              <div>
                <dt>{words.before}</dt>
                <dd>{shown.prior}</dd>
              </div>
              {shown.reasons.map(({ sign, times }) => (
                <div key={sign}>
                  <dt>{sign}</dt>
                  <dd>{times}</dd>
                </div>
              ))}
              <div>
                <dt>{words.after}</dt>
                <dd>
                  <strong>{shown.first.share}</strong> <a href={at(`/causes/${shown.first.id}`)}>{library.related}</a>
                </dd>
              </div>
            </dl>
          </Part>
          <Part title={words.counts}>
            <Index
              entries={shown.others.map(({ id, title: name, share }) => ({
                href: at(`/causes/${id}`),
                title: name,
                text: share,
              }))}
            />
          </Part>
        </>
      )}
    </Reader>
  );
}
