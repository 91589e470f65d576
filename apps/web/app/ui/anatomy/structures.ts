import { type Bone, back as bonesBehind, front as bonesInFront } from "./bones.ts";
import { type Drawn, back as musclesBehind, front as musclesInFront } from "./muscles.ts";
import { ribs } from "./ribs.ts";
import { vertebrae } from "./spine.ts";
import { within, withinIds } from "./within.ts";

export type View = "back" | "front";
/** From the skin inwards. */
export const layers = ["skin", "muscles", "deep", "bones"] as const;
export type Layer = (typeof layers)[number];

/** One structure as painted in one view. */
export type Painted = Readonly<{
  /** Of the structure; several may be painted of one. */
  id: string;
  /** What tells it from others of its structure: "T4", or the number of a rib. */
  member?: string;
  kind: "muscle" | "fascia" | "bone";
  outline: string;
  /** Fibres of a muscle, edges on a bone. */
  strokes?: string;
  /** Tendon over a muscle, cartilage of a rib. */
  pale?: string;
  /** The part turned away from us. */
  far?: string;
}>;

const muscles: Readonly<Record<View, Readonly<Record<string, Drawn>>>> = { back: musclesBehind, front: musclesInFront };
const bones: Readonly<Record<View, Readonly<Record<string, Bone>>>> = { back: bonesBehind, front: bonesInFront };

const muscle = (view: View, id: string): Painted => {
  const drawn = muscles[view][id]!;
  return {
    id,
    kind: id === "thoracolumbar_fascia" ? "fascia" : "muscle",
    outline: drawn.outline,
    ...(drawn.fibres && { strokes: drawn.fibres }),
    ...(drawn.tendon && { pale: drawn.tendon }),
  };
};
/** Parts of the shoulder blade are painted over what passes beneath them. */
const partOf: Readonly<Record<string, string>> = {
  scapular_spine: "scapula",
  acromion: "scapula",
  coracoid: "scapula",
  c: "cervical_vertebrae",
  t: "thoracic_vertebrae",
  l: "lumbar_vertebrae",
  rib: "ribs",
};

/** The structure a painted id belongs to: "t4" is one of the thoracic vertebrae. */
function structureOf(id: string): Readonly<{ id: string; member?: string }> {
  const one = /^([ctl])\d+$|^(rib)_(\d+)$/.exec(id);
  if (one === null) return { id: partOf[id] ?? id };
  return { id: partOf[one[1] ?? one[2]!]!, member: one[3] ?? id.toUpperCase() };
}

const bone = (view: View, id: string): Painted => {
  const drawn = bones[view][id]!;
  return {
    ...structureOf(id),
    kind: "bone",
    outline: drawn.outline,
    ...(drawn.lines && { strokes: drawn.lines }),
    ...(drawn.cartilage && { pale: drawn.cartilage }),
    ...(drawn.far && { far: drawn.far }),
  };
};
const spine = vertebrae.map((v) => v.id);
const cage = ribs.map((r) => r.id);

/** What stands behind the named structures of a layer, and these in order of painting. */
export type Plate = Readonly<{ behind: readonly Painted[]; named: readonly Painted[] }>;

const plan: Readonly<
  Record<View, Readonly<Record<Layer, Readonly<{ behind: readonly string[]; named: readonly string[] }>>>>
> = {
  back: {
    skin: { behind: [], named: [] },
    muscles: {
      behind: ["rhomboid_major", "scapular_spine"],
      named: [
        "gluteal_muscles",
        "external_oblique",
        "triceps",
        "teres_major",
        "teres_minor",
        "infraspinatus",
        "thoracolumbar_fascia",
        "latissimus_dorsi",
        "sternocleidomastoid",
        "splenius",
        "levator_scapulae",
        "deltoid",
        "trapezius_lower",
        "trapezius_middle",
        "trapezius_upper",
      ],
    },
    deep: {
      behind: ["hip_bone", "sacrum", ...cage, ...spine, "clavicle", "humerus"],
      named: [
        "semispinalis",
        "erector_spinae",
        "splenius",
        "serratus_anterior",
        "scapula",
        "teres_major",
        "infraspinatus",
        "teres_minor",
        "supraspinatus",
        "scapular_spine",
        "levator_scapulae",
        "rhomboid_minor",
        "rhomboid_major",
      ],
    },
    bones: {
      behind: [],
      named: [
        "skull",
        "hip_bone",
        "sacrum",
        ...cage,
        ...spine.toReversed(),
        "clavicle",
        "humerus",
        "scapula",
        "scapular_spine",
      ],
    },
  },
  front: {
    skin: { behind: [], named: [] },
    muscles: {
      behind: [],
      named: [
        "infrahyoid_muscles",
        "scalenes",
        "trapezius_upper",
        "sternocleidomastoid",
        "latissimus_dorsi",
        "triceps",
        "biceps",
        "external_oblique",
        "rectus_abdominis",
        "serratus_anterior",
        "pectoralis_major",
        "deltoid",
        "clavicle",
        "sternum",
      ],
    },
    deep: {
      behind: [
        "hip_bone",
        "sacrum",
        "scapula",
        ...spine,
        ...cage.toReversed(),
        "sternum",
        "humerus",
        "acromion",
        "coracoid",
      ],
      named: ["scalenes", "serratus_anterior", "pectoralis_minor", "clavicle"],
    },
    bones: {
      behind: [],
      named: [
        "scapula",
        "hip_bone",
        "sacrum",
        ...spine,
        ...cage.toReversed(),
        "sternum",
        "humerus",
        "coracoid",
        "acromion",
        "clavicle",
      ],
    },
  },
};

const isBone = (view: View, id: string) => id in bones[view];
const paint = (view: View, id: string) => (isBone(view, id) ? bone(view, id) : muscle(view, id));

export function plate(view: View, layer: Layer): Plate {
  const { behind, named } = plan[view][layer];
  return { behind: behind.map((id) => paint(view, id)), named: named.map((id) => paint(view, id)) };
}

/** Every structure the drawing can show, in any view and layer. */
export const structureIds: readonly string[] = [
  ...new Set([
    ...(["back", "front"] as const).flatMap((view) =>
      layers.flatMap((layer) => plan[view][layer].named.map((id) => structureOf(id).id)),
    ),
    ...withinIds,
  ]),
];

/** Everything painted of a structure in a view, whatever its layer: what a plate lays its colour on. */
export function shapesOf(view: View, structure: string): string {
  const inside = within(view, structure);
  if (inside !== undefined) return inside;
  const ids = new Set(
    layers.flatMap((layer) => plan[view][layer].named).filter((id) => structureOf(id).id === structure),
  );
  return [...ids]
    .map((id) => paint(view, id))
    .map(({ outline, far }) => outline || far || "")
    .join("");
}

/** The outermost layer that shows a structure in a view; undefined when none does. Joints, nerves and organs lie among bones. */
export function layerOf(view: View, structure: string): Layer | undefined {
  if (within(view, structure) !== undefined) return "bones";
  return layers.find((layer) => plan[view][layer].named.some((id) => structureOf(id).id === structure));
}
