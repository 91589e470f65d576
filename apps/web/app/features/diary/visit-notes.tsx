import { EntryForm, LongEntry, Press } from "../../ui/entry/entry.tsx";
import { useStaffWords } from "../../words/staff.ts";
import style from "./record.module.css";
import type { Health } from "./visit-view.server.ts";

/** What was written about the visit; added to, never changed. */
export function Notes({ health }: Readonly<{ health: Health }>) {
  const { visit: own } = useStaffWords();
  return (
    <section aria-labelledby="notes">
      <h2 id="notes">{own.notes}</h2>
      <ul className={style.lines}>
        {health.notes.map(({ id, body, by, at: written }) => (
          <li key={id}>
            <span className={style.note}>{body}</span>
            <small>
              {by}, {written}
            </small>
          </li>
        ))}
      </ul>
      <EntryForm>
        <input type="hidden" name="do" value="note" />
        <LongEntry label={own.note} hint={own.noteHint} name="body" required maxLength={10_000} />
        <Press kind="plain">{own.addNote}</Press>
      </EntryForm>
    </section>
  );
}
