import { type ComponentProps, type ReactNode, useId } from "react";
import style from "./entry.module.css";

type Common = Readonly<{
  label: string;
  name: string;
  hint?: string | undefined;
  problem?: string | undefined;
  size?: "short" | "wide";
}>;

/** A form the browser sends by itself. */
export function EntryForm({ children, ...props }: ComponentProps<"form">) {
  return (
    <form method="post" className={style.form} {...props}>
      {children}
    </form>
  );
}

/** Entries beside each other where there is room. */
export function EntryRow({ children }: Readonly<{ children: ReactNode }>) {
  return <div className={style.row}>{children}</div>;
}

function Around({
  label,
  hint,
  problem,
  size,
  id,
  children,
}: Omit<Common, "name"> & { id: string; children: ReactNode }) {
  return (
    <div className={`${style.entry} ${size === undefined ? "" : style[size]}`}>
      <label className={style.label} htmlFor={id}>
        {label}
      </label>
      {hint && (
        <span className={style.hint} id={`${id}-hint`}>
          {hint}
        </span>
      )}
      {children}
      {problem && (
        <span className={style.problem} id={`${id}-problem`} role="alert">
          {problem}
        </span>
      )}
    </div>
  );
}

const described = (id: string, { hint, problem }: Pick<Common, "hint" | "problem">) => ({
  "aria-invalid": problem !== undefined,
  "aria-describedby": [hint && `${id}-hint`, problem && `${id}-problem`].filter(Boolean).join(" ") || undefined,
});

/** A line, a date, a time or a number to type; works without script, unlike the fields of React Aria. */
export function TextEntry({ label, hint, problem, size, ...input }: Common & Omit<ComponentProps<"input">, "size">) {
  const id = useId();
  return (
    <Around {...{ label, hint, problem, id }} {...(size && { size })}>
      <input autoComplete="off" {...input} id={id} className={style.input} {...described(id, { hint, problem })} />
    </Around>
  );
}

/** A short number to type, from 0 unless told otherwise. */
export function NumberEntry(entry: Omit<ComponentProps<typeof TextEntry>, "type" | "size">) {
  return <TextEntry min={0} {...entry} type="number" size="short" />;
}

/** Several lines to type. */
export function LongEntry({ label, hint, problem, size = "wide", ...area }: Common & ComponentProps<"textarea">) {
  const id = useId();
  return (
    <Around {...{ label, hint, problem, size, id }}>
      <textarea rows={4} {...area} id={id} className={style.input} {...described(id, { hint, problem })} />
    </Around>
  );
}

/** One of several, in the browser's own list. */
export function ChoiceEntry({
  label,
  hint,
  problem,
  size,
  options,
  ...select
}: Common &
  Omit<ComponentProps<"select">, "size"> & { options: readonly (readonly [value: string, label: string])[] }) {
  const id = useId();
  return (
    <Around {...{ label, hint, problem, id }} {...(size && { size })}>
      <select {...select} id={id} className={style.input} {...described(id, { hint, problem })}>
        {options.map(([value, words]) => (
          <option key={value} value={value}>
            {words}
          </option>
        ))}
      </select>
    </Around>
  );
}

/** Yes or no. */
export function TickEntry({ label, ...input }: Pick<Common, "label" | "name"> & ComponentProps<"input">) {
  return (
    <label className={style.tick}>
      <input {...input} type="checkbox" />
      {label}
    </label>
  );
}

/** The button that sends a form. */
export function Press({ kind = "main", ...button }: ComponentProps<"button"> & { kind?: "main" | "plain" | "quiet" }) {
  return <button type="submit" {...button} className={`${style.press} ${kind === "main" ? "" : style[kind]}`} />;
}
