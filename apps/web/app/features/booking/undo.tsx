import { useEffect, useState } from "react";
import type { Undo as Undoing } from "../../clinics/bookings.server.ts";
import { Button } from "../../ui/button/button.tsx";
import { useLanguage, useWords } from "../../words/words.ts";
import style from "./booking.module.css";
import { timeOf } from "./in-words.ts";

/**
 * Takes back what was just done. Without script it says until when, on the clinic's clock; with script how long is left, in whole
 * minutes, beside a bar that empties, and goes away when the time is over.
 *
 * @param of how long one may, in seconds; `now` and `until` are the server's, so that a wrong clock here does not matter
 */
export function Undo({ undo, of, now, zone }: Readonly<{ undo: Undoing; of: number; now: number; zone: string }>) {
  const { booking: words } = useWords();
  const language = useLanguage();
  const [left, setLeft] = useState<number>();
  useEffect(() => {
    const began = performance.now();
    const tell = () => setLeft(undo.until - now - Math.floor((performance.now() - began) / 1000));
    tell();
    const timer = setInterval(tell, 5_000);
    return () => clearInterval(timer);
  }, [undo.until, now]);
  if (left !== undefined && left <= 0) return null;
  const minutes = left === undefined ? 0 : Math.ceil(left / 60);
  return (
    <form method="post" className={style.undo}>
      <input type="hidden" name="intent" value="undo" />
      <Button type="submit">{words.undoOf[undo.of]}</Button>
      <div>
        <span className={style.soft} id="undo-left">
          {left === undefined
            ? words.undoUntil.replace("{time}", timeOf(undo.until, zone, language))
            : minutes > 1
              ? words.undoMinutes.replace("{n}", String(minutes))
              : words.undoMinute}
        </span>
        {left !== undefined && <progress max={of} value={left} aria-labelledby="undo-left" />}
      </div>
    </form>
  );
}
