import { useEffect, useState } from "react";
import { readCode } from "../../checks/code.ts";
import { CodeCard } from "../../checks/code-card.tsx";
import { Notice } from "../../ui/notice/notice.tsx";
import { useAt, useWords } from "../../words/words.ts";
import style from "./booking.module.css";

/** The code of the summary that was given with this visit, from the fragment of the address; nothing where there is none. */
export function GivenCode({
  clinic,
  visit,
}: Readonly<{ clinic: Readonly<{ slug: string; name: string }>; visit: string }>) {
  const { handOver: words } = useWords();
  const at = useAt();
  const [fragment, setFragment] = useState("");
  useEffect(() => setFragment(location.hash.slice(1)), []);
  if (fragment === "not-given")
    return (
      <Notice kind="warning" live>
        {words.lost} <a href={at("/check/result")}>{words.back}</a>
      </Notice>
    );
  const told = new URLSearchParams(fragment);
  const code = readCode(told.get("code") ?? "");
  if (code === undefined) return null;
  const link = new URL(at(`/staff/${clinic.slug}/visits/${visit}#${code}`), location.href).href;
  return (
    <section className={style.section}>
      <h2>{words.givenTitle.replace("{clinic}", clinic.name)}</h2>
      <CodeCard code={code} expiresAt={Number(told.get("until"))} link={link} />
    </section>
  );
}
