import { library, wordingIn } from "../../library.server.ts";
import { type Level, UrgencyTag } from "../../ui/urgency/urgency.tsx";
import { languageOf } from "../../words/language.ts";
import { useReadingWords } from "../../words/reading.ts";
import { useAt, useWords } from "../../words/words.ts";
import type { Route } from "./+types/causes";
import { causeOf } from "./in-words.server.ts";
import { Part } from "./part.tsx";
import style from "./reader.module.css";
import { Index, Reader } from "./reader.tsx";

const groupOfKind = {
  muscle: "muscles",
  fascia: "muscles",
  bone: "skeleton",
  joint: "skeleton",
  nerve: "nerves",
  organ: "organs",
} as const;
const groups = ["muscles", "skeleton", "nerves", "organs", "body"] as const;

export function loader({ url }: Route.LoaderArgs) {
  const language = languageOf(url.pathname);
  const wording = wordingIn[language];
  const kindOf = new Map(library.anatomy.structures.map(({ id, kind }) => [id, kind]));
  const groupOf = (cause: string) => {
    const first = library.anatomy.comesFrom[cause]?.[0];
    return first === undefined ? "body" : groupOfKind[kindOf.get(first)!];
  };
  return groups.map((group) => ({
    group,
    causes: Object.values(library.causes)
      .filter(({ id }) => groupOf(id) === group)
      // The commonest first: it is what most readers look for.
      .sort((a, b) => causeOf.get(b.id)!.prior.per1000 - causeOf.get(a.id)!.prior.per1000)
      .map(({ id, urgency }) => ({
        id,
        ...wording.causes[id]!,
        level: urgency as Level,
        soon: wording.urgencies[urgency]!.title,
      })),
  }));
}

/** Every cause, under what the pain comes from. */
export default function Causes({ loaderData }: Route.ComponentProps) {
  const { library: words } = useReadingWords();
  const { search } = useWords();
  const at = useAt();
  return (
    <Reader title={words.title} lead={words.lead}>
      <nav className={style.parts} aria-label={words.parts}>
        {(
          [
            ["/search", search.title],
            ["/danger-signs", words.danger.title],
            ["/compare", words.compare.title],
            ["/anatomy", words.structures.title],
            ["/glossary", words.glossary.title],
          ] as const
        ).map(([path, title]) => (
          <a key={path} href={at(path)}>
            {title}
          </a>
        ))}
      </nav>
      {loaderData.map(({ group, causes }) => (
        <Part key={group} title={words.groups[group]}>
          <Index
            entries={causes.map(({ id, title, summary, level, soon }) => ({
              href: at(`/causes/${id}`),
              title,
              text: (
                <>
                  {summary}
                  <br />
                  <UrgencyTag level={level}>{soon}</UrgencyTag>
                </>
              ),
            }))}
          />
        </Part>
      ))}
    </Reader>
  );
}
