import type { ReactNode } from "react";
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from "react-aria-components";
import { Button } from "../button/button.tsx";
import style from "./dialog.module.css";

type Props = Readonly<{
  title: string;
  open: boolean;
  onClose: () => void;
  /** What the button that closes it says. */
  close: string;
  children: ReactNode;
}>;

/** A sheet over the page that wants an answer or a look before going on. On a phone it rises from below. */
export function Dialog({ title, open, onClose, close, children }: Props) {
  return (
    <Sheet title={title} open={open} onClose={onClose} role="dialog" dismissable>
      {children}
      <div className={style.actions}>
        <Button onPress={onClose}>{close}</Button>
      </div>
    </Sheet>
  );
}

type ConfirmProps = Readonly<{
  title: string;
  text: string;
  open: boolean;
  /** The button that does it, named for what it does: "Delete my answers". */
  confirm: string;
  cancel: string;
  onConfirm: () => void;
  onCancel: () => void;
}>;

/** Asks before something is lost. A press outside does not close it; Escape cancels. */
export function ConfirmDialog({ title, text, open, confirm, cancel, onConfirm, onCancel }: ConfirmProps) {
  return (
    <Sheet title={title} open={open} onClose={onCancel} role="alertdialog" dismissable={false}>
      <p>{text}</p>
      <div className={style.actions}>
        <Button kind="main" onPress={onConfirm}>
          {confirm}
        </Button>
        <Button onPress={onCancel} autoFocus>
          {cancel}
        </Button>
      </div>
    </Sheet>
  );
}

type SheetProps = Pick<Props, "title" | "open" | "onClose" | "children"> &
  Readonly<{ role: "dialog" | "alertdialog"; dismissable: boolean }>;

function Sheet({ title, open, onClose, role, dismissable, children }: SheetProps) {
  return (
    <ModalOverlay
      className={style.overlay!}
      isOpen={open}
      onOpenChange={(next) => !next && onClose()}
      isDismissable={dismissable}
    >
      <Modal className={style.modal!}>
        <AriaDialog className={style.dialog!} role={role}>
          <Heading slot="title" className={style.title!}>
            {title}
          </Heading>
          {children}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
