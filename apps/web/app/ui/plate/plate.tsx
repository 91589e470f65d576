import type { ReactNode } from "react";
import style from "./plate.module.css";

/** Half the width of each rib cage level from T1 to T12, and how far each rib falls; drawn by eye from behind. */
const ribs: readonly (readonly [reach: number, fall: number])[] = [
  [64, 24],
  [98, 44],
  [124, 62],
  [142, 78],
  [155, 92],
  [164, 104],
  [170, 114],
  [173, 122],
  [172, 126],
  [164, 124],
  [112, 92],
  [66, 58],
];
const middle = 240;
const top = 96;
/** Vertebrae grow a little on the way down. */
const levelOf = (i: number) => top + i * 31 + i * i * 0.55;

/** A plate of the upper back seen from behind: the twelve vertebrae, their ribs and the shoulder blades, with a caption. */
export function Plate({ caption }: Readonly<{ caption?: ReactNode }>) {
  return (
    <figure className={style.plate}>
      <svg viewBox="-20 0 540 740" aria-hidden="true">
        <g className={style.outline}>
          {[1, -1].map((side) => (
            <g key={side} transform={side === 1 ? undefined : `translate(${2 * middle} 0) scale(-1 1)`}>
              <path d="M278 0C278 36 282 52 300 64C334 84 400 84 432 122C456 152 460 214 464 300C465 330 468 352 472 380" />
              <path d="M436 250C434 262 430 268 430 286C432 350 430 420 422 480C414 540 408 600 424 720" />
            </g>
          ))}
        </g>
        <g className={style.ribs}>
          {ribs.map(([reach, fall], i) => {
            const y = levelOf(i);
            const half = `m18 -1c${reach * 0.3} -13 ${reach - 18} -8 ${reach - 18} ${fall * 0.34}c0 ${fall * 0.24} ${-reach * 0.02} ${fall * 0.46} ${-reach * 0.07} ${fall * 0.66}`;
            return [1, -1].map((side) => (
              <g key={`${reach} ${side}`} transform={`translate(${middle} ${y}) scale(${side} 1)`}>
                <path d={`M0 0${half}`} />
              </g>
            ));
          })}
        </g>
        <g className={style.blades}>
          {[1, -1].map((side) => (
            <g key={side} transform={side === 1 ? undefined : `translate(${2 * middle} 0) scale(-1 1)`}>
              <path d="M304 128C334 118 372 122 398 134C404 140 402 150 394 154C380 176 356 244 338 292C334 300 328 300 326 292C318 246 300 180 304 128Z" />
              <path d="M304 152C338 142 378 132 408 120" />
            </g>
          ))}
        </g>
        <g className={style.spine}>
          {Array.from({ length: 17 }, (_, i) => i).map((i) => {
            const y = levelOf(i);
            const taper = i < 12 ? 1 + i * 0.022 : 1.2 - (i - 11) * 0.17;
            return (
              <path
                key={i}
                opacity={i < 12 ? 1 : 0.75 - (i - 12) * 0.15}
                transform={`translate(${middle} ${y}) scale(${taper})`}
                d="M-21 -6Q0 0 21 -6Q24 -1 20 4Q11 6 6 9Q4 20 0 24Q-4 20 -6 9Q-11 6 -20 4Q-24 -1 -21 -6Z"
              />
            );
          })}
        </g>
        <g className={style.leaders}>
          {[0, 3, 7, 11].map((i) => (
            <g key={i}>
              <path d={`M${middle + 26} ${levelOf(i)}H516`} />
              <text x="516" y={levelOf(i) - 6} textAnchor="end">
                T{i + 1}
              </text>
            </g>
          ))}
        </g>
      </svg>
      {caption && <figcaption className={style.caption}>{caption}</figcaption>}
    </figure>
  );
}
