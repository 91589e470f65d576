import { type Point, whole } from "./curve.ts";

/** A vertebra: `at` is the height of its middle in mm, `pitch` the distance to the next. */
export type Vertebra = Readonly<{ id: string; at: number; pitch: number }>;

/** Heights of the middles, from the neck down: thoracic vertebrae grow from 19 to 28 mm with their discs. */
const heights: Readonly<Record<string, readonly number[]>> = {
  c: [-116, -98, -80, -63.5, -47.5, -31.5, -15],
  t: [3, 22.5, 42.5, 63, 84, 106, 128.5, 152, 176, 201, 227, 254],
  l: [283, 314, 346, 378, 408],
};

/** C1 to C7, T1 to T12, L1 to L5, from above. */
export const vertebrae: readonly Vertebra[] = Object.entries(heights)
  .flatMap(([part, at]) => at.map((y, i) => ({ id: `${part}${i + 1}`, at: y })))
  .map((vertebra, i, all) => ({ ...vertebra, pitch: (all[i + 1]?.at ?? 437) - vertebra.at }));

export function vertebra(id: string): Vertebra {
  const found = vertebrae.find((v) => v.id === id);
  if (found === undefined) throw new RangeError(`no vertebra is called "${id}"`);
  return found;
}

/** A closed path from its right half, which begins and ends on the midline. */
function symmetric(start: Point, half: readonly (readonly [Point, Point, Point])[]): string {
  const say = ([x, y]: Point) => `${Math.round(x * 10) / 10 || 0} ${Math.round(y * 10) / 10 || 0}`;
  return whole(`M${say(start)}${half.map((curve) => `C${curve.map(say).join(" ")}`).join("")}`);
}

/** From behind: the arch with its transverse processes, then the spinous process over it. */
export function fromBehind({ id, at: y, pitch: p }: Vertebra): Readonly<{ arch: string; process: string }> {
  const part = id[0]!;
  const n = Number(id.slice(1));
  if (id === "c1") {
    const arch = symmetric(
      [0, y - 4],
      [
        [
          [10, y - 5],
          [16, y - 7],
          [22, y - 9],
        ],
        [
          [28, y - 9],
          [36, y - 6],
          [40, y - 1],
        ],
        [
          [41, y + 4],
          [36, y + 6],
          [31, y + 5],
        ],
        [
          [24, y + 7],
          [14, y + 5],
          [0, y + 5],
        ],
      ],
    );
    return { arch, process: "" };
  }
  if (part === "c") {
    const tip = n === 7 ? 34 : n === 2 ? 28 : 26;
    const arch = symmetric(
      [0, y - 5],
      [
        [
          [5, y - 6],
          [9, y - 9],
          [14, y - 8],
        ],
        [
          [18, y - 7],
          [19, y - 5],
          [20, y - 4],
        ],
        [
          [tip - 4, y - 6],
          [tip + 1, y - 4],
          [tip, y],
        ],
        [
          [tip - 1, y + 4],
          [22, y + 3],
          [20, y + 4],
        ],
        [
          [19, y + 8],
          [12, y + 10],
          [8, y + 7],
        ],
        [
          [5, y + 6],
          [3, y + 6],
          [0, y + 6],
        ],
      ],
    );
    const drop = n === 7 ? 17 : n === 2 ? 11 : 9;
    const wide = n === 7 ? 4.5 : 5.5;
    const process = symmetric(
      [0, y - 3],
      [
        [
          [3, y - 2],
          [3, y + drop * 0.4],
          [wide, y + drop - 3],
        ],
        [
          [wide + 1, y + drop],
          [wide - 1, y + drop + 2.5],
          [n === 7 ? 1.5 : 2.5, y + drop + (n === 7 ? 2.5 : 0.5)],
        ],
        [
          [1, y + drop + (n === 7 ? 3 : -0.5)],
          [0.5, y + drop + (n === 7 ? 3 : -1)],
          [0, y + drop + (n === 7 ? 3 : -1)],
        ],
      ],
    );
    return { arch, process };
  }
  if (part === "t") {
    // Transverse processes shorten from T1 to T12 and stand up and back; spinous ones are longest in the middle.
    const tip = 37 - 1.25 * (n - 1);
    const lift = p * 0.22;
    const w = 10 + 0.25 * n;
    const arch = symmetric(
      [0, y - 0.3 * p],
      [
        [
          [3, y - 0.36 * p],
          [4, y - 0.5 * p],
          [8, y - 0.52 * p],
        ],
        [
          [w + 1, y - 0.5 * p],
          [w + 1, y - 0.32 * p],
          [w + 3, y - 0.27 * p],
        ],
        [
          [tip - 9, y - 0.28 * p - lift * 0.5],
          [tip - 5, y - 0.42 * p - lift * 0.4],
          [tip - 2, y - 0.34 * p - lift * 0.3],
        ],
        [
          [tip + 2, y - 0.24 * p],
          [tip + 1, y - 0.02 * p],
          [tip - 3, y + 0.02 * p],
        ],
        [
          [tip - 9, y + 0.02 * p],
          [w + 4, y - 0.02 * p],
          [w + 1, y + 0.1 * p],
        ],
        [
          [w, y + 0.3 * p],
          [w - 1, y + 0.46 * p],
          [w - 5, y + 0.47 * p],
        ],
        [
          [4, y + 0.46 * p],
          [3, y + 0.34 * p],
          [0, y + 0.34 * p],
        ],
      ],
    );
    const drop = p * [0.72, 0.78, 0.86, 0.98, 1.08, 1.12, 1.12, 1.06, 0.92, 0.74, 0.6, 0.52][n - 1]!;
    const wide = n > 10 ? 4.6 : 3.4;
    const process = symmetric(
      [0, y - 0.22 * p],
      [
        [
          [3.5, y - 0.2 * p],
          [4.4, y],
          [3.6, y + drop * 0.35],
        ],
        [
          [3, y + drop * 0.6],
          [wide, y + drop * 0.8],
          [wide, y + drop * 0.9],
        ],
        [
          [wide, y + drop],
          [2, y + drop + 1],
          [0, y + drop + 1],
        ],
      ],
    );
    return { arch, process };
  }
  const tip = [40, 45, 49, 45, 41][n - 1]!;
  const w = 15 + n;
  const arch = symmetric(
    [0, y - 0.24 * p],
    [
      [
        [5, y - 0.3 * p],
        [8, y - 0.5 * p],
        [14, y - 0.5 * p],
      ],
      [
        [w + 2, y - 0.48 * p],
        [w + 2, y - 0.3 * p],
        [w + 1, y - 0.18 * p],
      ],
      [
        [w + 12, y - 0.16 * p],
        [tip - 4, y - 0.3 * p],
        [tip, y - 0.22 * p],
      ],
      [
        [tip + 3, y - 0.14 * p],
        [tip - 2, y - 0.02 * p],
        [tip - 6, y],
      ],
      [
        [w + 10, y + 0.04 * p],
        [w + 2, y + 0.04 * p],
        [w - 3, y + 0.1 * p],
      ],
      [
        [w - 1, y + 0.28 * p],
        [w + 1, y + 0.42 * p],
        [w - 3, y + 0.48 * p],
      ],
      [
        [w - 9, y + 0.52 * p],
        [8, y + 0.36 * p],
        [0, y + 0.36 * p],
      ],
    ],
  );
  const process = symmetric(
    [0, y - 0.16 * p],
    [
      [
        [4, y - 0.14 * p],
        [4.5, y + 0.1 * p],
        [5, y + 0.28 * p],
      ],
      [
        [6, y + 0.46 * p],
        [5, y + 0.56 * p],
        [0, y + 0.57 * p],
      ],
    ],
  );
  return { arch, process };
}

/** From the front: the body, waisted, and the transverse processes behind it. */
export function fromTheFront({ id, at: y, pitch: p }: Vertebra): Readonly<{ arch: string; process: string }> {
  const part = id[0]!;
  const n = Number(id.slice(1));
  const w = part === "c" ? 11 + n * 0.5 : part === "t" ? 14.5 + n * 0.45 : 21 + n * 0.9;
  const tip = part === "c" ? (n === 1 ? 40 : 27) : part === "t" ? 37 - 1.25 * (n - 1) : [40, 45, 49, 45, 41][n - 1]!;
  const arch =
    part === "t"
      ? ""
      : symmetric(
          [0, y - 0.2 * p],
          [
            [
              [w, y - 0.2 * p],
              [tip - 6, y - 0.3 * p],
              [tip - 2, y - 0.22 * p],
            ],
            [
              [tip + 1, y - 0.16 * p],
              [tip + 1, y - 0.02 * p],
              [tip - 4, y + 0.02 * p],
            ],
            [
              [tip - 9, y + 0.08 * p],
              [w, y + 0.1 * p],
              [0, y + 0.1 * p],
            ],
          ],
        );
  const h = 0.4 * p;
  const process = symmetric(
    [0, y - h],
    [
      [
        [w * 0.5, y - h - 0.6],
        [w - 2, y - h - 1],
        [w - 1, y - h],
      ],
      [
        [w + 1.5, y - h + 1.5],
        [w - 2, y - h * 0.5],
        [w - 2, y],
      ],
      [
        [w - 2, y + h * 0.5],
        [w + 1.5, y + h - 1.5],
        [w - 0.5, y + h],
      ],
      [
        [w - 2, y + h + 1],
        [w * 0.5, y + h + 0.6],
        [0, y + h],
      ],
    ],
  );
  return { arch, process };
}
