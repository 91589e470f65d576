import { data } from "react-router";
import { library, readingIn, reviewerOf, wordingIn } from "../../library.server.ts";
import { ButtonLink } from "../../ui/button/button.tsx";
import { Disclosure } from "../../ui/disclosure/disclosure.tsx";
import { type Level, Urgency, UrgencyTag } from "../../ui/urgency/urgency.tsx";
import { firstLanguage, languageOf } from "../../words/language.ts";
import { useReadingWords } from "../../words/reading.ts";
import { useAt } from "../../words/words.ts";
import type { Route } from "./+types/danger-sign";
import { citations } from "./citations.server.ts";
import { Marks } from "./colophon.tsx";
import { mostUrgentOf } from "./danger.server.ts";
import { inWords, type Said } from "./in-words.server.ts";
import { Part } from "./part.tsx";
import style from "./reader.module.css";
import { Index, Reader } from "./reader.tsx";

export function loader({ params, url }: Route.LoaderArgs) {
  const language = languageOf(url.pathname);
  const wording = wordingIn[language];
  const reading = readingIn[language];
  const page = library.dangerSigns.find(({ id }) => id === params.id);
  if (page === undefined) throw data(null, { status: 404 });
  const { rule } = inWords(language);
  const { numberOf, list } = citations();
  const level = mostUrgentOf(page.rules);
  const rules = page.rules.map((id) => {
    const { urgency, rationale, sources } = library.rules[id]!;
    return {
      id,
      level: urgency as Level,
      title: wording.urgencies[urgency]!.title,
      says: wording.rules[id]!,
      when: rule(id),
      rationale,
      sources: sources.map(numberOf),
    };
  });
  const suspects = new Set(page.rules.flatMap((id) => library.rules[id]!.suspects));
  const review = reading.reviews.dangerSigns!;
  return {
    ...reading.dangerSigns[page.id]!,
    figures: language === firstLanguage ? undefined : firstLanguage,
    urgency: { level, ...wording.urgencies[level]! },
    rules,
    causes: [...suspects].map((id) => ({ id, title: wording.causes[id]!.title, text: wording.causes[id]!.summary })),
    sources: list(),
    review: { ...review, reviewer: reviewerOf(review) },
  };
}

export default function DangerSign({ loaderData }: Route.ComponentProps) {
  const { title, summary, why, figures, urgency, rules, causes, sources, review } = loaderData;
  const { library: words } = useReadingWords();
  const at = useAt();
  return (
    <Reader
      title={title}
      lead={summary}
      within={{ title: words.danger.title, href: "/danger-signs" }}
      review={review}
      sources={sources}
      about={{ kind: "sign", name: title }}
    >
      <Urgency level={urgency.level} title={urgency.title}>
        <p>{urgency.do}</p>
      </Urgency>
      <Part title={words.danger.why}>
        <p>{why}</p>
      </Part>
      <Part title={words.danger.rules} hint={words.danger.rulesHint}>
        <div className={style.rules}>
          {rules.map(({ id, level, title: soon, says, when, rationale, sources: numbers }) => (
            <section key={id} id={id} className={style.rule}>
              <UrgencyTag level={level}>{soon}</UrgencyTag>
              <h3>{says}</h3>
              <Disclosure summary={words.danger.when}>
                <div className={style.said}>
                  <Condition said={when} />
                </div>
                <p lang={figures} className={style.kind}>
                  {words.danger.grounds}: {rationale} <Marks numbers={numbers} />
                </p>
              </Disclosure>
            </section>
          ))}
        </div>
      </Part>
      <Part title={words.danger.points}>
        <Index
          entries={causes.map(({ id, title: cause, text }) => ({ href: at(`/causes/${id}`), title: cause, text }))}
        />
      </Part>
      <p>
        <ButtonLink href={at("/check")}>{words.check}</ButtonLink>
      </p>
    </Reader>
  );
}

/** What must be true, as lists within lists. */
function Condition({ said }: Readonly<{ said: Said }>) {
  const { all, any } = useReadingWords().library.danger;
  if (typeof said === "string") return <p>{said}</p>;
  return (
    <>
      <p>{said.join === "all" ? all : any}</p>
      <ul>
        {said.parts.map((part) => (
          <li key={JSON.stringify(part)}>{typeof part === "string" ? part : <Condition said={part} />}</li>
        ))}
      </ul>
    </>
  );
}
