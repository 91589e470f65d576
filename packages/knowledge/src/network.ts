import { z } from "zod";
import type { Inspection } from "./inspection.ts";
import type { Coexistence, Correlation, Model, UrgencyThreshold } from "./model.ts";
import { urgencies } from "./model.ts";
import { id, probability, sourced, urgency } from "./shape.ts";
import type { YamlFile } from "./yaml-file.ts";

const correlation = z.strictObject({
  id,
  findings: z.array(id).min(2).max(8, "at most eight; split the group"),
  rho: z.number().gt(0).lt(1),
  ...sourced,
});

/** Reads content/network.yaml, `correlations`: groups of findings that travel together. A finding is in one group at most. */
export function readCorrelations(file: YamlFile, inspection: Inspection): readonly Correlation[] {
  const home = new Map<string, string>();
  return file.readList(correlation, ["correlations"]).map(({ value, keys }) => {
    inspection.checkSourced(value, file, keys);
    value.findings.forEach((finding, i) => {
      const at = [...keys, "findings", i];
      if (!inspection.knows("finding", finding, file, at)) return;
      if (inspection.findings.get(finding)?.baseline === undefined) {
        file.error("unknown_value", at, `${finding} has no baseline, so nothing can travel with it`);
      }
      if (home.has(finding)) {
        file.error(
          "duplicate_id",
          at,
          `${finding} already travels with "${home.get(finding)}"; a finding has one group`,
        );
      }
      home.set(finding, value.id);
    });
    return { id: value.id, findings: value.findings, rho: value.rho };
  });
}

const coexistence = z.strictObject({ causes: z.tuple([id, id]), lift: z.number().gt(0).lt(100), ...sourced });

/** Reads content/network.yaml, `coexistences`: pairs of causes that may be there at once. */
export function readCoexistences(file: YamlFile, inspection: Inspection): readonly Coexistence[] {
  const seen = new Set<string>();
  return file.readList(coexistence, ["coexistences"]).map(({ value, keys }) => {
    inspection.checkSourced(value, file, keys);
    value.causes.forEach((cause, i) => {
      inspection.knows("cause", cause, file, [...keys, "causes", i]);
    });
    const pair = [...value.causes].sort().join(" + ");
    if (seen.has(pair) || value.causes[0] === value.causes[1]) {
      file.error("duplicate_id", keys, `the pair ${pair} stands twice, or is one cause`);
    }
    seen.add(pair);
    return { causes: value.causes, lift: value.lift };
  });
}

const again = z.strictObject({ urgency, days: z.int().min(1).max(90), ...sourced });

/** Reads content/urgency.yaml, `check_again`: when to do the check again, for every urgency but an emergency. */
export function readCheckAgain(file: YamlFile, inspection: Inspection): Model["checkAgain"] {
  const read = file.readList(again, ["check_again"]);
  const wanted = urgencies.filter((level) => level !== "emergency_now");
  if (read.length > 0 && read.map(({ value }) => value.urgency).join() !== wanted.join()) {
    file.error("wrong_shape", ["check_again"], `check_again must be given for ${wanted.join(", ")}, in this order`);
  }
  for (const { value, keys } of read) inspection.checkSourced(value, file, keys);
  return Object.fromEntries(read.map(({ value }) => [value.urgency, value.days]));
}

const threshold = z.strictObject({ urgency, probability, ...sourced });

/** Reads content/urgency.yaml: one threshold for each urgency above the least, most urgent last. */
export function readThresholds(file: YamlFile, inspection: Inspection): readonly UrgencyThreshold[] {
  const read = file.readList(threshold, ["thresholds"]);
  const wanted = urgencies.slice(1);
  if (read.length > 0 && read.map(({ value }) => value.urgency).join() !== wanted.join()) {
    file.error("wrong_shape", ["thresholds"], `thresholds must be given for ${wanted.join(", ")}, in this order`);
  }
  return read.map(({ value, keys }) => {
    inspection.checkSourced(value, file, keys);
    return { urgency: value.urgency, probability: value.probability, sources: value.sources };
  });
}
