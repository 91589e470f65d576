import { useState } from "react";
import { Actions } from "../../ui/actions/actions.tsx";
import { Button } from "../../ui/button/button.tsx";
import { Choice } from "../../ui/choice/choice.tsx";
import { useLanguage, useWords } from "../../words/words.ts";
import type { StepProps } from "./book.tsx";
import style from "./booking.module.css";
import { priceOf } from "./in-words.ts";

/** The first step: what to book. */
export function TreatmentStep({ offer, draft, change, go }: StepProps) {
  const { booking: words } = useWords();
  const language = useLanguage();
  const [tried, setTried] = useState(false);
  return (
    <>
      <h1 tabIndex={-1}>{words.chooseTreatment}</h1>
      <Choice
        label={words.chooseTreatment}
        hideLabel
        hint={words.chooseTreatmentHint}
        options={offer.services.map(({ id, name, minutes, price, short }) => ({
          value: id,
          label: name,
          hint: `${short} ${words.minutes.replace("{n}", String(minutes))}, ${priceOf(price, offer.clinic.currency, language) ?? words.free}.`,
        }))}
        value={draft.service}
        onChange={(service) => change({ service, start: null, practitioner: null, read: false })}
        problem={tried && draft.service === null ? words.needChoice : undefined}
      />
      <p className={style.soft}>{words.safetyPrivate}</p>
      <Actions still>
        <Button kind="main" onPress={() => (draft.service === null ? setTried(true) : go("safety"))}>
          {words.next}
        </Button>
      </Actions>
    </>
  );
}
