import { ChoiceEntry, EntryForm, EntryRow, Press, TextEntry } from "../../ui/entry/entry.tsx";
import { useStaffWords } from "../../words/staff.ts";
import type { VisitView } from "./visit-view.server.ts";

/** Another time, length or practitioner. `insisting`: the time asked for is taken, and a reason may be given. */
export function Move({ visit, insisting }: Readonly<{ visit: VisitView; insisting: boolean }>) {
  const words = useStaffWords();
  const { visit: own, diary } = words;
  return (
    <section aria-labelledby="move">
      <h2 id="move">{own.move}</h2>
      <EntryForm>
        <input type="hidden" name="do" value="move" />
        <input type="hidden" name="revision" value={visit.revision} />
        <EntryRow>
          <TextEntry label={words.making.day} name="day" type="date" size="short" defaultValue={visit.day} required />
          <TextEntry
            label={words.making.time}
            name="time"
            type="time"
            step={300}
            size="short"
            defaultValue={visit.time}
            required
          />
          <TextEntry
            label={words.making.minutes}
            name="minutes"
            type="number"
            min={5}
            max={720}
            step={5}
            size="short"
            defaultValue={visit.minutes}
            required
          />
        </EntryRow>
        {visit.practitioner && (
          <ChoiceEntry
            label={words.making.with}
            name="resource"
            defaultValue={visit.practitioner}
            options={visit.practitioners}
          />
        )}
        {insisting && visit.mayOverride && (
          <TextEntry label={words.conflict.reason} hint={words.conflict.reasonHint} name="reason" maxLength={400} />
        )}
        <Press kind="plain">{diary.move}</Press>
      </EntryForm>
    </section>
  );
}
