import { z } from "zod";
import type { Inspection } from "./inspection.ts";
import { nearest } from "./problem.ts";
import { id, sourceIds, words } from "./shape.ts";
import { entries } from "./wording.ts";
import type { YamlFile } from "./yaml-file.ts";

export const structureKinds = ["muscle", "fascia", "bone", "joint", "nerve", "organ"] as const;

/** Something the drawing of the body shows and names. */
export type Structure = Readonly<{ id: string; kind: (typeof structureKinds)[number] }>;

/** What is drawn, and which of it the pain of each cause comes from; a cause that comes from nothing drawn has an empty list. */
export type Anatomy = Readonly<{
  structures: readonly Structure[];
  comesFrom: Readonly<Record<string, readonly string[]>>;
  /** What the words about structures rest on. */
  sources: readonly string[];
}>;

const structure = z.strictObject({ id, kind: z.enum(structureKinds) });
const told = z.strictObject({ name: words, is: words, does: words });
const place = z.strictObject({ whole: words, left: words.optional(), right: words.optional() });

/** The words at the drawing: what each structure is and does; how each site of pain stands in a sentence. */
export type AnatomyWording = Readonly<{
  structures: Readonly<Record<string, z.infer<typeof told>>>;
  places: Readonly<Record<string, z.infer<typeof place>>>;
}>;

/** Reads content/anatomy.yaml, once the causes are known: each has its place in `comes_from`. */
export function readAnatomy(file: YamlFile, inspection: Inspection): Anatomy {
  const structures = file.readList(structure, ["structures"]).map(({ value, keys }, i, all) => {
    if (all.findIndex((other) => other.value.id === value.id) < i) {
      file.error("duplicate_id", keys, `"${value.id}" stands twice; remove one`);
    }
    return value;
  });
  const known = structures.map((s) => s.id);
  const comesFrom = file.read(z.record(z.string(), z.array(z.string())), ["comes_from"]) ?? {};
  for (const [cause, ids] of Object.entries(comesFrom)) {
    inspection.knows("cause", cause, file, ["comes_from", cause]);
    ids.forEach((name, i) => {
      if (known.includes(name)) return;
      const near = nearest(name, known);
      const fix = near === undefined ? "add it to `structures` or correct the name" : `did you mean "${near}"?`;
      file.error("unknown_structure", ["comes_from", cause, i], `no structure is called "${name}"; ${fix}`);
    });
  }
  if (file.data !== undefined) {
    for (const cause of inspection.causes) {
      if (comesFrom[cause] !== undefined) continue;
      const fix = `say what the pain of "${cause}" comes from; [] when nothing drawn`;
      file.error("missing_structures", ["comes_from"], fix);
    }
  }
  const sources = file.read(sourceIds.min(1, "what structures are and do needs a source"), ["sources"]) ?? [];
  sources.forEach((source, i) => {
    inspection.knows("source", source, file, ["sources", i]);
  });
  return { structures, comesFrom, sources };
}

/** Reads content/<language>/anatomy.yaml: every structure and every site has its words, and nothing else has. */
export function readAnatomyWording(file: YamlFile, anatomy: Anatomy, inspection: Inspection): AnatomyWording {
  const sites = [...inspection.findings.keys()].filter((name) => name.startsWith("site_"));
  const ids = anatomy.structures.map((s) => s.id);
  return {
    structures: entries(file, told, "structures", ids, "unknown_structure"),
    places: entries(file, place, "places", sites, "unknown_finding"),
  };
}
