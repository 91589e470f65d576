import { type KeyboardEvent, useId, useRef } from "react";
import style from "./scale.module.css";

type Props = Readonly<{
  label: string;
  least: number;
  most: number;
  low: string;
  high: string;
  /** Null until the person has chosen. */
  value: number | null;
  onChange: (value: number) => void;
}>;

/** A number on a line, by thumb, mouse, arrow keys or by typing it. */
export function Scale({ label, least, most, low, high, value, onChange }: Props) {
  const at = (n: number) => `${((n - least) / (most - least)) * 100}%`;
  const id = useId();
  const typed = useTyped(least, most, onChange);
  const ticks = Array.from({ length: most - least + 1 }, (_, i) => least + i);
  const press = ({ key }: KeyboardEvent) => {
    typed(key);
    // At its low end already: the browser tells of no change, though the person means the least.
    if (value === null && downward.has(key)) onChange(least);
  };
  return (
    <div className={style.scale} data-unset={value === null ? "" : undefined}>
      <output className={style.output} htmlFor={id} aria-live="off">
        {value ?? "–"}
      </output>
      <div className={style.track}>
        <svg className={style.ticks} aria-hidden="true">
          {ticks.map((n) => (
            <line key={n} x1={at(n)} x2={at(n)} y1="14%" y2="86%" />
          ))}
        </svg>
        <span className={style.rail} />
        {value !== null && <span className={style.fill} style={{ inlineSize: at(value) }} />}
        <input
          id={id}
          className={style.slider}
          type="range"
          aria-label={label}
          min={least}
          max={most}
          value={value ?? least}
          onChange={({ target }) => onChange(Number(target.value))}
          onClick={({ currentTarget }) => onChange(Number(currentTarget.value))}
          onKeyDown={press}
        />
      </div>
      <div className={style.ends} aria-hidden="true">
        <span>
          {least} · {low}
        </span>
        <span>
          {high} · {most}
        </span>
      </div>
    </div>
  );
}

const downward: ReadonlySet<string> = new Set(["ArrowLeft", "ArrowDown", "PageDown", "Home"]);

/** How long digits that follow each other belong to one number, in milliseconds. */
const oneNumber = 900;

/** Digits typed on the slider: "7" is seven, "1" then "0" soon after is ten. */
function useTyped(least: number, most: number, onChange: (value: number) => void): (key: string) => void {
  const before = useRef({ digits: "", at: 0 });
  return (key) => {
    if (!/^\d$/.test(key)) return;
    const now = performance.now();
    const { digits, at } = before.current;
    const together = now - at < oneNumber ? digits + key : key;
    const text = Number(together) <= most ? together : key;
    before.current = { digits: text, at: now };
    if (Number(text) >= least && Number(text) <= most) onChange(Number(text));
  };
}
