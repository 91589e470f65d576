import { type Ref, useEffect, useId, useImperativeHandle, useMemo, useRef, useState } from "react";
import style from "./figure.module.css";
import { type Scene, sceneOf } from "./frame.ts";
import { keyframesOf, type Movement, momentAt, type Tempo } from "./movement.ts";
import type { Muscle } from "./muscles.ts";
import { forget, paint, shared } from "./painting.ts";
import type { Stroke } from "./picture.ts";

/** What the figure does now: moves to or holds a moment, on its first or its other side, with seconds left. */
export type Now = Readonly<{ name: string; kind: "move" | "hold"; other: boolean; left: number }>;

export type FigureHandle = Readonly<{ restart: () => void }>;

type Props = Readonly<{
  movement: Movement;
  /** Seconds out, held and back. */
  tempo?: Tempo | undefined;
  working?: readonly Muscle[];
  /** What is shown, in words. */
  label: string;
  playing: boolean;
  /** Told when a phase begins and at each full second left of it. */
  onPhase?: ((now: Now) => void) | undefined;
  ref?: Ref<FigureHandle>;
}>;

/** A person doing a movement at its tempo; where motion is unwelcome, the moments of it one after the other. */
export function Figure({ movement, tempo, working = none, label, playing, onPhase, ref }: Props) {
  const scene = useMemo(() => sceneOf(movement, tempo), [movement, tempo]);
  const first = useMemo(() => scene.at(0, working), [scene, working]);
  const paths = useRef<SVGGElement>(null);
  const gone = useRef(0);
  const [round, setRound] = useState(0);
  const tell = useRef(onPhase);
  useEffect(() => {
    tell.current = onPhase;
  });
  useImperativeHandle(ref, () => ({
    restart: () => {
      gone.current = 0;
      setRound((n) => n + 1);
    },
  }));

  useEffect(() => {
    const still = matchMedia("(prefers-reduced-motion: reduce)");
    if (paths.current) forget(paths.current);
    let told = "";
    const show = () => {
      const { phase, pose, left } = momentAt(scene.course, gone.current);
      if (paths.current) paint(paths.current, scene.of(still.matches ? phase.to : pose, working), classOf);
      const now: Now = { name: phase.name, kind: phase.kind, other: phase.other, left: Math.ceil(left) };
      const key = `${phase.start} ${now.left}`;
      if (key !== told) tell.current?.(now);
      told = key;
    };
    if (!playing) {
      if (gone.current > 0 || round > 0) show();
      return;
    }
    let before: number | undefined;
    let frame = requestAnimationFrame(function step(time) {
      // A page that was away for a while goes on where it stopped.
      gone.current += Math.min(0.1, (time - (before ?? time)) / 1000);
      before = time;
      show();
      frame = requestAnimationFrame(step);
    });
    return () => cancelAnimationFrame(frame);
  }, [scene, working, playing, round]);

  return <Drawing scene={scene} strokes={first} label={label} room={12} paths={paths} />;
}

const none: readonly Muscle[] = [];

type PairProps = Readonly<{
  movement: Movement;
  working?: readonly Muscle[];
  /** What is shown, in words. */
  label: string;
  words: Readonly<{ start: string; end: string }>;
}>;

/** Start and end of a movement side by side: for print, for reading without script, and where motion is unwelcome. */
export function FigurePair({ movement, working = none, label, words }: PairProps) {
  const id = useId();
  const [scene, start, end] = useMemo(() => {
    const made = sceneOf(movement);
    const frames = keyframesOf(movement);
    const last = frames.find(({ name }) => name === "end") ?? frames.at(-1)!;
    return [made, made.of(frames[0]!.pose, working), made.of(last.pose, working)];
  }, [movement, working]);
  // What does not move is written once.
  const stays = useMemo(() => shared(start, end), [start, end]);
  const kept = new Set(stays.values());
  return (
    <div className={style.pair} role="img" aria-label={label}>
      <figure className={style.one} aria-hidden="true">
        <Drawing scene={scene} strokes={start} ids={start.map((_, i) => (kept.has(i) ? `${id}${i}` : undefined))} />
        <figcaption>{words.start}</figcaption>
      </figure>
      <figure className={style.one} aria-hidden="true">
        <Drawing
          scene={scene}
          strokes={end}
          like={end.map((_, i) => (stays.has(i) ? `#${id}${stays.get(i)}` : undefined))}
        />
        <figcaption>{words.end}</figcaption>
      </figure>
    </div>
  );
}

const classOf = ({ kind, paint: name, far }: Stroke): string =>
  `${style[name]}${kind === "body" ? "" : ` ${style[kind]}`}${far ? ` ${style.far}` : ""}`;

/** One path for each stroke, and `room` for those that later moments may need. */
function Drawing({
  scene,
  strokes,
  label,
  room = 0,
  paths,
  ids,
  like,
}: Readonly<{
  scene: Scene;
  strokes: readonly Stroke[];
  label?: string;
  room?: number;
  paths?: Ref<SVGGElement>;
  /** Names for strokes that another drawing shows too. */
  ids?: readonly (string | undefined)[];
  /** Which strokes are those of another drawing, by its names. */
  like?: readonly (string | undefined)[];
}>) {
  return (
    // biome-ignore lint/a11y/noSvgWithoutTitle: named by its label, or hidden within what is named
    <svg
      className={style.figure}
      viewBox={scene.box.map(Math.round).join(" ")}
      {...(label === undefined ? { "aria-hidden": true } : { role: "img", "aria-label": label })}
    >
      <g ref={paths}>
        {strokes.map((stroke, i) =>
          like?.[i] === undefined ? (
            // biome-ignore lint/suspicious/noArrayIndexKey: a path has no identity but its order
            <path key={i} id={ids?.[i]} className={classOf(stroke)} d={stroke.d} />
          ) : (
            // biome-ignore lint/suspicious/noArrayIndexKey: as above
            <use key={i} href={like[i]} />
          ),
        )}
        {Array.from({ length: room }, (_, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: as above
          <path key={strokes.length + i} />
        ))}
      </g>
    </svg>
  );
}
