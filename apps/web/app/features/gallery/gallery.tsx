import type { ReactNode } from "react";
import { Page } from "../../ui/page/page.tsx";
import { Ready } from "../../ui/ready/ready.tsx";
import { Skeleton } from "../../ui/skeleton/skeleton.tsx";
import { Buttons, Fields } from "./fields.tsx";
import { Figures } from "./figures.tsx";
import style from "./gallery.module.css";
import { Overlays } from "./overlays.tsx";
import { Pieces } from "./pieces.tsx";
import { Tokens } from "./tokens.tsx";

export const handle = { interactive: true };

/** Every component in its states, beside its dark version. For those who build Backroot; in English only. */
export default function Gallery() {
  return (
    <Page title="Gallery" wide>
      <meta name="robots" content="noindex" />
      <div className={style.gallery}>
        <h1>Gallery</h1>
        <p className={style.lead}>
          Every component in its states: at rest, chosen, disabled, wrong, with long words, and dark. Press and tab
          through it; the ring of focus and the hover are the real ones. The drawings have pages of their own:{" "}
          <a href="/gallery/anatomy">the anatomy</a> and <a href="/gallery/figures">the figures</a>.
        </p>
        <Tokens />
        <Ready waiting={<Skeleton label="The components need script …" />}>
          {parts.map(({ title, Part }) => (
            <section key={title} aria-label={title} className={style.part}>
              <h2>{title}</h2>
              <div className={style.schemes}>
                {(["light", "dark"] as const).map((scheme) => (
                  <div key={scheme} className={style.scheme} data-scheme={scheme}>
                    <Part />
                  </div>
                ))}
              </div>
            </section>
          ))}
        </Ready>
      </div>
    </Page>
  );
}

const parts: readonly Readonly<{ title: string; Part: () => ReactNode }>[] = [
  { title: "Buttons", Part: Buttons },
  { title: "Fields", Part: Fields },
  { title: "Pieces of a page", Part: Pieces },
  { title: "What opens", Part: Overlays },
  { title: "Figures", Part: Figures },
];
