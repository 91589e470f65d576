import { sceneOf } from "./frame.ts";
import { workingOf } from "./muscles.ts";
import { forget, paint } from "./painting.ts";

const moments = 40;

/** Runs in the page that bench/figure.ts opens: what 40 frames of a movement cost, each timed alone, ms. */
export async function measured({ pose, tempo, targets }) {
  const svg = document.querySelector("svg");
  const group = document.querySelector("g");
  group.replaceChildren(
    ...Array.from({ length: 48 }, () => document.createElementNS("http://www.w3.org/2000/svg", "path")),
  );
  forget(group);
  const scene = sceneOf(pose, tempo);
  const working = workingOf(targets);
  svg.setAttribute("viewBox", scene.box.join(" "));
  const classOf = ({ paint, kind, far }) => `${paint} ${kind} ${far ? "far" : ""}`;
  const frame = Array(moments).fill(Number.POSITIVE_INFINITY);
  const computed = frame.slice();
  // Other work on the machine only ever adds to a frame: the best of three rounds counts, after one while the code warms.
  for (let round = 0; round < 4; round++) {
    for (let i = 0; i < moments; i++) {
      const start = performance.now();
      const strokes = scene.at((i / moments) * scene.course.seconds, working);
      const made = performance.now();
      paint(group, strokes, classOf);
      group.getBBox();
      const end = performance.now();
      if (round === 0) continue;
      computed[i] = Math.min(computed[i], made - start);
      frame[i] = Math.min(frame[i], end - start);
    }
  }
  // The same as it is shown: the time from a frame's beginning until the thread is free after painting it.
  const shown = [];
  for (let i = 0; i < 12; i++) {
    shown.push(
      await new Promise((done) =>
        requestAnimationFrame(() => {
          const start = performance.now();
          paint(group, scene.at((i / 12) * scene.course.seconds, working), classOf);
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => done(performance.now() - start);
          port2.postMessage(0);
        }),
      ),
    );
  }
  return { frame, computed, shown: shown.toSorted((a, b) => a - b)[6] };
}
