import { library, wordingIn } from "../../library.server.ts";
import { languageOf } from "../../words/language.ts";
import { useReadingWords } from "../../words/reading.ts";
import { useAt } from "../../words/words.ts";
import type { Route } from "./+types/structures";
import { Part } from "./part.tsx";
import { Index, Reader } from "./reader.tsx";

export function loader({ url }: Route.LoaderArgs) {
  const { structures } = wordingIn[languageOf(url.pathname)].anatomy;
  return library.anatomy.structures.map(({ id, kind }) => ({ id, kind, ...structures[id]! }));
}

const kinds = ["muscle", "fascia", "bone", "joint", "nerve", "organ"] as const;

/** Everything the drawing of the body names. */
export default function Structures({ loaderData }: Route.ComponentProps) {
  const { structures: words } = useReadingWords().library;
  const at = useAt();
  return (
    <Reader title={words.title} lead={words.lead}>
      {kinds.map((kind) => (
        <Part key={kind} title={words.kinds[kind]}>
          <Index
            entries={loaderData
              .filter((structure) => structure.kind === kind)
              .map(({ id, name, is }) => ({ href: at(`/anatomy/${id}`), title: name, text: is }))}
          />
        </Part>
      ))}
    </Reader>
  );
}
