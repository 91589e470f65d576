import { Disclosure } from "../../ui/disclosure/disclosure.tsx";
import { useReadingWords } from "../../words/reading.ts";
import { useWords } from "../../words/words.ts";
import { Marks } from "./colophon.tsx";
import style from "./reader.module.css";

export type Sign = Readonly<{
  of: string;
  sign: string;
  /** Each a share in [0, 1] and how it is said: "about 3 in 10". */
  shares: readonly [Share, Share];
  grade?: "measured" | "derived" | "judged";
  /** Numbers in the list at the foot of the page. */
  sources: readonly number[];
}>;
type Share = Readonly<{ p: number; words: string }>;

/** How many signs stand open; the rest wait behind a press. */
const shown = 8;

/** Signs, each with how often it is reported in two groups of people. */
export function Signs({
  signs,
  groups,
  open = false,
}: Readonly<{ signs: readonly Sign[]; groups: readonly [string, string] /** All at once. */; open?: boolean }>) {
  const { library: words } = useReadingWords();
  const first = open ? signs.length : shown;
  const rest = signs.slice(first);
  return (
    <>
      <List signs={signs.slice(0, first)} groups={groups} />
      {rest.length > 0 && (
        <Disclosure summary={words.moreFigures.replace("{n}", String(rest.length))}>
          <List signs={rest} groups={groups} />
        </Disclosure>
      )}
    </>
  );
}

function List({ signs, groups }: Readonly<{ signs: readonly Sign[]; groups: readonly [string, string] }>) {
  const { result } = useWords();
  return (
    <ul className={style.signs}>
      {signs.map(({ of, sign, shares, grade, sources }) => (
        <li key={of}>
          <span className={style.sign}>{sign}</span>
          {shares.map(({ p, words }, i) => (
            <span key={groups[i]} className={style.share}>
              <svg viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
                <rect className={style.track} y="2.500" width="100" height="1" />
                <rect className={i === 0 ? style.filled : style.other} width={Math.round(p * 1000) / 10} height="6" />
              </svg>
              <span>
                {words} <small>{groups[i]}</small>
              </span>
            </span>
          ))}
          {(grade || sources.length > 0) && (
            <span className={style.ground}>
              {grade && result.grade[grade]}
              <Marks numbers={sources} />
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}
