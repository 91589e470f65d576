import type { PlanFile, Problem } from "@backroot/interchange";
import { plan as makePlan } from "@backroot/recovery";
import { useState } from "react";
import { Link } from "react-router";
import { Button } from "../../ui/button/button.tsx";
import { ConfirmDialog } from "../../ui/dialog/dialog.tsx";
import { FileButton } from "../../ui/file-button/file-button.tsx";
import { Notice } from "../../ui/notice/notice.tsx";
import { useAt, useLocale } from "../../words/words.ts";
import { dayInWords } from "./day-in-words.tsx";
import { downloaded } from "./download.ts";
import { Frame } from "./frame.tsx";
import style from "./plan.module.css";
import { usePlan, usePlanContext } from "./plan.tsx";

type Trouble =
  | Extract<Problem["code"], "too_large" | "not_json" | "not_a_plan" | "newer_version" | "wrong_shape">
  | "refused";

/** What is kept on this device: save it as a file, bring a file in, delete it. */
export default function Data() {
  const { care, keeping, today, words, say } = usePlanContext();
  const planned = usePlan();
  const locale = useLocale();
  const at = useAt();
  const own = words.data;
  const [incoming, setIncoming] = useState<Readonly<{ file: PlanFile; leftOut: number }>>();
  const [trouble, setTrouble] = useState<Trouble>();
  const [erasing, setErasing] = useState(false);

  const save = async () => {
    if (planned === undefined) return;
    const { writePlan } = await import("@backroot/interchange");
    const { made, head, reports } = planned;
    const text = writePlan({
      starts: made.starts,
      person: made.person,
      activities: head.activities,
      moves: head.moves,
      reports: reports.map(({ report }) => report),
    });
    downloaded(`backroot-plan-${today}.json`, "application/json", text);
  };
  const open = async (given: File) => {
    setTrouble(undefined);
    const { readPlan } = await import("@backroot/interchange");
    const { plan, problems } = readPlan(await given.text());
    if (plan !== undefined) return setIncoming({ file: plan, leftOut: problems.length });
    const code = problems[0]?.code;
    setTrouble(code !== undefined && code in own.troubles ? (code as Trouble) : "wrong_shape");
  };
  const bring = async ({ file, leftOut }: NonNullable<typeof incoming>) => {
    setIncoming(undefined);
    const made = makePlan(care, file.person, file.starts);
    if (made.kind !== "plan") return setTrouble("refused");
    const { activities, moves, reports } = file;
    if (!(await keeping.begin({ made: made.plan, activities, moves }, reports))) return;
    say(
      `${own.brought.replace("{n}", String(reports.length))} ${leftOut > 0 ? own.leftOut.replace("{n}", String(leftOut)) : ""}`,
    );
  };
  const about = (starts: string, count: number) =>
    own.about.replace("{day}", dayInWords(locale, starts)).replace("{n}", String(count));
  return (
    <Frame title={own.title}>
      <div className={style.page}>
        <header className={style.head}>
          <h1>{own.title}</h1>
          <p className={style.lead}>{own.lead}</p>
          {planned && <p>{about(planned.made.starts, planned.reports.length)}</p>}
        </header>
        {planned && (
          <section className={style.stack}>
            <h2>{own.save}</h2>
            <p>{own.saveText}</p>
            <div>
              <Button onPress={save}>{own.save}</Button>
            </div>
          </section>
        )}
        <section className={style.stack}>
          <h2>{own.open}</h2>
          <p>{own.openText}</p>
          {trouble && (
            <div role="alert">
              <Notice kind="warning">{own.troubles[trouble]}</Notice>
            </div>
          )}
          <div>
            <FileButton types={[".json", "application/json"]} onFile={open}>
              {own.choose}
            </FileButton>
          </div>
          <ConfirmDialog
            title={own.bringTitle}
            text={
              incoming === undefined
                ? ""
                : `${about(incoming.file.starts, incoming.file.reports.length)} ${planned ? own.replaces.replace("{n}", String(planned.reports.length)) : ""}`
            }
            open={incoming !== undefined}
            confirm={own.bring}
            cancel={words.cancel}
            onConfirm={() => incoming && bring(incoming)}
            onCancel={() => setIncoming(undefined)}
          />
        </section>
        <section className={style.stack}>
          <h2>{own.anew}</h2>
          <p>{own.anewText}</p>
          <p>
            <Link to={at("/plan/start")}>{words.noPlan.start}</Link>
          </p>
        </section>
        {planned && (
          <section className={style.stack}>
            <h2>{own.erase}</h2>
            <p>{own.eraseText}</p>
            <div>
              <Button onPress={() => setErasing(true)}>{own.erase}</Button>
            </div>
            <ConfirmDialog
              title={own.erase}
              text={own.eraseText}
              open={erasing}
              confirm={own.eraseDo}
              cancel={words.cancel}
              onCancel={() => setErasing(false)}
              onConfirm={async () => {
                setErasing(false);
                if (await keeping.erase()) say(own.erased);
              }}
            />
          </section>
        )}
      </div>
    </Frame>
  );
}
