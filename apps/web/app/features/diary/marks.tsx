import { filled, useStaffWords } from "../../words/staff.ts";
import style from "./diary.module.css";
import type { Item } from "./diary.server.ts";

/** What is worth knowing before one opens a visit: state, first visit, cautions, booked beside another. */
export function Marks({ item }: Readonly<{ item: Item }>) {
  return (
    <span className={style.marks}>
      {marksOf(item, useStaffWords().diary).map(({ code, words }) => (
        <span key={code} className={`${style.mark} ${style[code] ?? ""}`}>
          {code === "caution" && (
            <svg viewBox="0 0 24 24" aria-hidden="true">
              <path d="M12 3L22.500 21H1.500zM12 10v5M12 18v.2" />
            </svg>
          )}
          {words}
        </span>
      ))}
    </span>
  );
}

export function marksOf(
  { state, first, cautions, beside }: Item,
  words: ReturnType<typeof useStaffWords>["diary"],
): readonly Readonly<{ code: string; words: string }>[] {
  return [
    ...(state === "arrived" || state === "done" || state === "missed"
      ? [{ code: state, words: words.states[state] }]
      : []),
    ...(first ? [{ code: "first", words: words.first }] : []),
    ...(cautions > 0
      ? [{ code: "caution", words: cautions === 1 ? words.caution : filled(words.cautions, { count: cautions }) }]
      : []),
    ...(beside ? [{ code: "beside", words: words.beside }] : []),
  ];
}
