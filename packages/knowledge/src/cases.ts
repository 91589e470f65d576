import { z } from "zod";
import { type Urgency, urgencies } from "./model.ts";
import { inFileOrder, type Problem } from "./problem.ts";
import { words } from "./shape.ts";
import { YamlFile } from "./yaml-file.ts";

const urgency = z.enum(urgencies);
const schema = z.strictObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9-]*$/, "is lower-case letters, digits and hyphens"),
  source: z.strictObject({
    cite: words,
    url: z.url("must be a web address"),
    kind: z.enum(["case_report", "series", "guideline", "review", "teaching_case", "patient_account"]),
    seen: z.enum(["full_text", "abstract", "excerpt"]),
  }),
  told: words,
  age: z.number().int().min(0).max(120).nullable(),
  sex: z.enum(["female", "male"]).nullable(),
  present: z.array(z.string()).min(1),
  absent: z.array(z.string()),
  outcome: words,
  expected: z.strictObject({
    urgency,
    accept: z.array(urgency).max(2),
    causes: z.array(z.string()).min(1),
    why: words,
  }),
  readers: z.strictObject({ first: urgency, second: urgency }),
  settled: words.optional(),
});

/** A published case, retold, with what its readers expect. */
export type PublishedCase = z.infer<typeof schema>;

/**
 * Reads cases/*.yaml. Whether the findings exist is for the model's user to say; what is checked here is the shape, that the
 * file is named after its case, and that the neighbours accepted are neighbours.
 *
 * @param causes ids of the causes that exist
 */
export function readCases(
  files: ReadonlyMap<string, string>,
  causes: ReadonlySet<string>,
): Readonly<{ cases: readonly PublishedCase[]; problems: readonly Problem[] }> {
  const problems: Problem[] = [];
  const cases: PublishedCase[] = [];
  for (const path of [...files.keys()].sort()) {
    if (!path.endsWith(".yaml")) continue;
    const file = new YamlFile(path, files.get(path)!, problems);
    const value = file.read(schema);
    if (value === undefined) continue;
    if (!path.endsWith(`/${value.id}.yaml`))
      file.error("name_mismatch", ["id"], `the file of "${value.id}" must be called ${value.id}.yaml`);
    value.expected.causes.forEach((cause, i) => {
      if (!causes.has(cause)) file.error("unknown_cause", ["expected", "causes", i], `no cause is called "${cause}"`);
    });
    for (const [i, accepted] of value.expected.accept.entries()) {
      if (steps(accepted, value.expected.urgency) !== 1) {
        file.error(
          "unknown_value",
          ["expected", "accept", i],
          `"${accepted}" is no neighbour of "${value.expected.urgency}"`,
        );
      }
    }
    cases.push(value);
  }
  return { cases, problems: inFileOrder(problems) };
}

function steps(a: Urgency, b: Urgency): number {
  return Math.abs(urgencies.indexOf(a) - urgencies.indexOf(b));
}
