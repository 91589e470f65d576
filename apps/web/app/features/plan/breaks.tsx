import type { PlanItem } from "@backroot/recovery";
import { useEffect, useMemo, useRef, useState } from "react";
import { keep, readKept } from "../../device/kept.ts";
import { Button } from "../../ui/button/button.tsx";
import { Choice } from "../../ui/choice/choice.tsx";
import { Disclosure } from "../../ui/disclosure/disclosure.tsx";
import { Figure } from "../../ui/figure/figure.tsx";
import { workingOf } from "../../ui/figure/muscles.ts";
import { Notice } from "../../ui/notice/notice.tsx";
import { Switch } from "../../ui/switch/switch.tsx";
import { TextField } from "../../ui/text-field/text-field.tsx";
import { Timer } from "../../ui/timer/timer.tsx";
import { useAt } from "../../words/words.ts";
import { type BreakHours, breakState, breakTimes, minuteOf, timeOf } from "./break-time.ts";
import style from "./breaks.module.css";
import { itemsOn } from "./day.ts";
import { downloaded } from "./download.ts";
import { Frame } from "./frame.tsx";
import { NoPlan } from "./no-plan.tsx";
import { type IdleDetectors, watchMachine, watchPage } from "./pauses.ts";
import { usePlan, usePlanContext } from "./plan.tsx";
import { paceOf } from "./steps.ts";

const usual: BreakHours = { every: 30, from: 9 * 60, to: 17 * 60 };
const snoozeMs = 5 * 60_000;
/** A timer that ticks every second and misses this much was asleep with its page or its machine. */
const asleepMs = 3 * 60_000;
/** How long one movement takes, seconds. */
const movement = 60;

/** A timer that asks for movement, with one minute of today's plan to do; and the calendar file that does what a page cannot. */
export default function Breaks() {
  const { care, careWording, careLanguage, words } = usePlanContext();
  const planned = usePlan();
  const [hours, setHours] = useState(keptHours);
  if (planned === undefined) return <NoPlan title={words.breaks.title} />;
  const habit = careWording.habits.movement_breaks!;
  const [least, most] = care.habits
    .find(({ id }) => id === "movement_breaks")!
    .amounts.find(({ id }) => id === "break_every")!.value;
  const change = (next: BreakHours) => {
    setHours(next);
    keep("breaks", next);
  };
  return (
    <Frame title={words.breaks.title}>
      <div className={style.page}>
        <header className={style.head}>
          <h1>{words.breaks.title}</h1>
          <p className={style.lead}>{words.breaks.lead}</p>
        </header>
        <Clock hours={hours} />
        <section className={style.section}>
          <h2>{words.breaks.when}</h2>
          <Choice
            label={words.breaks.every}
            hint={words.breaks.everyHint.replace("{least}", String(least)).replace("{most}", String(most))}
            inline
            options={[least, (least + most) / 2, most].map((n) => ({
              value: String(n),
              label: words.breaks.minutes.replace("{n}", String(n)),
            }))}
            value={String(hours.every)}
            onChange={(value) => change({ ...hours, every: Number(value) })}
          />
          <div className={style.hours}>
            <Hour label={words.breaks.from} value={hours.from} onChange={(from) => change({ ...hours, from })} />
            <Hour label={words.breaks.to} value={hours.to} onChange={(to) => change({ ...hours, to })} />
          </div>
        </section>
        <Calendar hours={hours} />
        <section lang={careLanguage} className={style.section}>
          <Disclosure summary={habit.name}>
            <div className={style.section}>
              <p>{habit.honesty}</p>
              <ul>
                {Object.values(habit.claims).map((claim) => (
                  <li key={claim}>{claim}</li>
                ))}
              </ul>
            </div>
          </Disclosure>
        </section>
      </div>
    </Frame>
  );
}

function keptHours(): BreakHours {
  const kept = readKept("breaks") as Partial<BreakHours> | undefined;
  const { every, from, to } = { ...usual, ...kept };
  return [every, from, to].every((n) => Number.isInteger(n) && n >= 0 && n < 1440) && every >= 5
    ? { every, from, to }
    : usual;
}

function Hour({
  label,
  value,
  onChange,
}: Readonly<{ label: string; value: number; onChange: (minute: number) => void }>) {
  const { words } = usePlanContext();
  const [text, setText] = useState(timeOf(value));
  const minute = minuteOf(text);
  return (
    <TextField
      label={label}
      value={text}
      most={5}
      onChange={(next) => {
        setText(next);
        const read = minuteOf(next);
        if (read !== undefined) onChange(read);
      }}
      problem={minute === undefined ? words.breaks.hourProblem : undefined}
    />
  );
}

function Clock({ hours }: Readonly<{ hours: BreakHours }>) {
  const { careWording, careLanguage, words } = usePlanContext();
  const [on, setOn] = useState(false);
  const [moved, setMoved] = useState(0);
  const [snoozed, setSnoozed] = useState(0);
  const [inCall, setInCall] = useState(false);
  const [doing, setDoing] = useState<number>();
  const [slept, setSlept] = useState(false);
  const now = useNow(on, () => setSlept(true));
  const [counted, setCounted] = useState<number>();
  const state = on ? breakState(hours, now, moved, snoozed, inCall) : undefined;
  const due = state?.kind === "due" && doing === undefined;
  // What is asked is not taken away under a finger; and who is in a call is there, though nothing is touched.
  const away = usePauses(on && !due && !inCall, (back) => {
    setMoved(back);
    setCounted(back);
    setSlept(false);
  });
  const [rounds, setRounds] = useState(0);
  const item = useMovement(rounds);
  const name = item && careWording.exercises[item.exercise]!.name;
  useEffect(() => {
    if (due) notify(words.breaks.notice, name ?? words.breaks.anything);
  }, [due, name, words]);
  useTitle(due ? words.breaks.now : undefined);

  const rest = () => {
    setMoved(Date.now());
    setSnoozed(0);
    setDoing(undefined);
    setSlept(false);
    setRounds((n) => n + 1);
  };
  if (!on) {
    return (
      <section className={style.clock}>
        <Button
          kind="main"
          onPress={() => {
            setOn(true);
            setMoved(Date.now());
          }}
        >
          {words.breaks.start}
        </Button>
        <p className={style.soft}>{words.breaks.honest}</p>
      </section>
    );
  }
  const left = doing === undefined ? 0 : Math.max(0, movement - (now.ms - doing) / 1000);
  return (
    <section className={style.clock}>
      {doing !== undefined ? (
        <>
          <h2 lang={name === undefined ? undefined : careLanguage}>{name ?? words.breaks.anything}</h2>
          {item && <Moving item={item} />}
          <Timer label={words.breaks.minute} of={movement} left={left}>
            {Math.ceil(left)}
          </Timer>
          <div className={style.row}>
            <Button kind="main" onPress={rest}>
              {words.breaks.done}
            </Button>
          </div>
        </>
      ) : due ? (
        <div role="status" className={style.due}>
          <h2>{words.breaks.now}</h2>
          {slept && <p>{words.breaks.slept}</p>}
          <p>
            {words.breaks.suggest} <strong lang={careLanguage}>{name}</strong>
          </p>
          <div className={style.row}>
            <Button kind="main" onPress={() => setDoing(Date.now())}>
              {words.breaks.moveNow}
            </Button>
            <Button onPress={rest}>{words.breaks.movedAlready}</Button>
            <Button kind="quiet" onPress={() => setSnoozed(Date.now() + snoozeMs)}>
              {words.breaks.snooze}
            </Button>
          </div>
        </div>
      ) : (
        <>
          {state?.kind === "counting" ? (
            <Timer label={words.breaks.next} of={hours.every * 60} left={state.left}>
              {Math.ceil(state.left / 60)}
              <span className={style.small}>{words.breaks.minutesLeft}</span>
            </Timer>
          ) : (
            <p className={style.lead}>{state?.kind === "call" ? words.breaks.inCallNow : words.breaks.quietNow}</p>
          )}
          {state?.kind === "counting" && counted === moved && <p role="status">{words.breaks.pauseCounted}</p>}
          <Button onPress={rest}>{words.breaks.justMoved}</Button>
        </>
      )}
      <div className={style.row}>
        <Switch on={inCall} onChange={setInCall}>
          {words.breaks.inCall}
        </Switch>
        <Button kind="quiet" onPress={() => setOn(false)}>
          {words.breaks.stop}
        </Button>
      </div>
      <Notifications />
      <p className={style.soft}>{away.machine ? words.breaks.pausesMachine : words.breaks.pausesPage}</p>
      {away.ask && (
        <div>
          <Button onPress={away.ask}>{words.breaks.noticeAway}</Button>
        </div>
      )}
      <p className={style.soft}>{words.breaks.honest}</p>
    </section>
  );
}

/** What only some browsers have; undefined in the others. */
const detectors = (globalThis as { IdleDetector?: IdleDetectors }).IdleDetector;

/**
 * Pauses that count as breaks: those the page sees itself, and those of the whole machine where the browser can tell and the
 * person has tapped for it.
 */
function usePauses(
  counts: boolean,
  onPause: (back: number) => void,
): Readonly<{ machine: boolean; ask: (() => void) | undefined }> {
  const [machine, setMachine] = useState(false);
  const [refused, setRefused] = useState(false);
  const tell = useRef(onPause);
  useEffect(() => {
    tell.current = onPause;
  });
  useEffect(() => (counts ? watchPage(window, Date.now, (back) => tell.current(back)) : undefined), [counts]);
  useEffect(
    () =>
      counts && machine && detectors
        ? watchMachine(new detectors(), Date.now, (back) => tell.current(back))
        : undefined,
    [counts, machine],
  );
  const ask = async () => {
    const granted = (await detectors?.requestPermission().catch(() => "denied" as const)) === "granted";
    setMachine(granted);
    setRefused(!granted);
  };
  return { machine, ask: detectors === undefined || machine || refused ? undefined : ask };
}

function Moving({ item }: Readonly<{ item: PlanItem }>) {
  const { care, careWording, careLanguage } = usePlanContext();
  const exercise = care.exercises.find(({ id }) => id === item.exercise)!;
  const { name, form } = careWording.exercises[item.exercise]!;
  const working = useMemo(() => workingOf(exercise.targets), [exercise]);
  const pace = useMemo(() => paceOf(item), [item]);
  return (
    <div lang={careLanguage} className={style.moving}>
      <div className={style.stage}>
        <Figure movement={exercise.pose} tempo={pace} working={working} label={`${name}. ${form.join(" ")}`} playing />
      </div>
      <ul>
        {form.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
    </div>
  );
}

/** An exercise of today's plan that needs no mat and fits a minute, another each time; undefined when there is none. */
function useMovement(round: number): PlanItem | undefined {
  const { care, today } = usePlanContext();
  const { plan, head } = usePlan()!;
  return useMemo(() => {
    const upright = new Set(["standing", "leaning", "sitting", "walking"]);
    const fits = (item: PlanItem) => upright.has(care.exercises.find(({ id }) => id === item.exercise)!.pose.position);
    const choice = [...itemsOn(plan, today, head.moves), ...plan.items].filter(fits);
    return plan.state === "stopped" ? undefined : choice[round % choice.length];
  }, [care, plan, today, head.moves, round]);
}

/** The moment, each second; tells when the page or its machine had been asleep. */
function useNow(on: boolean, onSlept: () => void): Readonly<{ ms: number; minuteOfDay: number }> {
  const [ms, setMs] = useState(() => Date.now());
  const slept = useRef(onSlept);
  useEffect(() => {
    slept.current = onSlept;
  });
  useEffect(() => {
    if (!on) return;
    let before = Date.now();
    const look = () => {
      const now = Date.now();
      if (now - before > asleepMs) slept.current();
      before = now;
      setMs(now);
    };
    look();
    const timer = setInterval(look, 1000);
    document.addEventListener("visibilitychange", look);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", look);
    };
  }, [on]);
  const at = new Date(ms);
  return { ms, minuteOfDay: at.getHours() * 60 + at.getMinutes() };
}

/** The name of the browser's tab while there is something to say: seen even when the tab is not. */
function useTitle(title: string | undefined): void {
  useEffect(() => {
    if (title === undefined) return;
    const before = document.title;
    document.title = `● ${title}`;
    return () => {
      document.title = before;
    };
  }, [title]);
}

function notify(title: string, body: string): void {
  if (typeof Notification === "undefined" || Notification.permission !== "granted" || !document.hidden) return;
  try {
    const shown = new Notification(title, { body, tag: "backroot.break" });
    shown.onclick = () => window.focus();
  } catch {
    // Phones show notifications from service workers alone; the page and its title say it there.
  }
}

/** Asks for notifications only when the person taps for them. */
function Notifications() {
  const { words } = usePlanContext();
  const can = typeof Notification !== "undefined";
  const [permission, setPermission] = useState(can ? Notification.permission : "denied");
  if (permission === "granted") return <p className={style.soft}>{words.breaks.notifying}</p>;
  if (permission === "denied") return <p className={style.soft}>{words.breaks.cannotNotify}</p>;
  return (
    <div>
      <Button onPress={() => Notification.requestPermission().then(setPermission)}>{words.breaks.notify}</Button>
    </div>
  );
}

/** Weeks that a calendar file covers. */
const weeks = 12;

/** The plan and the breaks as a file for the person's own calendar, whose reminders need no page. */
function Calendar({ hours }: Readonly<{ hours: BreakHours }>) {
  const { today, words } = usePlanContext();
  const { plan } = usePlan()!;
  const at = useAt();
  const [time, setTime] = useState("08:00");
  const [failed, setFailed] = useState(false);
  const address = new URL(at("/plan"), location.href).href;
  const save = async (kind: "plan" | "breaks") => {
    setFailed(false);
    try {
      const { calendarOf } = await import("./calendar.ts");
      const text = await calendarOf(
        kind === "plan"
          ? { kind, today, starts: plan.starts, minutes: plan.minutes, days: weeks * 7, times: [minuteOf(time) ?? 480] }
          : { kind, today, starts: plan.starts, minutes: 1, days: weeks * 5, times: breakTimes(hours) },
        words.breaks.calendar[kind],
        address,
      );
      downloaded(`backroot-${kind}.ics`, "text/calendar", text);
    } catch {
      setFailed(true);
    }
  };
  return (
    <section className={style.section}>
      <h2>{words.breaks.calendarTitle}</h2>
      <p>{words.breaks.calendarText.replace("{n}", String(weeks))}</p>
      <div className={style.hours}>
        <TextField
          label={words.breaks.calendarTime}
          value={time}
          most={5}
          onChange={setTime}
          problem={minuteOf(time) === undefined ? words.breaks.hourProblem : undefined}
        />
      </div>
      {failed && (
        <Notice kind="warning" live>
          {words.breaks.calendarFailed}
        </Notice>
      )}
      <div className={style.row}>
        <Button onPress={() => save("plan")} isDisabled={minuteOf(time) === undefined}>
          {words.breaks.savePlan}
        </Button>
        <Button onPress={() => save("breaks")} isDisabled={breakTimes(hours).length === 0}>
          {words.breaks.saveBreaks}
        </Button>
      </div>
    </section>
  );
}
