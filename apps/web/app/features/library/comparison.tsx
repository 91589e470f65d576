import { data, redirect } from "react-router";
import { articleOn, library, reviewerOf, wordingIn } from "../../library.server.ts";
import { type Level, Urgency } from "../../ui/urgency/urgency.tsx";
import { firstLanguage, languageOf, pathIn } from "../../words/language.ts";
import { useReadingWords } from "../../words/reading.ts";
import { useAt } from "../../words/words.ts";
import type { Route } from "./+types/comparison";
import { citations } from "./citations.server.ts";
import { causeOf, comparisonOf, differencesOf, inWords } from "./in-words.server.ts";
import { Part } from "./part.tsx";
import style from "./reader.module.css";
import { Reader } from "./reader.tsx";
import { Signs } from "./signs.tsx";

/** So many signs are enough to tell two causes apart. */
const most = 16;

export function loader({ params, url }: Route.LoaderArgs) {
  const language = languageOf(url.pathname);
  const wording = wordingIn[language];
  const { a, b } = params;
  if (!Object.hasOwn(library.causes, a) || !Object.hasOwn(library.causes, b) || a === b) {
    throw data(null, { status: 404 });
  }
  const canonical = pathIn(language, comparisonOf(a, b));
  if (canonical !== url.pathname) throw redirect(canonical, 301);
  const { numberOf, list } = citations();
  const { frequency } = inWords(language);
  const reviews = [a, b].map((id) => articleOn(id, firstLanguage)!.article);
  const older = reviews[0]!.lastReviewed < reviews[1]!.lastReviewed ? reviews[0]! : reviews[1]!;
  return {
    figures: language === firstLanguage ? undefined : firstLanguage,
    sides: [a, b].map((id) => {
      const { urgency } = causeOf.get(id)!;
      return {
        id,
        ...wording.causes[id]!,
        course: library.causes[id]!.course.text,
        urgency: { level: urgency as Level, ...wording.urgencies[urgency]! },
      };
    }),
    how: [a, b].flatMap((id) =>
      library.causes[id]!.look_alikes.filter(({ cause }) => cause === (id === a ? b : a)).map(({ how }) => how),
    ),
    signs: differencesOf(a, b, language)
      .slice(0, most)
      .map(({ of, sign, a: p, b: q }) => ({
        of,
        sign,
        shares: [
          { p, words: frequency(p) },
          { p: q, words: frequency(q) },
        ] as const,
        sources: [a, b]
          .flatMap((id) => causeOf.get(id)!.evidence.flatMap((e) => e.figures.filter((f) => f.of === of)))
          .flatMap((figure) => figure.sources.map(numberOf)),
      })),
    sources: list(),
    review: { ...older, reviewer: reviewerOf(older) },
  };
}

/** Two causes side by side. */
export default function Comparison({ loaderData }: Route.ComponentProps) {
  const { figures, sides, how, signs, sources, review } = loaderData;
  const { library: words } = useReadingWords();
  const at = useAt();
  const [a, b] = [sides[0]!, sides[1]!];
  const title = words.compare.headline.replace("{a}", a.title).replace("{b}", b.title);
  return (
    <Reader
      title={title}
      lead={words.compare.description}
      within={{ title: words.compare.title, href: "/compare" }}
      review={review}
      sources={sources}
    >
      {how.length > 0 && (
        <Part title={words.compare.apart} {...(figures && { lang: figures })}>
          {how.map((line) => (
            <p key={line}>{line}</p>
          ))}
        </Part>
      )}
      <div className={style.pair}>
        {sides.map(({ id, title: name, summary, urgency, course }) => (
          <div key={id} className={style.body}>
            <Urgency level={urgency.level} title={urgency.title}>
              <p>
                <a href={at(`/causes/${id}`)}>{name}</a>
              </p>
              <p>{summary}</p>
              <p lang={figures}>{course}</p>
            </Urgency>
          </div>
        ))}
      </div>
      <Part title={words.compare.signs} hint={words.compare.signsHint}>
        {signs.length === 0 ? <p>{words.compare.notBoth}</p> : <Signs signs={signs} groups={[a.title, b.title]} open />}
      </Part>
    </Reader>
  );
}
