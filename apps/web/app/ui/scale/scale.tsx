import { useRef } from "react";
import { Slider, SliderOutput, SliderThumb, SliderTrack } from "react-aria-components";
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
  const typed = useTyped(least, most, onChange);
  const ticks = Array.from({ length: most - least + 1 }, (_, i) => least + i);
  return (
    <Slider
      className={style.scale!}
      aria-label={label}
      minValue={least}
      maxValue={most}
      value={value ?? least}
      onChange={(next) => onChange(Number(next))}
      data-unset={value === null || undefined}
    >
      <SliderOutput className={style.output!}>{value ?? "–"}</SliderOutput>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: it hears what is typed into the slider within */}
      <div onKeyDown={({ key }) => typed(key)}>
        <SliderTrack className={style.track!}>
          <svg className={style.ticks} aria-hidden="true">
            {ticks.map((n) => (
              <line key={n} x1={at(n)} x2={at(n)} y1="14%" y2="86%" />
            ))}
          </svg>
          <span className={style.rail} />
          {value !== null && <span className={style.fill} style={{ inlineSize: at(value) }} />}
          <SliderThumb className={style.thumb!} />
        </SliderTrack>
      </div>
      <div className={style.ends} aria-hidden="true">
        <span>
          {least} · {low}
        </span>
        <span>
          {high} · {most}
        </span>
      </div>
    </Slider>
  );
}

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
