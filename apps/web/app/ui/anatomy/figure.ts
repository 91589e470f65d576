import { bothSides, lines, mirrored, whole } from "./curve.ts";

/** What every layer stands on: the outline of the body, the same from behind and from the front, and soft marks on the skin. */

const head = "C42 -312 76 -286 79 -240C80 -214 76 -188 71 -164C67 -148 63 -136 60 -124";
const neckToArm =
  "C57 -110 56 -94 56 -78C57 -60 68 -46 90 -36C114 -25 142 -18 166 -11C194 -4 212 12 219 40C225 66 225 98 226 132C228 178 236 216 241 258C246 296 252 322 252 352C254 390 255 420 254 460";
const armToHip =
  "C184 420 180 380 178 350C176 318 172 286 168 258C164 222 158 186 153 150L152 132C154 168 149 206 141 244C136 266 134 282 135 300C138 326 148 348 156 374C164 400 170 430 172 460";

export const outline = whole(`M0 -312${head}${neckToArm}L186 460${armToHip}L0 460`);

/** The outline as a line, open where the drawing fades out. */
export const contour = bothSides(`M0 -312${head}${neckToArm}M186 460${armToHip}`);

/** What shows between the muscles, from the base of the skull down. */
export const flesh = whole(`M0 -156C22 -160 44 -156 60 -124${neckToArm}L186 460${armToHip}L0 460`);

const jaw = "C80 -214 77 -190 72 -168C70 -140 58 -112 38 -96C26 -86 14 -82 0 -82";
/** In front the face stands before the neck. */
export const face = whole(`M0 -312C42 -312 76 -286 79 -240${jaw}`);
export const jawLine =
  lines("71 -158, 66 -134, 54 -110, 36 -94, 16 -84, 0 -82") +
  mirrored(lines("71 -158, 66 -134, 54 -110, 36 -94, 16 -84, 0 -82"));

export const ears = bothSides("M77 -222C86 -226 93 -214 90 -198C88 -184 82 -172 75 -170");

/** In mm: from the crown to the pelvis, 516 wide. */
export const frame = { left: -258, top: -320, width: 516, height: 766 } as const;

/** Hollows and edges that show through the skin. */
export const skinMarks = {
  back:
    lines("0 -34, 0 -10", "0 8, 0.5 120, 0 240, 1 330, 0 400") +
    bothSides(
      lines(
        "62 47, 92 36, 126 22, 160 9",
        "60 66, 60 98, 66 130, 78 156, 88 165, 99 156",
        "151 146, 146 126, 152 102",
        "24 -124, 29 -98, 30 -74",
        "42 394, 47 400, 45 408",
        "66 374, 92 366, 122 374",
        "34 250, 40 300, 44 346",
      ),
    ),
  front:
    lines("0 62, 0 164", "0 214, 0 318", "-3 338, 0 342, 3 338") +
    bothSides(
      lines(
        "24 30, 54 23, 86 12, 124 0, 156 -7",
        "28 42, 58 36, 92 24, 120 14",
        "52 -92, 40 -44, 16 24",
        "10 26, 0 34",
        "22 178, 58 186, 96 180, 126 162, 146 134",
        "18 192, 52 214, 84 250, 108 284",
        "76 210, 78 270, 72 340",
        "152 146, 147 124, 153 100",
        "85 134, 89 130, 93 134, 89 138, 85 134",
      ),
    ),
} as const;
