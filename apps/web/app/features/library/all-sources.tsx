import { library } from "../../library.server.ts";
import { useReadingWords } from "../../words/reading.ts";
import { Part } from "./part.tsx";
import style from "./reader.module.css";
import { Reader } from "./reader.tsx";

export function loader() {
  return Object.values(library.sources)
    .map(({ cite, url, seen }) => ({ cite, url, seen }))
    .sort((a, b) => a.cite.localeCompare(b.cite, "en"));
}

/** Everything that figures, rules and articles lean on. */
export default function AllSources({ loaderData }: Readonly<{ loaderData: ReturnType<typeof loader> }>) {
  const { how: words, library: about } = useReadingWords();
  return (
    <Reader title={words.sources} lead={words.sourcesLead} within={{ title: words.title, href: "/how-it-works" }}>
      <Part title={words.sourcesCount.replace("{n}", String(loaderData.length))} small>
        <ul className={style.sources}>
          {loaderData.map(({ cite, url, seen }) => (
            <li key={cite}>
              {url ? <a href={url}>{cite}</a> : cite}
              {!seen && ` (${about.notSeen})`}
            </li>
          ))}
        </ul>
      </Part>
    </Reader>
  );
}
