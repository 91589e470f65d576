import { along, band, type Point } from "./curve.ts";
import { vertebra } from "./spine.ts";

/** One pair of ribs. `side` is where the rib turns forward; `front` where bone ends: at its cartilage, or in the flank. */
type Course = Readonly<{ side: Point; front: Point; cartilage?: readonly Point[] }>;

/** In mm. Ribs 1 to 7 reach the breastbone, 8 to 10 the cartilage above, 11 and 12 float. */
const courses: readonly Course[] = [
  {
    side: [57, 21],
    front: [31, 47],
    cartilage: [
      [31, 47],
      [25, 47],
      [17, 46],
    ],
  },
  {
    side: [82, 47],
    front: [48, 82],
    cartilage: [
      [48, 82],
      [35, 82],
      [18, 78],
    ],
  },
  {
    side: [102, 77],
    front: [59, 112],
    cartilage: [
      [59, 112],
      [40, 109],
      [18, 98],
    ],
  },
  {
    side: [116, 106],
    front: [68, 141],
    cartilage: [
      [68, 141],
      [46, 136],
      [18, 117],
    ],
  },
  {
    side: [126, 135],
    front: [77, 169],
    cartilage: [
      [77, 169],
      [60, 167],
      [40, 152],
      [18, 135],
    ],
  },
  {
    side: [132, 162],
    front: [87, 197],
    cartilage: [
      [87, 197],
      [71, 197],
      [46, 174],
      [18, 151],
    ],
  },
  {
    side: [136, 189],
    front: [98, 225],
    cartilage: [
      [98, 225],
      [82, 227],
      [52, 195],
      [15, 166],
    ],
  },
  {
    side: [138, 215],
    front: [110, 248],
    cartilage: [
      [110, 248],
      [95, 253],
      [76, 236],
      [64, 211],
    ],
  },
  {
    side: [137, 240],
    front: [120, 266],
    cartilage: [
      [120, 266],
      [108, 274],
      [96, 266],
      [84, 248],
    ],
  },
  {
    side: [133, 264],
    front: [126, 280],
    cartilage: [
      [126, 280],
      [118, 287],
      [109, 282],
      [102, 271],
    ],
  },
  { side: [112, 262], front: [119, 283] },
  { side: [70, 285], front: [80, 304] },
];

/** `junction` is where bone ends; `nerve` runs along the lower edge behind. */
export type Rib = Readonly<{
  id: string;
  number: number;
  behind: string;
  ahead: string;
  cartilage: string;
  junction: Point;
  nerve: string;
}>;

/** Rib 1 to rib 12, the right of the picture. */
export const ribs: readonly Rib[] = courses.map(({ side, front, cartilage }, i) => {
  const number = i + 1;
  const { at, pitch } = vertebra(`t${number}`);
  const root: Point = [12, at - 0.34 * pitch];
  const [x, y] = side;
  const floats = number > 10;
  const back = along(
    floats
      ? [root, [x * 0.42, root[1] - 4], [x * 0.86, root[1] + (front[1] - root[1]) * 0.45], front]
      : [root, [x * 0.5, root[1] - 7], [x * 0.99, root[1] + (y - root[1]) * 0.22], side],
    6,
  );
  const fall = front[1] - y;
  const ahead = along(
    [side, [x, y + fall * 0.45], [front[0] + (x - front[0]) * 0.6, front[1] - fall * 0.12], front],
    5,
  );
  // Where a rib turns from us it is seen edge on, and thins out.
  return {
    id: `rib_${number}`,
    number,
    behind: floats
      ? band(back, (t) => 10.5 - 8 * t ** 3)
      : band([...back, ahead[1]!], (t) => (t === 1 ? 1 : t > 0.8 ? 6.5 : 10 + 2.5 * Math.sin(Math.PI * t) - 2 * t)),
    ahead: floats ? "" : band([back.at(-2)!, ...ahead], (t) => (t === 0 ? 1 : t < 0.2 ? 6.5 : 9 + 3 * t)),
    cartilage: cartilage === undefined ? "" : band(cartilage, (t) => 12 - 3 * t),
    junction: front,
    nerve: band(
      back.map(([bx, by]): Point => [bx, by + 8]),
      () => 3,
    ),
  };
});
