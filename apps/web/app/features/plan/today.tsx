import { daysBetween, type Plan, type PlanItem } from "@backroot/recovery";
import { startTransition, useEffect, useState } from "react";
import { Link, useNavigate } from "react-router";
import { Actions } from "../../ui/actions/actions.tsx";
import { Button } from "../../ui/button/button.tsx";
import { ConfirmDialog } from "../../ui/dialog/dialog.tsx";
import { Disclosure } from "../../ui/disclosure/disclosure.tsx";
import { FigurePair } from "../../ui/figure/figure.tsx";
import { workingOf } from "../../ui/figure/muscles.ts";
import { Notice } from "../../ui/notice/notice.tsx";
import { Scale } from "../../ui/scale/scale.tsx";
import { useAt } from "../../words/words.ts";
import { itemsOn, lastPain, morningToAsk, secondsOfDay, sessionOn } from "./day.ts";
import { DayInWords } from "./day-in-words.tsx";
import { doseInWords, inTime } from "./dose-in-words.ts";
import { Frame } from "./frame.tsx";
import { HowSoon } from "./how-soon.tsx";
import style from "./plan.module.css";
import { usePlan, usePlanContext } from "./plan.tsx";

/** What to do now, why, and how long it takes. */
export default function Today() {
  const { words, today } = usePlanContext();
  const planned = usePlan();
  const navigate = useNavigate();
  const at = useAt();
  useEffect(() => {
    if (planned === undefined) navigate(at("/plan/start"), { replace: true });
  }, [planned, navigate, at]);
  if (planned === undefined) return null;
  const { plan, head, reports } = planned;
  const items = itemsOn(plan, today, head.moves);
  const done = sessionOn(reports, today) !== undefined;
  const going = head.going?.on === today;
  const begin = (
    <Button kind={done ? "plain" : "main"} onPress={() => navigate(at("/plan/session"))}>
      {going ? words.today.goOn : done ? words.today.again : words.today.begin}
    </Button>
  );
  return (
    <Frame title={words.today.title}>
      <div className={style.today}>
        <header className={style.head}>
          <p className={style.soft}>
            <DayInWords day={today} />
          </p>
          <h1>{done ? words.today.done : items.length === 0 ? words.today.rest : words.today.now}</h1>
          {!done && items.length > 0 && (
            <p className={style.lead}>
              {words.today.howLong
                .replace("{time}", inTime(words.dose, secondsOfDay(items)))
                .replace("{count}", String(items.length))}
            </p>
          )}
          {done && <p className={style.lead}>{words.today.doneText}</p>}
          {!done && items.length === 0 && plan.state !== "stopped" && (
            <p className={style.lead}>{words.today.restText}</p>
          )}
        </header>
        <State plan={plan} />
        <Morning />
        <CheckInDue />
        {items.length > 0 && <div className={style.onDesk}>{begin}</div>}
        {items.length > 0 && (
          <>
            <ol className={style.exercises}>
              {items.map((item) => (
                <li key={item.exercise}>
                  <Exercise item={item} />
                </li>
              ))}
            </ol>
            <p className={style.soft}>
              {words.today.limit.replace("{limit}", String(plan.painLimit.above))}{" "}
              <Link to={at("/plan/check-in")}>{words.today.somethingNew}</Link>
            </p>
            <div className={style.onPhone}>
              <Actions>{begin}</Actions>
            </div>
          </>
        )}
        <Habits plan={plan} />
      </div>
    </Frame>
  );
}

/** False until the words are on the screen: drawing waits for them, so that a plan opens at once. */
function useAfterPaint(): boolean {
  const [painted, setPainted] = useState(false);
  useEffect(() => {
    const frame = requestAnimationFrame(() => startTransition(() => setPainted(true)));
    return () => cancelAnimationFrame(frame);
  }, []);
  return painted;
}

function Exercise({ item }: Readonly<{ item: PlanItem }>) {
  const { care, careWording, careLanguage, wording, words } = usePlanContext();
  const exercise = care.exercises.find(({ id }) => id === item.exercise)!;
  const { name, why, form, levels, rules } = careWording.exercises[item.exercise]!;
  const drawn = useAfterPaint();
  const causes = item.reason.causes.map((id) => wording.causes[id]?.title ?? id);
  return (
    <article className={style.exercise}>
      <div className={style.pair}>
        {drawn ? (
          <FigurePair
            movement={exercise.pose}
            working={workingOf(exercise.targets)}
            label={`${name}. ${form.join(" ")}`}
            words={words.figure}
          />
        ) : (
          <div />
        )}
      </div>
      <div className={style.said}>
        <h2 lang={careLanguage}>{name}</h2>
        <p>
          {doseInWords(words.dose, item)} <span className={style.soft}>· {inTime(words.dose, item.seconds)}</span>
        </p>
        <p lang={careLanguage} className={style.soft}>
          {levels[item.level]}
        </p>
        {item.cautions.map((id) => (
          <p key={id} lang={careLanguage} className={style.caution}>
            {rules?.[id]}
          </p>
        ))}
        <Disclosure summary={words.today.why}>
          <div className={style.stack}>
            <p lang={careLanguage}>{why}</p>
            <p>{words.today.serves.replace("{causes}", causes.join("; "))}</p>
            {item.reason.insteadOf && (
              <p>
                {words.today.insteadOf.replace("{exercise}", careWording.exercises[item.reason.insteadOf]?.name ?? "")}
              </p>
            )}
            <p className={style.soft}>{words.certainty[exercise.evidence.certainty]}</p>
          </div>
        </Disclosure>
      </div>
    </article>
  );
}

/** What is out of the ordinary with the plan, and what it means for today. */
function State({ plan }: Readonly<{ plan: Plan }>) {
  const { careWording, careLanguage, keeping, today, words } = usePlanContext();
  const [asking, setAsking] = useState(false);
  if (plan.state === "stopped") {
    const stop = plan.history.findLast(({ rule }) => rule === "stop_and_be_seen");
    return (
      <section className={style.stack}>
        {plan.beSeen && <HowSoon urgency={plan.beSeen} />}
        <p lang={careLanguage}>
          {careWording.changes.stop_and_be_seen} {stop?.danger && careWording.dangers[stop.danger]}
        </p>
        <div>
          <Button onPress={() => setAsking(true)}>{words.stopped.seen}</Button>
        </div>
        <ConfirmDialog
          title={words.stopped.confirmTitle}
          text={words.stopped.confirmText}
          open={asking}
          confirm={words.stopped.confirm}
          cancel={words.stopped.cancel}
          onCancel={() => setAsking(false)}
          onConfirm={() => {
            setAsking(false);
            keeping.add([{ kind: "screen", on: today, urgency: "routine", cleared: true }]);
          }}
        />
      </section>
    );
  }
  const rule =
    plan.state === "flare" ? "flare" : plan.state === "deload" ? "deload" : plan.state === "done" ? "done" : undefined;
  const recent = plan.history.findLast((change) => daysBetween(change.on, today) <= 1 && change.rule !== "hold");
  if (rule !== undefined || recent !== undefined) {
    const told = rule ?? recent!.rule;
    const about = rule === undefined && recent!.exercise ? `${careWording.exercises[recent!.exercise]?.name}: ` : "";
    return (
      <Notice title={words.today.changed}>
        <span lang={careLanguage}>
          {about}
          {careWording.changes[told]}
        </span>
      </Notice>
    );
  }
  return null;
}

/** How the morning after yesterday's session is: it decides whether the plan goes on, holds or eases. */
function Morning() {
  const { keeping, words, today, say } = usePlanContext();
  const planned = usePlan()!;
  const [value, setValue] = useState<number | null>(null);
  const asked = morningToAsk(planned.reports, today);
  if (asked === undefined) return null;
  const before = lastPain(planned.reports, planned.plan);
  const keep = async () => {
    if (value !== null && (await keeping.replace(asked.id, { ...asked.report, morning: value })))
      say(words.morning.kept);
  };
  return (
    <section className={style.ask}>
      <h2>{words.morning.title}</h2>
      <p className={style.soft}>{words.morning.why}</p>
      <Scale
        label={words.morning.title}
        least={0}
        most={10}
        low={words.noPain}
        high={words.worstPain}
        value={value}
        onChange={setValue}
      />
      <div className={style.row}>
        <Button onPress={keep} isDisabled={value === null}>
          {words.keep}
        </Button>
        {before !== undefined && (
          <span className={style.soft}>{words.morning.before.replace("{n}", String(before))}</span>
        )}
      </div>
    </section>
  );
}

function CheckInDue() {
  const { words, today } = usePlanContext();
  const { plan, reports } = usePlan()!;
  const at = useAt();
  const last = reports.findLast(({ report }) => report.kind === "scores" && report.peg !== undefined)?.report.on;
  const due = last === undefined || daysBetween(last, today) >= 7;
  if (!due && !plan.screenDue) return null;
  const text = plan.screenDue
    ? words.checkIn.dueScreen
    : last === undefined
      ? words.checkIn.dueFirst
      : words.checkIn.due;
  return (
    <p className={style.due}>
      {text} <Link to={at("/plan/check-in")}>{words.checkIn.toIt}</Link>
    </p>
  );
}

function Habits({ plan }: Readonly<{ plan: Plan }>) {
  const { careWording, careLanguage, words } = usePlanContext();
  const [first] = plan.habits;
  const habit = first && careWording.habits[first.id];
  if (habit === undefined || plan.state === "stopped") return null;
  return (
    <section className={style.stack}>
      <h2>{words.today.alongside}</h2>
      <div lang={careLanguage}>
        <Disclosure summary={habit.name}>
          <div className={style.stack}>
            <ul>
              {habit.do.map((text) => (
                <li key={text}>{text}</li>
              ))}
            </ul>
            <p className={style.soft}>{habit.honesty}</p>
          </div>
        </Disclosure>
      </div>
    </section>
  );
}
