import type { ReactNode } from "react";
import { Button as AriaButton, type ButtonProps } from "react-aria-components";
import style from "./button.module.css";

type Props = Omit<ButtonProps, "className" | "style"> & Readonly<{ kind?: "main" | "plain" | "quiet" }>;

/** Something to press. One `main` button a page. */
export function Button({ kind = "plain", ...props }: Props) {
  return <AriaButton {...props} className={`${style.button} ${style[kind]}`} />;
}

/** The browser's own button, where nothing but a press is needed: a page that has to be there at once has these. */
export function PlainButton({
  kind = "plain",
  onPress,
  children,
}: Readonly<{ kind?: "main" | "plain" | "quiet"; onPress: () => void; children: ReactNode }>) {
  return (
    <button type="button" className={`${style.button} ${style[kind]}`} onClick={onPress}>
      {children}
    </button>
  );
}

/** A link that looks like a button, for pages without script. `onward` shows that a road begins here. */
export function ButtonLink({
  href,
  kind = "main",
  onward = false,
  children,
}: Readonly<{ href: string; kind?: "main" | "plain"; onward?: boolean; children: ReactNode }>) {
  return (
    <a href={href} className={`${style.button} ${style[kind]} ${onward ? style.large : ""}`}>
      {children}
      {onward && (
        <svg className={style.arrow} viewBox="0 0 24 24" aria-hidden="true">
          <path d="M4 12h15M13 6l6 6-6 6" />
        </svg>
      )}
    </a>
  );
}
