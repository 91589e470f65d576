import { z } from "zod";
import type { Inspection } from "./inspection.ts";
import type { Question } from "./model.ts";
import { id, words } from "./shape.ts";
import type { YamlFile } from "./yaml-file.ts";

const entry = z.strictObject({
  id,
  kind: z.enum(["checklist", "choice", "number"]),
  when: words.optional(),
  items: z.array(z.union([id, z.strictObject({ finding: id, when: words })])).min(1),
});

/** Reads content/questions.yaml: the pages of the interview. Each finding is asked on one page at most. */
export function readQuestions(file: YamlFile, inspection: Inspection): readonly Question[] {
  const home = new Map<string, string>();
  const seen = new Set<string>();
  return file.readList(entry, ["questions"]).map(({ value, keys }) => {
    if (seen.has(value.id)) file.error("duplicate_id", keys, `the question "${value.id}" stands twice; rename one`);
    seen.add(value.id);
    const items = value.items.flatMap((item, i) => {
      const at = [...keys, "items", i];
      const finding = typeof item === "string" ? item : item.finding;
      if (!inspection.knows("finding", finding, file, at)) return [];
      const { kind, derived } = inspection.findings.get(finding)!;
      if (derived) file.error("unknown_value", at, `${finding} is worked out from other answers; do not ask it`);
      const wanted = value.kind === "checklist" ? "bool" : value.kind;
      if (kind !== wanted) file.error("unknown_value", at, `${finding} is a ${kind}; a ${value.kind} asks a ${wanted}`);
      if (home.has(finding)) file.error("duplicate_id", at, `${finding} is already asked by "${home.get(finding)}"`);
      home.set(finding, value.id);
      const when = typeof item === "string" ? undefined : inspection.condition(item.when, file, [...at, "when"]);
      return [{ finding, ...(when && { when }) }];
    });
    if (value.kind !== "checklist" && value.items.length > 1) {
      file.error("wrong_shape", [...keys, "items"], `a ${value.kind} asks one finding; use a checklist for several`);
    }
    const when = value.when === undefined ? undefined : inspection.condition(value.when, file, [...keys, "when"]);
    return { id: value.id, kind: value.kind, items, ...(when && { when }) };
  });
}
