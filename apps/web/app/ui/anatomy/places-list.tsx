import { type ReactNode, useId } from "react";
import field from "../field/field.module.css";
import style from "./anatomy.module.css";
import { placeOf, type Side, sites } from "./regions.ts";

type Props = Readonly<{
  label: string;
  words: Readonly<Record<Side, string>>;
  site: (id: string) => Readonly<{ label: string; hint?: string | undefined }>;
  chosen: ReadonlySet<string>;
  onChange: (chosen: ReadonlySet<string>) => void;
  problem?: string | undefined;
}>;

/** The places as a list, in step with the drawing: each whole, and by side where sides can be told apart. */
export function PlacesList({ label, words, site, chosen, onChange, problem }: Props) {
  const id = useId();
  const set = (places: readonly string[], on: boolean) => {
    const next = new Set(chosen);
    for (const place of places) {
      if (on) next.add(place);
      else next.delete(place);
    }
    onChange(next);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as one ruled sheet in every browser
    <div className={field.field} role="group" aria-label={label} aria-describedby={problem && id}>
      <div className={style.list} data-invalid={problem === undefined ? undefined : ""}>
        {sites.map(({ id: siteId, sided }) => {
          const { label: name, hint } = site(siteId);
          const places = sided ? (["left", "right"] as const).map((side) => placeOf(siteId, side)) : [siteId];
          const count = places.filter((place) => chosen.has(place)).length;
          return (
            <div key={siteId} className={style.row}>
              <Tick
                className={style.whole!}
                chosen={count === places.length ? true : count > 0 ? "partly" : false}
                onChange={(on) => set(places, on)}
              >
                <svg className={style.box} viewBox="0 0 24 24" aria-hidden="true">
                  <path d={count === places.length ? "M5 12.500l4.500 4.500L19 7" : "M6 12L18 12"} />
                </svg>
                <span>
                  {name}
                  {hint && <span className={style.rowHint}>{hint}</span>}
                </span>
              </Tick>
              {sided &&
                (["left", "right"] as const).map((side) => (
                  <Tick
                    key={side}
                    className={style.side!}
                    name={`${name}, ${words[side]}`}
                    chosen={chosen.has(placeOf(siteId, side))}
                    onChange={(on) => set([placeOf(siteId, side)], on)}
                  >
                    {words[side]}
                  </Tick>
                ))}
            </div>
          );
        })}
      </div>
      {problem && (
        <p id={id} className={field.problem} role="alert">
          {problem}
        </p>
      )}
    </div>
  );
}

/** A part of a row that can be ticked, all of it; `partly` stands for some of what it holds. */
function Tick({
  className,
  name,
  chosen,
  onChange,
  children,
}: Readonly<{
  className: string;
  /** What it is called where the words in it are not enough. */
  name?: string;
  chosen: boolean | "partly";
  onChange: (chosen: boolean) => void;
  children: ReactNode;
}>) {
  const partly = chosen === "partly";
  return (
    <label className={className} data-selected={chosen === true ? "" : undefined} data-partly={partly ? "" : undefined}>
      <input
        ref={(input) => {
          if (input) input.indeterminate = partly;
        }}
        className={style.tick}
        type="checkbox"
        aria-label={name}
        checked={chosen === true}
        onChange={({ target }) => onChange(target.checked)}
      />
      {children}
    </label>
  );
}
