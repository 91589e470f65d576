import { band, bothSides, lines, open, whole } from "./curve.ts";
import { ribs } from "./ribs.ts";
import { fromBehind, fromTheFront, vertebrae } from "./spine.ts";

/** A bone as drawn: what faces us, what is seen behind it, and lines on it. */
export type Bone = Readonly<{ outline: string; far?: string; lines?: string; cartilage?: string }>;

const scapulaBody =
  "M64 15C61 26 58 37 56 48C54 70 55 94 62 118C67 136 73 152 80 162C84 167 89 166 92 160C102 144 118 116 128 97C134 86 139 77 142 70C147 68 150 60 150 50C150 42 149 36 146 33C140 31 136 28 131 26C126 23 122 21 118 21C104 12 84 9 72 10C68 10 65 12 64 15Z";
const scapulaSpine =
  "M57 48C74 44 96 34 118 24C134 17 148 8 160 2C170 -3 183 -3 188 6C191 13 186 21 179 22C171 22 166 18 158 20C142 24 124 33 106 42C90 50 72 57 60 57C55 57 54 50 57 48Z";
const clavicle = band(
  "176 -2, 160 -9, 138 -9, 112 0, 82 14, 52 23, 34 27, 17 33",
  (t) => 12 - 3 * Math.sin(Math.PI * t) + 4 * t * t,
);
const humerus =
  "M148 38C146 24 158 12 172 13C184 14 194 22 194 34C195 46 191 56 190 68C190 90 194 130 197 170C200 210 204 250 209 276C212 290 222 304 225 316C228 328 220 338 210 337C206 336 204 330 200 330C196 330 196 338 188 338C178 338 168 328 170 318C174 310 188 296 190 276C190 240 184 190 180 150C176 116 172 90 166 74C158 62 150 52 148 38Z";
const cranium =
  "M0 -305C40 -305 69 -282 73 -240C75 -210 70 -184 64 -160C58 -150 52 -142 46 -138C34 -134 20 -128 0 -128";
const hip =
  "M40 404C46 386 62 374 84 369C106 365 128 372 142 388C148 396 150 408 150 420C152 436 160 448 164 462L60 462C54 444 46 424 40 404Z";
const sacrum = "M0 424C16 423 30 420 37 410C42 418 44 430 40 442L34 462L0 462";

const backVertebrae = Object.fromEntries(
  vertebrae.map((v): [string, Bone] => {
    const { arch, process } = fromBehind(v);
    return [v.id, { outline: arch + process }];
  }),
);
const frontVertebrae = Object.fromEntries(
  vertebrae.map((v): [string, Bone] => {
    const { arch, process } = fromTheFront(v);
    return [v.id, { outline: arch + process }];
  }),
);

export const back: Readonly<Record<string, Bone>> = {
  skull: {
    outline: whole(cranium),
    lines: bothSides(lines("0 -160, 22 -164, 44 -156, 60 -146", "0 -160, 0 -146")),
  },
  hip_bone: { outline: bothSides(hip), lines: bothSides(lines("60 392, 84 380, 112 380, 136 394")) },
  sacrum: { outline: whole(sacrum), lines: bothSides(lines("18 436, 17 450")) },
  ...Object.fromEntries(
    ribs.map((rib): [string, Bone] => [rib.id, { outline: bothSides(rib.behind), far: bothSides(rib.ahead) }]),
  ),
  ...backVertebrae,
  clavicle: { outline: bothSides(clavicle) },
  humerus: { outline: bothSides(humerus), lines: bothSides(lines("196 300, 200 310, 208 310, 212 302")) },
  scapula: { outline: bothSides(scapulaBody), lines: bothSides(lines("138 74, 124 96, 104 128, 92 148")) },
  /** Part of the scapula, over the muscles that pass beneath it. */
  scapular_spine: { outline: bothSides(scapulaSpine), lines: bothSides(lines("66 52, 100 40, 134 24, 160 11")) },
};

export const front: Readonly<Record<string, Bone>> = {
  hip_bone: { outline: bothSides(hip), lines: bothSides(lines("48 410, 66 394, 92 384, 122 386")) },
  sacrum: { outline: whole(sacrum) },
  scapula: { outline: "", far: bothSides(scapulaBody) },
  ...frontVertebrae,
  ...Object.fromEntries(
    ribs.map((rib): [string, Bone] => [
      rib.id,
      rib.ahead === ""
        ? { outline: "", far: bothSides(rib.behind) }
        : { outline: bothSides(rib.ahead), far: bothSides(rib.behind), cartilage: bothSides(rib.cartilage) },
    ]),
  ),
  sternum: {
    outline: whole(
      open(
        "0 37, 8 33, 17 32, 24 38",
        "24 38, 23 52, 17 68, 14 78",
        "14 78, 15 100, 19 130, 19 150, 10 172",
        "10 172, 6 180, 7 196, 0 208",
      ),
    ),
    lines: bothSides(lines("0 78, 8 79, 14 78", "0 173, 6 174, 10 172")),
  },
  humerus: { outline: bothSides(humerus) },
  acromion: { outline: bothSides("M160 2C170 -3 183 -3 188 6C191 13 186 21 179 20C172 18 166 12 160 2Z") },
  coracoid: {
    outline: bothSides("M128 24C132 18 140 20 146 28C152 34 152 42 147 43C142 42 142 36 138 34C134 34 128 32 128 24Z"),
  },
  clavicle: { outline: bothSides(clavicle) },
};
