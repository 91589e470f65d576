import { type FormEvent, useState } from "react";
import { useFetcher } from "react-router";
import { Dialog } from "../../ui/dialog/dialog.tsx";
import entry from "../../ui/entry/entry.module.css";
import { ChoiceEntry, EntryRow, Press, TextEntry } from "../../ui/entry/entry.tsx";
import { Notice } from "../../ui/notice/notice.tsx";
import { Search } from "../../ui/search/search.tsx";
import { useStaffWords } from "../../words/staff.ts";
import style from "./diary.module.css";
import type { DiaryView } from "./diary.server.ts";
import type { Outcome } from "./diary-change.server.ts";
import type { action as peopleAction } from "./people.tsx";

/** Where making begins: a span chosen on the grid, or nothing yet. */
export type Start = Readonly<{ day: string; time: string; minutes: number | null; resourceId: string | null }>;

type Props = Readonly<{
  start: Start;
  view: DiaryView;
  /** Address of the search for people. */
  people: string;
  refused: Extract<Outcome, { refused: unknown }>["refused"] | undefined;
  busy: boolean;
  onAsk: (asked: Record<string, string>) => void;
  onClose: () => void;
}>;

/** Books somebody, or blocks time. */
export function Making({ start, view, people, refused, busy, onAsk, onClose }: Props) {
  const words = useStaffWords();
  const { making, diary } = words;
  const [key] = useState(() => crypto.randomUUID());
  const [kind, setKind] = useState<"make" | "block">("make");
  const [name, setName] = useState("");
  const [person, setPerson] = useState<string | null>(null);
  const chosen = view.resources.find(({ id }) => id === start.resourceId);
  const practitioners = view.resources.filter(({ kind: k }) => k === "practitioner");
  const [practitioner, setPractitioner] = useState(
    chosen?.kind === "practitioner" ? chosen.id : (practitioners[0]?.id ?? ""),
  );
  const services = view.services.filter(({ practitioners: may }) => may.includes(practitioner));
  const [service, setService] = useState("");
  const current = services.find(({ id }) => id === service) ?? services[0];
  const search = useFetcher<typeof peopleAction>();
  const found = (search.data?.found ?? []).map(({ id, name: label, born, phone }) => ({
    id,
    label,
    hint: [born, phone].filter(Boolean).join(" · "),
  }));

  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = Object.fromEntries(new FormData(event.currentTarget)) as Record<string, string>;
    if (kind === "block") onAsk({ do: "block", key, ...form });
    else
      onAsk({
        do: "make",
        key,
        ...form,
        practitioner,
        service: current?.id ?? "",
        ...(chosen?.kind === "room" && { room: chosen.id }),
        ...(person === null ? { name } : { person }),
      });
  };
  return (
    <Dialog title={kind === "make" ? making.title : making.blockTitle} open onClose={onClose} close={making.leave}>
      <fieldset className={style.switch}>
        <legend className={style.said}>{making.what}</legend>
        {(["make", "block"] as const).map((which) => (
          <label key={which} data-on={kind === which ? "" : undefined}>
            <input type="radio" name="what" checked={kind === which} onChange={() => setKind(which)} />
            {making[which]}
          </label>
        ))}
      </fieldset>
      {refused !== undefined && (
        <Notice kind="warning" live>
          {diary.refused[refused]}
        </Notice>
      )}
      <form className={entry.form} onSubmit={send}>
        {kind === "make" ? (
          <>
            <Search
              label={making.who}
              hint={making.whoHint}
              value={name}
              onChange={(text) => {
                setName(text);
                if (text !== found.find(({ id }) => id === person)?.label) setPerson(null);
                if (text.trim().length >= 2) void search.submit({ q: text.trim() }, { method: "post", action: people });
              }}
              found={name.trim().length >= 2 ? found : []}
              onChoose={(id) => {
                setPerson(id);
                setName(found.find((f) => f.id === id)?.label ?? "");
              }}
              none={making.none}
            />
            {person === null && name.trim() !== "" && (
              <EntryRow>
                <TextEntry label={making.phone} name="phone" type="tel" size="short" maxLength={40} />
                <TextEntry label={making.email} name="email" type="email" size="short" maxLength={254} />
              </EntryRow>
            )}
            <EntryRow>
              <ChoiceEntry
                label={making.with}
                name="practitioner"
                size="short"
                value={practitioner}
                onChange={(event) => setPractitioner(event.currentTarget.value)}
                options={practitioners.map(({ id, name: label }) => [id, label] as const)}
              />
              <ChoiceEntry
                label={making.service}
                name="service"
                size="short"
                value={current?.id ?? ""}
                onChange={(event) => setService(event.currentTarget.value)}
                options={services.map(({ id, name: label }) => [id, label] as const)}
              />
            </EntryRow>
          </>
        ) : (
          <>
            <TextEntry label={making.why} name="title" required maxLength={120} />
            <ChoiceEntry
              label={making.whose}
              name="resource"
              defaultValue={start.resourceId ?? practitioners[0]?.id}
              options={view.resources.map(({ id, name: label }) => [id, label] as const)}
            />
          </>
        )}
        <EntryRow>
          <TextEntry label={making.day} name="day" type="date" size="short" required defaultValue={start.day} />
          <TextEntry
            label={making.time}
            name="time"
            type="time"
            size="short"
            step={300}
            required
            defaultValue={start.time}
          />
          <TextEntry
            key={`${kind} ${current?.id}`}
            label={making.minutes}
            name="minutes"
            type="number"
            size="short"
            min={5}
            max={720}
            step={5}
            required
            defaultValue={kind === "make" ? current?.length : (start.minutes ?? 30)}
          />
        </EntryRow>
        <Press disabled={busy}>{making[kind === "make" ? "go" : "blockGo"]}</Press>
      </form>
    </Dialog>
  );
}
