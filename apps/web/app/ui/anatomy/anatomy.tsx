import { type KeyboardEvent, type ReactNode, useId, useRef, useState } from "react";
import style from "./anatomy.module.css";
import { Painting, viewBox } from "./painting.tsx";
import { type Direction, neighbour, placeOf, type Region, regions } from "./regions.ts";
import { type Layer, layers, type Painted, type View } from "./structures.ts";

/** What a structure is called, where it lies and what it is for. */
export type StructureWords = Readonly<{ name: string; is: string; does: string }>;

export type AnatomyWords = Readonly<{
  view: string;
  views: Readonly<Record<View, string>>;
  layer: string;
  layers: Readonly<Record<Layer, string>>;
  /** How to point on the skin, and how to look deeper. */
  pointHint: string;
  lookHint: string;
  left: string;
  right: string;
}>;

type Props = Readonly<{
  words: AnatomyWords;
  /** What a site is called, without its side. */
  siteName: (site: string) => string;
  structure: (id: string) => StructureWords | undefined;
  /** Places, as `placeOf` names them. */
  chosen: ReadonlySet<string>;
  onToggle: (place: string) => void;
  /** Beside the drawing where there is room, else below it: the list that stays in step. */
  children?: ReactNode;
}>;

const arrows: Readonly<Record<string, Direction>> = {
  ArrowUp: "up",
  ArrowDown: "down",
  ArrowLeft: "left",
  ArrowRight: "right",
};

/**
 * The body from behind and from the front. On the skin one points at places; the layers beneath say what lies there.
 *
 * Each view is one stop of the Tab key; arrows move inside it, Space or Enter chooses. A wide drawing shows both views, a narrow
 * one lets the person turn it.
 */
export function Anatomy({ words, siteName, structure, chosen, onToggle, children }: Props) {
  const [view, setView] = useState<View>("back");
  const [layer, setLayer] = useState<Layer>("skin");
  const [shown, setShown] = useState<Painted>();
  const nameOf = ({ site, side }: Region) => (side === null ? siteName(site) : `${siteName(site)}, ${words[side]}`);
  return (
    <div className={style.anatomy}>
      <div className={children ? style.beside : style.alone}>
        <div>
          <div className={style.controls}>
            <Steps
              label={words.layer}
              options={layers}
              names={words.layers}
              value={layer}
              onChange={(next) => {
                setLayer(next);
                setShown(undefined);
              }}
            />
            <div className={style.turn}>
              <Steps
                label={words.view}
                options={["back", "front"]}
                names={words.views}
                value={view}
                onChange={setView}
              />
            </div>
          </div>
          <div className={style.views}>
            {(["back", "front"] as const).map((each) => (
              <figure key={each} className={style.view} data-turned-away={each === view ? undefined : ""}>
                {layer === "skin" ? (
                  <Skin view={each} title={words.views[each]} nameOf={nameOf} chosen={chosen} onToggle={onToggle} />
                ) : (
                  <Depth
                    key={layer}
                    view={each}
                    layer={layer}
                    title={`${words.views[each]}, ${words.layers[layer]}`}
                    structure={structure}
                    chosen={chosen}
                    shown={shown}
                    onShow={setShown}
                  />
                )}
                <figcaption className={style.viewName} aria-hidden="true">
                  {words.views[each]}
                </figcaption>
              </figure>
            ))}
          </div>
          <div className={style.told} aria-live="polite">
            {layer === "skin" ? (
              <p>{words.pointHint}</p>
            ) : (
              <Told painted={shown} structure={structure} hint={words.lookHint} />
            )}
          </div>
        </div>
        {children}
      </div>
    </div>
  );
}

function Told({
  painted,
  structure,
  hint,
}: Readonly<{ painted: Painted | undefined; structure: Props["structure"]; hint: string }>) {
  const words = painted && structure(painted.id);
  if (words === undefined) return <p>{hint}</p>;
  return (
    <>
      <p className={style.toldName}>
        {painted?.member && `${painted.member}: `}
        {words.name}
      </p>
      <p>
        {words.is} {words.does}
      </p>
    </>
  );
}

function Steps<T extends string>({
  label,
  options,
  names,
  value,
  onChange,
}: Readonly<{
  label: string;
  options: readonly T[];
  names: Readonly<Record<T, string>>;
  value: T;
  onChange: (value: T) => void;
}>) {
  const group = useId();
  return (
    <div className={style.steps} role="radiogroup" aria-label={label}>
      {options.map((option) => (
        <label key={option} className={style.step} data-selected={option === value ? "" : undefined}>
          <input
            className={style.tick}
            type="radio"
            name={group}
            checked={option === value}
            onChange={() => onChange(option)}
          />
          {names[option]}
        </label>
      ))}
    </div>
  );
}

type SkinProps = Readonly<{
  view: View;
  title: string;
  nameOf: (region: Region) => string;
  chosen: ReadonlySet<string>;
  onToggle: (place: string) => void;
}>;

/** The layer for pointing: every region is a checkbox. */
function Skin({ view, title, nameOf, chosen, onToggle }: SkinProps) {
  const here = regions.filter((region) => region.view === view);
  const [entry, setEntry] = useState(view === "back" ? "back:site_spine_mid" : "front:site_chest_front_right");
  const svg = useRef<SVGSVGElement>(null);
  const press = (region: Region) => (event: KeyboardEvent) => {
    const direction = arrows[event.key];
    if (direction !== undefined) {
      event.preventDefault();
      const next = neighbour(region, direction);
      if (next === undefined) return;
      setEntry(next.id);
      svg.current?.querySelector<SVGPathElement>(`[data-region="${next.id}"]`)?.focus();
    } else if (event.key === " " || event.key === "Enter") {
      event.preventDefault();
      onToggle(placeOf(region.site, region.side));
    }
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a group of checkboxes drawn as shapes
    <svg ref={svg} className={style.figure} viewBox={viewBox} role="group" aria-label={title}>
      <Painting view={view} layer="skin" />
      {here.map((region) => (
        // biome-ignore lint/a11y/useSemanticElements: a drawn shape cannot be an input
        <path
          key={region.id}
          d={region.path}
          data-region={region.id}
          role="checkbox"
          aria-checked={chosen.has(placeOf(region.site, region.side))}
          aria-label={nameOf(region)}
          tabIndex={region.id === entry ? 0 : -1}
          className={style.region}
          onClick={() => {
            setEntry(region.id);
            onToggle(placeOf(region.site, region.side));
          }}
          onFocus={() => setEntry(region.id)}
          onKeyDown={press(region)}
        >
          <title>{nameOf(region)}</title>
        </path>
      ))}
    </svg>
  );
}

type DepthProps = Readonly<{
  view: View;
  layer: Layer;
  title: string;
  structure: Props["structure"];
  chosen: ReadonlySet<string>;
  shown: Painted | undefined;
  onShow: (painted: Painted | undefined) => void;
}>;

/** A layer beneath the skin: what is under the pointer, or has the focus, is told. */
function Depth({ view, layer, title, structure, chosen, shown, onShow }: DepthProps) {
  const [entry, setEntry] = useState(0);
  const svg = useRef<SVGSVGElement>(null);
  const hint = useId();
  const same = (a: Painted, b: Painted | undefined) => a.id === b?.id && a.member === b.member;
  const move = (event: KeyboardEvent) => {
    const step =
      event.key === "ArrowDown" || event.key === "ArrowRight"
        ? 1
        : event.key === "ArrowUp" || event.key === "ArrowLeft"
          ? -1
          : 0;
    if (step === 0) return;
    event.preventDefault();
    const all = [...(svg.current?.querySelectorAll<SVGGElement>("[data-structure]") ?? [])].sort(
      (a, b) => a.getBBox().y - b.getBBox().y,
    );
    const at = all.indexOf(event.currentTarget as SVGGElement);
    all[(at + step + all.length) % all.length]?.focus();
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: structures drawn as shapes
    <svg ref={svg} className={style.figure} viewBox={viewBox} role="group" aria-label={title} aria-describedby={hint}>
      <Painting
        view={view}
        layer={layer}
        control={(painted, i, drawn) => {
          const words = structure(painted.id);
          if (words === undefined) return drawn;
          const name = painted.member === undefined ? words.name : `${painted.member}: ${words.name}`;
          return (
            // biome-ignore lint/a11y/useSemanticElements: a drawn shape cannot be a button
            <g
              key={`${painted.id} ${painted.member ?? i}`}
              data-structure={painted.id}
              className={style.named}
              role="button"
              aria-label={name}
              aria-pressed={same(painted, shown)}
              tabIndex={i === entry ? 0 : -1}
              onPointerEnter={() => onShow(painted)}
              onClick={() => onShow(painted)}
              onFocus={() => {
                setEntry(i);
                onShow(painted);
              }}
              onKeyDown={move}
            >
              {drawn}
            </g>
          );
        }}
      />
      {regions
        .filter((region) => region.view === view && chosen.has(placeOf(region.site, region.side)))
        .map((region) => (
          <path key={region.id} className={style.felt} d={region.path} />
        ))}
    </svg>
  );
}
