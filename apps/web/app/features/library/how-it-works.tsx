import { readingIn } from "../../library.server.ts";
import { languageOf } from "../../words/language.ts";
import { useReadingWords } from "../../words/reading.ts";
import { useAt } from "../../words/words.ts";
import type { Route } from "./+types/how-it-works";
import { Part } from "./part.tsx";
import { Index, Reader } from "./reader.tsx";

const order = ["method", "evaluation", "purpose", "privacy"] as const;

export function loader({ url }: Route.LoaderArgs) {
  const { about } = readingIn[languageOf(url.pathname)];
  return order.map((name) => ({ name, title: about[name]!.title, summary: about[name]!.summary }));
}

/** How it works in short, and where to read the rest. */
export default function HowItWorks({ loaderData }: Route.ComponentProps) {
  const { how: words } = useReadingWords();
  const at = useAt();
  return (
    <Reader title={words.title} lead={words.lead}>
      {words.parts.map((part) => (
        <Part key={part.title} title={part.title}>
          {part.text.map((text) => (
            <p key={text}>{text}</p>
          ))}
        </Part>
      ))}
      <Part title={words.read}>
        <Index
          entries={[
            ...loaderData.map(({ name, title, summary }) => ({
              href: at(`/how-it-works/${name}`),
              title,
              text: summary,
            })),
            { href: at("/how-it-works/hazards"), title: words.hazards, text: words.hazardsLead },
            { href: at("/how-it-works/sources"), title: words.sources, text: words.sourcesLead },
          ]}
        />
      </Part>
    </Reader>
  );
}
