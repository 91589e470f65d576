import { band, bothSides, mirrored, open } from "./curve.ts";
import { ribs } from "./ribs.ts";
import { vertebrae } from "./spine.ts";
import type { View } from "./structures.ts";

/**
 * Joints, nerves and organs: painted only when a plate points at them.
 *
 * Organs are drawn as seen from the front, where the person's left is on the right; from behind they are mirrored.
 */
const fromTheFront: Readonly<Record<string, string>> = {
  heart:
    "M-30 100C-34 84 -14 78 2 82C26 80 46 96 60 122C72 146 76 166 66 172C50 180 10 178 -18 172C-32 166 -34 130 -30 100Z",
  aorta: band("-2 112, -9 90, -4 70, 8 62, 20 70, 22 96, 18 160, 10 240, 4 310, 2 374", (t) => 21 - 7 * t),
  lungs: bothSides(
    "M24 20C32 -2 50 2 60 22C92 62 120 126 128 200C129 216 122 218 114 210C96 194 60 186 30 184C24 150 22 80 24 20Z",
  ),
  oesophagus: band("0 -10, 2 40, 0 100, 4 160, 14 200", () => 11),
  diaphragm: band("-130 262, -120 216, -92 180, -56 170, -14 182, 40 184, 84 192, 116 224, 128 262", () => 7),
  stomach:
    "M12 196C20 180 44 172 62 184C80 198 76 236 52 254C32 268 4 266 -14 256C-20 250 -16 242 -8 242C12 244 26 236 26 220C26 210 20 204 12 196Z",
  liver:
    "M-118 192C-102 172 -54 174 -20 184C10 188 40 186 58 192C50 206 20 214 -10 222C-50 236 -90 264 -114 258C-124 240 -126 208 -118 192Z",
  gallbladder: "M-52 230C-44 226 -36 236 -40 254C-44 270 -58 268 -60 254C-60 244 -58 234 -52 230Z",
  pancreas: band("-34 294, -20 284, 4 280, 34 268, 62 252", (t) => 22 - 11 * t),
  kidneys: `M52 246C70 240 80 262 76 290C72 318 60 336 48 328C40 320 50 306 48 290C46 272 40 254 52 246Z${"M-52 256C-70 250 -80 272 -76 300C-72 328 -60 346 -48 338C-40 330 -50 316 -48 300C-46 282 -40 264 -52 256Z"}`,
};

const dot = (x: number, y: number, r: number) => {
  const k = r * 0.55;
  return `M${x} ${y - r}C${x + k} ${y - r} ${x + r} ${y - k} ${x + r} ${y}C${x + r} ${y + k} ${x + k} ${y + r} ${x} ${y + r}C${x - k} ${y + r} ${x - r} ${y + k} ${x - r} ${y}C${x - r} ${y - k} ${x - k} ${y - r} ${x} ${y - r}Z`;
};
const round = (n: number) => Math.round(n * 10) / 10;
const thoracic = vertebrae.filter((v) => v.id.startsWith("t"));

const fromBothSides: Readonly<Record<string, string>> = {
  facet_joints: bothSides(thoracic.map(({ at, pitch }) => dot(11, round(at + 0.48 * pitch), 4)).join("")),
  costovertebral_joints: bothSides(
    thoracic.map(({ at, pitch }, i) => dot(round(33 - 1.2 * i), round(at - 0.2 * pitch), 4.5)).join(""),
  ),
  sacroiliac_joints: bothSides(band("37 408, 41 422, 37 442", () => 5)),
  discs: thoracic
    .map(({ at, pitch }, i) => {
      const [w, y] = [round(14 + i * 0.5), round(at + pitch / 2)];
      return open(`-${w} ${y}, 0 ${y - 3.5}, ${w} ${y}`, `${w} ${y}, 0 ${y + 3.5}, -${w} ${y}`);
    })
    .join(""),
  spinal_cord: band("0 -124, 0 -20, 0 80, 0 180, 0 288", (t) => (t === 1 ? 2 : 9)),
  intercostal_nerves: bothSides(ribs.map((rib) => rib.nerve).join("")),
  brachial_plexus: bothSides(
    [
      "14 -46, 40 -22, 74 8, 112 26, 152 52",
      "14 -31, 40 -12, 74 13, 112 30, 152 58",
      "14 -15, 40 0, 74 18, 112 34, 152 64",
      "14 2, 40 10, 74 22, 112 38, 152 70",
    ]
      .map((line) => band(line, () => 3.5))
      .join(""),
  ),
};
const inFrontOnly: Readonly<Record<string, string>> = {
  costochondral_joints: bothSides(
    ribs
      .filter((rib) => rib.cartilage !== "")
      .map((rib) => dot(rib.junction[0], rib.junction[1], 6))
      .join(""),
  ),
};

/** What lies within, by id, as painted in a view; undefined when it cannot be seen from there. */
export function within(view: View, id: string): string | undefined {
  const organ = fromTheFront[id];
  if (organ !== undefined) return view === "front" ? organ : mirrored(organ);
  return fromBothSides[id] ?? (view === "front" ? inFrontOnly[id] : undefined);
}

export const withinIds: readonly string[] = [
  ...Object.keys(fromBothSides),
  ...Object.keys(inFrontOnly),
  ...Object.keys(fromTheFront),
];
