import type { ReactNode } from "react";
import style from "./actions.module.css";

/** What can be done next. On a phone it stays under the thumb, at the foot of the screen, over what scrolls. */
export function Actions({ children }: Readonly<{ children: ReactNode }>) {
  return <div className={style.actions}>{children}</div>;
}
