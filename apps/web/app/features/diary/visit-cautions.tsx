import { firstLanguage } from "../../words/language.ts";
import { filled, useStaffWords } from "../../words/staff.ts";
import { useLanguage } from "../../words/words.ts";
import style from "./record.module.css";
import type { Health } from "./visit-view.server.ts";

/** The safety rules that hold for this visit, with how strict each is and what it means for whoever treats. */
export function Cautions({ health: { cautions, screening } }: Readonly<{ health: Health }>) {
  const { visit: own } = useStaffWords();
  const foreign = useLanguage() === firstLanguage ? undefined : firstLanguage;
  return (
    <section aria-labelledby="cautions">
      <h2 id="cautions">{own.cautions}</h2>
      {cautions.length === 0 ? (
        <p>{own.noCautions}</p>
      ) : (
        <ul className={style.cautions}>
          {cautions.map(({ id, level, part, why, note }) => (
            <li key={id} data-level={level}>
              <strong>
                {level === null ? own.earlierRule : own.levels[level]}
                {part !== null && (
                  <>
                    {" · "}
                    <span lang={foreign}>{part}</span>
                  </>
                )}
              </strong>
              <q lang={foreign}>{why}</q>
              {note !== null && (
                <small>
                  {own.forClinicians} <span lang={firstLanguage}>{note}</span>
                </small>
              )}
            </li>
          ))}
        </ul>
      )}
      {screening && (
        <p>
          <small>{filled(own.screened, { when: screening.answered, version: screening.version })}</small>
        </p>
      )}
    </section>
  );
}
