import { data, redirect } from "react-router";
import { library, wordingIn } from "../../library.server.ts";
import { languageOf, pathIn } from "../../words/language.ts";
import { useReadingWords } from "../../words/reading.ts";
import { useAt } from "../../words/words.ts";
import type { Route } from "./+types/compare";
import { comparisonOf, lookAlikePairs } from "./in-words.server.ts";
import { Part } from "./part.tsx";
import style from "./reader.module.css";
import { Index, Reader } from "./reader.tsx";

export function loader({ url }: Route.LoaderArgs) {
  const language = languageOf(url.pathname);
  const wording = wordingIn[language];
  const [a, b] = [url.searchParams.get("a") ?? "", url.searchParams.get("b") ?? ""];
  const known = (id: string) => Object.hasOwn(library.causes, id);
  if (known(a) && known(b) && a !== b) throw redirect(pathIn(language, comparisonOf(a, b)), 303);
  const titleOf = (id: string) => wording.causes[id]!.title;
  const body = {
    chosen: { a, b },
    problem: url.searchParams.has("a"),
    causes: Object.keys(library.causes)
      .map((id) => ({ id, title: titleOf(id) }))
      .sort((x, y) => x.title.localeCompare(y.title, language)),
    pairs: lookAlikePairs
      .map(([x, y]) => ({ href: comparisonOf(x, y), a: titleOf(x), b: titleOf(y) }))
      .sort((x, y) => x.a.localeCompare(y.a, language)),
  };
  return data(body);
}

/** Two causes chosen from lists; a plain form, so that it works without script. */
export default function Compare({ loaderData }: Route.ComponentProps) {
  const { chosen, problem, causes, pairs } = loaderData;
  const { compare: words } = useReadingWords().library;
  const at = useAt();
  return (
    <Reader title={words.title} lead={words.lead}>
      <form className={style.choose} action={at("/compare")} method="get">
        {problem && (
          <p className={style.problem} role="alert">
            {words.same}
          </p>
        )}
        {(["a", "b"] as const).map((name) => (
          <label key={name}>
            {name === "a" ? words.first : words.second}
            <select name={name} defaultValue={chosen[name] || causes[name === "a" ? 0 : 1]!.id}>
              {causes.map(({ id, title }) => (
                <option key={id} value={id}>
                  {title}
                </option>
              ))}
            </select>
          </label>
        ))}
        <button type="submit">{words.show}</button>
      </form>
      <Part title={words.pairs}>
        <Index
          entries={pairs.map(({ href, a, b }) => ({
            href: at(href),
            title: words.headline.replace("{a}", a).replace("{b}", b),
          }))}
        />
      </Part>
    </Reader>
  );
}
