import { useEffect, useState } from "react";
import { Button } from "../../ui/button/button.tsx";
import { Notice } from "../../ui/notice/notice.tsx";
import { useLanguage, useWords } from "../../words/words.ts";
import type { StepProps } from "./book.tsx";
import style from "./booking.module.css";
import { dayOf, timeOf } from "./in-words.ts";

export type Slot = Readonly<{ start: number; practitioner: string }>;

const fortnight = 14;

/** The third step: a time, where the person is and, when that differs, at the clinic. */
export function TimeStep({ offer, draft, change, go }: StepProps) {
  const { booking: words } = useWords();
  const [ahead, setAhead] = useState(0);
  const [tries, setTries] = useState(0);
  const [slots, setSlots] = useState<readonly Slot[] | "loading" | "failed">("loading");
  const { slug } = offer.clinic;
  const { service } = draft;
  // biome-ignore lint/correctness/useExhaustiveDependencies: `tries` asks again
  useEffect(() => {
    const stop = new AbortController();
    const from = Math.floor(Date.now() / 1000) + ahead * fortnight * 86_400;
    setSlots("loading");
    fetch(`/api/v1/clinics/${slug}/slots?service=${encodeURIComponent(service!)}&from=${from}&days=${fortnight}`, {
      signal: stop.signal,
    })
      .then(async (response) => {
        if (!response.ok) throw new Error(String(response.status));
        setSlots(((await response.json()) as { slots: Slot[] }).slots);
      })
      .catch(() => stop.signal.aborted || setSlots("failed"));
    return () => stop.abort();
  }, [slug, service, ahead, tries]);
  const choose = ({ start, practitioner }: Slot) => {
    change({ start, practitioner });
    go("details");
  };
  return (
    <>
      <h1 tabIndex={-1}>{words.chooseTime}</h1>
      {slots === "loading" && <p role="status">{words.loading} …</p>}
      {slots === "failed" && (
        <Notice kind="warning" live>
          {words.failed} <Button onPress={() => setTries(tries + 1)}>{words.again}</Button>
        </Notice>
      )}
      {Array.isArray(slots) &&
        (slots.length === 0 ? (
          <p role="status">{words.noTimes}</p>
        ) : (
          <Times slots={slots} zone={offer.zone} choose={choose} />
        ))}
      <p className={style.row}>
        {ahead > 0 && <Button onPress={() => setAhead(ahead - 1)}>{words.earlier}</Button>}
        <Button onPress={() => setAhead(ahead + 1)}>{words.later}</Button>
        <Button kind="quiet" onPress={() => history.back()}>
          {words.back}
        </Button>
      </p>
    </>
  );
}

/** Times to choose from, by day; of several practitioners free at one time the first in the clinic's order. */
export function Times({
  slots,
  zone,
  choose,
}: Readonly<{ slots: readonly Slot[]; zone: string; choose: (slot: Slot) => void }>) {
  const { booking: words } = useWords();
  const language = useLanguage();
  const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const once = slots.filter((slot, i) => slots.findIndex(({ start }) => start === slot.start) === i);
  const differs = once.some(({ start }) => timeOf(start, here, language) !== timeOf(start, zone, language));
  const days = Map.groupBy(once, ({ start }) => dayOf(start, here, language));
  return (
    <>
      {differs && <p>{words.yourTime.replace("{zone}", here)}</p>}
      {[...days].map(([day, times]) => (
        <section key={day} className={style.day}>
          <h2>{day}</h2>
          <ul>
            {times.map((slot) => (
              <li key={slot.start}>
                <Button onPress={() => choose(slot)} aria-label={`${day} ${timeOf(slot.start, here, language)}`}>
                  {timeOf(slot.start, here, language)}
                </Button>
                {differs && (
                  <span className={style.soft}>
                    {words.clinicTime.replace("{time}", timeOf(slot.start, zone, language))}
                  </span>
                )}
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}
