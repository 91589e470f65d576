import { assess } from "@backroot/reasoning";
import { useState } from "react";
import { useNavigate } from "react-router";
import { type CheckRecord, forgetPastCheck, keepPastCheck, pastChecks } from "../../device/check-record.ts";
import { Button } from "../../ui/button/button.tsx";
import { Checklist } from "../../ui/checklist/checklist.tsx";
import { Page } from "../../ui/page/page.tsx";
import { type Level, UrgencyTag } from "../../ui/urgency/urgency.tsx";
import { useAt, useLocale, useWords } from "../../words/words.ts";
import { BringBack } from "./bring-back.tsx";
import { useCheck, useNetwork } from "./check.tsx";
import { Comparison } from "./comparison.tsx";
import style from "./past.module.css";

/** Finished checks on this device; two of them can be laid side by side. */
export default function Past() {
  const { model, wording, record, keep, startAgain } = useCheck();
  const network = useNetwork();
  const words = useWords().past;
  const locale = useLocale();
  const at = useAt();
  const navigate = useNavigate();
  const [past, setPast] = useState(() => pastChecks(model));
  const [chosen, setChosen] = useState<readonly string[]>(past.slice(0, 2).map(({ begun }) => begun));

  const date = new Intl.DateTimeFormat(locale, { dateStyle: "long", timeStyle: "short" });
  const nameOf = ({ finished }: CheckRecord) => words.of.replace("{date}", date.format(new Date(finished!)));
  const open = (check: CheckRecord) => {
    keep(check);
    navigate(at("/check/result"));
  };
  const remove = ({ begun }: CheckRecord) => {
    forgetPastCheck(begun, model);
    if (record.begun === begun) startAgain();
    setPast(pastChecks(model));
    setChosen(chosen.filter((id) => id !== begun));
  };
  const pair = past.filter(({ begun }) => chosen.includes(begun));
  return (
    <Page title={words.title} quiet>
      <div className={style.stack}>
        <h1>{words.title}</h1>
        {past.length === 0 ? <p>{words.none}</p> : <p>{words.lead}</p>}
        <ol className={style.checks}>
          {past.map((check) => {
            const { urgency, causes } = assess(network, check.answers);
            return (
              <li key={check.begun}>
                <h2>{nameOf(check)}</h2>
                <p>
                  <UrgencyTag level={urgency as Level}>{wording.urgencies[urgency]!.title}</UrgencyTag>
                </p>
                <p className={style.first}>{wording.causes[causes[0]!.id]?.title ?? causes[0]!.id}</p>
                <p className={style.controls}>
                  <Button kind="quiet" onPress={() => open(check)} aria-label={`${words.open}: ${nameOf(check)}`}>
                    {words.open}
                  </Button>
                  <Button kind="quiet" onPress={() => remove(check)} aria-label={`${words.remove}: ${nameOf(check)}`}>
                    {words.remove}
                  </Button>
                </p>
              </li>
            );
          })}
        </ol>
        {past.length > 1 && (
          <section className={style.stack}>
            <h2>{words.compare}</h2>
            {past.length > 2 && (
              <Checklist
                label={words.lead}
                items={past.map((check) => ({ value: check.begun, label: nameOf(check) }))}
                value={[...chosen]}
                onChange={(value) => setChosen(value.slice(-2))}
              />
            )}
            {pair.length === 2 && <Comparison before={pair[1]!} after={pair[0]!} />}
          </section>
        )}
        <section className={style.stack}>
          <h2>{words.importTitle}</h2>
          <BringBack
            onRecord={(brought) => {
              keepPastCheck(brought, model);
              setPast(pastChecks(model));
            }}
          />
        </section>
      </div>
    </Page>
  );
}
