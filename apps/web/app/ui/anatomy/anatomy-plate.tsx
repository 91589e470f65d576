import { useId } from "react";
import style from "./anatomy.module.css";
import { Painting, viewBox } from "./painting.tsx";
import { placeOf, regions } from "./regions.ts";
import { type Layer, layerOf, layers, shapesOf, type View } from "./structures.ts";

type Props = Readonly<{
  /** Structure ids the pain comes from. */
  source: readonly string[];
  /** Sites or places where it is felt: "site_neck", or one side of one, "site_neck_left". */
  spreads: readonly string[];
  /** What the plate shows, in one line, and what is marked on it, in words. */
  title: string;
  description: string;
  /** What the two marks mean; without it there is no key below the plate. */
  legend?: Readonly<{ source: string; spreads: string }> | undefined;
}>;

/** Where pain comes from (filled) and where it is felt (dashed). Drawn without script; nothing when there is nothing to mark. */
export function AnatomyPlate({ source, spreads, title, description, legend }: Props) {
  const views = viewsOf(source, spreads);
  const id = useId();
  if (views.length === 0) return null;
  return (
    <figure className={style.plate}>
      <div className={style.plateViews}>
        {views.map((view, i) => (
          <svg
            key={view}
            className={style.figure}
            viewBox={viewBox}
            role="img"
            aria-labelledby={`${id}t${view}`}
            aria-describedby={i === 0 ? `${id}d${view}` : undefined}
          >
            <title id={`${id}t${view}`}>{title}</title>
            {i === 0 && <desc id={`${id}d${view}`}>{description}</desc>}
            <Painting view={view} layer={deepest(view, source)} />
            {regions
              .filter((region) => region.view === view && isFelt(region.site, region.side, spreads))
              .map((region) => (
                <path key={region.id} className={style.felt} d={region.path} />
              ))}
            {source.map((structure) => (
              <path key={structure} className={style.source} d={shapesOf(view, structure)} />
            ))}
          </svg>
        ))}
      </div>
      {legend && (
        <figcaption className={style.legend}>
          <span className={style.described}>{description}</span>
          {source.length > 0 && (
            <span>
              <svg className={style.swatch} viewBox="0 0 24 24" aria-hidden="true">
                <path className={style.source} d="M3 3L21 3L21 21L3 21Z" />
              </svg>
              {legend.source}
            </span>
          )}
          {spreads.length > 0 && (
            <span>
              <svg className={style.swatch} viewBox="0 0 24 24" aria-hidden="true">
                <path className={style.felt} d="M3 3L21 3L21 21L3 21Z" />
              </svg>
              {legend.spreads}
            </span>
          )}
        </figcaption>
      )}
    </figure>
  );
}

function isFelt(site: string, side: "left" | "right" | null, spreads: readonly string[]): boolean {
  return spreads.includes(site) || spreads.includes(placeOf(site, side));
}

/** The layer that shows every source seen in this view; skin when none is. */
function deepest(view: View, source: readonly string[]): Layer {
  const depths = source.map((id) => layers.indexOf(layerOf(view, id) ?? "skin"));
  return layers[Math.max(0, ...depths)]!;
}

/** From behind whenever anything is seen there; from the front when something is seen only there. */
function viewsOf(source: readonly string[], spreads: readonly string[]): readonly View[] {
  const shown = (view: View) => [
    ...source.filter((id) => shapesOf(view, id) !== ""),
    ...regions.filter((r) => r.view === view && isFelt(r.site, r.side, spreads)).map((r) => r.site),
  ];
  const [back, front] = [shown("back"), shown("front")];
  if (back.length === 0) return front.length > 0 ? ["front"] : [];
  return front.some((id) => !back.includes(id)) ? ["back", "front"] : ["back"];
}
