import type { ReactNode } from "react";
import style from "./timer.module.css";

type Props = Readonly<{
  label: string;
  /** How long in all, in seconds. */
  of: number;
  /** What is left, in seconds. */
  left: number;
  /** What stands in the ring: the time left in words or digits. */
  children: ReactNode;
}>;

/** A ring that empties. It keeps no time itself: the page says what is left. */
export function Timer({ label, of, left, children }: Props) {
  const share = of > 0 ? Math.min(1, Math.max(0, left / of)) : 0;
  return (
    <div className={style.timer} role="timer" aria-label={label}>
      <svg viewBox="0 0 120 120" aria-hidden="true">
        <circle className={style.track} cx="60" cy="60" r="52" pathLength="100" />
        <circle
          className={style.left}
          cx="60"
          cy="60"
          r="52"
          pathLength="100"
          strokeDasharray={`${(share * 100).toFixed(2)} 100`}
        />
      </svg>
      <div className={style.words}>{children}</div>
    </div>
  );
}
