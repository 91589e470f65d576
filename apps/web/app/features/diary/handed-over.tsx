import { type SubmitEvent, useEffect, useState } from "react";
import { useParams, useRevalidator } from "react-router";
import { codeIn } from "../../checks/code.ts";
import { nameOf, unsealed } from "../../checks/seal.ts";
import type { Sheet } from "../../checks/summary.ts";
import { SummarySheet } from "../../checks/summary-sheet.tsx";
import { EntryForm, Press, TextEntry } from "../../ui/entry/entry.tsx";
import { Notice } from "../../ui/notice/notice.tsx";
import { Ready } from "../../ui/ready/ready.tsx";
import { filled, useStaffWords } from "../../words/staff.ts";
import { useAt, useLocale } from "../../words/words.ts";
import style from "./record.module.css";
import type { Opened } from "./visit-handover.ts";

/** Opens a summary that a person handed over: unlocked in this browser, shown, and then kept with the visit or not. */
export function HandedOver({ visit }: Readonly<{ visit: string }>) {
  const { visit: words } = useStaffWords();
  return (
    <Ready waiting={<noscript>{words.summaryScript}</noscript>}>
      <Opening visit={visit} />
    </Ready>
  );
}

type Shown = Readonly<{ id: string; sheet: Sheet }>;

function Opening({ visit }: Readonly<{ visit: string }>) {
  const { visit: words } = useStaffWords();
  const { clinic = "" } = useParams();
  const at = useAt();
  const locale = useLocale();
  const { revalidate } = useRevalidator();
  const [typed, setTyped] = useState("");
  const [state, setState] = useState<"asking" | "opening" | Readonly<{ problem: string }> | Shown>("asking");
  useEffect(() => {
    const { hash, pathname, search } = location;
    if (hash.length < 2) return;
    setTyped(decodeURIComponent(hash.slice(1)));
    // The code does not stay in this browser's history.
    history.replaceState(history.state, "", pathname + search);
  }, []);

  const ask = (fields: Readonly<Record<string, string>>) =>
    fetch(at(`/staff/${clinic}/visits/${visit}/handover`), { method: "POST", body: new URLSearchParams(fields) });
  const open = async (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const found = codeIn(typed);
    if (found === undefined) return setState({ problem: words.slip });
    if ((found.clinic ?? clinic) !== clinic) return setState({ problem: words.wrongClinic });
    setState("opening");
    try {
      const id = await nameOf(found.code, clinic);
      const answer = await ask({ do: "open", id });
      const opened = (await answer.json()) as Opened;
      if (!("ciphertext" in opened)) return setState({ problem: refusalOf(opened) });
      const { sheetShape } = await import("../../checks/sheet-shape.ts");
      const text = await unsealed(opened.ciphertext, found.code, clinic);
      const sheet = text === undefined ? undefined : sheetShape.safeParse(JSON.parse(text)).data;
      setTyped("");
      setState(sheet === undefined ? { problem: words.broken } : { id, sheet });
    } catch {
      setState({ problem: words.notOpened });
    }
  };
  const refusalOf = (opened: Extract<Opened, { refused: string }>) =>
    opened.refused === "used"
      ? filled(words.used, { when: opened.at, name: opened.by })
      : { unknown: words.notThere, expired: words.expired, other_person: words.otherPerson, form: words.slip }[
          opened.refused
        ];
  const keep = async ({ id, sheet }: Shown) => {
    const answer = await ask({ do: "keep", id, sheet: JSON.stringify(sheet) }).catch(() => undefined);
    if (!answer?.ok) return setState({ problem: words.notOpened });
    setState("asking");
    await revalidate();
  };

  if (typeof state === "object" && "sheet" in state) {
    return (
      <>
        <Notice live>{words.only}</Notice>
        <div className={style.row}>
          <Press type="button" onClick={() => keep(state)}>
            {words.keepIt}
          </Press>
          <Press type="button" kind="quiet" onClick={() => setState("asking")}>
            {words.leaveIt}
          </Press>
        </div>
        <SummarySheet sheet={state.sheet} locale={locale} heading={3} />
      </>
    );
  }
  return (
    <EntryForm onSubmit={open}>
      <TextEntry
        label={words.code}
        hint={words.codeHint}
        name="code"
        value={typed}
        onChange={({ target }) => setTyped(target.value)}
        required
        maxLength={300}
        spellCheck={false}
        problem={typeof state === "object" ? state.problem : undefined}
      />
      <Press kind="plain" disabled={state === "opening"}>
        {state === "opening" ? words.opening : words.openIt}
      </Press>
    </EntryForm>
  );
}
