import { type ReactNode, useId } from "react";
import field from "../field/field.module.css";
import style from "./sheet.module.css";

export type SheetProps = Readonly<{
  label: string;
  /** The label is the page's heading already; keep it for screen readers. */
  hideLabel?: boolean;
  hint?: string | undefined;
  problem?: string | undefined;
}>;

/** A named group of rows to tick or choose from, with what helps above it and what is wrong below. */
export function Sheet({
  role,
  lines,
  label,
  hideLabel = false,
  hint,
  problem,
  children,
}: SheetProps & Readonly<{ role: "group" | "radiogroup"; lines: "rows" | "columns" | "inline"; children: ReactNode }>) {
  const id = useId();
  const described = [hint && `${id}h`, problem && `${id}p`].filter(Boolean).join(" ");
  const named = { role, "aria-labelledby": `${id}l` };
  return (
    <div
      className={`${field.field} ${style.sheet}`}
      {...named}
      aria-describedby={described || undefined}
      data-invalid={problem === undefined ? undefined : ""}
    >
      <span id={`${id}l`} className={hideLabel ? field.hidden : field.label}>
        {label}
      </span>
      {hint && (
        <span id={`${id}h`} className={field.hint}>
          {hint}
        </span>
      )}
      <div className={style[lines]}>{children}</div>
      {problem && (
        <span id={`${id}p`} className={field.problem} role="alert">
          {problem}
        </span>
      )}
    </div>
  );
}

type RowProps = Readonly<{
  /** Of a radio: what its group is called; at most one of them is chosen. */
  group?: string;
  value: string;
  label: string;
  hint?: string | undefined;
  lang?: string | undefined;
  chosen: boolean;
  onChange: (chosen: boolean) => void;
}>;

/** One row: the browser's own box or dot, drawn anew, and as large as the row. */
export function Row({ group, value, label, hint, lang, chosen, onChange }: RowProps) {
  return (
    <label
      className={group === undefined ? style.row : `${style.row} ${style.one}`}
      data-selected={chosen ? "" : undefined}
    >
      <input
        className={style.input}
        type={group === undefined ? "checkbox" : "radio"}
        name={group}
        value={value}
        checked={chosen}
        onChange={({ target }) => onChange(target.checked)}
      />
      {group === undefined ? (
        <svg className={style.mark} viewBox="0 0 24 24" aria-hidden="true">
          <path d="M5 12.500l4.500 4.500L19 7" />
        </svg>
      ) : (
        <span className={style.mark} aria-hidden="true" />
      )}
      <span lang={lang}>
        {label}
        {hint && <span className={style.rowHint}>{hint}</span>}
      </span>
    </label>
  );
}
