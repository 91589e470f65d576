import { data } from "react-router";
import { library, readingIn, reviewerOf, wordingIn } from "../../library.server.ts";
import { AnatomyPlate } from "../../ui/anatomy/anatomy-plate.tsx";
import { languageOf } from "../../words/language.ts";
import { useReadingWords } from "../../words/reading.ts";
import { useAt } from "../../words/words.ts";
import type { Route } from "./+types/structure";
import { citations } from "./citations.server.ts";
import { causeOf } from "./in-words.server.ts";
import { Part } from "./part.tsx";
import { marked, plateOf } from "./plate.server.ts";
import { Index, Reader } from "./reader.tsx";

export function loader({ params, url }: Route.LoaderArgs) {
  const language = languageOf(url.pathname);
  const { anatomy, causes: causeWords } = wordingIn[language];
  const structure = library.anatomy.structures.find(({ id }) => id === params.id);
  if (structure === undefined) throw data(null, { status: 404 });
  const { numberOf, list } = citations();
  library.anatomy.sources.forEach(numberOf);
  const causes = Object.keys(library.causes)
    .filter((id) => library.anatomy.comesFrom[id]?.includes(structure.id))
    .sort((a, b) => causeOf.get(b)!.prior.per1000 - causeOf.get(a)!.prior.per1000)
    .map((id) => {
      const felt = plateOf(id, language)!.spreads;
      for (const { finding, figures } of causeOf.get(id)!.evidence) {
        if (felt.includes(finding)) for (const { sources } of figures) sources.forEach(numberOf);
      }
      return { id, title: causeWords[id]!.title, felt: marked([], felt, language)?.description };
    });
  const review = readingIn[language].reviews.structures!;
  return {
    ...anatomy.structures[structure.id]!,
    about: {
      kind: "structure" as const,
      ...anatomy.structures[structure.id]!,
      muscle: structure.kind === "muscle",
    },
    plate: marked([structure.id], [], language)!,
    causes,
    sources: list(),
    review: { ...review, reviewer: reviewerOf(review) },
  };
}

/** One muscle, bone, joint, nerve or organ: where it lies, what it does, and what can go wrong there. */
export default function Structure({ loaderData }: Route.ComponentProps) {
  const { name, is, does, about, plate, causes, sources, review } = loaderData;
  const { library } = useReadingWords();
  const words = library.structures;
  const at = useAt();
  const drawing = <AnatomyPlate source={plate.source} spreads={[]} title={name} description={is} />;
  return (
    <Reader
      title={name}
      lead={is}
      within={{ title: words.title, href: "/anatomy" }}
      review={review}
      sources={sources}
      about={about}
      plate={drawing}
    >
      <Part title={words.does}>
        <p>{does}</p>
      </Part>
      <Part title={words.causes} {...(causes.length > 0 && { hint: words.causesHint })}>
        {causes.length === 0 ? (
          <p>{words.none}</p>
        ) : (
          <Index entries={causes.map(({ id, title, felt }) => ({ href: at(`/causes/${id}`), title, text: felt }))} />
        )}
      </Part>
    </Reader>
  );
}
