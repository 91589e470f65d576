import type { ReactNode } from "react";
import { Menu as AriaMenu, MenuItem, MenuTrigger, Popover } from "react-aria-components";
import { Button } from "../button/button.tsx";
import popover from "../popover/popover.module.css";

type Props = Readonly<{
  /** What the button shows. */
  children: ReactNode;
  /** What the button is called, when it shows a picture only. */
  label?: string;
  items: readonly Readonly<{ id: string; title: string; hint?: string; disabled?: boolean }>[];
  onChoose: (id: string) => void;
}>;

/** A few rarer things to do, behind one button. */
export function Menu({ children, label, items, onChoose }: Props) {
  return (
    <MenuTrigger>
      <Button {...(label !== undefined && { "aria-label": label })}>{children}</Button>
      <Popover className={popover.popover!} placement="bottom start">
        <AriaMenu className={popover.list!} onAction={(id) => onChoose(String(id))}>
          {items.map(({ id, title, hint, disabled = false }) => (
            <MenuItem key={id} id={id} textValue={title} isDisabled={disabled} className={popover.item!}>
              <span>
                {title}
                {hint && <span className={popover.itemHint}>{hint}</span>}
              </span>
            </MenuItem>
          ))}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  );
}
