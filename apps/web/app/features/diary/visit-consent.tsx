import { Press } from "../../ui/entry/entry.tsx";
import { filled, useStaffWords } from "../../words/staff.ts";
import style from "./record.module.css";
import type { Health } from "./visit-view.server.ts";

/** What a person is told and asked before a treatment; each is noted by itself. */
export const points = ["treatment", "risks", "alternatives", "stop", "agrees"] as const;

export function Consent({ health }: Readonly<{ health: Health }>) {
  const { visit: own } = useStaffWords();
  return (
    <section aria-labelledby="consent">
      <h2 id="consent">{own.consent}</h2>
      <ul className={style.points}>
        {points.map((point) => {
          const noted = health.consents[point];
          return (
            <li key={point}>
              <span>
                {own.points[point]}
                {noted && (
                  <small>{filled(noted.given ? own.given : own.notGiven, { name: noted.by, when: noted.at })}</small>
                )}
              </span>
              <form method="post" className={style.row}>
                <input type="hidden" name="do" value="consent" />
                <input type="hidden" name="point" value={point} />
                <Press kind="quiet" name="given" value="yes" aria-label={`${own.points[point]}: ${own.yes}`}>
                  {own.yes}
                </Press>
                <Press kind="quiet" name="given" value="no" aria-label={`${own.points[point]}: ${own.no}`}>
                  {own.no}
                </Press>
              </form>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
