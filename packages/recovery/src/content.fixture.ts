import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { compile } from "@backroot/knowledge";
import { type Answers as Checked, complete, prepare } from "@backroot/reasoning";
import type { Person } from "./types.ts";

const root = fileURLToPath(new URL("../../../", import.meta.url));
const files = new Map<string, string>();
for (const entry of readdirSync(join(root, "content"), { recursive: true, withFileTypes: true })) {
  const path = join(entry.parentPath, entry.name);
  if (entry.isFile()) files.set(relative(root, path), readFileSync(path, "utf8"));
}
const compiled = compile(files, "2026-11-22");
export const care = compiled.care!;
export const words = compiled.careWording!;
export const network = prepare(compiled.model!);
export const causes = compiled.model!.causes;

const none = Object.fromEntries(
  compiled.model!.findings.filter((f) => f.kind === "bool" && !f.derived).map((f) => [f.id, false]),
);

/** Someone with one possible cause whose every finding is absent but these. */
export function person(cause: string, present: Checked = {}, rest: Partial<Person> = {}): Person {
  const answers = complete(network.inferences, {
    ...none,
    duration_days: 30,
    severity: 4,
    sex: "female",
    age: 40,
    ...present,
  });
  return {
    urgency: "self_care",
    causes: [{ id: cause, p: 0.9 }],
    answers,
    goals: [],
    equipment: ["band", "anchor"],
    minutes: 10,
    activity: "some",
    ...rest,
  };
}
