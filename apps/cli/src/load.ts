import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { type Compiled, compile, firstLanguage, formatProblem, languagesIn } from "@backroot/knowledge";

/** The repository, wherever the command is run from. */
export const root = fileURLToPath(new URL("../../../", import.meta.url));

/** A failure the person can mend: shown as one sentence, without a stack. */
export class Complaint extends Error {}

/** Every file under a folder as text, by its path from `base`. */
export function readFolder(folder: string, base = root): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  let entries: import("node:fs").Dirent[];
  try {
    entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  } catch (error) {
    throw new Complaint(`cannot read ${folder}: ${(error as Error).message}`);
  }
  for (const entry of entries) {
    if (!entry.isFile() || entry.name.startsWith(".")) continue;
    const path = join(entry.parentPath, entry.name);
    files.set(relative(base, path).replaceAll("\\", "/"), readFileSync(path, "utf8"));
  }
  return files;
}

/** The content under `folder`, compiled as of today with the words of one language. */
export function compileContent(folder = root, language = firstLanguage): Compiled {
  return compile(readFolder(join(folder, "content"), folder), Temporal.Now.plainDateISO().toString(), language);
}

/** The languages the content under `folder` has words in, English first. */
export function contentLanguages(folder = root): readonly string[] {
  return languagesIn(readFolder(join(folder, "content"), folder).keys());
}

/** The compiled content, when it has no error. */
export function loadContent(): Compiled & { readonly model: NonNullable<Compiled["model"]> } {
  const compiled = compileContent();
  const { model } = compiled;
  if (model === undefined) {
    const errors = compiled.problems.filter((problem) => problem.severity === "error");
    throw new Complaint(`the content has ${errors.length} errors; the first: ${formatProblem(errors[0]!)}`);
  }
  return { ...compiled, model };
}
