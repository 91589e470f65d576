import { alternatives, type Change, type DailyMinutes, type Day, dailyMinutes, type Plan } from "@backroot/recovery";
import { useMemo, useState } from "react";
import { Button } from "../../ui/button/button.tsx";
import { Checklist } from "../../ui/checklist/checklist.tsx";
import { Choice } from "../../ui/choice/choice.tsx";
import { Dialog } from "../../ui/dialog/dialog.tsx";
import { Empty } from "../../ui/empty/empty.tsx";
import { useLocale } from "../../words/words.ts";
import { itemsOn, moved, secondsOfDay, sessionOn, weekAround } from "./day.ts";
import { DayInWords, dayInWords } from "./day-in-words.tsx";
import { doseInWords, inTime } from "./dose-in-words.ts";
import { Frame } from "./frame.tsx";
import { NoPlan } from "./no-plan.tsx";
import style from "./plan.module.css";
import { usePlan, usePlanContext } from "./plan.tsx";

/** The plan of this week, what can be changed about it, and why it changed. */
export default function Week() {
  const { words, today } = usePlanContext();
  const planned = usePlan();
  if (planned === undefined) return <NoPlan title={words.week.title} />;
  const { plan } = planned;
  return (
    <Frame title={words.week.title}>
      <div className={style.page}>
        <header className={style.head}>
          <h1>{words.week.title}</h1>
          <Phase plan={plan} />
        </header>
        <ol className={style.week}>
          {weekAround(plan, today).map((day) => (
            <DayOf key={day} day={day} />
          ))}
        </ol>
        <Exercises />
        <Settings />
        <History history={plan.history} />
      </div>
    </Frame>
  );
}

function Phase({ plan }: Readonly<{ plan: Plan }>) {
  const { careWording, careLanguage, keeping, today, words } = usePlanContext();
  const wording = careWording.plans[plan.cause];
  const phase = wording?.phases[plan.phase];
  if (wording === undefined || phase === undefined) return null;
  const last = plan.phase >= wording.phases.length - 1;
  return (
    <div className={style.stack}>
      <p className={style.lead} lang={careLanguage}>
        {wording.first}
      </p>
      <p>
        {words.week.phase.replace("{n}", String(plan.phase + 1)).replace("{of}", String(wording.phases.length))}{" "}
        <span lang={careLanguage}>{phase.dose}</span>
      </p>
      {!last && (
        <p className={style.soft}>
          {words.week.moveOn} <span lang={careLanguage}>{phase.move_on}</span>
        </p>
      )}
      {!last && plan.state === "active" && !plan.memory.ready && (
        <div>
          <Button kind="quiet" onPress={() => keeping.add([{ kind: "ready", on: today }])}>
            {words.week.ready}
          </Button>
        </div>
      )}
      {plan.memory.ready && <p className={style.soft}>{words.week.readyKept}</p>}
    </div>
  );
}

function DayOf({ day }: Readonly<{ day: Day }>) {
  const { careWording, careLanguage, keeping, words, today, say } = usePlanContext();
  const { plan, head, reports } = usePlan()!;
  const locale = useLocale();
  const [moving, setMoving] = useState(false);
  const items = itemsOn(plan, day, head.moves);
  const done = sessionOn(reports, day) !== undefined;
  const others = weekAround(plan, today).filter(
    (other) => other !== day && other >= today && !sessionOn(reports, other),
  );
  const canMove = day >= today && !done && items.length > 0 && others.length > 0;
  const move = async (to: Day) => {
    setMoving(false);
    if (await keeping.change((now) => ({ ...now, moves: moved(now.moves, day, to) })))
      say(words.week.moved.replace("{from}", dayInWords(locale, day)).replace("{to}", dayInWords(locale, to)));
  };
  return (
    <li className={`${style.day} ${day === today ? style.now : ""} ${done ? style.past : ""}`}>
      <h2>
        <DayInWords day={day} />
        {day === today && <span className={style.tag}>{words.week.today}</span>}
        {done && <span className={style.tag}>{words.week.done}</span>}
      </h2>
      {items.length === 0 ? (
        <p className={style.soft}>{words.week.rest}</p>
      ) : (
        <>
          <ul className={style.names} lang={careLanguage}>
            {items.map(({ exercise }) => (
              <li key={exercise}>{careWording.exercises[exercise]!.name}</li>
            ))}
          </ul>
          <p className={style.soft}>{inTime(words.dose, secondsOfDay(items))}</p>
        </>
      )}
      {canMove && (
        <div>
          <Button
            kind="quiet"
            onPress={() => setMoving(true)}
            aria-label={words.week.moveDay.replace("{day}", dayInWords(locale, day))}
          >
            {words.week.move}
          </Button>
          <Dialog
            title={words.week.moveDay.replace("{day}", dayInWords(locale, day))}
            open={moving}
            onClose={() => setMoving(false)}
            close={words.cancel}
          >
            <p>{words.week.moveHint}</p>
            <div className={style.choices}>
              {others.map((other) => (
                <Button key={other} onPress={() => move(other)}>
                  {dayInWords(locale, other)}
                </Button>
              ))}
            </div>
          </Dialog>
        </div>
      )}
    </li>
  );
}

function Exercises() {
  const { careWording, careLanguage, words } = usePlanContext();
  const { plan } = usePlan()!;
  const [swapping, setSwapping] = useState<string>();
  if (plan.state === "stopped") return null;
  return (
    <section className={style.stack}>
      <h2>{words.week.exercises}</h2>
      <ul className={style.rows}>
        {plan.items.map((item) => (
          <li key={item.exercise} className={style.rowed}>
            <div>
              <strong lang={careLanguage}>{careWording.exercises[item.exercise]!.name}</strong>
              <p className={style.soft}>
                <span lang={careLanguage}>{careWording.levels[item.level]}</span> · {doseInWords(words.dose, item)} ·{" "}
                {words.week.perWeek.replace("{n}", String(item.perWeek))}
              </p>
            </div>
            <Button
              kind="quiet"
              onPress={() => setSwapping(item.exercise)}
              aria-label={words.week.swapOne.replace("{exercise}", careWording.exercises[item.exercise]!.name)}
            >
              {words.week.swap}
            </Button>
          </li>
        ))}
      </ul>
      {swapping !== undefined && <Swap exercise={swapping} onClose={() => setSwapping(undefined)} />}
    </section>
  );
}

/** All that train the same and are safe, best first, each with its reason: the person chooses before anything changes. */
function Swap({ exercise, onClose }: Readonly<{ exercise: string; onClose: () => void }>) {
  const { care, careWording, careLanguage, keeping, today, words, say } = usePlanContext();
  const { plan } = usePlan()!;
  const others = useMemo(() => alternatives(care, plan, exercise, today), [care, plan, exercise, today]);
  const [to, setTo] = useState<string | null>(others[0]?.exercise ?? null);
  const nameOf = (id: string) => careWording.exercises[id]!.name;
  const swap = async () => {
    onClose();
    if (to !== null && (await keeping.add([{ kind: "wish", on: today, swap: exercise, to }])))
      say(words.week.swapped.replace("{to}", nameOf(to)));
  };
  return (
    <Dialog
      title={words.week.swapOne.replace("{exercise}", nameOf(exercise))}
      open
      onClose={onClose}
      close={words.cancel}
    >
      {to === null ? (
        <p>{words.week.nothingEqual}</p>
      ) : (
        <>
          <Choice
            label={words.week.instead}
            options={others.map(({ exercise: id, shares }) => ({
              value: id,
              label: nameOf(id),
              hint: words.week.trainsToo.replace(
                "{targets}",
                shares.map((target) => careWording.targets[target]!).join(", "),
              ),
              lang: careLanguage,
            }))}
            value={to}
            onChange={setTo}
          />
          <p lang={careLanguage}>{careWording.exercises[to]!.why}</p>
          <p className={style.soft}>
            {words.certainty[others.find((other) => other.exercise === to)!.certainty]} {words.week.swapHint}
          </p>
          <div>
            <Button kind="main" onPress={swap}>
              {words.week.swapDo}
            </Button>
          </div>
        </>
      )}
    </Dialog>
  );
}

/** Minutes a day and what there is to exercise with. */
function Settings() {
  const { care, careWording, careLanguage, keeping, today, words, say } = usePlanContext();
  const { plan } = usePlan()!;
  const [minutes, setMinutes] = useState<DailyMinutes>(plan.minutes);
  const [equipment, setEquipment] = useState<readonly string[]>(plan.person.equipment);
  const same = minutes === plan.minutes && [...equipment].sort().join() === [...plan.person.equipment].sort().join();
  const keep = async () => {
    if (await keeping.add([{ kind: "wish", on: today, minutes, equipment }])) say(words.week.settingsKept);
  };
  return (
    <section className={`${style.stack} ${style.settings}`}>
      <h2>{words.week.settings}</h2>
      <Choice
        label={words.start.minutes}
        inline
        options={dailyMinutes.map((n) => ({ value: String(n), label: words.start.minutesEach[n] }))}
        value={String(minutes)}
        onChange={(value) => setMinutes(dailyMinutes.find((n) => String(n) === value)!)}
      />
      <Checklist
        label={words.start.equipment}
        columns
        items={care.equipment
          .filter(({ everyday }) => !everyday)
          .map(({ id }) => ({ value: id, label: careWording.equipment[id]!, lang: careLanguage }))}
        value={equipment}
        onChange={setEquipment}
      />
      <div>
        <Button onPress={keep} isDisabled={same}>
          {words.week.settingsKeep}
        </Button>
      </div>
    </section>
  );
}

/** Each change with its rule, what it changed from and to, and the days of the reports behind it; newest first. */
function History({ history }: Readonly<{ history: readonly Change[] }>) {
  const { words } = usePlanContext();
  const [all, setAll] = useState(false);
  const newest = history.toReversed();
  return (
    <section className={style.stack}>
      <h2>{words.week.history}</h2>
      {newest.length === 0 ? (
        <Empty title={words.week.noChange}>
          <p>{words.week.noChangeText}</p>
        </Empty>
      ) : (
        <ol className={style.history}>
          {newest.slice(0, all ? undefined : shown).map((change, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a change has no identity but its place in the history
            <li key={newest.length - i}>
              <ChangeInWords change={change} />
            </li>
          ))}
        </ol>
      )}
      {newest.length > shown && !all && (
        <div>
          <Button onPress={() => setAll(true)}>{words.week.allChanges.replace("{n}", String(newest.length))}</Button>
        </div>
      )}
    </section>
  );
}

/** Changes shown before the person asks for all. */
const shown = 10;

function ChangeInWords({ change: { rule, on, exercise, from, to, reports, danger } }: Readonly<{ change: Change }>) {
  const { careWording, careLanguage, words } = usePlanContext();
  const locale = useLocale();
  const nameOf = (id: string) => careWording.exercises[id]?.name;
  const said = (value: string | undefined) => value && (nameOf(value) ?? value);
  const steps = rule === "asked_minutes" ? [] : [said(from), said(to)].filter((part) => part !== undefined);
  return (
    <>
      <p className={style.when}>
        <DayInWords day={on} short />
      </p>
      <div lang={careLanguage}>
        <p>
          {exercise && <strong>{nameOf(exercise)}: </strong>}
          {careWording.changes[rule]} {danger && careWording.dangers[danger]}
        </p>
        {steps.length > 0 && <p className={style.soft}>{steps.join(" → ")}</p>}
        {reports.length > 0 && (
          <p className={style.soft} lang={locale}>
            {words.week.because.replace("{days}", reports.map((day) => dayInWords(locale, day, true)).join(", "))}
          </p>
        )}
      </div>
    </>
  );
}
