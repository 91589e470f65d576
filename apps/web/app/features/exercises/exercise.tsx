import { data } from "react-router";
import { care, careWording, library, wordingIn } from "../../library.server.ts";
import { FigurePair } from "../../ui/figure/figure.tsx";
import { workingOf } from "../../ui/figure/muscles.ts";
import { Page } from "../../ui/page/page.tsx";
import { firstLanguage, languageOf } from "../../words/language.ts";
import { planWordsIn } from "../../words/plan.server.ts";
import { readingWordsIn } from "../../words/words.server.ts";
import { useAt } from "../../words/words.ts";
import type { Route } from "./+types/exercise";
import style from "./exercises.module.css";

export function loader({ params, url }: Route.LoaderArgs) {
  const language = languageOf(url.pathname);
  const exercise = care.exercises.find(({ id }) => id === params.id);
  if (exercise === undefined) throw data(null, { status: 404 });
  const wording = careWording(language);
  const { name, why, levels: levelWords, form, mistakes, rules = {} } = wording.exercises[exercise.id]!;
  const words = planWordsIn[language];
  const things = (needs: readonly (readonly string[])[]) =>
    needs.map((any) => any.map((thing) => wording.equipment[thing]!).join(` ${words.library.or} `)).join("; ");
  return data({
    words: words.library,
    figure: words.figure,
    certainty: words.certainty[exercise.evidence.certainty],
    notSeen: readingWordsIn[language].library.notSeen,
    foreign: language === firstLanguage || wording !== careWording(firstLanguage) ? undefined : firstLanguage,
    name,
    why,
    kind: wording.kinds[exercise.kind]!,
    works: exercise.targets.map((target) => wording.targets[target]!),
    pose: exercise.pose,
    targets: exercise.targets,
    levels: levels.map((level) => ({
      level: wording.levels[level]!,
      how: levelWords[level],
      needs: things(exercise.levels[level].needs),
    })),
    form,
    mistakes,
    rules: exercise.rules.flatMap(({ id }) => rules[id] ?? []),
    dose: doseInWords(words, exercise),
    note: exercise.evidence.note,
    causes: care.plans
      .filter(({ phases }) => phases.some(({ exercises }) => exercises.includes(exercise.id)))
      .map(({ id }) => ({ id, title: wordingIn[language].causes[id]?.title ?? id })),
    sources: exercise.evidence.sources.map((id) => library.sources[id]!),
  });
}

type Words = (typeof planWordsIn)["en"];

const levels = ["easier", "standard", "harder"] as const;

/** The dose as studies and guidance give it: sets, how much of each, how often. */
function doseInWords({ dose: words, library: own }: Words, { dose }: (typeof care.exercises)[number]): string {
  const span = ([low, high]: readonly [number, number]) =>
    low === high ? String(low) : words.span.replace("{low}", String(low)).replace("{high}", String(high));
  const once = dose.timeS
    ? words.seconds.replace("{n}", span(dose.timeS))
    : dose.holdS
      ? words.hold.replace("{seconds}", span(dose.holdS))
      : words.reps.replace("{reps}", span(dose.reps ?? [1, 1]));
  const sets = dose.sets[1] === 1 ? once : words.sets.replace("{n}", span(dose.sets)).replace("{once}", once);
  const where =
    dose.places < 2 || dose.timeS
      ? ""
      : dose.places === 2
        ? `, ${words.eachSide}`
        : `, ${words.places.replace("{n}", String(dose.places))}`;
  return `${sets}${where}; ${own.perWeek.replace("{n}", span(dose.perWeek))}`;
}

export default function Exercise({ loaderData }: Route.ComponentProps) {
  const { words, figure, foreign, name, why, form, pose, targets, sources } = loaderData;
  const at = useAt();
  return (
    <Page title={name} description={why} wide>
      <article className={style.one}>
        <header className={style.head}>
          <p className={style.kind}>
            <a href={at("/exercises")}>{words.title}</a> · <span lang={foreign}>{loaderData.kind}</span>
          </p>
          <h1 lang={foreign}>{name}</h1>
          <p className={style.lead} lang={foreign}>
            {why}
          </p>
          {foreign && <p className={style.foreign}>{words.untranslated}</p>}
        </header>
        <div className={style.large}>
          <FigurePair
            movement={pose}
            working={workingOf(targets)}
            label={`${name}. ${form.join(" ")}`}
            words={figure}
          />
        </div>
        <div className={style.columns}>
          <section>
            <h2>{words.form}</h2>
            <ul lang={foreign}>
              {form.map((text) => (
                <li key={text}>{text}</li>
              ))}
            </ul>
            <h3>{words.mistakes}</h3>
            <ul lang={foreign}>
              {loaderData.mistakes.map((text) => (
                <li key={text}>{text}</li>
              ))}
            </ul>
          </section>
          <section>
            <h2>{words.levels}</h2>
            <dl className={style.levels}>
              {loaderData.levels.map(({ level, how, needs }) => (
                <div key={level} lang={foreign}>
                  <dt>{level}</dt>
                  <dd>
                    {how} {needs && <span className={style.kind}>{needs}</span>}
                  </dd>
                </div>
              ))}
            </dl>
            <h3>{words.dose}</h3>
            <p>{loaderData.dose}</p>
          </section>
          <section>
            <h2>{words.works}</h2>
            <p lang={foreign}>{loaderData.works.join("; ")}</p>
            {loaderData.rules.length > 0 && (
              <>
                <h3>{words.rules}</h3>
                <p>{words.rulesText}</p>
                <ul lang={foreign}>
                  {loaderData.rules.map((text) => (
                    <li key={text}>{text}</li>
                  ))}
                </ul>
              </>
            )}
          </section>
          <section>
            <h2>{words.evidence}</h2>
            <p>{loaderData.certainty}</p>
            <p lang="en">{loaderData.note}</p>
            <ol className={style.sources}>
              {sources.map(({ cite, url, seen }) => (
                <li key={cite}>
                  {url ? <a href={url}>{cite}</a> : cite}
                  {!seen && ` (${loaderData.notSeen})`}
                </li>
              ))}
            </ol>
          </section>
          {loaderData.causes.length > 0 && (
            <section>
              <h2>{words.causes}</h2>
              <ul>
                {loaderData.causes.map(({ id, title }) => (
                  <li key={id}>
                    <a href={at(`/causes/${id}`)}>{title}</a>
                  </li>
                ))}
              </ul>
            </section>
          )}
        </div>
      </article>
    </Page>
  );
}
