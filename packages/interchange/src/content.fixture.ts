import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { compile, type Model, type Wording } from "@backroot/knowledge";

const root = fileURLToPath(new URL("../../../", import.meta.url));

/** The real content, compiled: what leaves must hold for what people are asked, not for a toy. */
export function realContent(): Readonly<{ model: Model; wording: Wording }> {
  const files = new Map<string, string>();
  for (const entry of readdirSync(join(root, "content"), { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isFile()) files.set(relative(root, path), readFileSync(path, "utf8"));
  }
  const { model, wording, problems } = compile(files, "2026-11-22");
  if (model === undefined) throw new Error(`the content does not compile: ${problems[0]?.message}`);
  return { model, wording };
}
