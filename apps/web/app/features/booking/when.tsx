import { useEffect, useState } from "react";
import { useLanguage, useWords } from "../../words/words.ts";
import style from "./booking.module.css";
import { dayOf, timeOf } from "./in-words.ts";

/** A time at the clinic and, once script tells where the person is, the time there when it differs. Epoch seconds. */
export function When({ start, zone }: Readonly<{ start: number; zone: string }>) {
  const { booking: words } = useWords();
  const language = useLanguage();
  const [here, setHere] = useState(zone);
  useEffect(() => setHere(Intl.DateTimeFormat().resolvedOptions().timeZone), []);
  const at = (where: string) => `${dayOf(start, where, language)}, ${timeOf(start, where, language)}`;
  return at(here) === at(zone) ? (
    <strong>{at(zone)}</strong>
  ) : (
    <>
      <strong>{words.whereYouAre.replace("{time}", at(here))}</strong>
      <span className={style.soft}> {words.clinicTime.replace("{time}", at(zone))}</span>
    </>
  );
}
