import type { ReactNode } from "react";
import { Tooltip as AriaTooltip, Button, Dialog, DialogTrigger, Popover, TooltipTrigger } from "react-aria-components";
import popover from "../popover/popover.module.css";
import style from "./explain.module.css";

/** A word that can be pressed to have it explained; works by touch, mouse and keys. `label` names what opens. */
export function Explain({ word, label, children }: Readonly<{ word: ReactNode; label: string; children: ReactNode }>) {
  return (
    <DialogTrigger>
      <Button className={style.word!}>{word}</Button>
      <Popover className={popover.popover!} placement="top">
        <Dialog className={popover.words!} aria-label={label}>
          {children}
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}

/** The name of a control that shows only a picture. Never the one place where something is said: touch has no hover. */
export function Tooltip({ words, children }: Readonly<{ words: string; children: ReactNode }>) {
  return (
    <TooltipTrigger delay={400}>
      {children}
      <AriaTooltip className={style.tooltip!} offset={6}>
        {words}
      </AriaTooltip>
    </TooltipTrigger>
  );
}
