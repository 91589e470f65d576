/** A place on the drawing. `id` is the finding; sided ones end in _left or _right: the person's own left and right. */
export type Place = Readonly<{ id: string; view: "back" | "front"; shape: string }>;

/** Mirrors a path about the middle of the drawing, x = 160. All its commands are absolute, in pairs. */
function mirror(shape: string): string {
  return shape.replace(/(-?\d+(?:\.\d+)?) (-?\d+(?:\.\d+)?)/g, (_, x: string, y: string) => `${320 - Number(x)} ${y}`);
}

/** Both sides of a place drawn on the left of the picture: from behind that is the person's left, from the front the right. */
function bothSides(id: string, view: Place["view"], shape: string): readonly Place[] {
  const [here, there] = view === "back" ? ["left", "right"] : ["right", "left"];
  return [
    { id: `${id}_${here}`, view, shape },
    { id: `${id}_${there}`, view, shape: mirror(shape) },
  ];
}

export const places: readonly Place[] = [
  {
    id: "site_neck",
    view: "back",
    shape: "M145 84 L175 84 C176 96 180 103 188 107 L180 112 L140 112 L132 107 C140 103 144 96 145 84 Z",
  },
  ...bothSides(
    "site_upper_trapezius",
    "back",
    "M130 110 L150 116 L150 132 C128 134 104 136 84 132 C98 122 114 118 130 110 Z",
  ),
  ...bothSides("site_shoulder", "back", "M80 131 C62 138 56 154 52 176 L50 190 L76 196 C80 176 84 156 96 136 Z"),
  ...bothSides(
    "site_shoulder_blade",
    "back",
    "M98 137 C110 138 124 138 132 137 C132 160 126 186 114 208 C100 198 90 174 98 137 Z",
  ),
  {
    id: "site_between_blades",
    view: "back",
    shape:
      "M134 137 L150 134 L150 206 L128 206 C133 184 135 160 134 137 Z M186 137 L170 134 L170 206 L192 206 C187 184 185 160 186 137 Z",
  },
  { id: "site_spine_upper", view: "back", shape: "M152 114 L168 114 L168 156 L152 156 Z" },
  { id: "site_spine_mid", view: "back", shape: "M152 158 L168 158 L168 214 L152 214 Z" },
  { id: "site_spine_lower", view: "back", shape: "M152 216 L168 216 L168 266 L152 266 Z" },
  ...bothSides(
    "site_flank_ribs_back",
    "back",
    "M84 206 C92 216 104 220 114 212 L150 209 L150 266 L90 266 C90 246 86 226 84 206 Z",
  ),
  {
    id: "site_low_back",
    view: "back",
    shape: "M90 269 L230 269 C231 292 234 314 238 336 L82 336 C86 314 89 292 90 269 Z",
  },
  ...bothSides("site_shoulder", "front", "M80 131 C62 138 56 154 52 176 L50 190 L76 196 C80 176 84 156 96 136 Z").map(
    (place) => ({ ...place }),
  ),
  {
    id: "site_chest_front",
    view: "front",
    shape:
      "M98 137 C120 130 140 124 150 118 L170 118 C180 124 200 130 222 137 C230 160 232 186 234 204 C210 214 184 212 160 206 C136 212 110 214 86 204 C88 186 90 160 98 137 Z",
  },
  {
    id: "site_upper_abdomen",
    view: "front",
    shape:
      "M88 209 C110 216 138 214 160 209 C182 214 210 216 232 209 C230 230 230 246 230 262 L90 262 C90 246 90 230 88 209 Z",
  },
];
