import { readingIn, reviewerOf } from "../../library.server.ts";
import { firstLanguage, languageOf } from "../../words/language.ts";
import { useReadingWords } from "../../words/reading.ts";
import type { Route } from "./+types/hazards";
import { Part } from "./part.tsx";
import style from "./reader.module.css";
import { Reader } from "./reader.tsx";

export function loader({ url }: Route.LoaderArgs) {
  const language = languageOf(url.pathname);
  const own = readingIn[language].hazards;
  const { hazards, review } = own ?? readingIn[firstLanguage].hazards!;
  return {
    hazards,
    foreign: own === undefined ? firstLanguage : undefined,
    review: { ...review!, reviewer: reviewerOf(review!) },
  };
}

/** What can harm a person through Backroot, and what is done against it. */
export default function Hazards({ loaderData }: Route.ComponentProps) {
  const { hazards, foreign, review } = loaderData;
  const { how: words, library } = useReadingWords();
  const inWords = ({ severity, likelihood }: (typeof hazards)[number]["initial"]) =>
    words.hazard.words
      .replace("{severity}", words.hazard.severities[severity])
      .replace("{likelihood}", words.hazard.likelihoods[likelihood]);
  return (
    <Reader
      title={words.hazards}
      lead={words.hazardsLead}
      within={{ title: words.title, href: "/how-it-works" }}
      review={review}
    >
      <p className={style.foreign}>{words.hazardsNote}</p>
      {foreign && <p className={style.foreign}>{library.untranslated}</p>}
      {hazards.map(({ id, hazard, causes, effect, initial, controls, residual, risk, state, remains }) => (
        <Part key={id} id={id} title={id}>
          <h3 lang={foreign}>{hazard}</h3>
          <dl className={style.facts}>
            <div>
              <dt>{words.hazard.causes}</dt>
              <dd lang={foreign}>{causes.join(" ")}</dd>
            </div>
            <div>
              <dt>{words.hazard.effect}</dt>
              <dd lang={foreign}>{effect}</dd>
            </div>
            <div>
              <dt>{words.hazard.controls}</dt>
              <dd lang={foreign}>
                <ul className={style.controls}>
                  {controls.map(({ what, where }) => (
                    <li key={what}>
                      {what} <code>{where}</code>
                    </li>
                  ))}
                </ul>
              </dd>
            </div>
            <div>
              <dt>{words.hazard.risk}</dt>
              <dd>
                {words.hazard.riskWas
                  .replace("{before}", String(risk.initial))
                  .replace("{after}", String(risk.residual))}
                <br />
                <small className={style.kind}>
                  {inWords(initial)} → {inWords(residual)}
                </small>
              </dd>
            </div>
            <div>
              <dt>{words.hazard.remains}</dt>
              <dd>
                <span lang={foreign}>{remains}</span>{" "}
                <small className={style.kind}>({words.hazard.states[state]})</small>
              </dd>
            </div>
          </dl>
        </Part>
      ))}
    </Reader>
  );
}
