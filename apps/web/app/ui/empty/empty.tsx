import type { ReactNode } from "react";
import { Mark } from "../mark/mark.tsx";
import style from "./empty.module.css";

/** Nothing here yet: says why, and what to do. */
export function Empty({ title, children }: Readonly<{ title: string; children: ReactNode }>) {
  return (
    <div className={style.empty}>
      <Mark className={style.mark} />
      <h3>{title}</h3>
      {children}
    </div>
  );
}
