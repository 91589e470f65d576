import { Button as AriaButton, type ButtonProps } from "react-aria-components";
import style from "./button.module.css";

type Props = Omit<ButtonProps, "className" | "style"> & Readonly<{ kind?: "main" | "plain" | "quiet" }>;

/** Something to press. One `main` button a page. */
export function Button({ kind = "plain", ...props }: Props) {
  return <AriaButton {...props} className={`${style.button} ${style[kind]}`} />;
}

/** A link that looks like a button, for pages without script. */
export function ButtonLink({
  href,
  kind = "main",
  children,
}: Readonly<{ href: string; kind?: "main" | "plain"; children: React.ReactNode }>) {
  return (
    <a href={href} className={`${style.button} ${style[kind]}`}>
      {children}
    </a>
  );
}
