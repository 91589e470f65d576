import { useEffect, useState } from "react";
import { searchEntriesIn } from "../../library.server.ts";
import { languageOf } from "../../words/language.ts";
import { useAt, useLanguage, useWords } from "../../words/words.ts";
import type { Route } from "./+types/search";
import style from "./reader.module.css";
import { Reader } from "./reader.tsx";
import { type Found, searcher } from "./search-index.ts";
import { loadSearcher } from "./search-on-device.ts";

export const handle = { interactive: true };

/** Without script the form asks the server; with it, the query stays on the device. */
export function loader({ url }: Route.LoaderArgs) {
  const query = url.searchParams.get("q") ?? "";
  return { query, found: searcher(searchEntriesIn(languageOf(url.pathname)))(query) };
}

export default function Search({ loaderData }: Route.ComponentProps) {
  const { search: words } = useWords();
  const language = useLanguage();
  const at = useAt();
  const [query, setQuery] = useState(loaderData.query);
  const [find, setFind] = useState<(asked: string) => readonly Found[]>();
  useEffect(() => {
    let wanted = true;
    loadSearcher(language)
      .then((search) => wanted && setFind(() => search))
      .catch(() => {
        // Without its entries the form still asks the server.
      });
    return () => {
      wanted = false;
    };
  }, [language]);
  const found = find ? find(query) : loaderData.found;
  const asked = query.trim() !== "";
  return (
    <Reader title={words.title} lead={words.lead}>
      <search>
        <form
          className={style.choose}
          action={at("/search")}
          method="get"
          onSubmit={(event) => {
            if (find) event.preventDefault();
          }}
        >
          <label>
            {words.label}
            <input
              type="search"
              name="q"
              autoComplete="off"
              enterKeyHint="search"
              aria-describedby="search-hint"
              defaultValue={loaderData.query}
              onChange={(event) => setQuery(event.currentTarget.value)}
            />
          </label>
          <p id="search-hint" className={style.kind}>
            {words.hint}
          </p>
          <button type="submit">{words.button}</button>
        </form>
      </search>
      <p role="status" className={style.kind}>
        {!asked
          ? ""
          : found.length === 0
            ? words.none
            : found.length === 1
              ? words.foundOne
              : words.found.replace("{n}", String(found.length))}
      </p>
      {found.length > 0 && (
        <ul className={style.index}>
          {found.map(({ path, title, text, kind }) => (
            <li key={path}>
              <a href={at(path)}>{title}</a>
              <span>
                <b>{words.kinds[kind]}</b> · {text}
              </span>
            </li>
          ))}
        </ul>
      )}
    </Reader>
  );
}
