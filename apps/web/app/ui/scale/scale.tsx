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

/** A number on a line, by thumb, mouse or keys. */
export function Scale({ label, least, most, low, high, value, onChange }: Props) {
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
      <SliderTrack className={style.track!}>
        <SliderThumb className={style.thumb!} />
      </SliderTrack>
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
