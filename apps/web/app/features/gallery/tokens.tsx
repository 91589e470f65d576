import { coloursOf, contrast, type Pair, pairs } from "../../ui/contrast.ts";
import { DataTable } from "../../ui/data-table/data-table.tsx";
import { Disclosure } from "../../ui/disclosure/disclosure.tsx";
import tokens from "../../ui/tokens.css?raw";
import style from "./gallery.module.css";

const colours = coloursOf(tokens);
const spaces = [...tokens.matchAll(/--(space-\d): ([\d.]+)rem/g)].map(([, name, rem]) => ({
  name: name!,
  pixels: Number(rem) * 16,
}));

/** Colours with their measured contrast, sizes of type, spaces: read from tokens.css itself. */
export function Tokens() {
  return (
    <section aria-label="Tokens" className={style.part}>
      <h2>Tokens</h2>
      <ul className={style.swatches}>
        {Object.entries(colours).map(([name, { light, dark }]) => (
          <li key={name} className={style.swatch}>
            <svg viewBox="0 0 100 40" preserveAspectRatio="none" aria-hidden="true">
              <rect width="50" height="40" fill={light} />
              <rect x="50" width="50" height="40" fill={dark} />
            </svg>
            <strong>{name}</strong>
            <span>
              {light} {dark}
            </span>
          </li>
        ))}
      </ul>
      <Disclosure summary={`Contrast of the ${pairs.length} pairs in use`}>
        <DataTable
          caption="WCAG 2.2 contrast, computed from tokens.css: 4.5 to be read, 3 to be made out"
          columns={[
            { id: "pair", title: "Colour on ground" },
            { id: "least", title: "Needs", number: true },
            { id: "light", title: "Light", number: true },
            { id: "dark", title: "Dark", number: true },
          ]}
          rows={pairs.map((pair) => ({
            id: `${pair.colour} ${pair.on}`,
            cells: [`${pair.colour} on ${pair.on}`, pair.least, ratio(pair, "light"), ratio(pair, "dark")],
          }))}
        />
      </Disclosure>
      <div className={style.types}>
        <p className={style.display}>Display</p>
        <p className={style.title}>Title: how soon to be seen</p>
        <p className={style.heading}>Heading: what may be causing it</p>
        <p className={style.leadSize}>Lead: what each may feel like, what helps, and when to be seen.</p>
        <p>Body: you see which answers speak for a cause and which against it, how strongly, and who says so.</p>
        <p className={style.small}>Small: your answers are kept on this device only. 0 1 2 3 4 5 6 7 8 9</p>
      </div>
      <ul className={style.spaces}>
        {spaces.map(({ name, pixels }) => (
          <li key={name}>
            {name}
            <svg aria-hidden="true">
              <rect width={pixels} height="16" />
            </svg>
          </li>
        ))}
      </ul>
    </section>
  );
}

function ratio({ colour, on }: Pair, scheme: "light" | "dark"): string {
  return contrast(colours[colour]![scheme], colours[on]![scheme]).toFixed(1);
}
