import type { ReactNode } from "react";
import { Switch as AriaSwitch } from "react-aria-components";
import style from "./switch.module.css";

type Props = Readonly<{
  children: ReactNode;
  hint?: string;
  on: boolean;
  onChange: (on: boolean) => void;
  disabled?: boolean;
}>;

/** Something that is on or off at once, without a button to confirm it. */
export function Switch({ children, hint, on, onChange, disabled = false }: Props) {
  return (
    <AriaSwitch className={style.switch!} isSelected={on} onChange={onChange} isDisabled={disabled}>
      <span className={style.track} aria-hidden="true" />
      <span>
        {children}
        {hint && <span className={style.hint}>{hint}</span>}
      </span>
    </AriaSwitch>
  );
}
