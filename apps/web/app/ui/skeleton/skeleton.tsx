import style from "./skeleton.module.css";

/** Lines where words will stand; `label` says that they are coming. */
export function Skeleton({ label, lines = 3 }: Readonly<{ label: string; lines?: number }>) {
  return (
    <div className={style.skeleton} role="status">
      <p className={style.label}>{label}</p>
      {Array.from({ length: lines }, (_, i) => i).map((i) => (
        <span key={i} className={style.line} aria-hidden="true" />
      ))}
    </div>
  );
}
