import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { firstLanguage, formatProblem, searchEntries } from "@backroot/knowledge";
import { compileContent, contentLanguages, root } from "../apps/cli/src/load.ts";
import { compressFiles } from "./compress.ts";
import { writeServiceWorker } from "./offline.ts";
import { evaluationFigures, workedExample } from "./shown-evidence.ts";

const web = join(root, "apps", "web");
const generated = join(web, "app", "generated");
const stamp = join(web, "build", ".built-from");

/** Builds the web app, unless nothing it is made of has changed since the last time. */
export async function build(): Promise<void> {
  const from = fingerprintOf(["content", "cases", "bench/evaluation.md", "packages", "apps/web", "package-lock.json"]);
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === from) return;
  console.log("Building …");
  writeContent();
  const vite = spawnSync(process.execPath, [join(root, "node_modules/@react-router/dev/bin.cjs"), "build"], {
    cwd: web,
    stdio: ["ignore", "pipe", "pipe"],
    encoding: "utf8",
    env: { ...process.env, NODE_ENV: "production" },
  });
  if (vite.status !== 0) throw new Error(`the web app could not be built:\n${vite.stdout}${vite.stderr}`);
  await writeServiceWorker();
  compressFiles(join(web, "build", "client"));
  writeFileSync(stamp, from);
}

/** The compiled content as the files the web app is built from. */
export function writeContent(): void {
  mkdirSync(generated, { recursive: true });
  const write = (name: string, value: unknown) => writeFileSync(join(generated, `${name}.json`), JSON.stringify(value));
  for (const language of contentLanguages()) {
    const { model, care, careWording, treatments, treatmentWording, wording, library, reading, problems } =
      compileContent(root, language);
    if (model === undefined) throw new Error(`the content has errors:\n${problems.map(formatProblem).join("\n")}`);
    const { articles, ...figures } = library;
    write(`wording.${language}`, wording);
    write(`articles.${language}`, articles);
    write(`reading.${language}`, reading);
    write(`search.${language}`, searchEntries(library, reading, wording));
    if (careWording !== undefined) write(`care-wording.${language}`, careWording);
    if (treatmentWording !== undefined) write(`treatment-wording.${language}`, treatmentWording);
    if (language !== firstLanguage) continue;
    write("treatments", treatments);
    write("model", model);
    write("care", care);
    write("example", workedExample(model));
    write("evaluation", evaluationFigures());
    write("library", figures);
    write("comes-from", library.anatomy.comesFrom);
  }
}

function fingerprintOf(parts: readonly string[]): string {
  const hash = createHash("sha256");
  for (const path of parts.flatMap((part) => [...filesUnder(part)]).sort()) {
    hash.update(path).update(readFileSync(join(root, path)));
  }
  return hash.digest("hex");
}

const made = new Set(["node_modules", "build", ".serving", ".react-router", "generated"]);

function* filesUnder(path: string): Generator<string> {
  let entries: import("node:fs").Dirent[];
  try {
    entries = readdirSync(join(root, path), { withFileTypes: true });
  } catch {
    yield path;
    return;
  }
  for (const entry of entries) {
    if (made.has(entry.name)) continue;
    if (entry.isDirectory()) yield* filesUnder(join(path, entry.name));
    else if (entry.isFile()) yield join(path, entry.name);
  }
}
