import { useState } from "react";
import { Button, ButtonLink } from "../../ui/button/button.tsx";
import { Dialog } from "../../ui/dialog/dialog.tsx";
import { useStaffWords } from "../../words/staff.ts";
import type { Clock } from "./clock.ts";
import style from "./diary.module.css";
import type { DiaryView, Item } from "./diary.server.ts";
import { Marks } from "./marks.tsx";

type Props = Readonly<{
  item: Item;
  view: DiaryView;
  clock: Clock;
  href: string;
  onClose: () => void;
  onMove: () => void;
  onAsk: (asked: Record<string, string>) => void;
}>;

/** One visit at a glance, and what is done with it most. */
export function Peek({ item, view, clock, href, onClose, onMove, onAsk }: Props) {
  const words = useStaffWords();
  const { diary } = words;
  const [sure, setSure] = useState(false);
  const held = item.holds.flatMap(({ resourceId }) => view.resources.find(({ id }) => id === resourceId)?.name ?? []);
  const title = item.title ?? (item.kind === "block" ? diary.block : diary.nobody);
  const states = (["arrived", "done", "missed", "booked"] as const).filter((state) => state !== item.state);
  return (
    <Dialog title={title} open onClose={onClose} close={diary.close}>
      <p>
        {clock.time(item.start)}–{clock.time(item.end)}
        {item.service && ` · ${item.service}`}
        <br />
        {held.join(" · ")}
      </p>
      <p>
        <Marks item={item} />
      </p>
      <div className={style.doings}>
        {item.kind === "visit" && <ButtonLink href={href}>{diary.open}</ButtonLink>}
        {item.kind === "visit" &&
          states.slice(0, 3).map((state) => (
            <Button key={state} onPress={() => onAsk({ do: "mark", visit: item.id, state })}>
              {diary.mark[state]}
            </Button>
          ))}
        <Button onPress={onMove}>{diary.move}</Button>
        {sure ? (
          <Button onPress={() => onAsk({ do: "cancel", visit: item.id })}>
            {item.kind === "block" ? diary.unblockSure : diary.cancelSure}
          </Button>
        ) : (
          <Button onPress={() => setSure(true)}>{item.kind === "block" ? diary.unblock : diary.cancel}</Button>
        )}
      </div>
    </Dialog>
  );
}
