import style from "./progress.module.css";

type Props = Readonly<{
  /** Says it in words: "Question 5 of about 12". */
  label: string;
  done: number;
  /** How many in all; may be an estimate that moves. */
  of: number;
}>;

/** How far along, as a spine: one vertebra a step, those passed inked. */
export function Progress({ label, done, of }: Props) {
  const count = Math.max(1, Math.min(of, 24));
  const inked = Math.round((Math.min(done, of) / Math.max(of, 1)) * count);
  return (
    <div className={style.progress}>
      <p className={style.label}>{label}</p>
      <div className={style.spine} aria-hidden="true">
        {Array.from({ length: count }, (_, i) => i).map((i) => (
          <svg
            aria-hidden="true"
            key={i}
            viewBox="0 0 22 14"
            className={i < inked ? style.done : i === inked ? style.here : style.ahead}
          >
            <path d="M2 2.500Q11 6 20 2.500Q21.500 5.500 20 8.500Q11 12.500 2 8.500Q0.500 5.500 2 2.500Z" />
          </svg>
        ))}
      </div>
    </div>
  );
}

type StepsProps = Readonly<{
  label: string;
  steps: readonly Readonly<{ id: string; title: string; href?: string }>[];
  /** The one being done; those before it are done. */
  current: string;
}>;

/** The named steps of a road, such as a booking; those passed may lead back. */
export function Steps({ label, steps, current }: StepsProps) {
  const at = steps.findIndex(({ id }) => id === current);
  return (
    <nav aria-label={label}>
      <ol className={style.steps}>
        {steps.map(({ id, title, href }, i) => (
          <li
            key={id}
            className={`${style.step} ${i < at ? style.done : i === at ? style.here : style.ahead}`}
            aria-current={i === at ? "step" : undefined}
          >
            <span className={style.number} aria-hidden="true">
              {i + 1}
            </span>
            {href !== undefined && i < at ? <a href={href}>{title}</a> : <span>{title}</span>}
          </li>
        ))}
      </ol>
    </nav>
  );
}
