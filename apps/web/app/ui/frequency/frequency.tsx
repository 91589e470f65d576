import style from "./frequency.module.css";

const upTo = (n: number) => Array.from({ length: n }, (_, i) => i);

/** So many of ten people, or of a hundred as dots; the words beside it say the same. */
export function Frequency({ count, of, words }: Readonly<{ count: number; of: number; words: string }>) {
  return (
    <span className={style.frequency}>
      {of === 10 && (
        <span className={style.people} aria-hidden="true">
          {upTo(10).map((i) => (
            <svg key={i} viewBox="0 0 10 20" className={i < count ? style.marked : style.plain} aria-hidden="true">
              <circle cx="5" cy="4" r="3" />
              <path d="M1 19v-6a4 4 0 0 1 8 0v6z" />
            </svg>
          ))}
        </span>
      )}
      {of === 100 && (
        <svg viewBox="0 0 200 50" className={style.dots} aria-hidden="true">
          {upTo(100).map((i) => (
            <circle
              key={i}
              className={i < count ? style.marked : style.plain}
              cx={5 + Math.floor(i / 5) * 10}
              cy={5 + (i % 5) * 10}
              r="3.4"
            />
          ))}
        </svg>
      )}
      <span className={style.words}>{words}</span>
    </span>
  );
}
