import { useState } from "react";
import { Button } from "../../ui/button/button.tsx";
import { ConfirmDialog, Dialog } from "../../ui/dialog/dialog.tsx";
import { Explain, Tooltip } from "../../ui/explain/explain.tsx";
import { Menu } from "../../ui/menu/menu.tsx";
import { Status } from "../../ui/status/status.tsx";
import style from "./gallery.module.css";

export function Overlays() {
  const [open, setOpen] = useState<"dialog" | "confirm">();
  const [message, setMessage] = useState<string | null>(null);
  const close = () => setOpen(undefined);
  return (
    <>
      <div className={style.row}>
        <Button onPress={() => setOpen("dialog")}>Open a dialog</Button>
        <Button onPress={() => setOpen("confirm")}>Delete my answers</Button>
        <Menu
          items={[
            { id: "print", title: "Print" },
            { id: "file", title: "Save as a file", hint: "To hand over yourself" },
            { id: "mail", title: "Send", disabled: true },
          ]}
          onChoose={(id) => setMessage(`You chose “${id}”.`)}
        >
          More to do
        </Menu>
        <Tooltip words="Print this page">
          <Button aria-label="Print this page" onPress={() => window.print()}>
            <svg
              width="24"
              height="24"
              viewBox="0 0 24 24"
              fill="none"
              stroke="currentColor"
              strokeWidth="2"
              aria-hidden="true"
            >
              <path d="M7 8V3h10v5M7 17H4V9h16v8h-3M7 14h10v7H7z" />
            </svg>
          </Button>
        </Tooltip>
      </div>
      <p>
        It comes from a{" "}
        <Explain word="facet joint" label="Facet joint">
          The small joint that links one vertebra to the next.
        </Explain>{" "}
        of the neck.
      </p>
      <Dialog title="What the check cannot see" open={open === "dialog"} onClose={close} close="Go back">
        <p>It cannot examine you. Trust your own sense: if something feels badly wrong, get help.</p>
      </Dialog>
      <ConfirmDialog
        title="Delete your answers?"
        text="They are kept on this device only. Once deleted they cannot be brought back."
        open={open === "confirm"}
        confirm="Delete them"
        cancel="Keep them"
        onConfirm={() => {
          close();
          setMessage("Your answers are deleted.");
        }}
        onCancel={close}
      />
      <Status
        message={message}
        undo={{ words: "Undo", onUndo: () => setMessage(null) }}
        dismiss="Close"
        onDismiss={() => setMessage(null)}
      />
    </>
  );
}
