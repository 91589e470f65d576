import type { ReactNode } from "react";
import style from "./anatomy.module.css";
import { contour, ears, face, flesh, frame, jawLine, outline, skinMarks } from "./figure.ts";
import { vertebra } from "./spine.ts";
import { type Layer, type Painted, plate, type View } from "./structures.ts";

/** The drawing's own coordinates, in mm. */
export const viewBox = `${frame.left} ${frame.top} ${frame.width} ${frame.height}`;

type Props = Readonly<{
  view: View;
  layer: Layer;
  /** Wraps a named structure, to make a control of it. */
  control?: (painted: Painted, index: number, drawn: ReactNode) => ReactNode;
}>;

/** One layer of the body: the ground, what stands behind, what is named, and the face before the neck. */
export function Painting({ view, layer, control }: Props) {
  const { behind, named } = plate(view, layer);
  const key = (painted: Painted, i: number) => `${painted.id} ${painted.member ?? i}`;
  return (
    <>
      <path className={style.skin} d={outline + ears} />
      {layer === "muscles" && <path className={style.flesh} d={flesh} />}
      <path className={style.contour} d={view === "front" ? contour : contour + ears} />
      {layer === "skin" && <path className={style.mark} d={skinMarks[view]} />}
      <path className={style.far} d={[...behind, ...named].map((painted) => painted.far ?? "").join("")} />
      <g className={style.behind}>
        {behind.map((painted, i) => (
          <Shape key={key(painted, i)} {...painted} />
        ))}
      </g>
      {named.map((painted, i) => {
        const drawn = <Shape key={key(painted, i)} {...painted} />;
        return control ? control(painted, i, drawn) : drawn;
      })}
      {layer === "bones" && <Levels />}
      {view === "front" && (
        <>
          <path className={style.skin} d={face} />
          <path className={style.contour} d={ears + (layer === "muscles" ? face : jawLine)} />
        </>
      )}
    </>
  );
}

function Shape({ kind, outline: shape, strokes, pale }: Painted) {
  const cartilage = kind === "bone" ? pale : undefined;
  return (
    <g className={style[kind]}>
      {cartilage && <path className={style.cartilage} d={cartilage} />}
      {shape && <path className={style.shape} d={shape} />}
      {strokes && <path className={style.strokes} d={strokes} />}
      {pale && !cartilage && <path className={style.tendon} d={pale} />}
    </g>
  );
}

/** Levels by name, with leaders to the spine: what a doctor counts from. */
function Levels() {
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: nothing in it takes the focus; the vertebrae themselves have names
    <g className={style.levels} aria-hidden="true">
      {["c7", "t1", "t4", "t8", "t12", "l1"].map((id) => {
        const y = vertebra(id).at;
        return (
          <g key={id}>
            <path d={`M-206 ${y}L-40 ${y}`} />
            <text x="-211" y={y + 5} textAnchor="end">
              {id.toUpperCase()}
            </text>
          </g>
        );
      })}
    </g>
  );
}
