import { data } from "react-router";
import { care, careWording, wordingIn } from "../../library.server.ts";
import { FigurePair } from "../../ui/figure/figure.tsx";
import { workingOf } from "../../ui/figure/muscles.ts";
import { Page } from "../../ui/page/page.tsx";
import { firstLanguage, languageOf } from "../../words/language.ts";
import { planWordsIn } from "../../words/plan.server.ts";
import { useAt } from "../../words/words.ts";
import type { Route } from "./+types/exercises";
import style from "./exercises.module.css";

/** What the list can be narrowed by, as the address says it: `?muscle=rhomboids&with=band&cause=postural_strain`. */
const filters = ["muscle", "with", "cause"] as const;
type Filter = (typeof filters)[number];

/** The thing that needs nothing beyond what every home has. */
const nothing = "nothing";

/** Figures are large: so many stand on a page. */
const perPage = 12;

export function loader({ url }: Route.LoaderArgs) {
  const language = languageOf(url.pathname);
  const words = planWordsIn[language].library;
  const wording = careWording(language);
  const causes = wordingIn[language].causes;
  const chosen = Object.fromEntries(filters.map((name) => [name, url.searchParams.get(name) ?? ""])) as Record<
    Filter,
    string
  >;
  const everyday = new Set(care.equipment.filter((thing) => thing.everyday).map(({ id }) => id));
  const plan = care.plans.find(({ id }) => id === chosen.cause);
  const listed = new Set(plan?.phases.flatMap(({ exercises }) => exercises));
  const can = (needs: readonly (readonly string[])[]) =>
    needs.every((any) => any.some((thing) => everyday.has(thing) || thing === chosen.with));
  const found = care.exercises.filter(
    ({ id, targets, levels }) =>
      (chosen.muscle === "" || targets.some((target) => target === chosen.muscle)) &&
      (chosen.with === "" ||
        (chosen.with === nothing
          ? can(levels.easier.needs) || can(levels.standard.needs)
          : Object.values(levels).some(({ needs }) => needs.flat().includes(chosen.with)))) &&
      (chosen.cause === "" || listed.has(id)),
  );
  const pages = Math.max(1, Math.ceil(found.length / perPage));
  const page = Math.min(pages, Math.max(1, Math.trunc(Number(url.searchParams.get("page"))) || 1));
  const shown = found.slice((page - 1) * perPage, page * perPage);
  const narrowed = new URLSearchParams(filters.flatMap((name) => (chosen[name] ? [[name, chosen[name]]] : [])));
  const worked = new Set(care.exercises.flatMap(({ targets }) => targets));
  const options: Readonly<Record<Filter, readonly Readonly<{ value: string; label: string; lang?: string }>[]>> = {
    muscle: [...worked].map((value) => ({ value, label: wording.targets[value]! })),
    with: [
      { value: nothing, label: words.nothing },
      ...care.equipment
        .filter((thing) => !thing.everyday)
        .map(({ id }) => ({ value: id, label: wording.equipment[id]! })),
    ],
    cause: care.plans
      .map(({ id }) => ({ value: id, label: causes[id]?.title ?? id }))
      .sort((a, b) => a.label.localeCompare(b.label, language)),
  };
  return data({
    words,
    figure: planWordsIn[language].figure,
    /** The language the exercises are in, when it is not the page's. */
    foreign: language === firstLanguage || wording !== careWording(firstLanguage) ? undefined : firstLanguage,
    chosen,
    options,
    of: care.exercises.length,
    count: found.length,
    page,
    pages: Array.from({ length: pages }, (_, i) => ({
      number: i + 1,
      query: new URLSearchParams([...narrowed, ["page", String(i + 1)]]).toString(),
    })),
    found: shown.map(({ id, kind, pose, targets }) => ({
      id,
      pose,
      targets,
      kind: wording.kinds[kind]!,
      name: wording.exercises[id]!.name,
      standard: wording.exercises[id]!.levels.standard,
      form: wording.exercises[id]!.form,
    })),
  });
}

/** Every exercise with its figure; narrowed by a form that needs no script, and printed as a sheet. */
export default function Exercises({ loaderData }: Route.ComponentProps) {
  const { words, figure, foreign, chosen, options, found, count, of, page, pages } = loaderData;
  const at = useAt();
  return (
    <Page title={words.title} description={words.lead} wide>
      <div className={style.page}>
        <header className={style.head}>
          <h1>{words.title}</h1>
          <p className={style.lead}>{words.lead}</p>
        </header>
        <form method="get" action={at("/exercises")} className={style.filters}>
          {filters.map((name) => (
            <label key={name} className={style.filter}>
              <span>{words.filters[name]}</span>
              <select name={name} defaultValue={chosen[name]}>
                <option value="">{words.any}</option>
                {options[name].map(({ value, label }) => (
                  <option key={value} value={value}>
                    {label}
                  </option>
                ))}
              </select>
            </label>
          ))}
          <button type="submit" className={style.show}>
            {words.show}
          </button>
        </form>
        <p className={style.count}>
          {words.count.replace("{n}", String(count)).replace("{of}", String(of))}{" "}
          {count < of && <a href={at("/exercises")}>{words.all}</a>}
        </p>
        {foreign && <p className={style.foreign}>{words.untranslated}</p>}
        <ul className={style.list} lang={foreign}>
          {found.map(({ id, name, kind, pose, targets, standard, form }) => (
            <li key={id} className={style.item}>
              <div className={style.pair}>
                <FigurePair
                  movement={pose}
                  working={workingOf(targets)}
                  label={`${name}. ${form.join(" ")}`}
                  words={figure}
                />
              </div>
              <h2>
                <a href={at(`/exercises/${id}`)}>{name}</a>
              </h2>
              <p className={style.kind}>{kind}</p>
              <p>{standard}</p>
            </li>
          ))}
        </ul>
        {pages.length > 1 && (
          <nav className={style.pages} aria-label={words.pages}>
            {pages.map(({ number, query }) => (
              <a
                key={number}
                href={at(`/exercises?${query}`)}
                aria-current={number === page ? "page" : undefined}
                aria-label={words.page.replace("{n}", String(number))}
              >
                {number}
              </a>
            ))}
          </nav>
        )}
      </div>
    </Page>
  );
}
