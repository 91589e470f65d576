import { useId } from "react";
import field from "../field/field.module.css";
import style from "./amount.module.css";

type Props = Readonly<{
  label: string;
  hint?: string;
  /** Sets how many digits can be typed. */
  most: number;
  value: number | null;
  onChange: (value: number | null) => void;
  problem?: string | undefined;
}>;

/** A whole number of at least 0, typed. What is no digit is not taken, and of a fraction the whole part. */
export function Amount({ label, hint, most, value, onChange, problem }: Props) {
  const id = useId();
  const type = (text: string) => {
    const digits = text.split(/[.,]/)[0]!.replace(/\D/g, "").slice(0, String(most).length);
    onChange(digits === "" ? null : Number(digits));
  };
  const described = [hint && `${id}h`, problem && `${id}p`].filter(Boolean).join(" ");
  return (
    <div className={field.field}>
      <label className={field.label} htmlFor={id}>
        {label}
      </label>
      {hint && (
        <span id={`${id}h`} className={field.hint}>
          {hint}
        </span>
      )}
      <input
        id={id}
        className={`${field.input} ${style.input}`}
        inputMode="numeric"
        autoComplete="off"
        value={value === null ? "" : String(value)}
        onChange={({ target }) => type(target.value)}
        aria-describedby={described || undefined}
        aria-invalid={problem === undefined ? undefined : true}
        data-invalid={problem === undefined ? undefined : ""}
      />
      {problem && (
        <span id={`${id}p`} className={field.problem} role="alert">
          {problem}
        </span>
      )}
    </div>
  );
}
