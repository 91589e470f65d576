import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { type Compiled, compile, type Model, type Treatments } from "@backroot/knowledge";

const root = fileURLToPath(new URL("../../../", import.meta.url));

/** The real content, compiled: the laws must hold for what people are asked, not for a toy. */
export function realModel(): Model {
  const { model, problems } = compiled();
  if (model === undefined)
    throw new Error(`the content does not compile: ${problems[0]?.path}: ${problems[0]?.message}`);
  return model;
}

export function realTreatments(): Treatments {
  const { treatments, problems } = compiled();
  if (treatments === undefined)
    throw new Error(`the content does not compile: ${problems[0]?.path}: ${problems[0]?.message}`);
  return treatments;
}

function compiled(): Compiled {
  const files = new Map<string, string>();
  for (const entry of readdirSync(join(root, "content"), { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isFile()) files.set(relative(root, path), readFileSync(path, "utf8"));
  }
  return compile(files, "2026-11-22");
}
