import { useState } from "react";
import { Button } from "../ui/button/button.tsx";
import { localeOf } from "../words/language.ts";
import { useLanguage, useWords } from "../words/words.ts";
import style from "./code-card.module.css";

/** The code a summary was given under, as it is read aloud and sent on. `expiresAt`: epoch seconds; `link` is for staff. */
export function CodeCard({ code, expiresAt, link }: Readonly<{ code: string; expiresAt?: number; link: string }>) {
  const { handOver: words } = useWords();
  const language = useLanguage();
  const [copied, setCopied] = useState(false);
  const date = new Intl.DateTimeFormat(localeOf(language), { dateStyle: "full" });
  const copy = () => navigator.clipboard.writeText(link).then(() => setCopied(true));
  return (
    <div className={style.card}>
      <p className={style.name} id="hand-over-code">
        {words.code}
      </p>
      <output className={style.code} aria-labelledby="hand-over-code">
        {code.split("-").map((group) => (
          <span key={group}>{group} </span>
        ))}
      </output>
      {expiresAt !== undefined && <p>{words.codeHint.replace("{date}", date.format(expiresAt * 1000))}</p>}
      <p className={style.soft}>{words.again}</p>
      <p className={style.soft}>{words.link}</p>
      <p className={style.link}>
        <code>{link}</code>
        <Button onPress={copy}>{copied ? words.copied : words.copy}</Button>
      </p>
    </div>
  );
}
