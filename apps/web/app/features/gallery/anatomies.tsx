import { useState } from "react";
import { wordingIn } from "../../library.server.ts";
import { Anatomy } from "../../ui/anatomy/anatomy.tsx";
import { AnatomyPlate } from "../../ui/anatomy/anatomy-plate.tsx";
import { PlacesList } from "../../ui/anatomy/places-list.tsx";
import { Page } from "../../ui/page/page.tsx";
import { languageOf } from "../../words/language.ts";
import { useWords } from "../../words/words.ts";
import type { Route } from "./+types/anatomies";
import style from "./gallery.module.css";

export const handle = { interactive: true };

export function meta() {
  return [{ name: "robots", content: "noindex" }];
}

export function loader({ url }: Route.LoaderArgs) {
  const { anatomy, findings } = wordingIn[languageOf(url.pathname)];
  const sites = Object.entries(findings).filter(([id]) => id.startsWith("site_"));
  return { structures: anatomy.structures, sites: Object.fromEntries(sites) };
}

/** The drawing of the body in its states, light beside dark. For those who build Backroot; the words around it in English only. */
export default function Anatomies({ loaderData }: Route.ComponentProps) {
  return (
    <Page title="Gallery: the anatomy" wide>
      <div className={style.gallery}>
        <h1>The anatomy</h1>
        <p className={style.lead}>
          For pointing, with its list in step and with nothing chosen where something must be; and as plates: a cause
          seen from behind, one seen from both sides, and places alone.
        </p>
        <div className={style.schemes}>
          {(["light", "dark"] as const).map((scheme) => (
            <section key={scheme} aria-label={scheme} className={style.scheme} data-scheme={scheme}>
              <States {...loaderData} />
            </section>
          ))}
        </div>
      </div>
    </Page>
  );
}

function States({ structures, sites }: Route.ComponentProps["loaderData"]) {
  const { anatomy: words } = useWords();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(
    new Set(["site_between_blades_right", "site_neck_left", "site_neck_right"]),
  );
  const toggle = (place: string) => {
    const next = new Set(chosen);
    if (!next.delete(place)) next.add(place);
    setChosen(next);
  };
  const site = (id: string) => sites[id] ?? { label: id };
  return (
    <>
      <Anatomy
        words={words}
        siteName={(id) => site(id).label}
        structure={(id) => structures[id]}
        chosen={chosen}
        onToggle={toggle}
      />
      <PlacesList label="In step with the drawing" words={words} site={site} chosen={chosen} onChange={setChosen} />
      <PlacesList
        label="Nothing chosen"
        words={words}
        site={site}
        chosen={new Set()}
        onChange={() => {}}
        problem="Choose at least one place."
      />
      {plates.map(({ title, source, spreads }) => (
        <AnatomyPlate
          key={title}
          source={source}
          spreads={spreads}
          title={title}
          description={title}
          legend={{ source: words.from, spreads: words.felt }}
        />
      ))}
    </>
  );
}

const plates = [
  {
    title: "From behind: the rhomboids, felt between the blades",
    source: ["rhomboid_major", "rhomboid_minor"],
    spreads: ["site_between_blades"],
  },
  {
    title: "From both sides: the ribs, felt in the chest and the back",
    source: ["ribs"],
    spreads: ["site_chest_front", "site_flank_ribs_back"],
  },
  {
    title: "Places alone: one side of the neck and both shoulders",
    source: [],
    spreads: ["site_neck_left", "site_shoulder"],
  },
] as const;
