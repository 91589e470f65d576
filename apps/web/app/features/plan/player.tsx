import type { PlanItem } from "@backroot/recovery";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { useNavigate } from "react-router";
import { Actions } from "../../ui/actions/actions.tsx";
import { Button } from "../../ui/button/button.tsx";
import { Disclosure } from "../../ui/disclosure/disclosure.tsx";
import { Figure, type FigureHandle, type Now } from "../../ui/figure/figure.tsx";
import { workingOf } from "../../ui/figure/muscles.ts";
import { Page } from "../../ui/page/page.tsx";
import { Progress } from "../../ui/progress/progress.tsx";
import { Switch } from "../../ui/switch/switch.tsx";
import { Timer } from "../../ui/timer/timer.tsx";
import { useAt, useLocale } from "../../words/words.ts";
import { After } from "./after.tsx";
import { itemsOn } from "./day.ts";
import { doseInWords } from "./dose-in-words.ts";
import { usePlan, usePlanContext } from "./plan.tsx";
import style from "./player.module.css";
import { paceOf, type Step, stepsOf } from "./steps.ts";
import { useVoice } from "./voice.ts";
import { useAwake } from "./wake.ts";

/** A session: each exercise with its figure, counted or timed, with rests between; then two questions. */
export default function Player() {
  const { care, today, keeping } = usePlanContext();
  const planned = usePlan();
  const navigate = useNavigate();
  const at = useAt();
  const going = planned?.head.going?.on === today ? planned.head.going : undefined;
  const [leftOut, setLeftOut] = useState<readonly string[]>(going?.leftOut ?? []);
  // What is done today does not change under the person's hands when a report comes in.
  const [items] = useState(() => (planned ? itemsOn(planned.plan, today, planned.head.moves) : []));
  const steps = useMemo(
    () =>
      stepsOf(
        items.filter(({ exercise }) => !leftOut.includes(exercise)),
        (id) => care.exercises.find((exercise) => exercise.id === id)!,
      ),
    [items, leftOut, care],
  );
  useAwake(true);
  const [place, setPlace] = useState(Math.min(going?.step ?? 0, steps.length));

  useEffect(() => {
    if (items.length === 0) navigate(at("/plan"), { replace: true });
  }, [items, navigate, at]);
  const go = useCallback(
    (step: number, without: readonly string[] = leftOut) => {
      setPlace(step);
      setLeftOut(without);
      keeping.change((head) => ({ ...head, going: { on: today, step, leftOut: without } }));
    },
    [keeping, today, leftOut],
  );
  if (items.length === 0) return null;
  const step = steps[place];
  if (step === undefined) {
    return (
      <After
        done={items.filter(({ exercise }) => !leftOut.includes(exercise))}
        onBack={steps.length > 0 ? () => go(steps.length - 1) : undefined}
      />
    );
  }
  const item = items.find(({ exercise }) => exercise === step.exercise)!;
  const order = items.filter(({ exercise }) => !leftOut.includes(exercise));
  return (
    <Playing
      key={`${step.exercise} ${place}`}
      step={step}
      item={item}
      number={order.indexOf(item) + 1}
      of={order.length}
      next={steps.slice(place + 1).find(({ kind }) => kind !== "rest")}
      onNext={() => go(place + 1)}
      onBack={place > 0 ? () => go(place - 1) : undefined}
      onLeaveOut={() => {
        const first = steps.findIndex(({ exercise }) => exercise === step.exercise);
        go(first, [...leftOut, step.exercise]);
      }}
    />
  );
}

type Props = Readonly<{
  step: Step;
  item: PlanItem;
  number: number;
  of: number;
  next: Step | undefined;
  onNext: () => void;
  onBack: (() => void) | undefined;
  onLeaveOut: () => void;
}>;

function Playing({ step, item, number, of, next, onNext, onBack, onLeaveOut }: Props) {
  const { care, careWording, careLanguage, words } = usePlanContext();
  const at = useAt();
  const exercise = care.exercises.find(({ id }) => id === item.exercise)!;
  const { name, form, mistakes, levels, rules } = careWording.exercises[item.exercise]!;
  const working = useMemo(() => workingOf(exercise.targets), [exercise]);
  const pace = useMemo(() => paceOf(item), [item]);
  const [paused, setPaused] = useState(false);
  const [phase, setPhase] = useState<Now>();
  const figure = useRef<FigureHandle>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const running = step.kind !== "ready" && !paused;
  const length = step.kind === "ready" ? 0 : step.seconds;
  const gone = useCountdown(length, running, onNext);
  const left = Math.max(0, length - gone);
  const { rounds, parts } = step.kind === "work" ? step : { rounds: 0, parts: 1 };
  const part = Math.min(parts, Math.floor((gone * parts) / Math.max(1, length)) + 1);
  const count =
    rounds > 0 ? Math.min(rounds, Math.floor((gone / length) * parts * rounds) - (part - 1) * rounds + 1) : undefined;
  const voice = useVoice(useLocale());

  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
    scrollTo(0, 0);
  }, []);
  const { speak } = voice;
  useEffect(() => {
    if (count !== undefined && running) speak(String(count));
  }, [count, running, speak]);
  useEffect(() => {
    if (running && phase?.kind === "hold" && phase.left > 3 && step.kind === "work" && item.holdS)
      if (phase.left % 10 === 0) speak(String(phase.left));
  }, [phase, running, step.kind, item.holdS, speak]);
  useEffect(() => {
    if (step.kind === "rest") speak(words.player.rest);
  }, [step.kind, speak, words]);

  // The screen of a page that is left stands still, so the session does too.
  useEffect(() => {
    const away = () => document.hidden && setPaused(true);
    document.addEventListener("visibilitychange", away);
    return () => document.removeEventListener("visibilitychange", away);
  }, []);
  useKeys({
    " ": () => (step.kind === "ready" ? onNext() : setPaused((now) => !now)),
    ArrowRight: onNext,
    ...(onBack && { ArrowLeft: onBack }),
  });

  const nextName = next && careWording.exercises[next.exercise]!.name;
  return (
    <Page title={words.player.title} quiet wide>
      <div className={`${style.player} ${step.kind === "ready" ? "" : style.going}`}>
        <div className={style.top}>
          <Progress
            label={words.player.place.replace("{n}", String(number)).replace("{of}", String(of))}
            done={number - 1}
            of={of}
          />
          <h1 ref={heading} tabIndex={-1} lang={step.kind === "rest" ? undefined : careLanguage}>
            {step.kind === "rest" ? words.player.rest : name}
          </h1>
          {step.kind === "rest" ? (
            <p className={style.soft}>{words.player.restHint}</p>
          ) : (
            <p className={style.soft}>
              {doseInWords(words.dose, item)}
              {item.sets > 1 &&
                step.kind === "work" &&
                ` · ${words.player.set.replace("{n}", String(step.set)).replace("{of}", String(item.sets))}`}
            </p>
          )}
        </div>
        <div className={style.stage}>
          <Figure
            ref={figure}
            movement={exercise.pose}
            tempo={pace}
            working={working}
            label={`${name}. ${form.join(" ")}`}
            playing={step.kind === "ready" ? !paused : step.kind === "work" && running}
            onPhase={setPhase}
          />
        </div>
        <div className={style.beside}>
          {step.kind === "ready" ? (
            <div className={style.how} lang={careLanguage}>
              <p>
                <strong>{levels[item.level]}</strong>
              </p>
              <ul>
                {form.map((text) => (
                  <li key={text}>{text}</li>
                ))}
              </ul>
              {item.cautions.map((id) => (
                <p key={id} className={style.caution}>
                  {rules?.[id]}
                </p>
              ))}
              <div lang={undefined}>
                <Disclosure summary={words.player.mistakes}>
                  <ul lang={careLanguage}>
                    {mistakes.map((text) => (
                      <li key={text}>{text}</li>
                    ))}
                  </ul>
                </Disclosure>
              </div>
            </div>
          ) : (
            <div className={style.count}>
              <Timer label={step.kind === "rest" ? words.player.rest : name} of={length} left={left}>
                {count === undefined ? clockTime(left) : count}
                <span className={style.small}>
                  {count === undefined
                    ? step.kind === "rest"
                      ? words.player.restLeft
                      : words.player.left
                    : item.holdS
                      ? holdWords(words.player, phase)
                      : words.player.of.replace("{n}", String(rounds))}
                </span>
              </Timer>
              <p role="status" className={style.soft}>
                {paused
                  ? words.player.paused
                  : step.kind === "rest"
                    ? words.player.nextSet
                    : phase?.other || (parts === 2 && part === 2)
                      ? words.player.otherSide
                      : parts > 2
                        ? words.player.spot.replace("{n}", String(part)).replace("{of}", String(parts))
                        : ""}
              </p>
              {nextName && nextName !== name && (
                <p className={style.soft}>
                  {words.player.next} <span lang={careLanguage}>{nextName}</span>
                </p>
              )}
            </div>
          )}
        </div>
        <Actions>
          {step.kind === "ready" ? (
            <Button kind="main" onPress={onNext}>
              {words.player.begin}
            </Button>
          ) : (
            <Button kind="main" onPress={() => setPaused(!paused)}>
              {paused ? words.player.goOn : words.player.pause}
            </Button>
          )}
          {step.kind !== "ready" && (
            <Button onPress={onNext}>{step.kind === "rest" ? words.player.skipRest : words.player.doneSet}</Button>
          )}
          {onBack && (
            <Button kind="quiet" onPress={onBack}>
              {words.player.back}
            </Button>
          )}
        </Actions>
        <div className={style.foot}>
          {voice.can && (
            <Switch on={voice.on} onChange={voice.turn}>
              {words.player.voice}
            </Switch>
          )}
          <Button kind="quiet" onPress={onLeaveOut}>
            {words.player.leaveOut}
          </Button>
          <a className={style.stop} href={at("/plan")}>
            {words.player.stop}
          </a>
          <p className={style.keys}>{words.player.keys}</p>
          <p className={style.soft}>{words.player.hurts}</p>
        </div>
      </div>
    </Page>
  );
}

function holdWords(words: Readonly<{ hold: string; move: string }>, phase: Now | undefined): string {
  return phase === undefined ? "" : words[phase.kind].replace("{n}", String(phase.left));
}

/** "1:05". */
function clockTime(seconds: number): string {
  const whole = Math.ceil(seconds);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}

/** Seconds gone of `length` while `running`; calls `onEnd` once they are over. */
function useCountdown(length: number, running: boolean, onEnd: () => void): number {
  const [gone, setGone] = useState(0);
  const end = useRef(onEnd);
  useEffect(() => {
    end.current = onEnd;
  });
  const before = useRef(0);
  useEffect(() => {
    if (!running || length === 0) return;
    const since = performance.now() - before.current * 1000;
    const timer = setInterval(() => {
      before.current = (performance.now() - since) / 1000;
      setGone(before.current);
      if (before.current < length) return;
      clearInterval(timer);
      end.current();
    }, 200);
    return () => clearInterval(timer);
  }, [length, running]);
  return gone;
}

/** Keys for the whole page; a key that a control needs is left to it. */
function useKeys(actions: Readonly<Record<string, () => void>>): void {
  const now = useRef(actions);
  useEffect(() => {
    now.current = actions;
  });
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      const on = event.target as HTMLElement;
      if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey) return;
      if (on.closest("button, a, input, summary, [role=switch]")) return;
      const action = now.current[event.key];
      if (action === undefined) return;
      event.preventDefault();
      action();
    };
    document.addEventListener("keydown", pressed);
    return () => document.removeEventListener("keydown", pressed);
  }, []);
}
