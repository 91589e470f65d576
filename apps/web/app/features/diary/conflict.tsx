import { useState } from "react";
import { Button } from "../../ui/button/button.tsx";
import { Dialog } from "../../ui/dialog/dialog.tsx";
import { TextField } from "../../ui/text-field/text-field.tsx";
import { filled, useStaffWords } from "../../words/staff.ts";
import type { Clock } from "./clock.ts";
import type { Taken } from "./diary-change.server.ts";

type Props = Readonly<{
  taken: readonly Taken[];
  mayOverride: boolean;
  clock: Clock;
  onClose: () => void;
  onInsist: (reason: string) => void;
}>;

/** Says who or what is taken and when, and lets those who may insist do so with a reason. */
export function Conflict({ taken, mayOverride, clock, onClose, onInsist }: Props) {
  const words = useStaffWords().conflict;
  const [reason, setReason] = useState("");
  const [short, setShort] = useState(false);
  return (
    <Dialog title={words.title} open onClose={onClose} close={words.leave}>
      <ul>
        {taken.map(({ resource, from, until }) => (
          <li key={`${resource} ${from}`}>
            {filled(words.taken, { resource, from: clock.time(from), until: clock.time(until) })}
          </li>
        ))}
      </ul>
      {mayOverride ? (
        <>
          <TextField
            label={words.reason}
            hint={words.reasonHint}
            value={reason}
            onChange={setReason}
            most={400}
            problem={short ? words.reasonMissing : undefined}
          />
          <Button onPress={() => (reason.trim().length < 3 ? setShort(true) : onInsist(reason.trim()))}>
            {words.insist}
          </Button>
        </>
      ) : (
        <p>{words.mayNot}</p>
      )}
    </Dialog>
  );
}
