import style from "./frequency.module.css";

/** Ten people, so many of them marked; the words beside it say the same. */
export function Frequency({ count, of, words }: Readonly<{ count: number; of: number; words: string }>) {
  const marked = of === 10 ? count : 0;
  return (
    <span className={style.frequency}>
      <span className={style.people} aria-hidden="true">
        {Array.from({ length: 10 }, (_, i) => i).map((i) => (
          <svg key={i} viewBox="0 0 10 20" className={i < marked ? style.marked : style.plain} aria-hidden="true">
            <circle cx="5" cy="4" r="3" />
            <path d="M1 19v-6a4 4 0 0 1 8 0v6z" />
          </svg>
        ))}
      </span>
      <span className={style.words}>{words}</span>
    </span>
  );
}
