import { data } from "react-router";
import { articleOn, library, readingIn, reviewerOf, wordingIn } from "../../library.server.ts";
import { AnatomyPlate } from "../../ui/anatomy/anatomy-plate.tsx";
import { ButtonLink } from "../../ui/button/button.tsx";
import { type Level, Urgency, UrgencyTag } from "../../ui/urgency/urgency.tsx";
import { firstLanguage, languageOf } from "../../words/language.ts";
import { useReadingWords } from "../../words/reading.ts";
import { readingWordsIn } from "../../words/words.server.ts";
import { useAt, useWords } from "../../words/words.ts";
import type { Route } from "./+types/cause";
import { citations } from "./citations.server.ts";
import { Marks } from "./colophon.tsx";
import { causeOf, comparisonOf, inWords, leastTelling, lookAlikesOf, reportsOf } from "./in-words.server.ts";
import { Part } from "./part.tsx";
import { plateOf } from "./plate.server.ts";
import { proseHtml } from "./prose.ts";
import style from "./reader.module.css";
import { Index, Reader } from "./reader.tsx";
import { type Sign, Signs } from "./signs.tsx";

export function loader({ params, url }: Route.LoaderArgs) {
  const language = languageOf(url.pathname);
  const wording = wordingIn[language];
  const reading = readingIn[language];
  const words = readingWordsIn[language].library;
  const written = articleOn(params.id, language);
  const file = Object.hasOwn(library.causes, params.id) ? library.causes[params.id] : undefined;
  if (written === undefined || file === undefined) throw data(null, { status: 404 });
  const { article } = written;
  const cause = causeOf.get(params.id)!;
  const { frequency, number, sign } = inWords(language);
  const { numberOf, list } = citations();

  const sections = article.sections.map(({ heading, text }) => ({
    heading,
    html: proseHtml(text, numberOf, words.source),
  }));
  const signs = reportsOf(params.id, language).map((report): Sign & { weight: number } => ({
    of: report.of,
    sign: report.sign,
    shares: [
      { p: report.p, words: frequency(report.p) },
      { p: report.ordinary, words: frequency(report.ordinary) },
    ],
    grade: report.figure.grade,
    sources: report.figure.sources.map(numberOf),
    weight: Math.log(report.p / report.ordinary),
  }));
  const { per1000 } = cause.prior;
  const { title, do: action } = wording.urgencies[cause.urgency]!;
  return {
    article: { ...article, ...wording.causes[params.id]!, reviewer: reviewerOf(article) },
    /** Set while the article stands in another language than the page. */
    foreign: written.language === language ? undefined : written.language,
    levels: Object.fromEntries(Object.entries(wording.urgencies).map(([level, said]) => [level, said.title])),
    /** The words beside the figures are in the first language alone. */
    figures: language === firstLanguage ? undefined : firstLanguage,
    clinical: `${file.clinical_name} (${words.icd.replace("{code}", file.icd10)})`,
    about: {
      kind: "condition" as const,
      name: wording.causes[params.id]!.title,
      otherNames: reading.otherNames[params.id] ?? [],
      icd10: file.icd10,
      anatomy: (library.anatomy.comesFrom[params.id] ?? []).map((id) => wording.anatomy.structures[id]!.name),
    },
    otherNames: reading.otherNames[params.id] ?? [],
    urgency: { level: cause.urgency as Level, title, action },
    plate: plateOf(params.id, language),
    structures: (library.anatomy.comesFrom[params.id] ?? []).map((id) => ({
      id,
      title: wording.anatomy.structures[id]!.name,
      text: wording.anatomy.structures[id]!.is,
    })),
    howCommon: {
      text: per1000 < 1 ? words.perThousandLess : words.perThousand.replace("{n}", number(per1000)),
      grade: cause.prior.grade,
    },
    sections,
    speaksFor: signs.filter(({ weight }) => weight >= leastTelling),
    speaksAgainst: signs.filter(({ weight }) => weight <= -leastTelling),
    modifiers: cause.modifiers.map(({ of, ratio }) => ({
      of,
      sign: sign(of),
      times: (ratio >= 1 ? words.timesAsOften : words.timesRarer).replace(
        "{n}",
        number(ratio >= 1 ? ratio : 1 / ratio),
      ),
    })),
    course: { text: file.course.text, sources: file.course.sources.map(numberOf) },
    pitfalls: file.pitfalls && { text: file.pitfalls.text, sources: file.pitfalls.sources.map(numberOf) },
    dangers: library.dangerSigns.flatMap(({ id: page, rules }) =>
      rules
        .filter((rule) => library.rules[rule]!.suspects.includes(params.id))
        .map((rule) => ({
          href: `/danger-signs/${page}#${rule}`,
          says: wording.rules[rule]!,
          level: library.rules[rule]!.urgency as Level,
        })),
    ),
    lookAlikes: lookAlikesOf(params.id).map(({ cause: other, how }) => ({
      id: other,
      title: wording.causes[other]!.title,
      how,
      compare: comparisonOf(params.id, other),
    })),
    terms: library.terms
      .filter(({ causes }) => causes.includes(params.id))
      .map(({ id }) => ({ id, ...reading.terms[id]! })),
    sources: list(),
  };
}

export default function Cause({ loaderData }: Route.ComponentProps) {
  const { article, foreign, figures, urgency, sections, lookAlikes, plate, dangers, terms, course, pitfalls } =
    loaderData;
  const { library: words } = useReadingWords();
  const { result, anatomy } = useWords();
  const at = useAt();
  const drawing = plate && (
    <AnatomyPlate
      source={plate.source}
      spreads={plate.spreads}
      title={anatomy.plate}
      description={plate.description}
      legend={{ source: anatomy.from, spreads: anatomy.felt }}
    />
  );
  return (
    <Reader
      title={article.title}
      lead={article.summary}
      within={{ title: words.title, href: "/causes" }}
      review={article}
      sources={loaderData.sources}
      about={loaderData.about}
      {...(drawing && { plate: drawing })}
    >
      <Urgency level={urgency.level} title={urgency.title}>
        <p>{urgency.action}</p>
      </Urgency>
      <Part title={words.inShort}>
        <dl className={style.facts}>
          <div>
            <dt>{words.howCommon}</dt>
            <dd>
              {loaderData.howCommon.text}{" "}
              <small className={style.kind}>({result.grade[loaderData.howCommon.grade]})</small>
            </dd>
          </div>
          {loaderData.otherNames.length > 0 && (
            <div>
              <dt>{words.alsoCalled}</dt>
              <dd>{loaderData.otherNames.join(", ")}</dd>
            </div>
          )}
          <div>
            <dt>{words.clinical}</dt>
            <dd lang={figures}>{loaderData.clinical}</dd>
          </div>
          <div>
            <dt>{words.course}</dt>
            <dd lang={figures}>
              {course.text} <Marks numbers={course.sources} />
            </dd>
          </div>
        </dl>
      </Part>
      {foreign && <p className={style.foreign}>{words.untranslated}</p>}
      {sections.map(({ heading, html }) => (
        <Part key={heading} title={heading} {...(foreign && { lang: foreign })}>
          {/* biome-ignore lint/security/noDangerouslySetInnerHtml: our own articles, compiled and escaped on the server */}
          <div className={style.prose} dangerouslySetInnerHTML={{ __html: html }} />
        </Part>
      ))}
      {dangers.length > 0 && (
        <Part title={words.dangerOf} hint={words.dangerOfHint}>
          <Index
            entries={dangers.map(({ href, says, level }) => ({
              href: at(href),
              title: says,
              text: <UrgencyTag level={level}>{loaderData.levels[level]}</UrgencyTag>,
            }))}
          />
        </Part>
      )}
      {loaderData.speaksFor.length > 0 && (
        <Part title={words.speaksFor} hint={words.speaksForHint}>
          <Signs signs={loaderData.speaksFor} groups={[words.withIt, words.ordinary]} />
        </Part>
      )}
      {loaderData.speaksAgainst.length > 0 && (
        <Part title={words.speaksAgainst} hint={words.speaksAgainstHint}>
          <Signs signs={loaderData.speaksAgainst} groups={[words.withIt, words.ordinary]} />
        </Part>
      )}
      {loaderData.modifiers.length > 0 && (
        <Part title={words.moreLikely}>
          <dl className={style.facts}>
            {loaderData.modifiers.map(({ of, sign, times }) => (
              <div key={of}>
                <dt>{sign}</dt>
                <dd>{times}</dd>
              </div>
            ))}
          </dl>
        </Part>
      )}
      <Part title={words.lookAlikes}>
        <Index
          entries={lookAlikes.map(({ compare, title, how }) => ({
            href: at(compare),
            title,
            text: how,
            lang: figures,
          }))}
        />
      </Part>
      {loaderData.structures.length > 0 && (
        <Part title={words.structuresOf}>
          <Index
            entries={loaderData.structures.map(({ id, title, text }) => ({ href: at(`/anatomy/${id}`), title, text }))}
          />
        </Part>
      )}
      {pitfalls && (
        <Part title={words.pitfalls} {...(figures && { lang: figures })}>
          <p>
            {pitfalls.text} <Marks numbers={pitfalls.sources} />
          </p>
        </Part>
      )}
      {terms.length > 0 && (
        <Part title={words.wordsExplained}>
          <Index
            entries={terms.map(({ id, term, meaning }) => ({
              href: at(`/glossary#${id}`),
              title: term,
              text: meaning,
            }))}
          />
        </Part>
      )}
      <p>
        <ButtonLink href={at("/check")}>{words.check}</ButtonLink>
      </p>
    </Reader>
  );
}
