import type { PlanItem, SessionReport } from "@backroot/recovery";
import { useState } from "react";
import { Link, useNavigate } from "react-router";
import { Actions } from "../../ui/actions/actions.tsx";
import { Button } from "../../ui/button/button.tsx";
import { Checklist } from "../../ui/checklist/checklist.tsx";
import { Choice } from "../../ui/choice/choice.tsx";
import { Page } from "../../ui/page/page.tsx";
import { Scale } from "../../ui/scale/scale.tsx";
import { useAt } from "../../words/words.ts";
import { lastPain } from "./day.ts";
import style from "./plan.module.css";
import { usePlan, usePlanContext } from "./plan.tsx";

type Went = "spare" | "right" | "form" | "limbs";

/** The two questions after a session: pain during it, and how it went. What hurt is asked only when it was too much. */
export function After({ done, onBack }: Readonly<{ done: readonly PlanItem[]; onBack: (() => void) | undefined }>) {
  const { careWording, careLanguage, keeping, today, words, say, fault } = usePlanContext();
  const { plan, reports } = usePlan()!;
  const navigate = useNavigate();
  const at = useAt();
  const [pain, setPain] = useState<number | null>(null);
  const [went, setWent] = useState<Went | null>(null);
  const [hurt, setHurt] = useState<readonly string[]>([]);
  const tooMuch = pain !== null && pain > plan.painLimit.above && done.length > 1;
  const options: readonly Went[] = plan.painLimit.strict
    ? ["spare", "right", "form", "limbs"]
    : ["spare", "right", "form"];

  const keep = async () => {
    if (pain === null || went === null) return;
    // Which of them hurt was told: the others were within the limit.
    const painOf = (exercise: string) =>
      tooMuch && hurt.length > 0 && !hurt.includes(exercise) ? Math.min(pain, plan.painLimit.above) : pain;
    const report: SessionReport = {
      kind: "session",
      on: today,
      done: done.map(({ exercise }) => ({
        exercise,
        pain: painOf(exercise),
        spare: went === "spare",
        form: went !== "form",
      })),
      before: lastPain(reports, plan) ?? pain,
      after: null,
      morning: null,
      ...(went === "limbs" && { limbs: true }),
    };
    const kept = done.length === 0 || (await keeping.add([report]));
    if (!kept) return;
    await keeping.change(({ going: _, ...head }) => head);
    say(done.length === 0 ? null : words.after.kept);
    navigate(at("/plan"));
  };
  return (
    <Page title={words.after.title} quiet>
      <div className={style.stack}>
        <h1>{words.after.title}</h1>
        {done.length > 0 && (
          <>
            <div className={style.field}>
              <h2 className={style.label}>{words.after.pain}</h2>
              <Scale
                label={words.after.pain}
                least={0}
                most={10}
                low={words.noPain}
                high={words.worstPain}
                value={pain}
                onChange={setPain}
              />
            </div>
            {tooMuch && (
              <Checklist
                label={words.after.which}
                hint={words.after.whichHint}
                items={done.map(({ exercise }) => ({
                  value: exercise,
                  label: careWording.exercises[exercise]!.name,
                  lang: careLanguage,
                }))}
                value={hurt}
                onChange={setHurt}
              />
            )}
            <Choice
              label={words.after.went}
              options={options.map((value) => ({ value, label: words.after.options[value] }))}
              value={went}
              onChange={(value) => setWent(options.find((one) => one === value)!)}
            />
          </>
        )}
        <p className={style.soft}>
          {words.after.worried} <Link to={at("/plan/check-in")}>{words.today.somethingNew}</Link>
        </p>
        {fault && <p role="alert">{words.faults[fault]}</p>}
        <Actions>
          <Button kind="main" onPress={keep} isDisabled={done.length > 0 && (pain === null || went === null)}>
            {words.keep}
          </Button>
          {onBack && (
            <Button kind="quiet" onPress={onBack}>
              {words.player.back}
            </Button>
          )}
        </Actions>
      </div>
    </Page>
  );
}
