import { mirrored, type Point, pointsOf, shape } from "./curve.ts";
import type { View } from "./structures.ts";

/**
 * A place to point at. `site` is the finding in the vocabulary; several regions may share it.
 *
 * `side` is the person's own left or right. A place may be told apart by side on the drawing although its finding is not:
 * between the shoulder blades, for one.
 */
export type Region = Readonly<{ id: string; site: string; side: Side | null; view: View; path: string }>;
export type Side = "left" | "right";

/** Sites in the order of the list: from the neck down, then the front. `sided`: left and right can be told apart. */
export const sites: readonly Readonly<{ id: string; sided: boolean }>[] = [
  { id: "site_neck", sided: true },
  { id: "site_upper_trapezius", sided: true },
  { id: "site_shoulder", sided: true },
  { id: "site_between_blades", sided: true },
  { id: "site_shoulder_blade", sided: true },
  { id: "site_spine_upper", sided: false },
  { id: "site_spine_mid", sided: false },
  { id: "site_spine_lower", sided: false },
  { id: "site_flank_ribs_back", sided: true },
  { id: "site_low_back", sided: true },
  { id: "site_chest_front", sided: true },
  { id: "site_upper_abdomen", sided: true },
];

/** The place a region stands for: its site, with the side where there is one. The same place can be seen from both views. */
export const placeOf = (site: string, side: Side | null): string => (side === null ? site : `${site}_${side}`);

/** The places a finding about a site means: both sides of a whole one, itself when it names its side. */
export function placesOf(finding: string): readonly string[] {
  const whole = sites.find(({ id }) => id === finding);
  return whole?.sided ? [placeOf(finding, "left"), placeOf(finding, "right")] : [finding];
}

/** Drawn on the right of the picture: from behind that is the person's right, from the front the left. */
function both(site: string, view: View, path: string): readonly Region[] {
  const [here, there] = view === "back" ? (["right", "left"] as const) : (["left", "right"] as const);
  return [
    { id: `${view}:${placeOf(site, here)}`, site, side: here, view, path },
    { id: `${view}:${placeOf(site, there)}`, site, side: there, view, path: mirrored(path) },
  ];
}
const middle = (site: string, path: string): Region => ({ id: `back:${site}`, site, side: null, view: "back", path });

/** A strip of the spine from one height to another, 42 mm wide. */
const strip = (from: number, to: number) =>
  `M-17 ${from}L17 ${from}C20 ${from} 21 ${from + 1} 21 ${from + 4}L21 ${to - 4}C21 ${to - 1} 20 ${to} 17 ${to}L-17 ${to}C-20 ${to} -21 ${to - 1} -21 ${to - 4}L-21 ${from + 4}C-21 ${from + 1} -20 ${from} -17 ${from}Z`;

export const regions: readonly Region[] = [
  ...both(
    "site_neck",
    "back",
    shape(
      "1.5 -128, 30 -128, 57 -116",
      "57 -116, 53.5 -96, 53.5 -76, 60 -56, 80 -40",
      "80 -40, 56 -26, 24 -18",
      "24 -18, 1.5 -18",
      "1.5 -18, 1.5 -128",
    ),
  ),
  ...both(
    "site_upper_trapezius",
    "back",
    shape(
      "24.5 -14, 58 -22, 85 -36",
      "85 -36, 112 -25, 140 -17, 162 -11",
      "162 -11, 163 -2, 156 6",
      "156 6, 124 20, 92 32, 60 43",
      "60 43, 58 33, 52 27",
      "52 27, 24.5 25",
      "24.5 25, 24.5 -14",
    ),
  ),
  ...both(
    "site_shoulder",
    "back",
    shape(
      "167 -9, 190 -4, 210 14, 217 40",
      "217 40, 222 66, 223 96, 223 122",
      "223 122, 204 134, 180 132, 156 120",
      "156 120, 158 90, 166 54, 161 9",
      "161 9, 167 2, 167 -9",
    ),
  ),
  ...both(
    "site_between_blades",
    "back",
    shape("24.5 29, 50 31", "50 31, 52 60, 55 96, 62 130, 76 162", "76 162, 52 172, 24.5 175", "24.5 175, 24.5 29"),
  ),
  ...both(
    "site_shoulder_blade",
    "back",
    shape(
      "60 48, 92 36, 126 22, 157 9",
      "157 9, 162 40, 157 76, 152 118",
      "152 118, 130 132, 106 158, 92 170, 82 166",
      "82 166, 66 132, 58 96, 56 66, 60 48",
    ),
  ),
  middle("site_spine_upper", strip(-14, 74)),
  middle("site_spine_mid", strip(78, 187)),
  middle("site_spine_lower", strip(191, 296)),
  ...both(
    "site_flank_ribs_back",
    "back",
    shape(
      "24.5 179, 54 176, 78 168",
      "78 168, 92 175, 108 162, 130 138, 150 126",
      "150 126, 151 156, 148 194, 139 240, 133 268, 132 292",
      "132 292, 84 297, 24.5 298",
      "24.5 298, 24.5 179",
    ),
  ),
  ...both(
    "site_low_back",
    "back",
    shape(
      "1.5 302, 70 301, 132 296",
      "132 296, 136 322, 147 352, 155 378",
      "155 378, 100 388, 1.5 392",
      "1.5 392, 1.5 302",
    ),
  ),
  ...both(
    "site_neck",
    "front",
    shape(
      "1.5 -77, 30 -84, 52 -104",
      "52 -104, 53 -80, 60 -56, 80 -40",
      "80 -40, 60 -18, 40 2, 24 22",
      "24 22, 12 26, 1.5 30",
      "1.5 30, 1.5 -77",
    ),
  ),
  ...both(
    "site_upper_trapezius",
    "front",
    shape(
      "84 -37, 112 -25, 140 -17, 162 -11",
      "162 -11, 160 -6, 150 -3",
      "150 -3, 112 2, 78 14, 32 22",
      "32 22, 48 2, 66 -18, 84 -37",
    ),
  ),
  ...both(
    "site_shoulder",
    "front",
    shape(
      "166 -9, 190 -4, 210 14, 217 40",
      "217 40, 222 66, 223 96, 223 122",
      "223 122, 204 134, 180 132, 156 118",
      "156 118, 152 84, 140 44, 128 3",
      "128 3, 152 0, 166 -9",
    ),
  ),
  ...both(
    "site_chest_front",
    "front",
    shape(
      "1.5 36, 30 28, 76 20, 124 4",
      "124 4, 136 44, 148 84, 152 120",
      "152 120, 152 150, 148 186",
      "148 186, 100 192, 50 186, 1.5 184",
      "1.5 184, 1.5 36",
    ),
  ),
  ...both(
    "site_upper_abdomen",
    "front",
    shape(
      "1.5 188, 50 190, 100 196, 147 190",
      "147 190, 143 226, 134 262, 132 296",
      "132 296, 70 304, 1.5 306",
      "1.5 306, 1.5 188",
    ),
  ),
];

/** Pairs that lie side by side, by id without the view; of sided ones the right is told, the left is its mirror. */
const beside: Readonly<Record<View, readonly (readonly [string, string])[]>> = {
  back: [
    ["site_neck_right", "site_neck_left"],
    ["site_neck_right", "site_upper_trapezius_right"],
    ["site_neck_right", "site_spine_upper"],
    ["site_upper_trapezius_right", "site_spine_upper"],
    ["site_upper_trapezius_right", "site_shoulder_right"],
    ["site_upper_trapezius_right", "site_shoulder_blade_right"],
    ["site_upper_trapezius_right", "site_between_blades_right"],
    ["site_shoulder_right", "site_shoulder_blade_right"],
    ["site_shoulder_right", "site_flank_ribs_back_right"],
    ["site_shoulder_blade_right", "site_between_blades_right"],
    ["site_shoulder_blade_right", "site_flank_ribs_back_right"],
    ["site_between_blades_right", "site_spine_mid"],
    ["site_between_blades_right", "site_spine_upper"],
    ["site_between_blades_right", "site_flank_ribs_back_right"],
    ["site_spine_upper", "site_spine_mid"],
    ["site_spine_mid", "site_spine_lower"],
    ["site_spine_lower", "site_flank_ribs_back_right"],
    ["site_spine_lower", "site_low_back_right"],
    ["site_flank_ribs_back_right", "site_low_back_right"],
    ["site_low_back_right", "site_low_back_left"],
  ],
  front: [
    ["site_neck_right", "site_neck_left"],
    ["site_neck_right", "site_upper_trapezius_right"],
    ["site_neck_right", "site_chest_front_right"],
    ["site_upper_trapezius_right", "site_shoulder_right"],
    ["site_upper_trapezius_right", "site_chest_front_right"],
    ["site_shoulder_right", "site_chest_front_right"],
    ["site_chest_front_right", "site_chest_front_left"],
    ["site_chest_front_right", "site_upper_abdomen_right"],
    ["site_upper_abdomen_right", "site_upper_abdomen_left"],
  ],
};

const otherSide = (id: string) => id.replace(/_(left|right)$/, (_, side) => (side === "left" ? "_right" : "_left"));

/** The regions that touch one, in no order. */
export function besides(region: Region): readonly Region[] {
  const found = new Set<string>();
  for (const pair of beside[region.view]) {
    for (const [a, b] of [pair, [pair[1], pair[0]], pair.map(otherSide), [pair[1], pair[0]].map(otherSide)]) {
      if (`${region.view}:${a}` === region.id) found.add(`${region.view}:${b}`);
    }
  }
  return regions.filter((other) => found.has(other.id));
}

/** The middle of a region, in mm. */
export function middleOf({ path }: Region): Point {
  const at = pointsOf(path);
  const [xs, ys] = [at.map(([x]) => x), at.map(([, y]) => y)];
  return [(Math.min(...xs) + Math.max(...xs)) / 2, (Math.min(...ys) + Math.max(...ys)) / 2];
}

export type Direction = "up" | "down" | "left" | "right";
const headings: Readonly<Record<Direction, Point>> = { up: [0, -1], down: [0, 1], left: [-1, 0], right: [1, 0] };

/** Where an arrow key leads: of the regions beside, the one that lies most in that direction; undefined at the edge. */
export function neighbour(region: Region, direction: Direction): Region | undefined {
  const [x, y] = middleOf(region);
  const [dx, dy] = headings[direction];
  let best: Region | undefined;
  let least = Math.cos((67 * Math.PI) / 180); // further off than this is another direction
  for (const other of besides(region)) {
    const [ox, oy] = middleOf(other);
    const straight = ((ox - x) * dx + (oy - y) * dy) / Math.hypot(ox - x, oy - y);
    if (straight > least) [best, least] = [other, straight];
  }
  return best;
}
