import { Button } from "../button/button.tsx";
import style from "./status.module.css";

type Props = Readonly<{
  /** What was done, or null when there is nothing to say. */
  message: string | null;
  /** Undoes it. */
  undo?: Readonly<{ words: string; onUndo: () => void }>;
  /** What the button that puts the message away says. */
  dismiss: string;
  onDismiss: () => void;
}>;

/** Says what was just done, and lets it be undone. It stays until put away: nobody has to read against a clock. */
export function Status({ message, undo, dismiss, onDismiss }: Props) {
  return (
    <div className={style.place} role="status">
      {message !== null && (
        <div className={style.status}>
          <p>{message}</p>
          <div className={style.actions}>
            {undo && (
              <Button kind="quiet" onPress={undo.onUndo}>
                {undo.words}
              </Button>
            )}
            <Button kind="quiet" onPress={onDismiss}>
              {dismiss}
            </Button>
          </div>
        </div>
      )}
    </div>
  );
}
