import type { ReactNode } from "react";
import style from "./actions.module.css";

/**
 * What can be done next. On a phone it stays under the thumb, at the foot of the screen, over what scrolls; `still`: it stands
 * where it is, below what has to be read to its end first.
 */
export function Actions({ still = false, children }: Readonly<{ still?: boolean; children: ReactNode }>) {
  return <div className={`${style.actions} ${still ? style.still : ""}`}>{children}</div>;
}
