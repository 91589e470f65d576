import { z } from "zod";
import type { Inspection } from "./inspection.ts";
import type { Source } from "./model.ts";
import { words } from "./shape.ts";
import type { YamlFile } from "./yaml-file.ts";

const entry = z.strictObject({
  cite: words,
  doi: words.optional(),
  url: z.url("must be a web address").optional(),
  seen: z.boolean(),
  remark: words.optional(),
});

/** Reads content/sources.yaml. A source without address is kept; one not seen says so wherever it is shown. */
export function readSources(file: YamlFile, inspection: Inspection): Readonly<Record<string, Source>> {
  const sources: Record<string, Source> = {};
  const all = file.read(z.record(z.string(), z.unknown()), ["sources"]) ?? {};
  for (const id of Object.keys(all)) {
    inspection.sources.add(id);
    const value = file.read(entry, ["sources", id]);
    if (value === undefined) continue;
    const { cite, seen, doi, url, remark } = value;
    sources[id] = { cite, ...(doi && { doi }), ...(url && { url }), seen, ...(remark && { remark }) };
  }
  return sources;
}

/** Once everything is read: a source nothing leans on is a leftover. */
export function checkSourcesUsed(file: YamlFile, inspection: Inspection): void {
  for (const id of inspection.sources) {
    if (!inspection.usedSources.has(id)) {
      file.warning("unused_source", ["sources", id], `nothing leans on the source "${id}"; remove it or cite it`);
    }
  }
}

/** The sources that something cites, wherever in it: what is sent to a browser brings no others. */
export function citedBy(content: unknown, sources: Readonly<Record<string, Source>>): Readonly<Record<string, Source>> {
  const cited = new Set<unknown>();
  JSON.stringify(content, (key, value) => {
    if (key === "sources" && Array.isArray(value)) for (const id of value) cited.add(id);
    return value;
  });
  return Object.fromEntries(Object.entries(sources).filter(([id]) => cited.has(id)));
}
