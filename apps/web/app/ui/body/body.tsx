import { type KeyboardEvent, useId } from "react";
import style from "./body.module.css";
import { type Place, places } from "./places.ts";

type Props = Readonly<{
  /** What each view is called. */
  views: Readonly<{ back: string; front: string }>;
  /** What a place is called, its side included. */
  nameOf: (place: Place) => string;
  chosen: ReadonlySet<string>;
  onToggle: (place: Place) => void;
}>;

/** A person from behind and from the front; every place can be chosen by touch, mouse or keys. */
export function Body({ views, nameOf, chosen, onToggle }: Props) {
  return (
    <div className={style.views}>
      {(["back", "front"] as const).map((view) => (
        <View key={view} view={view} title={views[view]} nameOf={nameOf} chosen={chosen} onToggle={onToggle} />
      ))}
    </div>
  );
}

function View({
  view,
  title,
  nameOf,
  chosen,
  onToggle,
}: Omit<Props, "views"> & Readonly<{ view: "back" | "front"; title: string }>) {
  const id = useId();
  const press = (place: Place) => (event: KeyboardEvent) => {
    if (event.key !== " " && event.key !== "Enter") return;
    event.preventDefault();
    onToggle(place);
  };
  return (
    <figure className={style.view}>
      {/* biome-ignore lint/a11y/useSemanticElements: a group of checkboxes drawn as shapes */}
      <svg viewBox="0 0 320 392" role="group" aria-labelledby={id}>
        <path className={style.outline} d={outline} />
        {places
          .filter((place) => place.view === view)
          .map((place) => (
            // biome-ignore lint/a11y/useSemanticElements: a drawn shape cannot be an input
            <path
              key={place.id}
              d={place.shape}
              role="checkbox"
              aria-checked={chosen.has(place.id)}
              aria-label={nameOf(place)}
              tabIndex={0}
              className={style.place}
              onClick={() => onToggle(place)}
              onKeyDown={press(place)}
            >
              <title>{nameOf(place)}</title>
            </path>
          ))}
      </svg>
      <figcaption id={id}>{title}</figcaption>
    </figure>
  );
}

const half =
  "M160 8 C138 8 126 24 127 46 C128 64 135 76 142 84 C143 96 140 103 130 108 C112 116 88 120 72 130 C56 140 50 156 46 178 C40 212 34 246 26 290 C22 316 16 338 14 360 L38 366 C44 340 54 314 60 292 C66 268 72 244 78 222 C82 246 88 268 88 292 C88 318 82 342 78 384 L160 384 Z";
const mirrored = (path: string) =>
  path.replace(/(-?\d+(?:\.\d+)?) (-?\d+(?:\.\d+)?)/g, (_, x: string, y: string) => `${320 - Number(x)} ${y}`);
const outline = `${half} ${mirrored(half)}`;
